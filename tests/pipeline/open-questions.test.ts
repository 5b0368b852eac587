// What a report leaves open, over days: said with what was searched, kept for seven days, told first once it is answered.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../shared/store/open-store.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import ai from '../../topics/ai.json' with { type: 'json' };
import { asHalf, askedIn, type Told } from '../fixtures/as-parts.ts';
import { completion, type OpenAiServer, startOpenAi } from '../fixtures/openai-server.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from './whole-day.ts';

const sentence = (text: string, posts: string[], kind = 'claim') => ({ text, posts, kind });
const item = (subject: string, headline: string, detail: string, post: string, group = '') => ({
  ...{ group, subject },
  headline: sentence(headline, [post]),
  more: detail === '' ? [] : [sentence(detail, [post])],
});

/** A day: its posts by handle, and what the model makes of them; `id` gives the id under which it sees a handle's post. */
interface Script {
  readonly posts: readonly (readonly [by: string, text: string])[];
  readonly answer: (id: (handle: string) => string) => Readonly<Record<string, object>>;
}

const WEATHER = ['kari_n', 'A new AI weather model from Nord Data runs on one GPU and predicts ten days.'] as const;
const weather = (id: (handle: string) => string) =>
  item('Nord Data', 'Nord Data的AI天气模型一张GPU就能跑', '一次预测十天', id('kari_n'));
const planned = (place: string, what: string, posts: string[], group = '') => ({
  what,
  weight: '2',
  place,
  group,
  posts,
});

const SCRIPTS: Readonly<Record<string, Script>> = {
  // OpenAI says nothing of it; of the weather model somebody gives a test, so that the model is wrong about it.
  '2026-04-20': {
    posts: [
      ['leakwatch', 'Rumour: OpenAI will drop the old Sora 2 API in March, per a partner slide.'],
      WEATHER,
      ['tom_t', 'I tried the AI weather model of Nord Data for a week and it was right on six days.'],
    ],
    answer: (id) => ({
      plan: {
        plan: [planned('keyPoint', 'Sora 2', [id('leakwatch')]), planned('event', 'weather', [id('kari_n')])],
      },
      keyPoints: { items: [item('OpenAI', '据传OpenAI将停用Sora 2的旧API', '', id('leakwatch'))] },
      events: { items: [weather(id)] },
      overview: { blocks: [{ group: '', lead: '', sentences: [weather(id).headline] }] },
      conclusion: {
        missing: [
          { post: id('leakwatch'), lacks: 'maker', who: 'OpenAI', search: ['Sora 2'] },
          { post: id('kari_n'), lacks: 'test', who: '', search: ['Nord Data', 'weather model'] },
        ],
      },
    }),
  },
  // Somebody says the rumour again, which the model takes for an answer.
  '2026-04-21': {
    posts: [
      ['parrot', 'The Sora 2 API is going away in March, I hear. OpenAI, please no.'],
      ['mei_b', 'The AI chip of Tarn Labs draws 40 watts.'],
    ],
    answer: (id) => ({
      plan: {
        plan: [planned('keyPoint', 'Tarn Labs', [id('mei_b')]), planned('keyPoint', 'Sora 2', [id('parrot')], 'Q1')],
      },
      keyPoints: { items: [item('Tarn Labs', 'Tarn Labs的AI芯片功耗40瓦', '', id('mei_b'))] },
      events: { items: [item('Sora 2', '据传Sora 2的API即将停用', '', id('parrot'), 'Q1')] },
      overview: { blocks: [{ group: '', lead: '', sentences: [sentence('Tarn Labs的芯片功耗40瓦', [id('mei_b')])] }] },
    }),
  },
  // The maker speaks.
  '2026-04-22': {
    posts: [
      [
        'OpenAI',
        'The old Sora 2 API stays available until the end of the year. There was never a plan to drop it in March.',
      ],
      ['ada_b', 'The AI coding agent of Fjell reads whole repositories now, 40 files at once.'],
      ['lin_q', 'The open AI model Heron 7 has 12 billion parameters.'],
    ],
    answer: (id) => ({
      plan: {
        plan: [
          planned('keyPoint', 'Heron 7', [id('lin_q')]),
          planned('keyPoint', 'Sora 2', [id('OpenAI')], 'Q1'),
          planned('event', 'Fjell', [id('ada_b')]),
        ],
      },
      keyPoints: { items: [item('Heron 7', '开放AI模型Heron 7有120亿参数', '', id('lin_q'))] },
      events: {
        items: [
          item('Fjell', 'Fjell的AI编程智能体能读整个代码库', '一次40个文件', id('ada_b'), '产品与工具'),
          item('Sora 2', 'OpenAI称Sora 2的旧API可用到年底', '它说从未打算停用', id('OpenAI'), 'Q1'),
        ],
      },
      overview: {
        blocks: [
          {
            group: '',
            lead: '',
            sentences: [
              sentence('Heron 7有120亿参数', [id('lin_q')]),
              sentence('Sora 2的讨论明显升温', [id('OpenAI')], 'synthesis'),
            ],
          },
        ],
      },
    }),
  },
  '2026-04-23': {
    posts: [['ada_b', 'The AI coding agent of Fjell got a price: $20 a month.']],
    answer: (id) => ({
      plan: { plan: [planned('keyPoint', 'Fjell', [id('ada_b')])] },
      keyPoints: { items: [item('Fjell', 'Fjell的AI编程智能体每月20美元', '', id('ada_b'))] },
      overview: { blocks: [{ group: '', lead: '', sentences: [sentence('Fjell每月20美元', [id('ada_b')])] }] },
    }),
  },
};

