// What a run led to: the object of --json, read back from what was published.
import * as z from 'zod';
import { draftOf } from '../../shared/drafts.ts';
import { BrokenPromiseError } from '../../shared/errors.ts';
import { filesBeside, siteKeys } from '../../shared/keys.ts';
import { reportSchema } from '../../shared/report.ts';
import { type Published, type Run, stateDocument } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';

/** The object that `run --json` prints. Paths are keys of the store. */
export interface RunSummary {
  readonly slug: string;
  readonly revision: number;
  /** Id of the run that made the revision. */
  readonly run: string;
  readonly markdown: string;
  /** The Jekyll post, a copy of the Markdown that later revisions replace. */
  readonly post: string;
  readonly image: string;
  readonly page: string | null;
  readonly evidence: string;
  readonly method: string;
  /** Posts read, posts that the report rests on, and the others by reason. */
  readonly posts: { readonly collected: number; readonly kept: number; readonly dropped: Record<string, number> };
  readonly stories: number;
  readonly keyPoints: number;
  readonly costUsd: number;
  readonly metrics: Record<string, number>;
  /** What the report had to do without. */
  readonly degraded: readonly string[];
  readonly ms: Record<string, number>;
  /** Largest memory of this process; absent where the run was on AWS. */
  readonly peakRssMb?: number;
  /** Present when nothing new was published. */
  readonly unchanged?: true;
  /** Present where it is a draft, which waits to be released; at `releaseAt` it comes out by itself. */
  readonly draft?: { readonly releaseAt?: string | undefined; readonly stopped?: true | undefined };
}

/** What was measured of the run. */
export type Measured = Pick<RunSummary, 'ms' | 'peakRssMb'> & {
  /** Whether anything public was written: a run that repeats an earlier one to the byte writes nothing. */
  readonly wrote: boolean;
};

const outputSchema = z.object(stateDocument.shape).pick({ run: true, published: true }).partial({ published: true });
const evidenceSchema = z.object({ run: z.string(), metrics: z.record(z.string(), z.number()) });
const manifestSchema = z.object({
  revision: z.number().int().positive(),
  style: z.enum(['cited', 'plain']),
  degraded: z.array(z.string()),
  post: z.string(),
});

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T> => {
  const there = await store.read(key);
  const parsed = there === undefined ? undefined : schema.safeParse(JSON.parse(Buffer.from(there.bytes).toString()));
  if (parsed?.success) return parsed.data;
  throw new BrokenPromiseError(
    `The published ${key} in ${store.url} is missing or not as it should be; run with --force.`,
  );
};

/** The draft that Plan found waiting already, as Publish would have told of it. */
const earlierDraft = async (store: Store, slug: string): Promise<Published | undefined> => {
  const draft = await draftOf(store, slug);
  if (draft === undefined) return undefined;
  const { version, revision, style, degraded, releaseAt, state } = draft;
  const { image, evidence, page, [style]: markdown } = siteKeys(slug).draft(version);
  const fate = {
    ...(releaseAt === undefined ? {} : { releaseAt }),
    ...(state === 'stopped' ? { stopped: true as const } : {}),
  };
  return { slug, revision, unchanged: true, degraded, markdown, image, page, evidence, draft: fate };
};

/** The revision that Plan found published already, as Publish would have told of it. */
const earlierPublished = async (store: Store, slug: string): Promise<Published> => {
  const { revision, style, degraded } = await readJson(store, siteKeys(slug).stable.manifest, manifestSchema);
  const { image, evidence, page, [style]: markdown } = siteKeys(slug).revision(revision);
  return { slug, revision, unchanged: true, degraded, markdown, image, page, evidence };
};

/** The summary of an execution's output. Throws BrokenPromiseError when what was published can't be read back. */
export const summaryOf = async (output: unknown, store: Store, measured: Measured): Promise<RunSummary> => {
  const document = outputSchema.parse(output);
  const run: Run = document.run;
  const earlier = async (): Promise<Published> =>
    (run.draft === undefined ? undefined : await earlierDraft(store, run.slug)) ?? earlierPublished(store, run.slug);
  const published = document.published ?? (await earlier());
  const { slug, revision, markdown, image, page, evidence, degraded, draft } = published;
  const unchanged = published.unchanged || !measured.wrote;
  const files = filesBeside(slug, evidence);
  const report = await readJson(store, files.report, reportSchema);
  const { post } = await readJson(store, files.manifest, manifestSchema);
  const proof = await readJson(store, evidence, evidenceSchema);
  const { collected, kept, dropped, stories, costUsd } = report.stats;
  return {
    slug,
    revision,
    run: unchanged ? proof.run : run.id,
    markdown,
    post: draft === undefined ? post : siteKeys(slug).draftPost,
    image,
    page,
    evidence,
    method: report.method,
    posts: { collected, kept, dropped },
    stories,
    keyPoints: report.keyPoints.length,
    costUsd,
    metrics: proof.metrics,
    degraded,
    ms: measured.ms,
    ...(measured.peakRssMb === undefined ? {} : { peakRssMb: measured.peakRssMb }),
    ...(unchanged ? { unchanged: true } : {}),
    ...(draft === undefined ? {} : { draft }),
  };
};
