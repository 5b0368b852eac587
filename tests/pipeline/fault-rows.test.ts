// The rows of the faults that were seen without a model: each through the whole pipeline, and what it publishes through `verify`.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asHalf, askedIn } from '../fixtures/as-parts.ts';
import { FAULT_ROWS, type FaultRow } from '../fixtures/fault-rows.ts';
import { completion, startOpenAi } from '../fixtures/openai-server.ts';
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
const report = async (lines: string, model = 'extractive'): Promise<{ day: Day; refused: string }> => {
  const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-row-'));
  folders.push(out);
  const posts = join(out, 'posts.jsonl');
  await writeFile(posts, lines);
  const words = [
    'run',
    'ai',
    '--day-ends-at',
    '00:00',
    '--posts',
    posts,
    '--from',
    '2026-04-22',
    '--now',
    '2026-04-23T01:00:00+08:00',
    '--json',
  ];
  const ended = await dawnChorus(...words, '--model', model, '--out', out);
  if (ended.code !== 0) throw new Error(ended.err);
  const { slug } = JSON.parse(ended.out);
  const place = join(out, 'site/reports', slug);
  const sources = ['--evidence', join(place, 'evidence.json'), '--posts', posts];
  const verified = await dawnChorus('verify', join(place, 'cited.md'), join(place, 'plain.md'), ...sources);
  return { day: await readDay(out, slug), refused: verified.code === 0 ? '' : verified.out };
};

describe('row 05-short-claims', () => {
  /** Invented posts, and of each a short Chinese sentence that it carries. */
  const SHORT = [
    ['Kestrel Works raised $1.2bn for AI compute, the AI lab says.', 'Kestrel Works融资12亿美元'],
    ['Kestrel Works open-sourced Fjord 2, its AI model, today.', 'Kestrel Works开源Fjord 2'],
    ['Bright Otter AI cuts 300 jobs in Lisbon.', 'Bright Otter AI裁员300人'],
  ] as const;
  const NOTHING = { plan: [], parts: [], missing: [], mended: [] };
  const sentence = (text: string, posts: readonly string[]) => ({ text, posts, kind: 'claim' as const });
  const answer = (words: string): object => {
    const shown = [...words.matchAll(/^\{"id":"(\w+)","by":"[^"]*voice_(\d)/gm)];
    const items = shown.map(([, id = '', n = '']) => ({
      group: '',
      subject: '',
      headline: sentence(SHORT[Number(n)]?.[1] ?? '', [id]),
      more: [],
    }));
    if (askedIn(words) === 'opening') return { ...NOTHING, ...asHalf('opening', { keyPoints: { items } }) };
    if (askedIn(words) !== 'plan') return NOTHING;
    return {
      ...NOTHING,
      plan: shown.map(([, id = '']) => ({ what: id, weight: '2', place: 'keyPoint', group: '', posts: [id] })),
    };
  };

  it('short right sentences of a model are published', async () => {
    const server = await startOpenAi(({ ...asked }) =>
      completion(asked, { content: JSON.stringify(answer(asked.words)) }),
    );
    const row = { row: '', texts: SHORT.map(([text]) => ({ text, likes: 500 })), faults: () => [] };
    const { day, refused } = await report(toLines(row), `openai:${server.baseUrl}#scripted-1`);
    await server.close();
    for (const [, text] of SHORT) expect(day.cited).toContain(text);
    expect(refused).toBe('');
  }, 60_000);
});

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
