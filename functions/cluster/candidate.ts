// A candidate: the posts of a group with all that is known of it before it is a line of `clustered/`.
import { createHash } from 'node:crypto';
import type { Grouping } from './groups.ts';
import { type Label, labelOf } from './label.ts';
import type { Prepared } from './prepare.ts';
import { centroid, heaviest, type Vector } from './vectors.ts';

export interface Candidate {
  /** Posts in order of time. */
  readonly posts: readonly Prepared[];
  readonly items: readonly number[];
  /** Number of the post that scores best. */
  readonly best: number;
  /** Log odds of that post. */
  readonly score: number;
  readonly label: Label;
  readonly centre: Vector;
  /** Its heaviest terms, best first. */
  readonly terms: readonly string[];
  /** Names that at least half of its posts hold, those that are rare first; and its quantities. */
  readonly names: readonly string[];
  readonly telling: ReadonlySet<string>;
  readonly numbers: readonly string[];
  readonly organisations: readonly string[];
}

/** Terms by which a story is known again. */
const MOST_TERMS = 12;

/** A new story's id is that of its earliest post, so that it stays while others join. */
export const idOf = ({ posts }: Pick<Candidate, 'posts'>): string =>
  createHash('sha256')
    .update(posts[0]?.key ?? '')
    .digest('hex')
    .slice(0, 12);

/** A name that can tell one story from another, if it is rare; a word with a capital, an account or a tag only says of whom. */
const TELLING: ReadonlySet<string> = new Set(['versioned', 'run', 'title', 'shape']);

/**
 * Organisations that it is about: makers of what it is called by; where no pack knows that thing and only one organisation's
 * accounts speak, that organisation.
 */
const organisationsOf = (posts: readonly Prepared[], { name }: Label): string[] => {
  const makers = new Set(
    posts.flatMap(({ mentions }) =>
      mentions.flatMap((mention) => (mention.name === name ? (mention.organisation ?? []) : [])),
    ),
  );
  if (makers.size > 0) return [...makers].sort();
  const speakers = new Set(posts.map(({ organisation }) => organisation));
  const [only] = speakers;
  return speakers.size === 1 && only !== undefined ? [only] : [];
};

/** The candidates of a day's groups. */
export const candidatesOf = (
  { prepared, groups, vectors, terms, rare }: Grouping,
  scores: ArrayLike<number>,
): Candidate[] =>
  groups.map((items) => {
    const best = items.reduce((a, b) => (scores[b]! > scores[a]! ? b : a), items[0] ?? 0);
    const posts = items.map((item) => prepared[item]!);
    const rareHere = new Set(items.flatMap((item) => [...rare[item]!]));
    const byScore = [...items].sort((a, b) => scores[b]! - scores[a]! || a - b).map((item) => prepared[item]!);
    const label = labelOf(byScore, rareHere);
    const centre = centroid(items.map((item) => vectors[item]!));
    const counts = new Map<string, number>();
    const telling = new Set<string>();
    for (const { names } of posts) {
      for (const key of new Set(names.map((name) => name.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const { key, kind } of names) if (rareHere.has(key) && TELLING.has(kind)) telling.add(key);
    }
    const held = [...counts]
      .filter(([, count]) => count * 2 >= posts.length)
      .sort((a, b) => Number(telling.has(b[0])) - Number(telling.has(a[0])) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return {
      posts,
      items,
      best,
      score: scores[best]!,
      label,
      centre,
      terms: heaviest(centre, MOST_TERMS).flatMap((term) => terms[term] ?? []),
      names: held.map(([name]) => name),
      telling: new Set(held.flatMap(([name]) => (telling.has(name) ? [name] : []))),
      numbers: [...new Set(posts.flatMap(({ numbers }) => numbers))],
      organisations: organisationsOf(posts, label),
    };
  });
