// What is published already: the revision of a slug, and the report that comes before a day.
import * as z from 'zod';
import { draftOf } from '../../shared/drafts.ts';
import { siteKeys, slugOf } from '../../shared/keys.ts';
import { type Window, windowSchema } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Topic } from '../../shared/topic.ts';
import { neighboursOf } from './hours.ts';
import type { Days } from './window.ts';

const manifestSchema = z.object({ settingsHash: z.string(), window: windowSchema });

/** What Plan needs to know of the revision that is published under a slug. */
export type PublishedRevision = z.infer<typeof manifestSchema>;

/** The published revision of a slug; undefined where there is none that this version understands. */
export const publishedRevision = async (store: Store, slug: string): Promise<PublishedRevision | undefined> => {
  const there = await store.read(siteKeys(slug).stable.manifest);
  if (there === undefined) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(Buffer.from(there.bytes).toString())).data;
  } catch {
    return undefined;
  }
};

/** The window of the latest report of the days just before, published or still a draft, whatever hours it has. */
export const windowBefore = async (
  store: Store,
  { platform, topic }: Pick<Topic, 'platform' | 'topic'>,
  days: Days,
): Promise<Window | undefined> => {
  for (const day of neighboursOf(days)) {
    const slug = slugOf(platform, topic, day, day);
    const report = (await publishedRevision(store, slug)) ?? (await draftOf(store, slug));
    if (report !== undefined) return report.window;
  }
  return undefined;
};
