// Which stories each day of a topic told: a pointer for each month, by which pages and programs find a story's other days. Pure.
import * as z from 'zod';
import type { Report } from '../../shared/report.ts';
import type { Manifest } from './manifest.ts';
import { toldIn } from './told.ts';

export const storyToldSchema = z.object({
  storyId: z.string(),
  headline: z.string(),
  /** Canonical name, where the story is an item of the report. */
  name: z.string().optional(),
  novelty: z.enum(['new', 'update', 'continuing', 'unknown']),
  firstSeen: z.string().optional(),
  newFacts: z.array(z.string()),
});
export type StoryTold = z.infer<typeof storyToldSchema>;

/** The stories of a report, each once: key points first, then events, then what only views and analyses tell. */
export const storiesOf = (report: Report): StoryTold[] => {
  const items = [...report.keyPoints, ...report.events.flatMap((group) => group.items)];
  return toldIn(report).map(({ storyId, toldAs }): StoryTold => {
    const item = items.find((each) => each.storyId === storyId);
    if (item === undefined) return { storyId, headline: toldAs, novelty: 'unknown', newFacts: [] };
    const { name, novelty, storyFirstSeen: firstSeen, newFacts = [] } = item;
    return { storyId, headline: toldAs, name, novelty, firstSeen, newFacts };
  });
};

const storyDaySchema = z.object({
  slug: z.string(),
  day: z.string(),
  revision: z.number().int().positive(),
  language: z.string(),
  stories: z.array(storyToldSchema),
});
export type StoryDay = z.infer<typeof storyDaySchema>;

export const storiesSchema = z.object({
  version: z.literal(1),
  /** Reports of single days, latest first. */
  days: z.array(storyDaySchema),
});
export type Stories = z.infer<typeof storiesSchema>;

/** What a revision adds; undefined for a report of several days, which is no day of a story. */
export const storyDayOf = ({ slug, window, revision, language, stories }: Manifest): StoryDay | undefined =>
  window.from === window.to && stories !== undefined
    ? { slug, day: window.to, revision, language, stories }
    : undefined;

/** Days with one more; of a slug's revisions only the highest stays. */
export const withDay = (days: readonly StoryDay[], day: StoryDay): StoryDay[] => {
  const there = days.find(({ slug }) => slug === day.slug);
  if (there !== undefined && there.revision > day.revision) return [...days];
  return [...days.filter(({ slug }) => slug !== day.slug), day].toSorted((a, b) => (a.day < b.day ? 1 : -1));
};

export const mergeStories = (there: Stories | undefined, day: StoryDay): Stories => ({
  version: 1,
  days: withDay(there?.days ?? [], day),
});

/** How many days before and after a day its stories are looked for: as many as a story is remembered. */
export const STORY_DAYS = 7;

const daysBetween = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;

/** Days near a day that tell one of some stories. */
export const daysThatTell = (days: readonly StoryDay[], day: string, storyIds: ReadonlySet<string>): StoryDay[] =>
  days.filter(
    (other) =>
      other.day !== day &&
      daysBetween(other.day, day) <= STORY_DAYS &&
      other.stories.some(({ storyId }) => storyIds.has(storyId)),
  );
