// Names with a version: every spelling of one release (gpt-5.5, GPT 5.5, GPT5.5) becomes one canonical name.

/** A product line whose releases carry versions. `match` is sticky and begins where a line's head was found. */
export interface VersionFamily {
  readonly organisation: string;
  /** First words, lower-cased, that may begin a name of the family. */
  readonly heads: readonly string[];
  readonly match: RegExp;
  readonly canonical: (match: RegExpExecArray) => string;
}

export const SEPARATOR = '[ \\-_]?';
export const title = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** ` Pro` for ` pro`, `-PRO`; nothing where the suffix is absent. */
export const suffix = (text: string | undefined, spelling: Readonly<Record<string, string>> = {}): string => {
  if (text === undefined || text === '') return '';
  const word = text.replace(/^[\s\-–_]+/, '');
  return ` ${word
    .split(/[\s-]+/)
    .map((part) => spelling[part.toLowerCase()] ?? (part.toLowerCase() === 'tts' ? 'TTS' : title(part)))
    .join(' ')}`;
};

const suffixes = (words: string): string => `((?:${SEPARATOR}(?:${words})\\b)?)`;

/** The common shape of a family: head, optional letter, version, optional suffix. */
export const family = (
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
      `${display}${options.join ?? ' '}${(mark ?? '').toUpperCase()}${number}${(parameters ?? '').replace(/^[\s\-–_]+/, '-').toUpperCase()}${suffix(tail)}`,
  };
};

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
  'linux',
  'kernel',
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

/** Up to three capitalised words with a dotted version that no family knows: `Happyhorse 1.0`, `Sabre Lark-3.1`. Sticky. */
const UNKNOWN =
  /([A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]{2,}){0,2})[ -]?[vV]?(\d{1,2}\.\d{1,2})(?![\d.]*\d)(?![%BbMmKkxX倍万亿])/uy;

/** The canonical form of an unknown versioned name at `at`, or undefined: `Seedance-2.0` and `Seedance 2.0` are one. */
export const unknownVersion = (text: string, at: number): { name: string; end: number } | undefined => {
  UNKNOWN.lastIndex = at;
  const match = UNKNOWN.exec(text);
  if (match === null) return undefined;
  const [whole, words = '', version = ''] = match;
  if (words.split(' ').some((word) => NO_PRODUCT.has(word.toLowerCase()))) return undefined;
  return { name: `${words} ${version}`, end: at + whole.length };
};
