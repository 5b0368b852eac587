// The rows of the faults that were seen without a model: each through the whole pipeline, and what it publishes through `verify`.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FAULT_ROWS, type FaultRow } from '../fixtures/fault-rows.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from './whole-day.ts';

/** The inputs themselves, where they are at hand: they are not part of the checkout. */
const INPUTS = new URL('../../../shared/data/faults/', import.meta.url).pathname;
const ABSENT = existsSync(INPUTS) ? '' : ` (skipped: there is no ${INPUTS})`;

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const toLines = ({ texts }: FaultRow): string =>
  texts
    .map(({ text, lang = 'en', likes = 10 }, n) =>
      JSON.stringify({
        id: String(7000 + n),
        text,
        lang,
        created_at: `2026-04-22T${String(9 + n).padStart(2, '0')}:00:00+08:00`,
        author: { username: `voice_${n}` },
        metrics: { likes },
      }),
    )
    .join('\n');

/** The report of some posts, with what `verify` has against it. */
const report = async (lines: string): Promise<{ day: Day; refused: string }> => {
  const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-row-'));
  folders.push(out);
  const posts = join(out, 'posts.jsonl');
  await writeFile(posts, lines);
  const words = ['run', 'ai', '--posts', posts, '--from', '2026-04-22', '--now', '2026-04-23T01:00:00+08:00', '--json'];
  const ended = await dawnChorus(...words, '--model', 'extractive', '--out', out);
  if (ended.code !== 0) throw new Error(ended.err);
  const { slug } = JSON.parse(ended.out);
  const place = join(out, 'site/reports', slug);
  const sources = ['--evidence', join(place, 'evidence.json'), '--posts', posts];
  const verified = await dawnChorus('verify', join(place, 'cited.md'), join(place, 'plain.md'), ...sources);
  return { day: await readDay(out, slug), refused: verified.code === 0 ? '' : verified.out };
};

describe('a row of the faults', () => {
  it.each(FAULT_ROWS)(
    '$row: an equal of it is told as it was posted, and verified',
    async (row) => {
      const { day, refused } = await report(toLines(row));
      expect(row.faults(day)).toEqual([]);
      expect(refused).toBe('');
    },
    60_000,
  );

  const own = FAULT_ROWS.filter(({ row }) => existsSync(join(INPUTS, `${row}.jsonl`)));
  it.skipIf(ABSENT !== '').each(own.length === 0 ? FAULT_ROWS : own)(
    `$row: its own input is told as it was posted, and verified${ABSENT}`,
    async ({ row, faults }) => {
      const { day, refused } = await report(await readFile(join(INPUTS, `${row}.jsonl`), 'utf8'));
      expect(faults(day)).toEqual([]);
      expect(refused).toBe('');
    },
    60_000,
  );
});
