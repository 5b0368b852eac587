// Judges groups: against the threshold that the groups were made by, and against the groups that are known to be right.
import { essence } from '../../functions/deduplicate/differs.ts';
import { saysAnother } from '../../functions/deduplicate/rewords.ts';
import { plainShingles, plainSimilarity } from '../functions/deduplicate/plain.ts';

export interface Score {
  readonly recall: number | null;
  readonly precision: number | null;
}

export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

const pairsOf = (sizes: Iterable<number>): number => {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
};

const countBy = (keys: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Recall and precision of pairs: two items of one group are a pair. */
export const scoreGroups = (found: readonly string[], truth: readonly string[]): Score => {
  const both = pairsOf(countBy(found.map((group, i) => `${group}\n${truth[i]}`)).values());
  return {
    recall: share(both, pairsOf(countBy(truth).values())),
    precision: share(both, pairsOf(countBy(found).values())),
  };
};

/** B³ (Bagga and Baldwin, 1998): for each item, how much of its found group belongs with it, and how much of its own was found. */
export const bCubed = (found: readonly string[], truth: readonly string[]): BCubed => {
  const joint = countBy(found.map((group, i) => `${group}\n${truth[i]}`));
  const [ofFound, ofTruth] = [countBy(found), countBy(truth)];
  let precision = 0;
  let recall = 0;
  found.forEach((group, i) => {
    const together = joint.get(`${group}\n${truth[i]}`) ?? 0;
    precision += together / (ofFound.get(group) ?? 1);
    recall += together / (ofTruth.get(truth[i] ?? '') ?? 1);
  });
  const count = Math.max(1, found.length);
  const [p, r] = [precision / count, recall / count];
  return { precision: round(p), recall: round(r), f: round((2 * p * r) / (p + r || 1)) };
};

/** Texts below this have too few shingles to be near-copies, as in the pipeline, and too few letters to be copies. */
const MIN_SHINGLES = 12;
const LEAST_TEXT = 8;

/** The texts among some that are at a threshold with an earlier one; exact, by counting common shingles in an inverted index. */
const withEarlier = (
  texts: readonly string[],
  places: readonly number[],
  mayBe: (a: number, b: number) => boolean,
  threshold: number,
): number => {
  const postings = new Map<string, number[]>();
  const sizes: number[] = [];
  const counts = new Uint32Array(places.length);
  const seen = new Set<string>();
  let found = 0;
  places.forEach((place, at) => {
    const text = texts[place]!;
    const shingles = plainShingles(text);
    sizes.push(shingles.size);
    counts.fill(0);
    for (const shingle of shingles) {
      const posting = postings.get(shingle);
      if (posting === undefined) postings.set(shingle, [at]);
      else {
        for (const other of posting) counts[other]!++;
        posting.push(at);
      }
    }
    const near = (shared: number, other: number): boolean =>
      Math.min(shingles.size, sizes[other]!) >= MIN_SHINGLES &&
      shared >= threshold * (shingles.size + sizes[other]! - shared) &&
      mayBe(place, places[other]!);
    if ((text.length >= LEAST_TEXT && seen.has(text)) || counts.subarray(0, at).some(near)) found++;
    seen.add(text);
  });
  return found;
};

/**
 * Recall and precision of folding at a threshold, counted by sets of substrings and without the index that is judged.
 * Precision: the share of folded texts that are at the threshold with the text they were folded into. Recall: the share
 * folded of all that should be, where an unfolded text should be that is at the threshold with an earlier unfolded one.
 * @param original for each text the place of the one it was folded into, or its own
 * @param among lists of places within which originals are looked for: the groups of the truth, or one list of all
 * @param written the texts as they came, where texts of different essence, names or endings must stay apart, as ours do
 * @param unjudged posts that may be folded by what they refer to, whatever their text: their folding isn't judged
 */
export const scoreFolding = (
  texts: readonly string[],
  original: Int32Array,
  threshold: number,
  among: Iterable<readonly number[]> | undefined,
  written: readonly string[] | undefined,
  unjudged: (i: number) => boolean = () => false,
): Score => {
  const mayBe = (later: number, earlier: number): boolean =>
    written === undefined ||
    (essence(texts[later]!) === essence(texts[earlier]!) && !saysAnother(written[earlier]!, written[later]!));
  let folded = 0;
  let right = 0;
  original.forEach((other, i) => {
    if (other === i || unjudged(i)) return;
    folded++;
    const [a, b] = [texts[i]!, texts[other]!];
    if (a === b || (plainSimilarity(a, b) >= threshold && mayBe(i, other))) right++;
  });
  if (among === undefined) return { recall: null, precision: share(right, folded) };
  let missed = 0;
  for (const places of among)
    missed += withEarlier(
      texts,
      places.filter((i) => original[i] === i),
      mayBe,
      threshold,
    );
  return { recall: share(right, right + missed), precision: share(right, folded) };
};
