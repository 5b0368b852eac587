// Groups a day's posts into candidates: every post that says something is in one, alone if need be. Pure.
import type { DistinctPost } from '../../shared/story.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { edgesOf, type Likeness } from './edges.ts';
import { joinPosts } from './join.ts';
import { nameKey } from './name-forms.ts';
import { type Preparation, type Prepared, prepare } from './prepare.ts';
import { everydayNames, rareNames } from './rare-names.ts';
import type { Relevance } from './relevance.ts';
import { type Vector, vectorsOf } from './vectors.ts';
import { NO_WEEK, type Week } from './week.ts';

/** A day's posts in groups, and what they were grouped by. */
export interface Grouping extends Pick<Preparation, 'dropped' | 'reasons'>, Pick<Likeness, 'nearest' | 'echoes'> {
  /** Posts fit for a candidate, in order of time. */
  readonly prepared: readonly Prepared[];
  /** Numbers of the posts of each group, in order of time. */
  readonly groups: readonly (readonly number[])[];
  readonly vectors: readonly Vector[];
  /** Terms by number. */
  readonly terms: readonly string[];
  /** Posts of the whole day, those that were set aside among them. */
  readonly day: number;
  /** The rare names of each post. */
  readonly rare: readonly ReadonlySet<string>[];
}

const without = (name: string, names: ReadonlySet<string>): ReadonlySet<string> =>
  names.has(name) ? new Set([...names].filter((other) => other !== name)) : names;

/** Groups of the posts; the order of input doesn't matter. */
export const groupPosts = (
  posts: readonly DistinctPost[],
  topic: Relevance,
  names: Names,
  week: Week = NO_WEEK,
): Grouping => {
  const { prepared, dropped, reasons } = prepare(posts, topic, names);
  const { vectors, terms } = vectorsOf(prepared, everydayNames(prepared, posts.length, week));
  const rare = rareNames(prepared, posts.length, week);
  const { edges, nearest, echoes } = edgesOf(prepared, vectors, rare);
  const groupOf = joinPosts(
    edges,
    prepared.map(({ names: held, voice, handle }, item) => ({
      // An author's own name says who speaks, not what of.
      rare: without(nameKey(handle), rare[item]!),
      versions: held.flatMap(({ key, kind }) => (kind === 'versioned' ? [key] : [])),
      vector: vectors[item]!,
      voice,
    })),
  );
  const groups = [...Map.groupBy(groupOf.keys(), (item) => groupOf[item] ?? item).values()];
  return { day: posts.length, prepared, groups, vectors, terms, rare, nearest, echoes, dropped, reasons };
};
