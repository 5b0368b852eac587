// Finds the scale (million, k) and the unit (GB, 个月) that stand behind a number.
import { AMBIGUOUS_UNITS, MONEY_SCALES, SCALES, UNITS, type UnitEntry } from './units.data.ts';

const LATIN_START = /^[\p{Script=Latin}\d-]/u;
/** Letters that are units only as typed: `5 W`, `2x`; `5 X` and `3 H` are other things. */
const EXACT = new Set(['x', 'h', 'w', 'W', 'ms']);

/** The first character, in the case that all its cases fold to: `k` for `K` and the Kelvin sign, `s` for `ſ`. */
const initialOf = (word: string): string => word.slice(0, 1).toUpperCase().toLowerCase();

interface Unit {
  readonly initial: string;
  readonly pattern: RegExp;
  readonly entries: readonly UnitEntry[];
}

const units: readonly Unit[] = [
  ...UNITS.flatMap((entry) => entry.words.map((word) => ({ word, entries: [entry] }))),
  ...AMBIGUOUS_UNITS.map(({ word, units: entries }) => ({ word, entries })),
]
  // Longest first, so that 个月 is found before 个.
  .sort((a, b) => b.word.replace(/\(\?.*\)/, '').length - a.word.replace(/\(\?.*\)/, '').length)
  .map(({ word, entries }) => ({
    initial: initialOf(word.replace(/^-\?/, '')),
    pattern: new RegExp(
      LATIN_START.test(word) ? `[\\s-]?(?:${word})(?![\\p{Script=Latin}\\d])` : `\\s?(?:${word})`,
      EXACT.has(word) ? 'uy' : 'iuy',
    ),
    entries,
  }));
/** Units by their first character, with one look for any of them: most numbers stand before a word that is none. */
const unitsByInitial = new Map(
  [...Map.groupBy(units, ({ initial }) => initial)].map(([initial, own]) => [
    initial,
    { own, any: new RegExp(own.map(({ pattern }) => pattern.source).join('|'), 'iuy') },
  ]),
);

type Scales = typeof SCALES;
const END_OF_SCALE = "(?:\\sd['’]|(?:\\sde)?(?![\\p{Script=Latin}\\d]|/s))";
const scalePattern = (words: Scales): RegExp =>
  new RegExp(`[\\s-]?(?:${words.map(({ word }) => word).join('|')})${END_OF_SCALE}`, 'iuy');
const SCALE = scalePattern(SCALES);
const MONEY_SCALE = scalePattern([...SCALES, ...MONEY_SCALES]);
/** Words that may stand behind another scale: `thousand crore`, `hundred million`, `mil milhões`. */
const FURTHER_SCALE = new RegExp(
  `\\s(?=\\p{L}{3})(?:${SCALES.map(({ word }) => word).join('|')})${END_OF_SCALE}`,
  'iuy',
);
const scales = [...SCALES, ...MONEY_SCALES].map(({ word, factor }) => ({
  pattern: new RegExp(`^(?:${word})$`, 'iu'),
  factor,
}));
const scaleFactor = (text: string): number => {
  const word = text
    .trim()
    .replace(/^-/, '')
    .replace(/\s(?:de|d['’])$/i, '')
    .toLowerCase();
  return scales.find(({ pattern }) => pattern.test(word))?.factor ?? 1;
};

/** The initial of what stands behind a number, at most two separators (`3 -fold`) left out. */
const initialBehind = (text: string, at: number): string => {
  let from = at;
  while (from < at + 2 && /[\s-]/.test(text[from] ?? '')) from++;
  return initialOf(text.slice(from, from + 1));
};

/** Length of a sticky pattern's match, 0 where it doesn't match. */
const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** The factor of the scales that begin at a place, multiplied, and their length there: 1 and 0 where none does. */
export const scaleBehind = (text: string, at: number, isMoney = false): { factor: number; length: number } => {
  let [factor, end] = [1, at];
  for (;;) {
    const length = lengthAt(end > at ? FURTHER_SCALE : isMoney ? MONEY_SCALE : SCALE, text, end);
    if (length === 0) return { factor, length: end - at };
    factor *= scaleFactor(text.slice(end, end + length));
    end += length;
  }
};

const NO_UNITS = { own: [], any: /(?!)/y };
const NO_UNIT = { entries: [], length: 0 } as const;

/** What the unit that begins at a place may be, and its length there: nothing and 0 where none does. */
export const unitBehind = (text: string, at: number): { entries: readonly UnitEntry[]; length: number } => {
  const { any, own } = unitsByInitial.get(initialBehind(text, at)) ?? NO_UNITS;
  if (lengthAt(any, text, at) === 0) return NO_UNIT;
  for (const { pattern, entries } of own) {
    const length = lengthAt(pattern, text, at);
    if (length > 0) return { entries, length };
  }
  return NO_UNIT;
};

/** Units that count things or how often, whose words are nouns. */
const COUNTING = /^(?:count|times)$/;

/** Base units of what is measured that a word by itself is: `byte` for GB, none for `models`. */
export const unitsOfWord = (word: string): string[] => {
  const { entries, length } = unitBehind(word, 0);
  return length === word.length ? entries.map(({ unit }) => unit).filter((unit) => !COUNTING.test(unit)) : [];
};
