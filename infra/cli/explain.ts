// The command `explain`: the path of a published sentence down to its posts and to what the model answered.
import * as z from 'zod';
import { draftOf } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys, runPrefix, siteKeys } from '../../shared/keys.ts';
import { type Evidence, evidenceSchema } from '../../shared/report.ts';
import { sentenceMeant } from '../../shared/sentence-meant.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { writtenSchema } from '../../shared/written.ts';
import { describeExplanation } from './describe-explanation.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { explanationOf, type Kept } from './explanation.ts';
import { answersFileSchema, rawPieces } from './raw-answers.ts';
import { type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export type ExplainOptions = Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'json'>;

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const stored = await store.read(key);
  if (stored === undefined) return undefined;
  return schema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString())).data;
};

const keysBelow = async (store: Store, prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys.sort();
};

/** Texts of the posts that are asked for, from the run's private files. */
const textsOf = async (store: Store, prefix: string, wanted: ReadonlySet<string>): Promise<Map<string, string>> => {
  const parts = await keysBelow(store, `${prefix}/deduplicated/`);
  const texts = new Map<string, string>();
  for await (const { platform, id, text } of readParts<DistinctPost>(store, parts)) {
    const key = `${platform}:${id}`;
    if (wanted.has(key)) texts.set(key, text);
    if (texts.size === wanted.size) break;
  }
  return texts;
};

/** What the run has kept of a sentence; runs expire, so that any of it may be gone. */
const readKept = async (store: Store, evidence: Evidence, id: string): Promise<Kept> => {
  const line = evidence.sentences[id];
  const prefix = runPrefix(evidence.slug, evidence.run);
  const files = await keysBelow(store, `${prefix}/`);
  if (files.length === 0)
    return {
      raw: [],
      texts: new Map(),
      missing: [`The files of the run ${evidence.run} are no longer in ${store.url}.`],
    };
  const answers = [];
  for (const key of files.filter((file) => /\/(?:written|summarised)\/[^/]+\.json$/.test(file))) {
    const file = await readJson(store, key, answersFileSchema);
    if (file !== undefined) answers.push({ key, file });
  }
  // The section's own answer first, then those that it was repaired and read in.
  const own = (key: string): number => (key.endsWith(`/${line?.section}.json`) ? 0 : 1);
  const raw = rawPieces(
    line?.text ?? '',
    answers.toSorted((a, b) => own(a.key) - own(b.key)),
  );
  return {
    written: await readJson(store, runKeys(evidence.slug, evidence.run).written, writtenSchema),
    raw,
    texts: await textsOf(store, prefix, new Set([...(line?.cites ?? []), ...(line?.posts ?? [])])),
    missing: raw.length > 0 ? [] : ['No model wrote this sentence.'],
  };
};

/** Tells the path of a sentence of a report, by its id in the evidence or by words of it. */
export const explain = async (
  slug: string,
  sentence: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const store = openStore(await settingsOf(options, terminal));
  // A draft that waits is what its owner looks at.
  const draft = await draftOf(store, slug);
  const files = draft === undefined ? siteKeys(slug).stable : siteKeys(slug).draft(draft.version);
  const evidence = await readJson(store, files.evidence, evidenceSchema);
  const manifest = await readJson(store, files.manifest, z.object({ revision: z.number().int() }));
  if (evidence === undefined || manifest === undefined)
    throw new BadInputError(`There is no report ${slug} in ${store.url}; its name stands in site/index.json.`);
  const id = sentenceMeant(evidence, sentence);
  const explanation = explanationOf(evidence, manifest.revision, id, await readKept(store, evidence, id));
  terminal.out(options.json ? `${JSON.stringify(explanation)}\n` : printable(describeExplanation(explanation)));
  return EXIT.done;
};
