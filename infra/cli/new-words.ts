// Words that no dictionary has, in scripts without blanks: runs of characters that hold together and stand in many contexts.

/** A run that is no word occurs next to few other characters: `十而已` behind `三` only. Bits of entropy. */
const LEAST_ENTROPY = 1.2;
/** How much oftener a run occurs than its parts by chance. */
const LEAST_COHESION = 30;
const LONGEST = 6;

interface Run {
  count: number;
  readonly before: Map<string, number>;
  readonly after: Map<string, number>;
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Entropy of what stands next to a run, in bits. The edge of a text or mark is another neighbour each time. */
const entropy = (neighbours: ReadonlyMap<string, number>, total: number): number => {
  const edges = neighbours.get('') ?? 0;
  let bits = edges === 0 ? 0 : (edges / total) * Math.log2(total);
  for (const [neighbour, n] of neighbours) if (neighbour !== '') bits -= (n / total) * Math.log2(n / total);
  return bits;
};

/**
 * Runs of two to six characters that are words by how they are used, with how often they occur: pointwise mutual information of
 * the worst cut, and entropy of the neighbours on both sides (the measures of Chinese new word extraction without a
 * dictionary).
 * @param texts stretches of one script without blanks and marks
 * @param least times that a word occurs
 */
export const newWords = (texts: readonly string[], least: number): Map<string, number> => {
  const counts = new Map<string, number>();
  let characters = 0;
  for (const text of texts) {
    const chars = [...text];
    characters += chars.length;
    for (let at = 0; at < chars.length; at++)
      for (let length = 1; length <= LONGEST && at + length <= chars.length; length++)
        count(counts, chars.slice(at, at + length).join(''));
  }
  const frequent = new Map<string, Run>();
  for (const [run, n] of counts)
    if (n >= least && [...run].length > 1) frequent.set(run, { count: n, before: new Map(), after: new Map() });
  for (const text of texts) {
    const chars = [...text];
    for (let at = 0; at < chars.length; at++)
      for (let length = 2; length <= LONGEST && at + length <= chars.length; length++) {
        const run = frequent.get(chars.slice(at, at + length).join(''));
        if (run === undefined) continue;
        count(run.before, chars[at - 1] ?? '');
        count(run.after, chars[at + length] ?? '');
      }
  }
  const share = (run: string): number => (counts.get(run) ?? 1) / characters;
  const coheres = (run: string): boolean => {
    const chars = [...run];
    return chars
      .slice(1)
      .every(
        (_, i) =>
          share(run) >= LEAST_COHESION * share(chars.slice(0, i + 1).join('')) * share(chars.slice(i + 1).join('')),
      );
  };
  return new Map(
    [...frequent].flatMap(([run, { count: n, before, after }]) =>
      coheres(run) && entropy(before, n) >= LEAST_ENTROPY && entropy(after, n) >= LEAST_ENTROPY
        ? [[run, n] as const]
        : [],
    ),
  );
};
