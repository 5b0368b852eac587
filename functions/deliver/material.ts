// What is delivered of a revision: its manifest and its report, read from what is published, and the message for a channel.
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { siteKeys } from '../../shared/keys.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { windowSchema } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { type Channel, fillLink } from '../../shared/topic-deliver.ts';
import { type Message, messageOf } from './message.ts';

const manifestSchema = z.object({
  slug: z.string(),
  platform: z.string(),
  topic: z.string(),
  revision: z.number().int().positive(),
  /** Why this revision is there. */
  reason: z.string(),
  style: z.enum(['cited', 'plain']),
  date: z.string(),
  posttime: z.string(),
  degraded: z.array(z.string()),
  window: windowSchema,
  files: z.record(z.string(), z.unknown()),
  /** Keys of the Jekyll post and of its pictures. */
  post: z.string(),
  pictures: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export interface Material {
  readonly manifest: Manifest;
  readonly report: Report;
  /** Root of the published site with its final slash, where it is known. */
  readonly siteUrl: string | undefined;
}

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const stored = await store.read(key);
  if (stored === undefined) return undefined;
  const parsed = schema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString()));
  if (parsed.success) return parsed.data;
  throw new BadInputError(
    `${key} in ${store.url} is not of the form that this version reads (${issueOf(parsed.error)}); run the day again first.`,
  );
};

/** The manifest of the highest revision of a slug. Throws BadInputError where there is none. */
export const readManifest = async (store: Store, slug: string): Promise<Manifest> => {
  const manifest = await readJson(store, siteKeys(slug).stable.manifest, manifestSchema);
  if (manifest !== undefined) return manifest;
  throw new BadInputError(`There is no report ${slug} in ${store.url}; its name stands in site/index.json.`);
};

/** All that channels are given of a revision. Throws BadInputError where its report is gone. */
export const readMaterial = async (store: Store, manifest: Manifest, siteUrl?: string): Promise<Material> => {
  const key = siteKeys(manifest.slug).revision(manifest.revision).report;
  const report = await readJson(store, key, reportSchema);
  if (report !== undefined) return { manifest, report, siteUrl };
  throw new BadInputError(`${key} is gone from ${store.url}; run the day again with --force.`);
};

/** Where a channel's messages lead: where its topic says, or to the page, whose stable copy shows the highest revision. */
const urlFor = ({ manifest: { slug, date }, siteUrl }: Material, { link }: Channel): string | undefined => {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  if (link !== undefined) return fillLink(link, { slug, year, month, day });
  return siteUrl === undefined ? undefined : `${siteUrl}${siteKeys(slug).stable.page.replace(/^site\//, '')}`;
};

/** The message of a revision for a channel. */
export const messageFor = (material: Material, channel: Channel): Message => {
  const { revision, degraded } = material.manifest;
  return messageOf(material.report, { revision, degraded, url: urlFor(material, channel) });
};
