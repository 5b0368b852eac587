// drafts/index.json: the reports that wait to be released. Private, as all of drafts/ is.
import * as z from 'zod';
import { BadInputError } from './errors.ts';
import { issueOf } from './issue.ts';
import { DRAFTS_KEY } from './keys.ts';
import { windowSchema } from './run.ts';
import type { Store } from './store/store.ts';

export const draftSchema = z.object({
  slug: z.string(),
  platform: z.string(),
  topic: z.string(),
  language: z.enum(['zh-CN', 'en']),
  displayName: z.string(),
  title: z.string(),
  headlines: z.array(z.string()),
  degraded: z.array(z.string()),
  style: z.enum(['cited', 'plain']),
  window: windowSchema,
  settingsHash: z.string(),
  /** Id of the run that made it, and its time. */
  run: z.string(),
  madeAt: z.iso.datetime(),
  /** Its version, from 1: each is a folder of its own, `drafts/{slug}/d{n}/`. */
  version: z.number().int().positive(),
  /** The revision that it would be, were it published when it was made. */
  revision: z.number().int().positive(),
  /** SHA-256 of all that does not depend on the time of making. */
  digest: z.string(),
  /** When it comes out by itself. */
  releaseAt: z.iso.datetime().optional(),
  /** stopped: only by name. releasing: on its way out, and nobody stops it any more. */
  state: z.enum(['waiting', 'stopped', 'releasing']),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftsSchema = z.object({
  version: z.literal(1),
  /** Latest days first. */
  drafts: z.array(draftSchema),
});
export type Drafts = z.infer<typeof draftsSchema>;

/** The drafts in some bytes. Throws BadInputError when they are none that this version reads. */
export const parseDrafts = (bytes: Uint8Array | undefined): readonly Draft[] => {
  if (bytes === undefined) return [];
  const parsed = draftsSchema.safeParse(JSON.parse(Buffer.from(bytes).toString()));
  if (parsed.success) return parsed.data.drafts;
  throw new BadInputError(
    `${DRAFTS_KEY} is no list of drafts that this version reads (${issueOf(parsed.error)}); restore an older version of it.`,
  );
};

/** The drafts that wait, latest days first. */
export const readDrafts = async (store: Store): Promise<readonly Draft[]> =>
  parseDrafts((await store.read(DRAFTS_KEY))?.bytes);

/** The draft of a slug. */
export const draftOf = async (store: Store, slug: string): Promise<Draft | undefined> =>
  (await readDrafts(store)).find((draft) => draft.slug === slug);

/** Whether a draft comes out by itself now: its time has come and nobody has stopped it, or its release broke off. */
export const isDue = ({ state, releaseAt }: Draft, now: number): boolean =>
  state === 'releasing' || (state === 'waiting' && releaseAt !== undefined && Date.parse(releaseAt) <= now);
