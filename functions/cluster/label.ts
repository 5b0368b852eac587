// Names stories: the anchor, else the name that most of its posts and its first sentence speak of.
import type { Mention } from '../../shared/text/mention.ts';
import type { Prepared } from './prepare.ts';

/** Names fit a heading and a key point up to this many characters (report-style.md part 2). */
export const LONGEST_NAME = 24;

/** What a story is best called by: a release before a product before a subject; a maker only where nothing else stands. */
const RANK: Readonly<Record<Mention['kind'], number>> = {
  versioned: 6,
  product: 5,
  name: 4,
  concept: 3,
  family: 2,
  company: 1,
};

/** A name that can stand in a heading: no mark that the report's grammar uses, not too long. */
const fits = (name: string): boolean => name.length <= LONGEST_NAME && !/[：:。，*\n]/.test(name);

export interface Label {
  readonly name: string;
  readonly kind: Mention['kind'];
}

/**
 * The label of a story without an anchor: by how many of its posts name it, then by kind, then by how early it stands.
 * Undefined where no post names anything: such a story has no subject that a reader would know.
 */
export const labelOf = (posts: readonly Prepared[]): Label | undefined => {
  const counts = new Map<string, { kind: Mention['kind']; posts: number; early: number }>();
  for (const { mentions, sentences } of posts) {
    const firstEnd = sentences[Math.min(1, sentences.length - 1)]?.end ?? 0;
    const seen = new Set<string>();
    for (const { name, kind, start } of mentions) {
      if (seen.has(name) || !fits(name)) continue;
      seen.add(name);
      const entry = counts.get(name) ?? { kind, posts: 0, early: 0 };
      entry.posts++;
      if (start < firstEnd) entry.early++;
      counts.set(name, entry);
    }
  }
  const half = posts.length / 2;
  const candidates = [...counts].filter(([, entry]) => entry.posts >= half && entry.early > 0);
  candidates.sort(
    ([a, x], [b, y]) => RANK[y.kind] - RANK[x.kind] || y.posts - x.posts || y.early - x.early || (a < b ? -1 : 1),
  );
  const best = candidates[0];
  return best === undefined ? undefined : { name: best[0], kind: best[1].kind };
};
