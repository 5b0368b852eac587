// The recorded answers that `npm start` uses: whole, nothing stale, and found again on any machine.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { priceOf } from '../../shared/model/cost.ts';
import { exchangeSchema } from '../../shared/model/exchange.ts';
import { MODEL_CLASSES } from '../../shared/model/prices.data.ts';
import { recordingOriginSchema } from '../../shared/model/recording.ts';
import { writtenSchema } from '../../shared/written.ts';
import { type Day, makeDay } from '../pipeline/whole-day.ts';

const ANSWERS = 'samples/answers';
const [posts, day, model] = ['--posts', '--from', '--model'].map((option) => {
  const words = packageJson.scripts.start.split(' ');
  return words[words.indexOf(option) + 1] ?? '';
});
const fileSchema = z.object({ exchanges: z.array(exchangeSchema) });

const keysIn = async (folder: string): Promise<string[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'origin.json');
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => fileSchema.parse(JSON.parse(text)).exchanges.map(({ key }) => key)).sort();
};

describe('the recorded answers of the sample day', () => {
  const made: Day[] = [];
  const run = (day: Day): string => join(day.out, 'runs', day.slug, day.evidence.run);
  beforeAll(async () => {
    // The hour, the zone and the folder of a machine are no part of what is asked.
    for (const options of [
      { now: '2025-12-23T01:00:00Z', timezone: 'UTC' },
      { now: '2031-07-01T12:34:56Z', timezone: 'America/New_York' },
    ])
      made.push(await makeDay(posts ?? '', day ?? '', { ...options, model }));
  }, 60_000);
  afterAll(async () => {
    for (const { out } of made) await rm(out, { recursive: true, force: true });
  });

  it('answer all that is asked; where this fails, record them anew: npm run record -- --model URL', () => {
    for (const { report } of made) expect(report.method).toBe('model');
  });

  it('hold no answer that nothing asks for', async () => {
    for (const one of made) expect(await keysIn(join(run(one), 'written'))).toEqual(await keysIn(ANSWERS));
  });

  it('make a report of at least eight key points that was audited to its end', async () => {
    const [one] = made;
    const written = writtenSchema.parse(JSON.parse(await readFile(join(run(one!), 'written.json'), 'utf8')));
    expect(written.writing.audit.outcome).toBe('done');
    expect(one?.report.keyPoints.length).toBeGreaterThanOrEqual(8);
  });

  it('say by whom and when, and at which price a day is told', async () => {
    const origin = recordingOriginSchema.parse(JSON.parse(await readFile(join(ANSWERS, 'origin.json'), 'utf8')));
    expect(origin.answers).toBe((await keysIn(ANSWERS)).length);
    expect(priceOf(origin.priced)).toBeDefined();
    expect(MODEL_CLASSES[origin.class]).toContain(origin.priced);
    expect(made[0]?.report.models).toEqual([origin.by]);
  });

  it('hold nothing of the machine that they were recorded on', async () => {
    for (const name of await readdir(ANSWERS))
      expect(await readFile(join(ANSWERS, name), 'utf8')).not.toMatch(/127\.0\.0\.1|localhost|file:|\/home\/|\/tmp\//);
  });
});
