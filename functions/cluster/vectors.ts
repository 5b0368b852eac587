// TF-IDF vectors of posts: names weigh most, Latin words are lightly stemmed, Han and kana are bigrams.
import type { Prepared } from './prepare.ts';

/** A sparse vector of unit length: term number → weight. */
export type Vector = ReadonlyMap<number, number>;

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

const termsOf = (post: Prepared): Map<string, number> => {
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

/** Vectors of all posts: `(1 + log tf) · log(1 + N / df)`, terms in more than a quarter of posts dropped, unit length; and the
 * terms by number. */
export const vectorsOf = (posts: readonly Prepared[]): { vectors: Vector[]; terms: readonly string[] } => {
  const termLists = posts.map(termsOf);
  const frequency = new Map<string, number>();
  for (const terms of termLists) for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const numbers = new Map([...frequency.keys()].map((term, i) => [term, i]));
  const ceiling = Math.max(3, posts.length / 4);
  const vectors = termLists.map((terms) => {
    const vector = new Map<number, number>();
    let square = 0;
    for (const [term, tf] of terms) {
      const df = frequency.get(term) ?? 1;
      if (df > ceiling) continue;
      const weight = (1 + Math.log(Math.max(tf, 1))) * Math.min(tf, 2) * Math.log(1 + posts.length / df);
      vector.set(numbers.get(term) ?? -1, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [term, weight] of vector) vector.set(term, weight / length);
    return vector;
  });
  return { vectors, terms: [...numbers.keys()] };
};

/** Cosine of two unit vectors. */
export const cosine = (a: Vector, b: Vector): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
};

/** The mean of vectors, scaled to unit length. */
export const centroid = (vectors: readonly Vector[]): Vector => {
  const sum = new Map<number, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  const length = Math.sqrt([...sum.values()].reduce((total, weight) => total + weight * weight, 0)) || 1;
  return new Map([...sum].map(([term, weight]) => [term, weight / length]));
};
