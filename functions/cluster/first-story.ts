// First-story detection: a post joins the story of its nearest earlier post, or begins one; then near centroids merge.
import { centroid, cosine, type Vector } from './vectors.ts';

/** Cosine from which a post tells the same story as another; range .25 to .35 measured alike (research, part 3). */
export const SAME_STORY = 0.3;
/** Cosine of centroids from which two stories are one. */
export const SAME_CENTROID = 0.5;
/** Terms in more posts than this are not looked up: they find everything and tell nothing. */
const LONGEST_POSTING = 400;

/**
 * Single pass in the order given, by an inverted index (Petrović et al., NAACL 2010; thresholds from the research file).
 * @param vectors unit vectors in order of time
 * @param ties items tied to an item, with the strength to add
 * @returns for each item the number of its story; numbers are those of the story's first item
 */
export const firstStories = (
  vectors: readonly Vector[],
  ties: (item: number) => ReadonlyMap<number, number>,
  threshold = SAME_STORY,
): number[] => {
  const storyOf: number[] = [];
  const postings = new Map<number, { item: number; weight: number }[]>();
  vectors.forEach((vector, item) => {
    const similarity = new Map<number, number>(ties(item));
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list === undefined || list.length > LONGEST_POSTING) continue;
      for (const { item: other, weight: otherWeight } of list)
        similarity.set(other, (similarity.get(other) ?? 0) + weight * otherWeight);
    }
    let nearest = -1;
    let best = threshold;
    for (const [other, value] of similarity) {
      if (other < item && (value > best || (value === best && other < nearest))) {
        best = value;
        nearest = other;
      }
    }
    storyOf.push(nearest < 0 ? item : (storyOf[nearest] ?? item));
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [{ item, weight }]);
      else list.push({ item, weight });
    }
  });
  return mergeNear(vectors, storyOf);
};

/** Heaviest terms by which near centroids find each other: two that share none of these are not near. */
const LEADING_TERMS = 8;

const leadingTerms = (centre: Vector): number[] =>
  [...centre]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, LEADING_TERMS)
    .map(([term]) => term);

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
    const terms = leadingTerms(own.centre);
    const candidates = [...new Set(terms.flatMap((term) => led.get(term) ?? []))].sort((a, b) => a.story - b.story);
    const near = candidates.find(({ centre }) => cosine(own.centre, centre) >= SAME_CENTROID);
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
