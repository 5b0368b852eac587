// The product lines of the field whose releases carry versions, and how their names are spelt. Data.
import { family, SEPARATOR, suffix, title, type VersionFamily } from './versions.ts';

const CLAUDE_TIERS = 'opus|sonnet|haiku';

export const VERSION_FAMILIES: readonly VersionFamily[] = [
  {
    organisation: 'OpenAI',
    heads: ['gpt', 'chatgpt', 'imagegen', 'images', 'image', 'image2', 'imagen2'],
    match:
      /(?:(?:chat)?gpt[ -]?(?:image(?:s|gen|[ -]generator)?|img)[ -]?(?:v?[ -]?2(?:\.0)?)|imagegen[ -]?2(?:\.0)?|images[ -]?2\.0|image[ -]?2\.0|image2)(?![\d.]*\d)(?![a-z])/iuy,
    canonical: () => 'ChatGPT Images 2.0',
  },
  {
    organisation: 'OpenAI',
    heads: ['gpt', 'chatgpt', 'gpt5', 'gpt4'],
    match: /(?:chat)?gpt[ -]?(\d(?:\.\d)?)(?![\d.]*\d)((?:[ -]?(?:pro|codex|mini|nano|turbo|cyber)\b)?)(?!o\b)/iuy,
    canonical: ([, version, tail]) => `GPT-${version}${suffix(tail, { mini: 'mini', nano: 'nano' })}`,
  },
  {
    organisation: 'OpenAI',
    heads: ['codex'],
    match: /codex[ -]?(5\.\d)(?!\d)/iuy,
    canonical: ([, version]) => `GPT-${version} Codex`,
  },
  {
    organisation: 'OpenAI',
    heads: ['gpt'],
    match: /gpt[ -]?(4o|4\.1|oss)\b/iuy,
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
    match: /(?:kimi[ -]?)?k(2(?:\.\d)?)(?![\d.]*\d)((?:[ -](?:thinking|code)\b)?)/iuy,
    canonical: ([, version, tail]) => `Kimi K${version}${suffix(tail)}`,
  },
  {
    organisation: 'Moonshot AI',
    heads: ['kimi'],
    match: /kimi[ -]?(2\.\d)(?!\d)/iuy,
    canonical: ([, version]) => `Kimi K${version}`,
  },
  {
    organisation: 'DeepSeek',
    heads: ['deepseek'],
    match: /deepseek[ -]?([vr])(\d(?:\.\d)?)(?![\d.]*\d)((?:[ -](?:pro|flash|lite)\b)?)/iuy,
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
    match: /grok[ -]?(4\.20)(?!\d)/iuy,
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
