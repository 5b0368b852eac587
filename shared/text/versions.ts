// Names with a version: every spelling of one release (gpt-5.5, GPT 5.5, GPT5.5) becomes one canonical name.

/** A product line whose releases carry versions. `match` is sticky and begins where a line's head was found. */
export interface VersionFamily {
  readonly organisation: string;
  /** First words, lower-cased, that may begin a name of the family. */
  readonly heads: readonly string[];
  readonly match: RegExp;
  readonly canonical: (match: RegExpExecArray) => string;
}

const SEPARATOR = '[ \\u00a0\\-‑–_]?';
const title = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** ` Pro` for ` pro`, `-PRO`; nothing where the suffix is absent. */
const suffix = (text: string | undefined, spelling: Readonly<Record<string, string>> = {}): string => {
  if (text === undefined || text === '') return '';
  const word = text.replace(/^[\s\u00a0\-‑–_]+/, '');
  return ` ${spelling[word.toLowerCase()] ?? title(word)}`;
};

const suffixes = (words: string): string => `((?:${SEPARATOR}(?:${words})\\b)?)`;

/** The common shape: head, optional letter, version, optional suffix. */
const family = (
  organisation: string,
  heads: readonly string[],
  display: string,
  options: { join?: string; letter?: string; suffixes?: string; size?: boolean; whole?: boolean } = {},
): VersionFamily => {
  const head = heads.map((word) => word.replaceAll(' ', '[ -]?').replaceAll('.', '\\.')).join('|');
  const letter = options.letter ?? '';
  const version = options.whole === true ? '(\\d{1,2}(?:\\.\\d{1,2})?)' : '(\\d{1,2}\\.\\d{1,2})';
  const size = options.size === true ? `((?:${SEPARATOR}\\d{1,4}(?:\\.\\d)?B(?:-A\\d{1,3}B)?\\b)?)` : '()';
  const match = new RegExp(
    `(?:${head})${SEPARATOR}${letter === '' ? '()' : `(${letter})`}${version}(?![\\d.]*\\d)${size}${suffixes(options.suffixes ?? 'pro|max|mini|flash|lite|ultra|preview')}`,
    'iuy',
  );
  return {
    organisation,
    heads: heads.map((word) => word.split(' ')[0] ?? word),
    match,
    canonical: ([, mark, number, parameters, tail]) =>
      `${display}${options.join ?? ' '}${(mark ?? '').toUpperCase()}${number}${(parameters ?? '').replace(/^[\s\u00a0\-‑–_]+/, '-').toUpperCase()}${suffix(tail)}`,
  };
};

const CLAUDE_TIERS = 'opus|sonnet|haiku';

