// TF-IDF vectors of posts, their centroids and cosines.
import { median } from './levels.ts';
import { nameKey } from './name-forms.ts';
import { TermCounts, type Termed } from './terms.ts';
import { smallSample } from './week.ts';

/**
 * A sparse vector, of unit length but where a short post of a full day is as good as longer than it is: numbers of terms, each once
 * and in no order, and the weight of each.
 */
export interface Vector {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

/** Of a post without terms: near to nothing. */
export const NO_TERMS: Vector = { terms: new Uint32Array(), weights: new Float64Array() };

const lengthOf = ({ weights }: Vector): number => {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  return Math.sqrt(square) || 1;
};

/** A vector of the same direction, in place. */
const dividedBy = (length: number, { terms, weights }: Vector): Vector => {
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / length;
  return { terms, weights };
};

const unit = (vector: Vector): Vector => dividedBy(lengthOf(vector), vector);

/** Room for numbers whose count is not known: it doubles as it fills. */
const grown = <T extends Uint32Array | Float64Array>(list: T, room: number): T => {
  if (room <= list.length) return list;
  const larger = new (list.constructor as new (length: number) => T)(room * 2);
  larger.set(list as never);
  return larger;
};

/** A little less than the logarithm itself: in a day's posts the rarest words are slips and links, not news. */
const RARITY = 0.8;

const isName = (term: string): boolean => term.startsWith('=');

/**
 * Among more posts more are alike by chance: short ones by a single word, others by a name that every day says. On a quiet day hardly
 * any are; beyond the fullest nobody measured. Between them, for each e-fold of posts, none is as short as this share of the day's
 * middle length, and such a name weighs this much less, down to the least.
 */
const QUIET_DAY = 300;
const FULLEST_DAY = 10_000;
const SHORT = 0.48;
const EVERYDAY = 0.2;
const LEAST_OF_EVERYDAY = 0.4;
const chanceIn = (posts: number): number => Math.max(0, Math.log(Math.min(posts, FULLEST_DAY) / QUIET_DAY));

/** The key of the name that a term is, or would be as a word. */
const nameOf = (term: string): string =>
  term.startsWith('≈') ? nameKey(term.slice(1)) : isName(term) ? term.slice(1) : term;

/**
 * Vectors of all posts: `(1 + log tf) · log(1 + N / df)^0.8`, terms in more than a quarter of posts dropped, names of small days
 * less soon, unit length; and the terms by number.
 * @param everyday names that every day says, which weigh less on a full one
 */
export const vectorsOf = (
  posts: readonly Termed[],
  everyday: ReadonlySet<string> = new Set(),
): { vectors: Vector[]; terms: readonly string[] } => {
  const counter = new TermCounts();
  const frequency: number[] = [];
  // One array for the terms of all posts, one for their weights: of two for each post most bytes would be overhead.
  let terms = new Uint32Array(posts.length * 64);
  let weights = new Float64Array(posts.length * 64);
  let filled = 0;
  const ends = posts.map((post) => {
    counter.read(post);
    const { own, counts } = counter;
    terms = grown(terms, filled + own.length);
    weights = grown(weights, filled + own.length);
    for (const term of own) {
      frequency[term] = (frequency[term] ?? 0) + 1;
      terms[filled] = term;
      weights[filled++] = counts[term]!;
    }
    return filled;
  });
  const ceiling = Math.max(3, posts.length / 4);
  const ceilingOfNames = Math.max(ceiling, smallSample(posts.length));
  const chance = chanceIn(posts.length);
  const ofEveryday = Math.max(LEAST_OF_EVERYDAY, 1 - EVERYDAY * chance);
  const shares = counter.terms.map((term) => (everyday.has(nameOf(term)) ? ofEveryday : 1));
  let [from, to] = [0, 0];
  const vectors = ends.map((end): Vector => {
    const start = to;
    for (; from < end; from++) {
      const term = terms[from]!;
      const df = frequency[term]!;
      const tf = weights[from]!;
      if (df > ceiling && (df > ceilingOfNames || !isName(counter.terms[term]!))) continue;
      terms[to] = term;
      const rarity = Math.log(1 + posts.length / df) ** RARITY;
      weights[to++] = (1 + Math.log(Math.max(tf, 1))) * Math.min(tf, 2) * rarity * shares[term]!;
    }
    return { terms: terms.subarray(start, to), weights: weights.subarray(start, to) };
  });
  const lengths = vectors.map(lengthOf);
  const least = SHORT * chance * median(lengths);
  return { vectors: vectors.map((vector, i) => dividedBy(Math.max(lengths[i]!, least), vector)), terms: counter.terms };
};

/** Cosines of one vector with others, as far as they are of unit length. */
export const cosineTo = (vector: Vector): ((other: Vector) => number) => {
  const weightOf = new Map<number, number>();
  vector.terms.forEach((term, i) => {
    weightOf.set(term, vector.weights[i]!);
  });
  return ({ terms, weights }) => {
    let sum = 0;
    for (let i = 0; i < terms.length; i++) sum += weights[i]! * (weightOf.get(terms[i]!) ?? 0);
    return sum;
  };
};

/** The mean of vectors, scaled to unit length. */
export const centroid = (vectors: readonly Vector[]): Vector => {
  const [only] = vectors;
  if (only !== undefined && vectors.length === 1) return unit({ terms: only.terms, weights: only.weights.slice() });
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors)
    for (let i = 0; i < terms.length; i++) sums.set(terms[i]!, (sums.get(terms[i]!) ?? 0) + weights[i]!);
  return unit({ terms: Uint32Array.from(sums.keys()), weights: Float64Array.from(sums.values()) });
};

/** The heaviest terms, heaviest first. */
export const heaviest = ({ terms, weights }: Vector, most: number): number[] =>
  [...weights.keys()]
    .sort((a, b) => weights[b]! - weights[a]! || terms[a]! - terms[b]!)
    .slice(0, most)
    .map((i) => terms[i]!);
