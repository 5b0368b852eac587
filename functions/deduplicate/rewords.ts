// Tells near-copies from texts that were made alike: another name in the same place, or another ending, is another statement.
import { comparable, LINK } from '../../shared/text/clean.ts';
import { quantitiesOf } from '../../shared/verify/quantities.ts';
import { scaleBehind } from '../../shared/verify/unit-words.ts';
import { isWide } from './characters.ts';
import { OPPOSITES, SAME_WORDS } from './statement-words.data.ts';

interface Word {
  /** Lower-cased. */
  readonly word: string;
  readonly written: string;
  /** Where it stands in the bare text. */
  readonly at: number;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv;
const HAS_WORD = /[\p{L}\p{M}\p{N}]/u;
/** A capital behind these is asked for by its place: the text's or a sentence's beginning, a bullet, an emoji, a bracket. */
const BEGINS = /(?:^|[\n\p{S}]|[^\p{L}\p{N}\s:：,;'’/&@#%+*_])\s*$/u;
/** Above this share of capitals they are a headline's style and name nothing. */
const HEADLINE = 0.6;

/** A text without the prefix of a repost, links and mentions, of one width. */
const bareOf = (text: string): string =>
  text
    .replace(LINK, ' ')
    .normalize('NFKC')
    .replace(/^\s*RT @\w{1,50}:\s*/i, '')
    .replace(/[@＠]\w+/gu, ' ')
    .trim();

const wordsOf = (bare: string, from = 0, to = bare.length): Word[] =>
  Array.from(bare.slice(from, to).matchAll(WORD), ({ 0: written, index }) => ({
    word: written.toLowerCase(),
    written,
    at: from + index,
  }));

/** A bare text and the words of its part that the other text has not; all words only where somebody asks. */
class Words {
  readonly bare: string;
  readonly differing: readonly Word[];
  #all: readonly Word[] | undefined;

  constructor(bare: string, from: number, to: number) {
    this.bare = bare;
    this.differing = wordsOf(bare, from, to);
  }

  get all(): readonly Word[] {
    this.#all ??= wordsOf(this.bare);
    return this.#all;
  }
}

/** Whether a word may end before this unit and another begin: no word reaches over a space, and Han and kana stand alone. */
const parts = (unit: number): boolean => unit === 0x20 || unit === 0x0a || isWide(unit);

/** The words of both texts between the beginning and the end that they share, and whether a word is at that end. */
const differingWords = (a: string, b: string): { first: Words; second: Words; sameEnding: boolean } => {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  for (let i = 0; i < shorter && a.charCodeAt(i) === b.charCodeAt(i); i++) if (parts(a.charCodeAt(i))) start = i;
  let end = 0;
  for (let i = 1; i <= shorter - start && a.charCodeAt(a.length - i) === b.charCodeAt(b.length - i); i++)
    if (parts(a.charCodeAt(a.length - i))) end = i;
  return {
    first: new Words(a, start, a.length - end),
    second: new Words(b, start, b.length - end),
    sameEnding: HAS_WORD.test(a.slice(a.length - end)),
  };
};

const begins = (bare: string, at: number): boolean => at === 0 || BEGINS.test(bare.slice(Math.max(0, at - 4), at));
const hasCapital = ({ word, written }: Word): boolean => word !== written && /^\p{Lu}/u.test(written);

/** Most words that have two cases are written with a capital though their place asks for none. */
const isHeadline = ({ bare, all }: Words): boolean => {
  const cased = all.filter(({ word, at }) => /^\p{L}.*\p{Ll}/u.test(word) && !begins(bare, at));
  return cased.filter(hasCapital).length > HEADLINE * cased.length;
};

/** Words with a capital that their place does not ask for, which the other text does not have. */
const namesAmong = (run: readonly Word[], { bare }: Words, other: Words): Word[] =>
  run.filter(
    (own) =>
      own.word.length > 1 &&
      hasCapital(own) &&
      !begins(bare, own.at) &&
      !other.all.some(({ word }) => word === own.word),
  );

/** Words beyond which texts are not aligned: a post of ten thousand characters is no template. */
const LONGEST = 400;
/** An ending of at least so many words on both sides is another one; a cut or added one is not. */
const ENDING = 4;

/** Runs of words that stand in the same place of both texts and differ, by a longest common subsequence. */
const replacedRuns = (
  a: readonly Word[],
  b: readonly Word[],
): { own: readonly Word[]; other: readonly Word[]; last: boolean }[] => {
  let start = 0;
  while (start < a.length && start < b.length && a[start]!.word === b[start]!.word) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1]!.word === b[endB - 1]!.word) {
    endA--;
    endB--;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (rows === 0 || columns === 0 || rows > LONGEST || columns > LONGEST) return [];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[start + i]!.word === b[start + j]!.word
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const runs: { own: Word[]; other: Word[]; last: boolean }[] = [];
  let [i, j] = [0, 0];
  let [own, other]: [Word[], Word[]] = [[], []];
  // A single word between two runs, an `or` or `the`, belongs to them.
  let between: Word | undefined;
  const close = (last: boolean): void => {
    if (own.length > 0 && other.length > 0) runs.push({ own, other, last });
    [own, other] = [[], []];
  };
  const reopen = (): void => {
    if (between !== undefined && own.length > 0 && other.length > 0) {
      own.push(between);
      other.push(between);
    }
    between = undefined;
  };
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[start + i]!.word === b[start + j]!.word) {
      if (between !== undefined) close(false);
      between = a[start + i]!;
      i++;
      j++;
      continue;
    }
    reopen();
    if (j >= columns || (i < rows && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      own.push(a[start + i++]!);
    else other.push(b[start + j++]!);
  }
  close(endA === a.length && endB === b.length);
  return runs;
};

const joined = (words: readonly Word[]): string => words.map(({ word }) => word).join('');
const initials = (words: readonly Word[]): string => words.map(({ word }) => word.slice(0, 1)).join('');
/** `Clinton` and `#HillaryClinton`, `US` and `United States`, `Data Science` and `#DataScience` name the same. */
const isSame = (a: readonly Word[], b: readonly Word[]): boolean => {
  const [own, other] = [joined(a), joined(b)];
  return own.includes(other) || other.includes(own) || own === initials(b) || other === initials(a);
};
const isWideText = (text: string): boolean => isWide(text.charCodeAt(0)) || /^\p{Script=Hangul}/u.test(text);

/** Numbers of sides, 2n and 2n + 1 those of one pair, by the words that stand there. */
const SIDES: ReadonlyMap<string, readonly number[]> = new Map(
  [
    ...Map.groupBy(
      OPPOSITES.flatMap((pair, n) =>
        pair.flatMap((words, side) => words.split(' ').map((word) => [word, 2 * n + side] as const)),
      ),
      ([word]) => word,
    ),
  ].map(([word, entries]) => [word, entries.map(([, side]) => side)]),
);
const WIDE_SIDES = [...SIDES].filter(([word]) => isWideText(word));

/** The sides on which words of a run stand: whole words, and those within its Han, kana or Hangul. */
const sidesOf = (run: readonly Word[]): readonly number[] => {
  const wide = run.some(({ word }) => isWideText(word));
  const text = wide ? joined(run) : '';
  const within = wide ? WIDE_SIDES.filter(([word]) => text.includes(word)).flatMap(([, sides]) => sides) : [];
  return [...run.flatMap(({ word }) => SIDES.get(word) ?? []), ...within];
};

const isOpposite = (own: readonly Word[], other: readonly Word[]): boolean => {
  const sides = sidesOf(own);
  return sides.length > 0 && sidesOf(other).some((side) => sides.includes(side ^ 1));
};

/** Characters that stand before a run of Han or kana and behind it belong to its word: 今[天], 上[涨]. */
const AROUND = 1;

/** A run with the characters around it, where they are Han or kana. */
const widened = (run: readonly Word[], words: Words): readonly Word[] => {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || !isWideText(first.word)) return run;
  const { all } = words;
  const [from, to] = [all.findIndex(({ at }) => at === first.at), all.findIndex(({ at }) => at === last.at)];
  return all.slice(Math.max(0, from - AROUND), to + 1 + AROUND);
};

/** Vowels and tones that a script must write; the points of Arabic and Hebrew may be left out. */
const WRITTEN_MARKS = /[\p{M}--[\p{sc=Inherited}\p{scx=Arabic}\p{scx=Hebrew}]]/gv;
const HAS_MARK = /\p{M}/u;
const POINTS = /[\p{M}&&[\p{scx=Arabic}\p{scx=Hebrew}]]/gv;

/** Whether two runs differ in vowels and tones only: दिन is a day, and दीन is poor. */
const isOtherWord = (own: readonly Word[], other: readonly Word[]): boolean => {
  if (!own.some(({ word }) => HAS_MARK.test(word)) && !other.some(({ word }) => HAS_MARK.test(word))) return false;
  const [a, b] = [joined(own).replace(POINTS, ''), joined(other).replace(POINTS, '')];
  return a !== b && a.replace(WRITTEN_MARKS, '') === b.replace(WRITTEN_MARKS, '');
};

const currenciesOf = (text: string): string => (text.match(/[$€£¥₹₩](?=\s?\d)/g) ?? []).sort().join('');

const hasOtherCurrency = (a: string, b: string): boolean => {
  const own = currenciesOf(a);
  const other = own === '' ? '' : currenciesOf(b);
  return own !== other && own.length === other.length;
};

const scaleOf = (run: readonly Word[]): number =>
  run.reduce((factor, { word }) => {
    const behind = scaleBehind(` ${word}`, 0);
    return behind.length === word.length + 1 ? factor * behind.factor : factor;
  }, 1);
const amountsOf = (run: readonly Word[]): string =>
  quantitiesOf(run.map(({ word }) => word).join(' '))
    .flatMap(({ readings }) => readings.slice(0, 1).map(({ value }) => value))
    .join(' ');
const hasNumber = (run: readonly Word[]): boolean => run.some(({ word }) => /\p{N}/u.test(word));

/** Whether two runs differ in what an amount comes to: crore and lakh, 5억 and 5조. */
const isOtherAmount = (own: readonly Word[], other: readonly Word[]): boolean => {
  if (hasNumber(own) && hasNumber(other)) return amountsOf(own) !== amountsOf(other);
  const [a, b] = [scaleOf(own), scaleOf(other)];
  return a > 1 && b > 1 && a !== b;
};

/** The same things in another order, of which one may be that of a score, or of who beats whom. */
const isReordered = (own: readonly string[], other: readonly string[]): boolean =>
  own.length > 1 && own.join(' ') !== other.join(' ') && own.toSorted().join(' ') === other.toSorted().join(' ');
const numbersOf = ({ differing }: Words): string[] =>
  differing.flatMap(({ word }) => (/^\p{N}/u.test(word) ? [word] : []));
const capitalsOf = ({ differing }: Words): string[] => differing.filter(hasCapital).map(({ word }) => word);

/**
 * Whether one of two alike texts says something else in a place of the other: a name in a name's place ("meet us in NY",
 * "meet us in SF"), an opposite ("up", "down"), another currency or scale, the same numbers or names in another order, or an ending of its own. `#DataScience` and "Data Science"
 * are the same, and so are texts in headline case, whose capitals name nothing.
 */
export const saysAnother = (a: string, b: string): boolean => {
  const [bareA, bareB] = [bareOf(a), bareOf(b)];
  const { first, second, sameEnding } = differingWords(bareA, bareB);
  const isRenamed = (own: readonly Word[], other: readonly Word[]): boolean => {
    const names = namesAmong(own, first, second);
    const others = names.length === 0 ? [] : namesAmong(other, second, first);
    return (
      others.length > 0 && !isSame(names, others) && !isSame(own, other) && !isHeadline(first) && !isHeadline(second)
    );
  };
  if (hasOtherCurrency(bareA, bareB)) return true;
  if (isReordered(numbersOf(first), numbersOf(second)) || isReordered(capitalsOf(first), capitalsOf(second)))
    return true;
  return replacedRuns(first.differing, second.differing).some(
    ({ own, other, last }) =>
      (last && !sameEnding && own.length >= ENDING && other.length >= ENDING) ||
      isRenamed(own, other) ||
      isOtherWord(own, other) ||
      isOtherAmount(own, other) ||
      isOpposite(widened(own, first), widened(other, second)),
  );
};

const SAYS_NOTHING = (SAME_WORDS[0] ?? '').split(' ');
/** Each word with the one that stands for its row. */
const CANONICAL = new Map([
  ...SAYS_NOTHING.map((word) => [word, ''] as const),
  ...SAME_WORDS.slice(1).flatMap((row) => row.split(' ').map((word, _, words) => [word, words[0]!] as const)),
]);
const SAME_WORD = new RegExp([...CANONICAL.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** A comparable text with one word for all that say the same. */
const canonical = (text: string): string =>
  comparable(text)
    .replace(SAME_WORD, (word) => CANONICAL.get(word) ?? '')
    .replaceAll(' ', '');

/** Whether two texts with Han differ only in words that say the same, or nothing, in each other's place. */
export const saysTheSame = (a: string, b: string): boolean => canonical(a) === canonical(b);
