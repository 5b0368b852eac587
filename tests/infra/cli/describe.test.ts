// The end of a run in words, and the times of its states.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../infra/cli/backfill.ts';
import { describeEnd, type Ending, locate, NEXT_STEPS } from '../../../infra/cli/describe.ts';
import type { News } from '../../../infra/cli/news.ts';
import type { RunSummary } from '../../../infra/cli/summary.ts';
import { measureTimes } from '../../../infra/cli/times.ts';
import { knownPrice } from '../../../shared/model/cost.ts';
import ai from '../../../topics/ai.json' with { type: 'json' };
import { WRITING } from '../../fixtures/written-day.ts';
import { dawnChorus } from './terminal.ts';

const summary: RunSummary = {
  slug: 'twitter_ai_20260422_20260422',
  revision: 2,
  run: '20260423T023000Z-3fa9c1',
  markdown: 'site/reports/twitter_ai_20260422_20260422/r2/cited.md',
  post: 'site/_posts/2026-04-22-twitter_ai_20260422_20260422.md',
  image: 'site/2026/04/22/wordcloud.jpg',
  page: null,
  evidence: 'site/reports/twitter_ai_20260422_20260422/r2/evidence.json',
  method: 'extractive',
  posts: { collected: 1287, kept: 1200, dropped: { outside: 80, nearCopy: 7, bad: 0 } },
  stories: 44,
  keyPoints: 10,
  costUsd: 0,
  metrics: {},
  degraded: [],
  ms: { Plan: 12, Draw: 310 },
  peakRssMb: 212,
};

const news: News = {
  title: 'AI日报 2026-04-22',
  headlines: ['Arvo Labs开放Kestrel 2', 'Tidepool融资1.2亿美元'],
};

const end = (more: Partial<RunSummary> = {}, ending: Partial<Ending> = {}): string =>
  describeEnd({ ...summary, ...more }, { news, storeUrl: 'file:out', seconds: 1.94, ...ending });

describe('the end of a run', () => {
  it('tells the headlines and where the report is', () => {
    expect(end({ page: 'site/reports/twitter_ai_20260422_20260422/r2/index.html', method: 'model' })).toBe(`
AI日报 2026-04-22
 1. Arvo Labs开放Kestrel 2
 2. Tidepool融资1.2亿美元

twitter_ai_20260422_20260422, revision 2
  Page       out/site/reports/twitter_ai_20260422_20260422/index.html
  Report     out/site/reports/twitter_ai_20260422_20260422/r2/cited.md
`);
  });

  it('tells counts, times and all files where they are asked for', () => {
    expect(end({}, { verbose: true })).toContain(`
twitter_ai_20260422_20260422, revision 2
  Made as    excerpts of the posts, without a language model
  Cost       $0.00
  Report     out/site/reports/twitter_ai_20260422_20260422/r2/cited.md
  Blog post  out/site/_posts/2026-04-22-twitter_ai_20260422_20260422.md
  Picture    out/site/2026/04/22/wordcloud.jpg
  Evidence   out/site/reports/twitter_ai_20260422_20260422/r2/evidence.json
  Check it   npm run dawn-chorus -- verify out/site/reports/twitter_ai_20260422_20260422/r2/cited.md --evidence out/site/reports/twitter_ai_20260422_20260422/r2/evidence.json
  Posts      1,287 collected, 1,200 kept; dropped: 80 outside, 7 nearCopy
  Holds      44 stories, 10 key points
  Took       1.9 s, 212 MB of memory at most
`);
  });

  it('says what the report had to do without, and that no model wrote it', () => {
    const text = end({ degraded: ['plain picture'] });
    expect(text).toContain('  Degraded   plain picture\n');
    expect(text).toContain('  Made as    excerpts of the posts, without a language model\n');
  });

  it('says that nothing had to be done', () => {
    expect(end({ unchanged: true })).toContain('is published already as revision 2; --force makes a new one\n');
  });

  it('goes without news that can not be read', () => {
    expect(end({}, { news: undefined })).toMatch(/^\ntwitter_ai_20260422_20260422, revision 2\n/);
  });

  it('shows one sentence that was refused, by whom and why, and what became of it', () => {
    const refused = {
      ...{ section: 'events', sentence: 'Kestrel 2跑赢所有对手', rule: 'audit' },
      ...{ reason: 'The post says so of one test.', outcome: 'dropped' as const },
    };
    const told = (more: object): string => end({}, { news: { ...news, refused: { ...refused, ...more } } });
    expect(told({})).toContain(
      '  Refused    “Kestrel 2跑赢所有对手”, by the auditor: The post says so of one test. It was left out.\n',
    );
    expect(told({ rule: 'V6', outcome: 'repaired' })).toMatch(/, by rule V6: .* It was mended\.\n/);
  });

  it('tells what the model cost and read', () => {
    const writing = { ...WRITING, inputTokens: 412_345, outputTokens: 6_789 };
    expect(end({ method: 'model', costUsd: 0.128 }, { news: { ...news, writing } })).toContain(
      '  Cost       $0.13 (412,345 tokens read, 6,789 written)\n',
    );
  });

  it('tells of recorded answers what a day like theirs costs, at the price of a named model', () => {
    const recording = {
      ...{ recorded: '2026-11-30', by: 'Someone', class: 'small' as const, priced: 'claude-haiku-4-5', answers: 9 },
      tokens: { inputTokens: 20_000, cacheReadTokens: 100_000, cacheWriteTokens: 40_000, outputTokens: 6_000 },
    };
    // 20,000 at $1, 100,000 at $0.10, 40,000 at $1.25 and 6,000 at $5 a million.
    expect(end({ method: 'model' }, { news: { ...news, writing: WRITING, recording } })).toContain(
      '  Cost       nothing, the answers of Someone were recorded on 2026-11-30; a day like this takes about $0.11 with claude-haiku-4-5 (160,000 tokens read, 100,000 of them cached, 6,000 written)\n',
    );
  });

  it('shows the way on to who sees invented posts, and to nobody else', () => {
    expect(end()).not.toContain('\nNext\n');
    const text = end({}, { news: { ...news, invented: '样例：推文均为虚构' } });
    expect(text).toContain('AI日报 2026-04-22 (样例：推文均为虚构)\n');
    for (const [what, line] of NEXT_STEPS) expect(text).toContain(`  ${what}\n    ${line}\n`);
  });
});

