// Which names tell posts apart from the rest of the day, rare within it or risen against the week, and which every day says.
import type { Prepared } from './prepare.ts';
import { countKeys, isEveryday, isRare, type Week } from './week.ts';

const countsOf = (posts: readonly Prepared[]): Map<string, number> =>
  countKeys(posts, ({ names }) => names.map(({ key }) => key));

/** Names that every day says, this one as well. */
export const everydayNames = (posts: readonly Prepared[], day: number, week: Week): ReadonlySet<string> =>
  new Set([...countsOf(posts)].flatMap(([key, named]) => (isEveryday(key, named, day, week) ? [key] : [])));

/**
 * The rare names of each post that two posts at least hold.
 * @param day posts of the whole day, those that say nothing or are off the topic among them
 */
export const rareNames = (posts: readonly Prepared[], day: number, week: Week): ReadonlySet<string>[] => {
  const counts = countsOf(posts);
  const verdicts = new Map<string, boolean>();
  for (const { names } of posts)
    for (const { key, kind } of names)
      if (!verdicts.has(key)) {
        const named = counts.get(key) ?? 0;
        verdicts.set(key, named > 1 && isRare(key, named, day, week, kind === 'versioned'));
      }
  return posts.map(({ names }) => new Set(names.flatMap(({ key }) => (verdicts.get(key) === true ? [key] : []))));
};