export const VERSION_FAMILIES: readonly VersionFamily[] = [
  {
    organisation: 'OpenAI',
    heads: ['gpt', 'chatgpt', 'imagegen', 'images', 'image', 'image2', 'imagen2'],
    match:
      /(?:(?:chat)?gpt[ \u00a0\-‑]?(?:image(?:s|gen|[ -]generator)?|img)[ \u00a0\-‑]?(?:v?[ -]?2(?:\.0)?)|imagegen[ \-‑]?2(?:\.0)?|images[ \-‑]?2\.0|image[ \-‑]?2\.0|image2)(?![\d.]*\d)(?![a-z])/iuy,
    canonical: () => 'ChatGPT Images 2.0',
  },
  {
    organisation: 'OpenAI',
    heads: ['gpt', 'chatgpt', 'gpt5', 'gpt4'],
    match:
      /(?:chat)?gpt[ \u00a0\-‑]?(\d(?:\.\d)?)(?![\d.]*\d)((?:[ \-‑]?(?:pro|codex|mini|nano|turbo|cyber)\b)?)(?!o\b)/iuy,
    canonical: ([, version, tail]) => `GPT-${version}${suffix(tail, { mini: 'mini', nano: 'nano' })}`,
  },
  {
    organisation: 'OpenAI',
    heads: ['codex'],
    match: /codex[ \u00a0\-‑]?(5\.\d)(?!\d)/iuy,
    canonical: ([, version]) => `GPT-${version} Codex`,
  },
  {
    organisation: 'OpenAI',
    heads: ['gpt'],
    match: /gpt[ \-‑]?(4o|4\.1|oss)\b/iuy,
    canonical: ([, version]) => `GPT-${(version ?? '').toLowerCase()}`,
  },
  {
    organisation: 'Anthropic',
    heads: ['claude', 'opus', 'sonnet', 'haiku'],
    match: new RegExp(
      `(?:claude${SEPARATOR})?(?:code )?(${CLAUDE_TIERS})${SEPARATOR}(\\d(?:\\.\\d)?)(?![\\d.]*\\d)`,
      'iuy',
    ),
    canonical: ([, tier, version]) => `Claude ${title(tier ?? '')} ${version}`,
  },
  {
    organisation: 'Anthropic',
    heads: ['claude'],
    match: new RegExp(
      `claude${SEPARATOR}(\\d(?:\\.\\d)?)(?![\\d.]*\\d)((?:${SEPARATOR}(?:${CLAUDE_TIERS})\\b)?)`,
      'iuy',
    ),
    canonical: ([, version, tier]) =>
      tier === undefined || tier === '' ? `Claude ${version}` : `Claude${suffix(tier)} ${version}`,
  },
  family('Google', ['gemini'], 'Gemini', {
    whole: true,
    suffixes: 'pro|ultra|flash(?:[ -]?(?:lite|live|tts))?|nano|deep think|robotics',
  }),
  family('Google', ['gemma'], 'Gemma', { whole: true, suffixes: 'n' }),
  family('Google', ['veo'], 'Veo', { whole: true, suffixes: 'lite|fast' }),
  family('Google', ['imagen'], 'Imagen', { whole: true }),
  family('Google', ['genie'], 'Genie', { whole: true }),
  family('Google', ['lyria'], 'Lyria', { whole: true, suffixes: 'pro' }),
  family('Google', ['nano banana', 'nanobanana'], 'Nano Banana', { whole: true }),
  {
    organisation: 'Google',
    heads: ['nano', 'nanobanana'],
    match: /nano[ -]?banana[ -]?pro\b/iuy,
    canonical: () => 'Nano Banana Pro',
  },
  family('Alibaba', ['qwen'], 'Qwen', { join: '', whole: true, size: true, suffixes: 'max|plus|flash|omni|coder|vl' }),
  family('Alibaba', ['wan'], 'Wan', { join: '', suffixes: 'pro' }),
  family('Alibaba', ['happyhorse', 'happy horse'], 'HappyHorse', {}),
  {
    organisation: 'Moonshot AI',
    heads: ['kimi', 'k2'],
    match: /(?:kimi[ \-‑]?)?k(2(?:\.\d)?)(?![\d.]*\d)((?:[ -](?:thinking|code)\b)?)/iuy,
    canonical: ([, version, tail]) => `Kimi K${version}${suffix(tail)}`,
  },
  {
    organisation: 'Moonshot AI',
    heads: ['kimi'],
    match: /kimi[ \-‑]?(2\.\d)(?!\d)/iuy,
    canonical: ([, version]) => `Kimi K${version}`,
  },
  {
    organisation: 'DeepSeek',
    heads: ['deepseek'],
    match: /deepseek[ \-‑]?([vr])(\d(?:\.\d)?)(?![\d.]*\d)((?:[ -](?:pro|flash|lite)\b)?)/iuy,
    canonical: ([, letter, version, tail]) => `DeepSeek ${(letter ?? '').toUpperCase()}${version}${suffix(tail)}`,
  },
  family('Zhipu', ['glm'], 'GLM', { join: '-', whole: true, suffixes: 'air|flash|turbo|v' }),
  family('MiniMax', ['minimax', 'minimax m', 'minimax-m'], 'MiniMax M', { join: '' }),
  family('MiniMax', ['hailuo'], 'Hailuo', {}),
  family('ByteDance', ['seedance', 'dreamina seedance'], 'Seedance', { suffixes: 'pro|lite|fast' }),
  family('ByteDance', ['seedream'], 'Seedream', { suffixes: 'lite' }),
  family('Kuaishou', ['kling', '可灵'], 'Kling', { suffixes: 'omni|pro' }),
  family('xAI', ['grok'], 'Grok', { whole: true, suffixes: 'fast|heavy|code' }),
  {
    organisation: 'xAI',
    heads: ['grok'],
    match: /grok[ \-‑]?(4\.20)(?!\d)/iuy,
    canonical: ([, version]) => `Grok ${version}`,
  },
  family('Meta', ['llama'], 'Llama', { whole: true, suffixes: 'scout|maverick' }),
  family('Microsoft', ['phi'], 'Phi', { join: '-', whole: true, suffixes: 'mini|vision' }),
  {
    organisation: 'Microsoft',
    heads: ['mai'],
    match: /mai[ -](voice|image|transcribe|dxo|ds)[ -]?(\d)?/iuy,
    canonical: ([, kind, version]) => `MAI-${title(kind ?? '')}${version === undefined ? '' : `-${version}`}`,
  },
  family(
    'Mistral',
    ['mistral', 'mistral small', 'mistral medium', 'mistral large', 'devstral', 'voxtral', 'magistral'],
    'Mistral',
    { whole: true },
  ),
  family('OpenAI', ['sora'], 'Sora', { whole: true }),
  family('Tencent', ['hunyuan', 'hy', '混元'], 'Hunyuan', {}),
  family('Baidu', ['ernie', '文心'], 'ERNIE', { whole: true }),
  family('Xiaomi', ['mimo'], 'MiMo', { letter: 'v', whole: true, suffixes: 'pro|flash|omni' }),
  family('Runway', ['gen', 'runway gen'], 'Runway Gen-', { join: '' }),
  family('Black Forest Labs', ['flux'], 'FLUX', { join: '.', suffixes: 'pro|dev|klein' }),
  family('Midjourney', ['midjourney'], 'Midjourney', { letter: 'v', whole: true }),
  family('Suno', ['suno'], 'Suno', { letter: 'v' }),
  family('Allen Institute for AI', ['molmo'], 'Molmo', { whole: true }),
  family('Allen Institute for AI', ['olmo'], 'OLMo', { whole: true, suffixes: 'think|instruct|hybrid' }),
  family('Hugging Face', ['smollm'], 'SmolLM', { join: '', whole: true }),
  family('Anysphere', ['composer', 'cursor'], 'Cursor Composer', { whole: false }),
];

