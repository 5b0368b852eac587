// Likeness of two texts as the sample defines it: Jaccard on character 3-grams. Independent of the pipeline's own.

/** NFKC, lower case, without links and mentions, white space collapsed. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/@\w+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The distinct 3-grams of a normalised text, each packed into one number. */
export function grams(text: string): Set<number> {
  const clean = normalise(text);
  const result = new Set<number>();
  if (clean.length > 0 && clean.length < 3) result.add(clean.charCodeAt(0) * 65536 + (clean.charCodeAt(1) || 0));
  for (let at = 0; at + 2 < clean.length; at++) {
    result.add((clean.charCodeAt(at) * 65536 + clean.charCodeAt(at + 1)) * 65536 + clean.charCodeAt(at + 2));
  }
  return result;
}

/** Shared 3-grams over all 3-grams; 0 for a text without any. */
export function jaccard(left: Set<number>, right: Set<number>): number {
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared++;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** An inverted index that finds the most alike text of another group. */
export class SimilarityIndex {
  #postings = new Map<number, number[]>();
  #sizes: number[] = [];
  #groups: string[] = [];
  #counts = new Uint32Array(1024);

  /** Highest likeness of a text's grams to any indexed text outside `group`, and that text's group. */
  closest(own: Set<number>, group: string): { likeness: number; group: string } {
    if (this.#counts.length < this.#sizes.length) this.#counts = new Uint32Array(this.#sizes.length * 2);
    const counts = this.#counts;
    const touched: number[] = [];
    for (const gram of own) {
      const posting = this.#postings.get(gram);
      if (posting === undefined) continue;
      for (const place of posting) {
        const count = counts[place] ?? 0;
        if (count === 0) touched.push(place);
        counts[place] = count + 1;
      }
    }
    let best = { likeness: 0, group: '' };
    for (const place of touched) {
      const shared = counts[place] ?? 0;
      counts[place] = 0;
      const likeness = shared / (own.size + (this.#sizes[place] ?? 0) - shared);
      const other = this.#groups[place] ?? '';
      if (likeness > best.likeness && other !== group) best = { likeness, group: other };
    }
    return best;
  }

  add(own: Set<number>, group: string): void {
    const place = this.#sizes.length;
    this.#sizes.push(own.size);
    this.#groups.push(group);
    for (const gram of own) {
      const posting = this.#postings.get(gram);
      if (posting) posting.push(place);
      else this.#postings.set(gram, [place]);
    }
  }
}
