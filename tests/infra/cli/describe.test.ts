// The end of a run in words, and the times of its states.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../infra/cli/backfill.ts';
import { describeSummary, locate } from '../../../infra/cli/describe.ts';
import type { RunSummary } from '../../../infra/cli/summary.ts';
import { measureTimes } from '../../../infra/cli/times.ts';

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

describe('the end of a run', () => {
  it('says where the report is, what it holds, what it took and what to do next', () => {
    expect(describeSummary(summary, 'file:out', 1.94)).toBe(`
twitter_ai_20260422_20260422, revision 2
  Report     out/site/reports/twitter_ai_20260422_20260422/r2/cited.md
  Blog post  out/site/_posts/2026-04-22-twitter_ai_20260422_20260422.md
  Picture    out/site/2026/04/22/wordcloud.jpg
  Evidence   out/site/reports/twitter_ai_20260422_20260422/r2/evidence.json
  Made as    excerpts of the posts, without a language model
  Posts      1,287 collected, 1,200 kept; dropped: 80 outside, 7 nearCopy
  Holds      44 stories, 10 key points
  Cost       $0.00
  Took       1.9 s, 212 MB of memory at most
Next: read the report, or check it: npm run dawn-chorus -- verify out/site/reports/twitter_ai_20260422_20260422/r2/cited.md --evidence out/site/reports/twitter_ai_20260422_20260422/r2/evidence.json
`);
  });

  it('says what the report had to do without', () => {
    expect(describeSummary({ ...summary, degraded: ['plain picture'] }, 'out', 1)).toContain(
      '  Degraded   plain picture\n',
    );
  });

  it('says that nothing had to be done', () => {
    const text = describeSummary({ ...summary, unchanged: true }, 'out', 1);
    expect(text).toContain('is published already as revision 2');
    expect(text).toContain('Next: --force makes a new revision.');
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
