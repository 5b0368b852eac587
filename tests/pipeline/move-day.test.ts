// A topic whose days move from 00:00 to 06:00 and back, through the whole pipeline: every post is read by some report, none is news twice.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAiTopic } from '../fixtures/topics.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from './whole-day.ts';

/** A release every three hours, each a story of its own, from 2026-04-20 01:00 on in the zone of the topic. */
const MAKERS = [
  'Quillon',
  'Vastrel',
  'Ombrane',
  'Tessaly',
  'Corvane',
  'Jundara',
  'Pelwick',
  'Saffrin',
  'Drayton',
  'Mirelle',
];
const THINGS = [
  'engine',
  'compiler',
  'scheduler',
  'debugger',
  'tokenizer',
  'profiler',
  'notebook',
  'gateway',
  'planner',
  'indexer',
];
const BEGIN = Date.parse('2026-04-20T01:00:00+08:00');
const POSTS = Array.from({ length: 40 }, (_, n) => {
  const [maker, thing] = [MAKERS[n % 10] ?? '', THINGS[(n * 3 + Math.floor(n / 10)) % 10] ?? ''];
  return {
    id: `20470000000000${String(n).padStart(5, '0')}`,
    text: `${maker} Labs releases its ${thing} ${n + 2}.${n % 7}: it needs ${(n + 3) * 17} MB of memory and runs AI agents for ${n + 11} hours`,
    created_at: new Date(BEGIN + n * 3 * 3_600_000).toISOString(),
    author: { username: `maker_${n}`, name: `${maker} ${n}` },
    lang: 'en',
    metrics: { likes: 40 + n },
  };
});
const keyOf = (n: number): string => `twitter:${POSTS[n]?.id}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-move-'));
  await writeFile(join(folder, 'posts.jsonl'), POSTS.map((post) => JSON.stringify(post)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes the report that is due at a time, as the schedule does, of a topic whose days end so. */
const due = async (store: string, now: string, dayEndsAt: string): Promise<Day> => {
  const topics = join(folder, `topics-${dayEndsAt.slice(0, 2)}`);
  await writeAiTopic(topics, { schedule: { dayEndsAt }, timezone: 'Asia/Shanghai', language: 'en' });
  process.env.TOPICS_FOLDER = topics;
  try {
    const words = ['run', 'ai', '--posts', join(folder, 'posts.jsonl'), '--now', now, '--out', join(folder, store)];
    const { code, out, err } = await dawnChorus(...words, '--json');
    expect([code, err]).toEqual([0, '']);
    return await readDay(join(folder, store), String(JSON.parse(out).slug));
  } finally {
    delete process.env.TOPICS_FOLDER;
  }
};

/** How many posts a report says it has read, those apart that an earlier one had. */
const readBy = ({ report: { stats } }: Day): { read: number; known: number } => ({
  read: stats.collected,
  known: stats.dropped.seenBefore ?? 0,
});

/** Posts that a report cites as news. */
const citedBy = ({ report }: Day): string[] => Object.keys(report.posts);

describe.each([
  {
    store: 'after',
    name: 'after six: the first new day begins at the midnight where the last old one ended',
    dueAt: [
      ['2026-04-21T00:05:00+08:00', '00:00'],
      ['2026-04-22T06:05:00+08:00', '06:00'],
      ['2026-04-23T06:05:00+08:00', '06:00'],
    ],
    hours: [
      '2026-04-20 00:00 to 24:00',
      '2026-04-21 00:00 to 2026-04-22 06:00',
      '2026-04-22 06:00 to 2026-04-23 06:00',
    ],
    pages: ['2026-04-20', '2026-04-21 00:00 – 2026-04-22 06:00', '2026-04-22 06:00 – 2026-04-23 06:00'],
    read: [
      { read: 8, known: 0 },
      { read: 10, known: 0 },
      { read: 8, known: 0 },
    ],
  },
  {
    store: 'before',
    name: 'before six: what the old day had is known to the new one',
    dueAt: [
      ['2026-04-21T00:05:00+08:00', '00:00'],
      ['2026-04-21T06:05:00+08:00', '06:00'],
      ['2026-04-22T06:05:00+08:00', '06:00'],
    ],
    hours: [
      '2026-04-20 00:00 to 24:00',
      '2026-04-20 06:00 to 2026-04-21 06:00',
      '2026-04-21 06:00 to 2026-04-22 06:00',
    ],
    pages: ['2026-04-20', '2026-04-20 06:00 – 2026-04-21 06:00', '2026-04-21 06:00 – 2026-04-22 06:00'],
    read: [
      { read: 8, known: 0 },
      { read: 8, known: 6 },
      { read: 8, known: 0 },
    ],
  },
  {
    store: 'back',
    name: 'back to midnight: the first civil day begins at the six o’clock where the last one ended',
    dueAt: [
      ['2026-04-21T06:05:00+08:00', '06:00'],
      ['2026-04-23T00:05:00+08:00', '00:00'],
      ['2026-04-24T00:05:00+08:00', '00:00'],
    ],
    hours: [
      '2026-04-20 06:00 to 2026-04-21 06:00',
      '2026-04-21 06:00 to 2026-04-23 00:00',
      '2026-04-23 00:00 to 24:00',
    ],
    pages: ['2026-04-20 06:00 – 2026-04-21 06:00', '2026-04-21 06:00 – 2026-04-23 00:00', '2026-04-23'],
    read: [
      { read: 8, known: 0 },
      { read: 14, known: 0 },
      { read: 8, known: 0 },
    ],
  },
] as const)('a topic that moves $name', ({ store, dueAt, hours, pages, read }) => {
  const days: Day[] = [];
  beforeAll(async () => {
    for (const [now, dayEndsAt] of dueAt) days.push(await due(store, now, dayEndsAt));
  }, 120_000);

  it('says the hours of each report', () => {
    const said = days.map(({ cited }) => hours.filter((each) => cited.includes(`${each} (Asia/Shanghai)`)));
    expect(said).toEqual(hours.map((each) => [each]));
  });

  it('has reports that verify, form and truth, and pages that say their hours', async () => {
    for (const [i, { slug, out }] of days.entries()) {
      const of = (name: string): string => join(out, 'site/reports', slug, name);
      const files = [of('cited.md'), of('plain.md'), '--evidence', of('evidence.json')];
      const verified = await dawnChorus('verify', ...files, '--posts', join(folder, 'posts.jsonl'), '--json');
      expect(JSON.parse(verified.out)).toMatchObject({ ok: true });
      const page = await readFile(of('index.html'), 'utf8');
      expect(page).toContain(`${pages[i]} (Asia/Shanghai)`);
    }
  });

  it('reads every post in some report, and knows again what an earlier one had', () => {
    expect(days.map(readBy)).toEqual(read);
  });

  it('tells no post in two reports', () => {
    const cited = days.flatMap(citedBy);
    expect(cited.length).toBeGreaterThan(12);
    expect(new Set(cited).size).toBe(cited.length);
    expect(cited.every((key) => POSTS.some((_, n) => keyOf(n) === key))).toBe(true);
  });
});