/** Heads of versions that are no product: `Apache 2.0`, `Part 4.2`. Lower-cased. */
const NO_PRODUCT = new Set([
  'apache',
  'part',
  'web',
  'vector',
  'ip',
  'introducing',
  'the',
  'python',
  'node',
  'php',
  'http',
  'usb',
  'bluetooth',
  'chapter',
  'section',
  'figure',
  'table',
  'version',
  'release',
  'step',
  'day',
  'week',
  'top',
  'over',
  'about',
  'only',
  'from',
  'with',
  'and',
  'by',
  'at',
  'to',
  'in',
  'of',
  'is',
  'was',
  'up',
  'down',
  'just',
  'under',
  'above',
  'nearly',
  'almost',
  'around',
  'scored',
  'score',
  'scores',
  'usd',
  'aud',
  'cny',
  'rmb',
  'eur',
  'gbp',
  'now',
  'for',
  'rated',
  'plus',
  'ios',
  'ipados',
  'macos',
  'android',
  'windows',
  'ubuntu',
  'debian',
  'java',
  'go',
  'rust',
  'ruby',
  'swift',
  'next',
  'react',
  'vue',
  'cuda',
  'pcie',
  'wifi',
  'industry',
  'human',
  'society',
  'life',
  'software',
  'cloud',
  'marketing',
  'season',
  'episode',
  'round',
  'phase',
  'level',
  'act',
  'vol',
  'volume',
  'no',
  'gpa',
  'magnitude',
  'sharpe',
  'avg',
  'average',
  'total',
  'a',
  'an',
  'new',
  'made',
  'meet',
  'our',
  'all',
  'series',
  'hit',
  'hits',
  'reached',
  'code',
]);

/** A capitalised word with a dotted version that no family knows: `Happyhorse 1.0`, `Seedance-2.0`. Sticky. */
const UNKNOWN =
  /([A-Z][A-Za-z]{2,}(?:[A-Z][A-Za-z]*)?)[ \-‑]?[vV]?(\d{1,2}\.\d{1,2})(?![\d.]*\d)(?![%BbMmKkxX倍万亿])/uy;

/** The canonical form of an unknown versioned name at `at`, or undefined: `Seedance-2.0` and `Seedance 2.0` are one. */
export const unknownVersion = (text: string, at: number): { name: string; end: number } | undefined => {
  UNKNOWN.lastIndex = at;
  const match = UNKNOWN.exec(text);
  if (match === null) return undefined;
  const [whole, word = '', version = ''] = match;
  if (NO_PRODUCT.has(word.toLowerCase())) return undefined;
  return { name: `${word} ${version}`, end: at + whole.length };
};
