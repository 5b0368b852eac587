// A sentence of several clauses loses the one that does not hold, and not the people whom the others tell of.

/** Between clauses that stand by themselves. */
const BETWEEN = /；|; /u;

/**
 * The sentence without the clause in which some words stand. Undefined where they stand in none or in several, and in the first,
 * which says whom the others speak of.
 * @param words the wrong words, as they stand in the sentence
 */
export const withoutClause = (text: string, words: string): string | undefined => {
  const mark = BETWEEN.exec(text)?.[0];
  if (mark === undefined || words.trim() === '') return undefined;
  const clauses = text.split(mark);
  const wrong = clauses.filter((clause) => clause.includes(words.trim()));
  if (wrong.length !== 1 || wrong[0] === clauses[0]) return undefined;
  return clauses.filter((clause) => clause !== wrong[0]).join(mark);
};
