// First-story detection: a post joins the story of its nearest earlier post, or begins one; then near centroids merge.
import { centroid, cosineTo, heaviest, type Vector } from './vectors.ts';

/** Cosine from which a post tells the same story as another; range .25 to .35 measured alike (research, part 3). */
export const SAME_STORY = 0.3;
/** Cosine of centroids from which two stories are one. */
export const SAME_CENTROID = 0.5;
/** Terms in more posts than this are not looked up: they find everything and tell nothing. */
const LONGEST_POSTING = 400;

/** The items that have a term, and how heavy it is in each; full where it finds too many. */
interface Posting {
  readonly items: number[];
  readonly weights: number[];
}

/** Items by term, to which each is added as it is compared. */
class Postings {
  readonly #postings = new Map<number, Posting>();

  /**
   * Adds to `similarity` the products with each earlier item that shares a term, and to `met` the items that had none before;
   * then the item is one of those that later ones are compared with.
   */
  compareAndAdd({ terms, weights }: Vector, item: number, similarity: Float64Array, met: number[]): void {
    for (let i = 0; i < terms.length; i++) {
      const posting = this.#postings.get(terms[i]!);
      const weight = weights[i]!;
      if (posting === undefined) {
        this.#postings.set(terms[i]!, { items: [item], weights: [weight] });
        continue;
      }
      const { items, weights: others } = posting;
      if (items.length > LONGEST_POSTING) continue;
      for (let j = 0; j < items.length; j++) {
        const other = items[j]!;
        const before = similarity[other]!;
        if (before === 0) met.push(other);
        similarity[other] = before + weight * others[j]!;
      }
      items.push(item);
      others.push(weight);
    }
  }
}

/**
 * Single pass in the order given, by an inverted index (Petrović et al., NAACL 2010; thresholds from the research file).
 * @param vectors unit vectors in order of time
 * @param ties earlier items tied to an item, with the strength to add, above 0
 * @returns for each item the number of its story; numbers are those of the story's first item
 */
export const firstStories = (
  vectors: readonly Vector[],
  ties: (item: number) => ReadonlyMap<number, number>,
  threshold = SAME_STORY,
): number[] => {
  const storyOf: number[] = [];
  const postings = new Postings();
  const similarity = new Float64Array(vectors.length);
  vectors.forEach((vector, item) => {
    const met: number[] = [];
    for (const [other, strength] of ties(item)) {
      met.push(other);
      similarity[other] = strength;
    }
    postings.compareAndAdd(vector, item, similarity, met);
    let nearest = -1;
    let best = threshold;
    for (const other of met) {
      const value = similarity[other]!;
      similarity[other] = 0;
      if (value > best || (value === best && other < nearest)) {
        best = value;
        nearest = other;
      }
    }
    storyOf.push(nearest < 0 ? item : (storyOf[nearest] ?? item));
  });
  return mergeNear(vectors, storyOf);
};

/** Heaviest terms by which near centroids find each other: two that share none of these are not near. */
const LEADING_TERMS = 8;

/** Stories whose centroids are near become one, the earlier; only those that share a leading term are compared. */
const mergeNear = (vectors: readonly Vector[], storyOf: readonly number[]): number[] => {
  const members = Map.groupBy(storyOf.keys(), (item) => storyOf[item] ?? item);
  const centres = [...members]
    .filter(([, items]) => items.length > 1)
    .map(([story, items]) => ({ story, centre: centroid(items.flatMap((item) => vectors[item] ?? [])) }))
    .sort((a, b) => a.story - b.story);
  const target = new Map<number, number>();
  const led = new Map<number, typeof centres>();
  for (const own of centres) {
    const terms = heaviest(own.centre, LEADING_TERMS);
    const candidates = [...new Set(terms.flatMap((term) => led.get(term) ?? []))].sort((a, b) => a.story - b.story);
    const cosine = cosineTo(own.centre);
    const near = candidates.find(({ centre }) => cosine(centre) >= SAME_CENTROID);
    if (near !== undefined) {
      target.set(own.story, near.story);
      continue;
    }
    for (const term of terms) {
      const list = led.get(term);
      if (list === undefined) led.set(term, [own]);
      else list.push(own);
    }
  }
  return storyOf.map((story) => target.get(story) ?? story);
};
