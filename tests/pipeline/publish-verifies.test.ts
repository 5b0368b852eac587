// What a false sentence comes to that got past all checks of the writing: through the whole pipeline, with a writer that is made up.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { STANDS_IN } from '../../functions/publish/choose-edition.ts';
import { step as summarise } from '../../functions/summarise/handler.ts';
import { RunFailedError, runLocally } from '../../infra/local/engine.ts';
import { runKeys } from '../../shared/keys.ts';
import { silentLog } from '../../shared/log.ts';
import type { Measures } from '../../shared/metrics.ts';
import { evidenceSchema } from '../../shared/report.ts';
import { type Published, type Run, writerSummarySchema } from '../../shared/run.ts';
import { runStep, type Tools } from '../../shared/step.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Written } from '../../shared/written.ts';
import { itemOf, POSTS, said, WRITTEN_ZH } from '../fixtures/written-day.ts';
import { filesBelow } from './whole-day.ts';

const TOPIC = { topic: 'made', platform: 'twitter', timezone: 'UTC', language: 'zh-CN' };

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Posts of the made-up day, as they are collected. */
const lines = POSTS.map(({ key, handle, name, organisation, text, lang, createdAt }) =>
  JSON.stringify({
    ...{ id: key.slice('twitter:'.length), text, lang, created_at: createdAt },
    author: { username: handle, name: organisation ?? name },
  }),
).join('\n');

interface Ended {
  readonly published: Published | undefined;
  /** What Announce counted. */
  readonly measures: Measures;
  /** What Announce told. */
  readonly told: { readonly outcome: string; readonly sentence: string };
  readonly files: Readonly<Record<string, string>>;
  readonly cited: string;
}

/** A day whose writer left such a report; `spoil` changes what Compose left before Publish reads it. */
const run = async (
  more: Partial<Written>,
  spoil: (tools: Tools, run: Run) => Promise<void> = async () => {},
): Promise<Ended> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-verifies-'));
  folders.push(folder);
  await writeFile(join(folder, 'made.json'), JSON.stringify(TOPIC));
  await writeFile(join(folder, 'posts.jsonl'), lines);
  const settings = {
    ...{ storeUrl: `file:${join(folder, 'out')}`, modelUrl: 'extractive', topicsFolder: folder },
    postsFiles: [join(folder, 'posts.jsonl')],
  };
  let measures: Measures = {};
  const tools = (): Tools => ({
    ...{ settings, store: openStore(settings), log: silentLog },
    metrics: {
      put: (values) => {
        measures = values;
      },
    },
    now: () => new Date('2026-04-23T00:00:00Z'),
    progress: () => {},
  });
  const write = async (event: unknown, given: Tools): Promise<unknown> => {
    await runStep(summarise, event, given);
    const { run: made } = event as { run: Run };
    await given.store.write(runKeys(made.slug, made.id).written, JSON.stringify({ ...WRITTEN_ZH, ...more }));
    return writerSummarySchema.parse({ origin: 'model' });
  };
  const publish = (await import('../../functions/publish/handler.ts')).step;
  const check = async (event: unknown, given: Tools): Promise<unknown> => {
    await spoil(given, (event as { run: Run }).run);
    return runStep(publish, event, given);
  };
  const ended = await runLocally({
    input: { topic: 'made', from: '2026-04-22' },
    tools,
    handlers: { Summarise: write, Publish: check },
  }).catch((error: unknown) => {
    if (error instanceof RunFailedError && error.error === 'ReportHeldError') return undefined;
    throw error;
  });
  const files = await filesBelow(join(folder, 'out'));
  const text = (end: string): string => {
    const path = Object.keys(files).find((one) => one.endsWith(end));
    return path === undefined ? '' : Buffer.from(files[path] ?? '', 'base64').toString();
  };
  return {
    published: (ended?.output as { published?: Published } | undefined)?.published,
    measures,
    told: JSON.parse(text('announced.json')),
    files,
    cited: text('r1/cited.md'),
  };
};

const FALSE = said('Orbit Cloud把H2实例降价80%', ['6']);

describe('a report that holds', () => {
  it('is published whole', async () => {
    const { published, measures, told, cited } = await run({});
    expect(published).toMatchObject({ revision: 1, verifyDropped: 0 });
    expect(measures).toMatchObject({ ReportsPublished: 1, VerifyDropped: 0 });
    expect(told.outcome).toBe('published');
    expect(cited).toContain('（3个关键信息点）');
  }, 60_000);
});

describe('a false sentence', () => {
  it('in prose is taken out of what is published, and counted', async () => {
    const [first = []] = WRITTEN_ZH.overview;
    const { published, measures, files, cited } = await run({ overview: [[...first, FALSE]] });
    expect(published).toMatchObject({ revision: 1, verifyDropped: 1 });
    expect(measures.VerifyDropped).toBe(1);
    expect(cited).toContain('Aster Labs放出能读长文档的Lumen 3.1');
    const site = Object.entries(files).filter(([path]) => path.startsWith('site/'));
    for (const [, bytes] of site) expect(Buffer.from(bytes, 'base64').toString()).not.toContain('降价80%');
  }, 60_000);

  it('in a headline takes its item along, and the heading counts anew', async () => {
    const keyPoints = [itemOf('orbit', 'Orbit Cloud H2', FALSE), ...WRITTEN_ZH.keyPoints.slice(0, 2)];
    const { published, cited } = await run({ keyPoints });
    expect(published?.verifyDropped).toBe(1);
    expect(cited).toContain('（2个关键信息点）');
  }, 60_000);
});

describe('a report of which no key point holds', () => {
  const hopeless = { keyPoints: [itemOf('orbit', 'Orbit Cloud H2', FALSE)] };

  it('gives its place to the one without a model, which says so', async () => {
    const { published, measures, cited } = await run(hopeless);
    expect(published?.degraded).toContain(STANDS_IN);
    expect(measures).toMatchObject({ ReportsPublished: 1, ReportsDegraded: 1 });
    expect(measures.VerifyDropped).toBeGreaterThan(0);
    expect(cited).not.toContain('由AI根据');
    expect(cited).not.toContain('80%');
  }, 60_000);

  it('is held where that one does not hold either, and Announce says why', async () => {
    const { published, measures, told, files } = await run(hopeless, async ({ store }, { slug, id }) => {
      const key = runKeys(slug, id).composedExtractiveEvidence;
      const evidence = evidenceSchema.parse(JSON.parse(Buffer.from((await store.read(key))?.bytes ?? []).toString()));
      await store.write(key, JSON.stringify({ ...evidence, posts: {} }));
    });
    expect(published).toBeUndefined();
    expect(Object.keys(files).filter((path) => path.startsWith('site/'))).toEqual([]);
    expect(told).toMatchObject({
      outcome: 'failed',
      sentence: expect.stringContaining('is held, since its own check'),
    });
    expect(measures.ReportsFailed).toBe(1);
  }, 60_000);
});
