// Words that are one: plurals, and parts of names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords, type Tally } from '../../../functions/draw/fold-words.ts';

const tally = (word: string, kind: Tally['kind'], ...authors: string[]): [string, Tally] => [
  word.toLowerCase(),
  {
    kind,
    forms: new Map([[word, authors.length]]),
    authors: new Map(authors.map((author) => [author, new Set(['s'])])),
    wordings: new Set(authors.keys()),
  },
];

const fold = (...words: [string, Tally][]) => {
  const tallies = new Map(words);
  const keyNow = foldWords(tallies, (word) => ['code', '离婚'].includes(word));
  return { keyNow, sizes: Object.fromEntries([...tallies].map(([key, { authors }]) => [key, authors.size])) };
};

describe('words that are one', () => {
  it('are plurals of what is there without its s', () => {
    const { sizes, keyNow } = fold(tally('valve', 'word', 'a'), tally('valves', 'word', 'b', 'c'));
    expect(sizes).toEqual({ valve: 3 });
    expect(keyNow('valves')).toBe('valve');
  });

  it('are the last words of a name, or a stretch of it in Han, where as many authors write the whole', () => {
    const { sizes, keyNow } = fold(
      tally('Quartz V4 Pro', 'name', 'a', 'b'),
      tally('V4-Pro', 'name', 'c'),
      tally('许幻山', 'word', 'a', 'b'),
      tally('幻山', 'word', 'c', 'a'),
    );
    expect(sizes).toEqual({ 'quartz v4 pro': 3, 许幻山: 3 });
    expect(keyNow('v4-pro')).toBe('quartz v4 pro');
  });

  it('are not the beginning of a longer name, nor words of general language, nor what more authors write', () => {
    const { sizes } = fold(
      tally('Quartz 3', 'name', 'a'),
      tally('Quartz 3 Pro', 'name', 'b'),
      tally('Quartz Code', 'name', 'b'),
      tally('code', 'word', 'a'),
      tally('离婚协议', 'word', 'a'),
      tally('离婚', 'word', 'b'),
      tally('K9', 'name', 'a', 'b'),
      tally('Quartz K9', 'name', 'c'),
    );
    expect(Object.keys(sizes)).toHaveLength(8);
  });

  it('lose no author, and lead to a word that is there', () => {
    const word = fc.stringMatching(/^[ab许幻山v4 -]{1,8}$/).map((text) => text.trim());
    const words = fc.uniqueArray(
      fc.tuple(
        word,
        fc.constantFrom('known', 'lexicon', 'name', 'word'),
        fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      ),
      {
        selector: ([text]) => text.toLowerCase(),
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(words, (given) => {
        const tallies = new Map(given.map(([text, kind, authors]) => tally(text, kind as Tally['kind'], ...authors)));
        const keyNow = foldWords(tallies, () => false);
        for (const [text, , authors] of given) {
          const now = tallies.get(keyNow(text.toLowerCase()));
          for (const author of authors) expect(now?.authors.has(author)).toBe(true);
        }
      }),
    );
  });
});
