// `npm run record` against a scripted server: what it leaves is the whole recording, of that run alone.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { recordingOriginSchema, withCache } from '../../shared/model/recording.ts';
import { completion, error, type OpenAiServer, startOpenAi } from '../fixtures/openai-server.ts';
import { honestWriter } from '../fixtures/openai-writer.ts';
import { auditAnswer } from '../fixtures/scripted-writer.ts';
import { makeDay } from '../pipeline/whole-day.ts';

const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';
const DAY = '2025-12-22';
/** Requests that are answered before the server is away. */
const ANSWERED = 3;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('a recording', () => {
  let folder: string;
  let answers: string;
  let server: OpenAiServer;
  let away = true;
  let answered = 0;
  const record = (): Promise<Ended> =>
    new Promise((done) => {
      const model = `openai:${server.baseUrl}#honest`;
      const words = ['--model', model, '--class', 'large', '--by', 'A Script', '--out', answers];
      execFile(
        process.execPath,
        [resolve('samples/record.ts'), ...words],
        { cwd: folder, maxBuffer: 1 << 26 },
        (failed, out, err) => done({ code: typeof failed?.code === 'number' ? failed.code : 0, out, err }),
      );
    });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-record-'));
    answers = join(folder, 'answers');
    await symlink(resolve('samples'), join(folder, 'samples'));
    await mkdir(answers);
    await writeFile(join(answers, 'stale.json'), '{"exchanges":[]}');
    const speak = honestWriter(generateDay('sample'));
    server = await startOpenAi((asked) => {
      if (away && answered === ANSWERED) return error(503, 'not answered yet');
      answered++;
      const audits = asked.words.includes('file your findings by the tool');
      const value = audits ? auditAnswer(() => [], [], '') : speak(asked);
      return completion(asked, { content: JSON.stringify(value) });
    });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('that is not whole leaves the one before as it was, and says how to go on', async () => {
    const { code, err } = await record();
    expect(code).toBe(1);
    expect(err).toContain('run the same again to go on');
    expect(await readdir(answers)).toEqual(['stale.json']);
  }, 120_000);

  it('goes on where it stopped, and takes the place of the one before', async () => {
    away = false;
    const before = answered;
    const { code, out } = await record();
    expect([code, before]).toEqual([0, ANSWERED]);
    const origin = recordingOriginSchema.parse(JSON.parse(await readFile(join(answers, 'origin.json'), 'utf8')));
    expect(origin).toMatchObject({ by: 'A Script', class: 'large', answers: answered });
    expect(out).toContain(`Recorded ${answered} answers by A Script`);
    expect(await readdir(answers)).not.toContain('stale.json');
  }, 120_000);

  it('is what the same run is made of again, without a server', async () => {
    await server.close();
    const day = await makeDay(POSTS, DAY, { model: `replay:${answers}` });
    expect(day.report.models).toEqual(['A Script']);
    await rm(day.out, { recursive: true, force: true });
  }, 120_000);

  it('of which an answer is missing makes a report of excerpts where that is wanted, and fails else', async () => {
    await rm(join(answers, 'opening.json'));
    const day = await makeDay(POSTS, DAY, { model: `replay:${answers}?missing=excerpts` });
    expect(day.report.method).toBe('extractive');
    await rm(day.out, { recursive: true, force: true });
    await expect(makeDay(POSTS, DAY, { model: `replay:${answers}` })).rejects.toThrow('have none to this request');
  }, 120_000);
});

describe('what a day takes where the server caches', () => {
  const exchange = (chapter: string, inputTokens: number, cacheReadTokens = 0) => ({
    chapter,
    answer: { usage: { inputTokens, outputTokens: 10, cacheReadTokens, cacheWriteTokens: 0 } },
  });

  it('is the common beginning once written and read again by each further request, the auditor aside', () => {
    expect(withCache([exchange('plan', 100), exchange('events', 130), exchange('audit', 50)])).toEqual({
      inputTokens: 80,
      outputTokens: 30,
      cacheReadTokens: 100,
      cacheWriteTokens: 100,
    });
  });

  it('is what the server has counted, where it did', () => {
    expect(withCache([exchange('plan', 10, 90), exchange('events', 40, 90)])).toMatchObject({
      inputTokens: 50,
      cacheReadTokens: 180,
    });
  });
});
