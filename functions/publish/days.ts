// Reads what is known of a topic's days around one of them, for the pages that say so.
import { ARCHIVE_KEY, storiesKey } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import type { KnownDays, PageOfDay } from './page-days.ts';
import { archiveSchema, isLanguage, parsePointer } from './pointers.ts';
import { STORY_DAYS, type StoryDay, storiesSchema, withDay } from './stories.ts';

/** Whose days they are. */
export interface Topic {
  readonly platform: string;
  readonly topic: string;
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Months that hold the days which the pages of the days near a day speak of. */
const monthsAround = (day: string): string[] => [
  ...new Set([-2 * STORY_DAYS, 0, 2 * STORY_DAYS].map((days) => shifted(day, days).slice(0, 'YYYY-MM'.length))),
];

/** First and last day of a slug. */
export const daysOfSlug = (slug: string): [from: string, to: string] => {
  const [from = '', to = ''] = [slug.slice(-17, -9), slug.slice(-8)].map((day) =>
    day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
  );
  return [from, to];
};

/**
 * Reads the days around a day.
 * @param own what the day itself tells, which its pointer may not hold yet
 */
export const readDays = async (
  store: Store,
  { platform, topic }: Topic,
  day: string,
  own?: StoryDay,
): Promise<KnownDays> => {
  const stored = await store.read(ARCHIVE_KEY);
  const reports = stored === undefined ? [] : parsePointer(ARCHIVE_KEY, stored.bytes, archiveSchema).reports;
  const days = reports
    .filter((entry) => entry.platform === platform && entry.topic === topic)
    .map(({ slug }) => ({ slug, days: daysOfSlug(slug) }))
    .filter(({ days: [from, to] }) => from === to)
    .map(({ slug, days: [, to] }) => ({ slug, day: to }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const months = monthsAround(day).map((month) => storiesKey(`${platform}_${topic}`, month));
  const told: StoryDay[] = [];
  for (const key of months) {
    const month = await store.read(key);
    if (month !== undefined) told.push(...parsePointer(key, month.bytes, storiesSchema).days);
  }
  return { days, told: own === undefined ? told : withDay(told, own) };
};

/** Whose page a slug's is. Undefined for a report of several days, or in a language that this version does not know. */
export const pageOfDay = (
  { slug, language, timezone }: { readonly slug: string; readonly language: string; readonly timezone: string },
  page: PageOfDay['page'],
): PageOfDay | undefined => {
  const [from, to] = daysOfSlug(slug);
  return from === to && isLanguage(language) ? { slug, day: to, timezone, language, page } : undefined;
};
