// What each character becomes in a comparable text, looked up instead of computed: the table fills itself as characters are met.

/** Kinds of characters. COMPLEX ones need the rules of `comparable` for the whole text: they join, multiply or depend on neighbours. */
export const Kind = {
  separator: 1,
  space: 2,
  letter: 3,
  wide: 4,
  digit: 5,
  dot: 6,
  comma: 7,
  at: 8,
  minus: 9,
  plus: 10,
  sharp: 11,
  /** An arrow down, which says minus wherever it stands. */
  down: 12,
  /** Behind it a minus is a dash: `(1)-5`, `--5`. */
  closer: 13,
  complex: 14,
} as const;

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Marks join what stands before them, and so do the vowels and tails of decomposed Hangul. */
const JOINS = /[\p{M}\u1160-\u11ff]/u;
/** Chooses how an emoji is drawn; a mark by its category, but it joins nothing. */
const PRESENTATION = /^[\ufe0e\ufe0f]$/;

const kindOf = (unit: string): number => {
  if (unit === '.') return Kind.dot;
  if (unit === ',') return Kind.comma;
  if (unit === '@') return Kind.at;
  if (/[-–−]/.test(unit)) return Kind.minus;
  if (/[↓▼▽⬇]/.test(unit)) return Kind.down;
  if (unit === '+') return Kind.plus;
  if (unit === '#') return Kind.sharp;
  if (/[)\]}]/.test(unit)) return Kind.closer;
  if (/\s/.test(unit)) return Kind.space;
  if (/\d/.test(unit)) return Kind.digit;
  if (WIDE.test(unit) && /\p{L}|\p{N}/u.test(unit)) return Kind.wide;
  return /[\p{L}\p{N}%$€£¥]/u.test(unit) ? Kind.letter : Kind.separator;
};

/** Kind in the upper half, the character it becomes in the lower. */
const entryOf = (codePoint: number): number => {
  const character = String.fromCodePoint(codePoint);
  if (PRESENTATION.test(character)) return Kind.separator << 16;
  const normal = character.normalize('NFKC');
  const lower = normal.toLowerCase();
  if (normal === '...') return Kind.separator << 16;
  if (JOINS.test(normal) || character === 'Σ') return Kind.complex << 16;
  // Emoji are the only ones beyond the basic plane that are simple: they stay what they are and separate.
  if (codePoint > 0xffff) return (normal === character && /\p{S}/u.test(normal) ? Kind.separator : Kind.complex) << 16;
  if (normal.length !== 1 || lower.length !== 1 || !normal.isWellFormed()) return Kind.complex << 16;
  return (kindOf(normal) << 16) | lower.charCodeAt(0);
};

const FIRST_EMOJI = 0x1f000;
const basic = new Uint32Array(0x10000);
const emoji = new Uint32Array(0x1000);

/** The entry of a code unit that is not half of a pair: `kind << 16 | unit`. */
export const characterOf = (unit: number): number => {
  const known = basic[unit] ?? 0;
  if (known !== 0) return known;
  const entry = entryOf(unit);
  basic[unit] = entry;
  return entry;
};

/** The entry of a surrogate pair: a separator for emoji and other symbols from U+1F000, complex for the rest. */
export const pairOf = (high: number, low: number): number => {
  const place = (((high - 0xd800) << 10) | (low - 0xdc00)) + 0x10000 - FIRST_EMOJI;
  if (high > 0xdbff || low < 0xdc00 || low > 0xdfff || place < 0 || place >= emoji.length) return Kind.complex << 16;
  const known = emoji[place] ?? 0;
  if (known !== 0) return known;
  const entry = entryOf(place + FIRST_EMOJI);
  emoji[place] = entry;
  return entry;
};

/** Whether a unit of a comparable text is a Han character or kana. */
export const isWide = (unit: number): boolean => unit >= 0x2e80 && characterOf(unit) >>> 16 === Kind.wide;