const EMPTY = { plan: [], parts: [], missing: [], mended: [] };

describe('what a report leaves open', () => {
  let folder: string;
  let server: OpenAiServer;
  let today = '';
  const asked = new Map<string, string[]>();
  const days = new Map<string, Day>();
  const findings: unknown[] = [];

  const make = async (date: string): Promise<void> => {
    today = date;
    const file = join(folder, `${date}.jsonl`);
    const lines = (SCRIPTS[date]?.posts ?? []).map(([username, text], n) =>
      JSON.stringify({
        id: `${Date.parse(date)}${n}`,
        text,
        created_at: `${date}T0${n + 1}:00:00Z`,
        author: { username },
      }),
    );
    await writeFile(file, lines.join('\n'));
    const out = join(folder, 'out');
    const words = ['--posts', file, '--from', date, '--now', `${date}T23:00:00Z`, '--out', out];
    const model = ['--model', `openai:${server.baseUrl}#scripted`];
    const ran = await dawnChorus('run', 'ai', '--day-ends-at', '00:00', ...words, ...model, '--json');
    if (ran.code !== 0) throw new Error(ran.err);
    const day = await readDay(out, JSON.parse(ran.out).slug);
    days.set(date, day);
    const at = (name: string): string => join(out, 'site/reports', day.slug, name);
    const verified = await dawnChorus(
      ...['verify', at('cited.md'), at('plain.md'), '--evidence', at('evidence.json'), '--posts', file, '--json'],
    );
    findings.push(...JSON.parse(verified.out).files.flatMap((one: { findings: unknown[] }) => one.findings));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-open-'));
    const topics = join(folder, 'topics');
    await cp('topics/packs', join(topics, 'packs'), { recursive: true });
    await writeFile(
      join(topics, 'ai.json'),
      JSON.stringify({ ...ai, timezone: 'UTC', model: { patience: 0, auditor: 'off' } }),
    );
    process.env.TOPICS_FOLDER = topics;
    server = await startOpenAi((request) => {
      const { words } = request;
      asked.set(today, [...(asked.get(today) ?? []), words]);
      const ids = new Map([...words.matchAll(/"id":"(\w+)","by":"@(\w+)"/g)].map(([, id = '', by = '']) => [by, id]));
      const chapter = askedIn(words);
      const script: Partial<Record<string, Told>> = SCRIPTS[today]?.answer((handle) => ids.get(handle) ?? '') ?? {};
      const value = chapter === 'opening' || chapter === 'analysis' ? asHalf(chapter, script) : script[chapter];
      return completion(request, { content: JSON.stringify({ ...EMPTY, ...value }) });
    });
    for (const date of Object.keys(SCRIPTS)) await make(date);
  }, 120_000);
  afterAll(async () => {
    delete process.env.TOPICS_FOLDER;
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = '据传OpenAI将停用Sora 2的旧API，收录的推文中没有OpenAI的说法';

  it('is said under 尚待证实, in words that code has made, where the posts hold nothing', () => {
    expect(days.get('2026-04-20')?.cited).toContain(`**尚待证实**：${open}`);
    expect(days.get('2026-04-20')?.cited).not.toContain('没有他人的测试结果');
  });

  it('is kept in the evidence with what was searched', () => {
    const sentences = days.get('2026-04-20')?.evidence.sentences ?? {};
    const absences = Object.values(sentences).filter(({ kind }) => kind === 'absence');
    expect(absences).toMatchObject([{ section: 'conclusion', searched: ['OpenAI + Sora 2'] }]);
  });

  it('is shown to the writer on the days after, with the plan and the analysis alone', () => {
    for (const date of ['2026-04-21', '2026-04-22']) {
      const with_ = (asked.get(date) ?? []).filter((words) => words.includes(`Q1 (2026-04-20): ${open}`));
      expect(with_.map(askedIn)).toEqual(['plan', 'analysis']);
    }
    expect(asked.get('2026-04-20')?.join()).not.toContain('left open');
  });

  it('is not answered by who says it again', () => {
    const report = days.get('2026-04-21');
    expect(report?.cited).not.toContain('此前待证实');
    expect(report?.report.events.flatMap(({ items }) => items.map(({ headline }) => headline))).toEqual([
      '据传Sora 2的API即将停用',
    ]);
  });

  it('opens the events once the maker speaks, even where the writer thought of a key point', () => {
    const day = days.get('2026-04-22');
    const [group] = day?.report.events ?? [];
    expect(group?.items.map(({ headline }) => headline)).toEqual([
      'OpenAI称Sora 2的旧API可用到年底',
      'Fjell的AI编程智能体能读整个代码库',
    ]);
    expect(day?.cited).toContain('**此前待证实：OpenAI称Sora 2的旧API可用到年底**');
    expect(day?.plain).toContain('此前待证实：OpenAI称Sora 2的旧API可用到年底');
  });

  it('does not become a trend of talk that no figure shows: the figures stand in report.json', () => {
    const day = days.get('2026-04-22');
    expect(day?.cited).not.toContain('升温');
    const [answered] = day?.report.events[0]?.items ?? [];
    expect(answered?.trend).toEqual({ dayBefore: 1, weekMean: 1 });
  });

  it('is no question any more on the day after the answer', () => {
    expect(asked.get('2026-04-23')?.join()).not.toContain('left open');
  });

  it('is remembered only as far as the published report says it', async () => {
    const store = openStore({ storeUrl: join(folder, 'out') });
    const remembered = async (date: string) =>
      readAllParts<object>(store, [`state/twitter_ai/${date}/questions/0001.jsonl.gz`]);
    expect(await remembered('2026-04-20')).toMatchObject([{ says: open, lacks: 'maker', who: 'OpenAI' }]);
    expect(await remembered('2026-04-21')).toEqual([]);
    expect(await remembered('2026-04-22')).toMatchObject([{ answered: true }]);
  });

  it('leaves reports that verify, in both styles', () => {
    expect(findings).toEqual([]);
  });
});
