// A test for the words of a lexicon in any script.

/**
 * Whether a text holds a word of the list: Latin words at word boundaries and with their plural, Han and kana anywhere, case
 * folded. One pass however long the list.
 */
export const lexiconTest = (words: readonly string[]): ((text: string) => boolean) => {
  if (words.length === 0) return () => false;
  const patterns = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const safe = word.toLowerCase().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      return /^[\p{Script=Latin}\d]/u.test(word)
        ? `(?<![\\p{Script=Latin}\\d])${safe}(?:s|es)?(?![\\p{Script=Latin}\\d])`
        : safe;
    });
  const pattern = new RegExp(patterns.join('|'), 'u');
  return (text) => pattern.test(text.toLowerCase());
};
