// Reads what the states before Publish left of a run: report, evidence and picture, without posts that were taken out.
import type * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { runKeys } from '../../shared/keys.ts';
import { readPlan } from '../../shared/plan.ts';
import { postKey } from '../../shared/post.ts';
import { evidenceSchema, isOfInventedPosts, reportSchema } from '../../shared/report.ts';
import type { CollectedSource, Composed, Drawn, Run } from '../../shared/run.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import type { Given } from './edition.ts';
import { type InventedPost, inventedPage, inventedPostOf, linkedKeys } from './page-invented.ts';
import { type Picture, plainPicture } from './plain-picture.ts';
import { readUnpublished } from './unpublished.ts';
import { withoutPosts } from './withdraw.ts';

const read = async (store: Store, key: string): Promise<Uint8Array> => {
  const stored = await store.read(key);
  if (stored === undefined)
    throw new BadInputError(`There is no ${key} in ${store.url}: run the states before Publish again.`);
  return stored.bytes;
};

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T> => {
  const parsed = schema.safeParse(JSON.parse(Buffer.from(await read(store, key)).toString()));
  if (parsed.success) return parsed.data;
  throw new BadInputError(
    `${key} is not of the form that Publish reads (${issueOf(parsed.error)}): run again from Compose.`,
  );
};

/** The word cloud, or undefined when it was not drawn. */
const readPicture = async (store: Store, { ok, jpg, svg, png, json }: Drawn): Promise<Picture | undefined> =>
  ok && jpg !== undefined && svg !== undefined && json !== undefined
    ? {
        jpg: await read(store, jpg),
        svg: await read(store, svg),
        json: await read(store, json),
        png: png === undefined ? undefined : await read(store, png),
      }
    : undefined;

interface Arrived {
  readonly run: Run;
  readonly collected: readonly Pick<CollectedSource, 'source' | 'ok' | 'coverage'>[];
  readonly composed: Pick<Composed, 'report' | 'evidence' | 'method'> & Partial<Pick<Composed, 'degraded'>>;
  readonly drawn: Drawn;
}

/** What a source lacks: all of it, or what it had after it was cut short. A budget is the topic's own wish, no lack. */
const lackOf = ({ source, ok, coverage }: Arrived['collected'][number]): string[] => {
  if (!ok) return [`source ${source}`];
  return coverage?.cut === 'error' || coverage?.cut === 'time' ? [`source ${source} (cut by ${coverage.cut})`] : [];
};

/** What the run's report is made of, and the one without a model, which may stand in for it. */
export const readMaterials = async (
  store: Store,
  arrived: Arrived,
): Promise<{ readonly composed: Given; readonly standIn: Given | undefined }> => {
  const composed = await readMaterial(store, arrived);
  if (arrived.composed.method === 'extractive') return { composed, standIn: undefined };
  const { composedExtractive: report, composedExtractiveEvidence: evidence } = runKeys(
    arrived.run.slug,
    arrived.run.id,
  );
  return {
    composed,
    standIn: await readMaterial(store, { ...arrived, composed: { ...arrived.composed, report, evidence } }),
  };
};

/** The material with the page of its invented posts, where it cites any. */
export const withInvented = async <M extends Given | undefined>(
  store: Store,
  parts: readonly string[],
  material: M,
): Promise<M> => {
  if (material === undefined || !isOfInventedPosts(material.report)) return material;
  const { report, evidence, picture } = material;
  const linked = linkedKeys(report, evidence, picture.json);
  const posts: InventedPost[] = [];
  for await (const post of readParts<DistinctPost>(store, parts)) {
    const invented = linked.has(postKey(post)) ? inventedPostOf(post) : undefined;
    if (invented !== undefined) posts.push(invented);
  }
  return { ...material, inventedPage: inventedPage(report, posts) };
};

/** What an edition of the run is made of. Throws BadInputError when something is missing. */
const readMaterial = async (store: Store, { run, collected, composed, drawn }: Arrived): Promise<Given> => {
  const { settingsHash } = await readPlan(store, run);
  const report = await readJson(store, composed.report, reportSchema);
  const evidence = await readJson(store, composed.evidence, evidenceSchema);
  const cloud = await readPicture(store, drawn);
  const picture = cloud ?? (await plainPicture(run.slug, labelsOf(report.language).missingPicture));
  const kept = withoutPosts({ report, evidence, cloud: picture.json }, await readUnpublished(store));
  return {
    run,
    settingsHash,
    report: kept.report,
    evidence: kept.evidence,
    picture: { ...picture, json: kept.cloud },
    drawn: cloud !== undefined,
    lacking: [...collected.flatMap(lackOf), ...(composed.degraded ?? [])],
  };
};
