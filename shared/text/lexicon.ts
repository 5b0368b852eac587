// A test for the words of a lexicon in any script.

/**
 * Whether a text holds a word of the list: Latin words at word boundaries and with their plural, Han and kana anywhere, case
 * folded. One pass however long the list.
 */
export const lexiconTest = (words: readonly string[]): ((text: string) => boolean) => {
  if (words.length === 0) return () => false;
  const escaped = (word: string): string => word.toLowerCase().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const [whole, anywhere] = [true, false].map((latin) =>
    words.filter((word) => /^[\p{Script=Latin}\d]/u.test(word) === latin).map(escaped),
  );
  const patterns = [
    ...(whole?.length ? [`(?<![\\p{Script=Latin}\\d])(?:${whole.join('|')})(?:s|es)?(?![\\p{Script=Latin}\\d])`] : []),
    ...(anywhere ?? []),
  ];
  const pattern = new RegExp(patterns.join('|'), 'u');
  return (text) => pattern.test(text.toLowerCase());
};
