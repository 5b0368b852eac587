// A sentence of several clauses loses the one that does not hold, and not the people whom the others tell of.

/** Between clauses that stand by themselves. */
const BETWEEN = /；|; /u;

/** Speaks of whom or what the clause before names. */
const LEANS = /^(?:他|她|它|其|但|却|不过|相反|而)|^(?:he|she|they|it|his|her|their|but|yet|and)\b/iu;

const isWhole = (clause: string): boolean =>
  [/[“（(]/gu, /[”）)]/gu].map((mark) => clause.match(mark)?.length ?? 0).every((count, _, [open]) => count === open);

/**
 * The sentence without the clause in which some words stand. Undefined where they stand in none or in several, and in the first,
 * which says whom the others speak of; where the clause behind it leans on it; and where the marks part no whole clauses.
 * @param words the wrong words, as they stand in the sentence
 */
export const withoutClause = (text: string, words: string): string | undefined => {
  const mark = BETWEEN.exec(text)?.[0];
  if (mark === undefined || words.trim() === '') return undefined;
  const clauses = text.split(mark);
  const wrong = clauses.filter((clause) => clause.includes(words.trim()));
  const behind = clauses[clauses.indexOf(wrong[0] ?? '') + 1] ?? '';
  if (wrong.length !== 1 || wrong[0] === clauses[0] || LEANS.test(behind) || !clauses.every(isWhole)) return undefined;
  return clauses.filter((clause) => clause !== wrong[0]).join(mark);
};
