// What a published report tells a person at first sight: its headlines, one sentence that the checks refused, what it took.
import type * as z from 'zod';
import type { Settings } from '../../shared/env.ts';
import { filesBeside, runKeys } from '../../shared/keys.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import { ORIGIN_FILE, type RecordingOrigin, recordingOriginSchema } from '../../shared/model/recording.ts';
import { evidenceSchema, isOfInventedPosts, type Report, reportSchema } from '../../shared/report.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { type Refusal, refusedSchema, type WritingRecord } from '../../shared/written.ts';
import type { RunSummary } from './summary.ts';

export interface News {
  /** `AI人工智能 2025-12-22`. */
  readonly title: string;
  /** Said of a report of posts that nobody wrote. */
  readonly invented?: string;
  readonly headlines: readonly string[];
  readonly refused?: Refusal;
  /** How a model wrote it; absent where none did. */
  readonly writing?: WritingRecord;
  /** Where its model's answers come from, if they were recorded. */
  readonly recording?: RecordingOrigin;
}

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const stored = await store.read(key);
  return stored === undefined ? undefined : schema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString())).data;
};

/** The one to show: what is gone tells more than what was mended, and a reader's reason more than a rule's. */
const tellingOf = (refused: readonly Refusal[]): Refusal | undefined => {
  const dropped = refused.filter(({ outcome }) => outcome === 'dropped');
  const audited = (some: readonly Refusal[]): Refusal | undefined => some.find(({ rule }) => rule === 'audit');
  return audited(dropped) ?? dropped[0] ?? audited(refused) ?? refused[0];
};

const titleOf = ({ displayName, window: { from, to } }: Report): string =>
  `${displayName} ${from === to ? from : `${from} – ${to}`}`;

const recordingOf = async (modelUrl: string | undefined): Promise<RecordingOrigin | undefined> => {
  const model = modelUrl === undefined ? undefined : parseModelUrl(modelUrl);
  if (model?.kind !== 'replay' || model.folder.startsWith('s3:')) return undefined;
  const folder = openStore({ storeUrl: model.folder });
  return readJson(folder, ORIGIN_FILE, recordingOriginSchema);
};

/**
 * Reads the news back from what was published; undefined where it can't be read, since a run that went well has ended all
 * the same.
 * @param modelUrl the model that was asked, where it is known here
 */
export const readNews = async (
  { slug, run, evidence }: Pick<RunSummary, 'slug' | 'run' | 'evidence'>,
  settings: Pick<Settings, 'storeUrl' | 's3Endpoint' | 'region'>,
  modelUrl?: string,
): Promise<News | undefined> => {
  const store = openStore(settings);
  const files = filesBeside(slug, evidence);
  const report = await readJson(store, files.report, reportSchema);
  if (report === undefined) return undefined;
  const writing = (await readJson(store, files.evidence, evidenceSchema))?.writing;
  const refused = tellingOf((await readJson(store, runKeys(slug, run).refused, refusedSchema))?.refused ?? []);
  const recording = writing === undefined ? undefined : await recordingOf(modelUrl);
  return {
    title: titleOf(report),
    ...(isOfInventedPosts(report) ? { invented: labelsOf(report.language).invented } : {}),
    headlines: report.keyPoints.map(({ headline, name }) => headline ?? name),
    ...(refused === undefined ? {} : { refused }),
    ...(writing === undefined ? {} : { writing }),
    ...(recording === undefined ? {} : { recording }),
  };
};
