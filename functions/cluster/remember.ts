// What a day leaves to the days after it: stories by what they are known again, names and authors as counts.
import type { Recalled } from '../../shared/memory.ts';
import type { RememberedAuthor, RememberedName, RememberedStory } from '../../shared/memory-lines.ts';
import type { Candidate } from './candidate.ts';
import { type Level, reactions } from './levels.ts';
import { linkKey } from './link-key.ts';
import type { Prepared } from './prepare.ts';
import type { Week } from './week.ts';

/** Kept of a story: enough to know it again, too little to be its posts. */
const MOST = { keys: 60, links: 20, references: 40, names: 24, numbers: 40 } as const;

const first = (values: Iterable<string>, most: number): string[] => [...new Set(values)].slice(0, most);

/** What later days remember of a candidate, if a report tells it. */
export const storyToRemember = (
  id: string,
  firstSeen: string,
  { posts, names, numbers, terms }: Candidate,
): RememberedStory => ({
  version: 2,
  id,
  firstSeen,
  keys: first(
    posts.map(({ key }) => key),
    MOST.keys,
  ),
  links: first(
    posts.flatMap(({ post }) => post.urls.flatMap((url) => linkKey(url) ?? [])),
    MOST.links,
  ),
  references: first(
    posts.flatMap(({ post, repostOf }) => [
      ...(repostOf?.key === undefined ? [] : [repostOf.key]),
      ...post.referenced.flatMap(({ id: other }) => (other === null ? [] : [`${post.platform}:${other}`])),
    ]),
    MOST.references,
  ),
  names: first(names, MOST.names),
  numbers: first(numbers, MOST.numbers),
  terms: [...terms],
});

/** Names and authors kept of a day, those with most posts first. */
const MOST_NAMES = 20_000;
const MOST_AUTHORS = 50_000;

/** How often the day named what. */
export const namesToRemember = (posts: readonly Prepared[]): RememberedName[] => {
  const named = new Map<string, { posts: number; voices: Set<string> }>();
  for (const { names, voice } of posts)
    for (const key of new Set(names.map((name) => name.key))) {
      const known = named.get(key) ?? { posts: 0, voices: new Set() };
      known.posts++;
      known.voices.add(voice);
      named.set(key, known);
    }
  return [...named]
    .map(([name, { posts: count, voices }]) => ({ name, posts: count, voices: voices.size, total: posts.length }))
    .sort((a, b) => b.posts - a.posts || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NAMES);
};

/** What the day's authors are used to. */
export const authorsToRemember = (posts: readonly Prepared[]): RememberedAuthor[] => {
  const authors = new Map<string, { posts: number; sum: number; name: string | undefined }>();
  for (const { voice, post, repostOf } of posts) {
    const count = repostOf === undefined ? reactions(post) : undefined;
    const known = authors.get(voice) ?? {
      posts: 0,
      sum: 0,
      name: repostOf === undefined ? post.author.name : undefined,
    };
    if (count !== undefined) {
      known.posts++;
      known.sum += Math.log1p(count);
    }
    authors.set(voice, known);
  }
  return [...authors]
    .map(([author, { posts: count, sum, name }]) => ({
      author,
      ...(name === undefined ? {} : { name }),
      posts: count,
      level: count === 0 ? 0 : Math.round((sum / count) * 1000) / 1000,
    }))
    .sort((a, b) => b.posts - a.posts || (a.author < b.author ? -1 : 1))
    .slice(0, MOST_AUTHORS);
};

/** The remembered days' names as one week. */
export const weekOf = (days: readonly Recalled<RememberedName>[]): Week => {
  const named = new Map<string, number>();
  let posts = 0;
  for (const { items } of days) {
    posts += items[0]?.total ?? 0;
    for (const { name, posts: count } of items) named.set(name, (named.get(name) ?? 0) + count);
  }
  return { posts, named };
};

/** The remembered days' authors, each with its level over all of them. */
export const levelsBefore = (days: readonly Recalled<RememberedAuthor>[]): Map<string, Level> => {
  const levels = new Map<string, Level>();
  for (const { items } of days)
    for (const { author, posts, level } of items) {
      if (posts === 0) continue;
      const known = levels.get(author) ?? { posts: 0, mean: 0 };
      const count = known.posts + posts;
      levels.set(author, { posts: count, mean: (known.mean * known.posts + level * posts) / count });
    }
  return levels;
};