describe('the next steps', () => {
  const words = NEXT_STEPS.map(([, line]) => line.split(' '));
  const wordAfter = (line: readonly string[], word: string): string =>
    (line[line.indexOf(word) + 1] ?? '').replaceAll('"', '');

  it('name sources of the topic that need no key', () => {
    const known = new Map(ai.sources.map(({ name, type }) => [name, type]));
    for (const line of words.slice(0, 2)) {
      const named = line.slice(line.indexOf('--sources') + 1).filter((word) => known.has(word));
      expect(named.map((name) => known.get(name))).toEqual(['hackernews', 'feed']);
    }
  });

  it('name models whose price is known, here and on AWS', () => {
    expect(knownPrice(wordAfter(words[1] ?? [], '--model'), {}).output).toBeGreaterThan(0);
    const [setting, url = ''] = wordAfter(words[2] ?? [], '-c').split(/=(.*)/s);
    expect(setting).toBe('modelUrl');
    expect(knownPrice(url, {}).output).toBeGreaterThan(0);
  });

  it.each([0, 1])('are words that the command takes: %i', async (n) => {
    const [, ...line] = (words[n] ?? []).join(' ').replaceAll('"', '').split(' -- ');
    const { code, err } = await dawnChorus(...line.join(' ').split(' '), '--from', '2999-01-01');
    expect([code, err]).toEqual([2, expect.stringMatching(/^Plan failed: The window 2999-01-01 lies in the future/)]);
  });
});

describe('a place in the store', () => {
  it.each([
    ['file:out', join('out', 'site/a.md')],
    ['out', join('out', 'site/a.md')],
    ['file:///srv/out', '/srv/out/site/a.md'],
    ['file:/srv/out', '/srv/out/site/a.md'],
    ['s3://bucket/prefix', 's3://bucket/prefix/site/a.md'],
    ['s3://bucket/', 's3://bucket/site/a.md'],
  ])('of %s is a path or URL that can be opened', (url, place) => {
    expect(locate(url, 'site/a.md')).toBe(place);
  });
});

describe('times', () => {
  it('run from the first start to the last end of a state that is called many times', () => {
    let now = 0;
    const times = measureTimes(() => now);
    const at = (ms: number, state: string, phase: 'started' | 'finished' | 'failed'): void => {
      now = ms;
      times.note({ state, phase });
    };
    at(1, 'Plan', 'started');
    at(3, 'Plan', 'finished');
    at(10, 'Summarise', 'started');
    at(11, 'Draw', 'started');
    at(12, 'Summarise', 'failed');
    at(15, 'Draw', 'finished');
    at(20, 'Summarise', 'started');
    at(30, 'Summarise', 'finished');
    expect(times.ms()).toEqual({ Plan: 2, Summarise: 20, Draw: 4 });
  });
});

describe('the days of a backfill', () => {
  it('are all civil days of the period, both ends included', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(daysBetween('2026-02-27', '2026-02-27')).toEqual(['2026-02-27']);
  });
});
