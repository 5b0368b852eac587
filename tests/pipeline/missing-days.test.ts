// A day after days without a record: the report comes out, and says how many of the seven days before it lacks.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeDay } from './whole-day.ts';

const SAMPLE = 'samples/twitter_ai_20251222.jsonl.gz';
const SOME = 100;

it('a report says that six of the seven days before were not recorded, and is none the worse for it', async () => {
  const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-gap-'));
  try {
    const lines = gunzipSync(await readFile(SAMPLE))
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(0, SOME);
    const earlier = join(out, 'earlier.jsonl');
    await writeFile(
      earlier,
      lines.map((line) => line.replace(/"created_at":"[^T]*T/, '"created_at":"2025-12-20T')).join('\n'),
    );
    await makeDay(earlier, '2025-12-20', { out });
    const { cited, report } = await makeDay(SAMPLE, '2025-12-22', { out });
    expect(cited).toContain('前7天中有6天没有记录');
    expect(report.keyPoints).toHaveLength(10);
  } finally {
    await rm(out, { recursive: true });
  }
});
