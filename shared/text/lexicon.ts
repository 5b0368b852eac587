// A test for the words of a lexicon in any script.

/** Scripts that stand without blanks: their words are sought anywhere. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Letters, marks and digits of scripts that part words by blanks. Korean endings stand behind a word without one. */
const SPACED = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
const BEGINS_SPACED = new RegExp(`^${SPACED}`, 'v');
const ENDS_SPACED = new RegExp(`${SPACED}$`, 'v');
const ENDS_LATIN = /\p{Script=Latin}$/u;
const ENDS_HANGUL = /\p{Script=Hangul}$/u;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Words that begin alike are bounded alike: one lookbehind for all of them keeps the pattern fast. */
const patternOf = (words: readonly string[], begins: boolean): string[] => {
  const ends = Map.groupBy(words, (word) =>
    ENDS_LATIN.test(word) ? 'latin' : ENDS_HANGUL.test(word) || !ENDS_SPACED.test(word) ? 'open' : 'spaced',
  );
  const any = (list: readonly string[]): string => `(?:${list.map((word) => RegExp.escape(word)).join('|')})`;
  const behind = { latin: `(?:s|es)?(?!${SPACED})`, open: '', spaced: `(?!${SPACED})` };
  return [...ends].map(([end, list]) => `${begins ? `(?<!${SPACED})` : ''}${any(list)}${behind[end]}`);
};

/**
 * Whether a text holds a word of the list: words of scripts with blanks as whole words, Latin ones with their plural,
 * Korean ones with any ending, Han and kana anywhere; case and width folded. One pass however long the list.
 */
export const lexiconTest = (words: readonly string[]): ((text: string) => boolean) => {
  const wanted = [...new Set(words.map(folded))].filter((word) => word.trim() !== '');
  if (wanted.length === 0) return () => false;
  const [whole = [], anywhere = []] = [true, false].map((begins) =>
    wanted.filter((word) => BEGINS_SPACED.test(word) === begins),
  );
  const pattern = new RegExp([...patternOf(whole, true), ...patternOf(anywhere, false)].join('|'), 'v');
  return (text) => pattern.test(folded(text));
};
