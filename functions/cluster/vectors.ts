// TF-IDF vectors of posts, their centroids and cosines.
import { TermCounts, type Termed } from './terms.ts';
import { smallSample } from './week.ts';

/** A sparse vector of unit length: numbers of terms, each once and in no order, and the weight of each. */
export interface Vector {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

/** Of a post without terms: near to nothing. */
export const NO_TERMS: Vector = { terms: new Uint32Array(), weights: new Float64Array() };

/** A vector of the same direction and of unit length. */
const unit = (terms: Uint32Array, weights: Float64Array): Vector => {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / length;
  return { terms, weights };
};

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

/** Vectors of all posts: `(1 + log tf) · log(1 + N / df)^0.8`, terms in more than a quarter of posts dropped, names of small
 * days less soon, unit length; and the terms by number. */
export const vectorsOf = (posts: readonly Termed[]): { vectors: Vector[]; terms: readonly string[] } => {
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
  let [from, to] = [0, 0];
  const vectors = ends.map((end) => {
    const start = to;
    for (; from < end; from++) {
      const term = terms[from]!;
      const df = frequency[term]!;
      const tf = weights[from]!;
      if (df > ceiling && (df > ceilingOfNames || !isName(counter.terms[term]!))) continue;
      terms[to] = term;
      weights[to++] = (1 + Math.log(Math.max(tf, 1))) * Math.min(tf, 2) * Math.log(1 + posts.length / df) ** RARITY;
    }
    return unit(terms.subarray(start, to), weights.subarray(start, to));
  });
  return { vectors, terms: counter.terms };
};

/** Cosines of one unit vector with others. */
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
  if (only !== undefined && vectors.length === 1) return unit(only.terms, only.weights.slice());
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors)
    for (let i = 0; i < terms.length; i++) sums.set(terms[i]!, (sums.get(terms[i]!) ?? 0) + weights[i]!);
  return unit(Uint32Array.from(sums.keys()), Float64Array.from(sums.values()));
};

/** The heaviest terms, heaviest first. */
export const heaviest = ({ terms, weights }: Vector, most: number): number[] =>
  [...weights.keys()]
    .sort((a, b) => weights[b]! - weights[a]! || terms[a]! - terms[b]!)
    .slice(0, most)
    .map((i) => terms[i]!);
