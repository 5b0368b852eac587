// Gold days as Cluster sees them: their posts grouped, with or without the seven days before as memory.
import type { NOTHING_BEFORE } from '../../functions/cluster/cluster.ts';
import { featuresOf } from '../../functions/cluster/features.ts';
import { type Grouping, groupPosts } from '../../functions/cluster/groups.ts';
import { authorsToRemember, levelsBefore, namesToRemember, weekOf } from '../../functions/cluster/remember.ts';
import { deduplicate } from '../../functions/deduplicate/deduplicate.ts';
import { flagPosts } from '../../functions/deduplicate/flags.ts';
import { daysBefore } from '../../shared/memory.ts';
import { type Post, postKey } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import type { Topic } from '../../shared/topic.ts';
import { boundsOf, type GoldDay } from './editor-days.ts';

export type Before = typeof NOTHING_BEFORE;

/** A field: its posts, and the topic and names by which they are read. */
export interface Field {
  readonly posts: readonly Post[];
  readonly topic: Topic;
  readonly names: Names;
}

/** What the state Deduplicate hands to Cluster. */
export const distinctOf = (posts: readonly Post[]): DistinctPost[] => {
  const byKey = new Map(posts.map((post) => [postKey(post), post]));
  return flagPosts(deduplicate(posts).posts, (post) =>
    [postKey(post), ...post.copies.keys].flatMap((key) => byKey.get(key) ?? []),
  );
};

/** Posts of the civil day that a gold file is about. */
export const postsOfDay = ({ ids }: Pick<GoldDay, 'ids'>, { posts }: Field): Post[] => {
  const byId = new Map(posts.map((post) => [post.id, post]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** What the seven days before leave behind, as Cluster prepares it; no told stories, since no report was made of them. */
export const weekBefore = (day: string, { posts, topic, names }: Field): Before => {
  const days = daysBefore({ from: day, to: day }).flatMap((before) => {
    const [start, end] = boundsOf(before, topic.timezone);
    const own = posts.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) < end);
    if (own.length === 0) return [];
    const { prepared } = groupPosts(distinctOf(own), topic, names);
    return [{ day: before, names: namesToRemember(prepared), authors: authorsToRemember(prepared) }];
  });
  const remembered = days.map((own) => ({ day: own.day, items: own.names }));
  return {
    memory: { stories: [], names: remembered },
    week: weekOf(remembered),
    authors: levelsBefore(days.map((own) => ({ day: own.day, items: own.authors }))),
  };
};

/** A gold day grouped, and its posts' features. */
export interface GroupedDay {
  readonly day: GoldDay;
  readonly field: Field;
  readonly before: Before;
  readonly grouping: Grouping;
  readonly features: readonly Float64Array[];
  /** The gold's weight of each grouped post: that of its weightiest story, 0 where none has it. */
  readonly weights: readonly number[];
}

/** Groups a gold day. */
export const groupDay = (day: GoldDay, field: Field, before: Before): GroupedDay => {
  const grouping = groupPosts(distinctOf(postsOfDay(day, field)), field.topic, field.names, before.week);
  const weightOf = new Map<string, number>();
  for (const { weight, posts } of day.gold.stories)
    for (const n of posts)
      weightOf.set(day.ids[n - 1] ?? '', Math.max(weight, weightOf.get(day.ids[n - 1] ?? '') ?? 0));
  return {
    day,
    field,
    before,
    grouping,
    features: featuresOf(grouping, before),
    weights: grouping.prepared.map(({ key, post }) =>
      Math.max(0, ...[key, ...post.copies.keys].map((own) => weightOf.get(own.slice(own.indexOf(':') + 1)) ?? 0)),
    ),
  };
};
