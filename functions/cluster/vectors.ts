// TF-IDF vectors of posts: names weigh most, Latin words are lightly stemmed, Han and kana are bigrams.
import type { Prepared } from './prepare.ts';

/** A sparse vector of unit length: numbers of terms, each once and in no order, and the weight of each. */
export interface Vector {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

/** Of a post without terms: near to nothing. */
export const NO_TERMS: Vector = { terms: new Uint32Array(), weights: new Float64Array() };

const STOP = new Set(
  "a an the and or but if then so of to in on at by for from with without about into over under is are was were be been being am do does did done have has had it its this that these those there here i you he she we they my your our their me him her us them what which who whom how why when where not no yes just very really more most some any all can could will would should may might must now new today get got make made like one two first also than too out up down via amp use used using need want good great know see let go going think way time day year people thing things still even much many lot here's it's i'm don't de la el los las un una que y en es se no por con para del al lo como más".split(
    ' ',
  ),
);

/** Light English stemming: enough to join plural and tense, too little to join different words. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:'s|ies|ing|ed|es|s)$/, (ending) => (ending === 'ies' ? 'y' : '')) : word;

const HAN_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const LATIN_WORD =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d'.-]*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/gu;

/** Names weigh this much more than words; concepts join languages and weigh a little more. */
const NAME_WEIGHT = { versioned: 2, product: 2, name: 2, family: 1.2, company: 1.2, concept: 1.3 } as const;

/** What a vector is made of. */
export type Vectorised = Pick<Prepared, 'text' | 'mentions'>;

const termsOf = (post: Vectorised): Map<string, number> => {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => void terms.set(term, (terms.get(term) ?? 0) + weight);
  let rest = post.text;
  for (const { name, kind, start, end } of post.mentions) {
    add(`=${name}`, NAME_WEIGHT[kind]);
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  const lower = rest.toLowerCase().replace(/@\w+/g, ' ');
  for (const [word] of lower.matchAll(LATIN_WORD)) if (!STOP.has(word)) add(stem(word), /\d/.test(word) ? 1.3 : 1);
  for (const [run] of lower.matchAll(HAN_RUN)) {
    const characters = [...run];
    for (let i = 0; i + 1 < characters.length; i++) add(`${characters[i]}${characters[i + 1]}`, 0.7);
  }
  return terms;
};

/** A vector of the same direction and of unit length. */
const unit = (terms: Uint32Array, weights: Float64Array): Vector => {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / length;
  return { terms, weights };
};

/** Vectors of all posts: `(1 + log tf) · log(1 + N / df)`, terms in more than a quarter of posts dropped, unit length; and the
 * terms by number. */
export const vectorsOf = (posts: readonly Vectorised[]): { vectors: Vector[]; terms: readonly string[] } => {
  const numbers = new Map<string, number>();
  const frequency: number[] = [];
  const counted = posts.map((post) => {
    const counts = termsOf(post);
    const terms = Uint32Array.from(counts.keys(), (term) => {
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
        frequency.push(0);
      }
      frequency[number]!++;
      return number;
    });
    return { terms, counts: Float64Array.from(counts.values()) };
  });
  const ceiling = Math.max(3, posts.length / 4);
  const vectors = counted.map(({ terms, counts }) => {
    const rare = terms.filter((term) => frequency[term]! <= ceiling);
    const weights = new Float64Array(rare.length);
    let at = 0;
    for (let i = 0; i < terms.length; i++) {
      const df = frequency[terms[i]!]!;
      const tf = counts[i]!;
      if (df > ceiling) continue;
      weights[at++] = (1 + Math.log(Math.max(tf, 1))) * Math.min(tf, 2) * Math.log(1 + posts.length / df);
    }
    return unit(rare, weights);
  });
  return { vectors, terms: [...numbers.keys()] };
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
