// Pointers: merging revisions into index.json, its months and latest.json.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Entry,
  type Index,
  type Latest,
  latestSchema,
  mergeIndex,
  mergeLatest,
  mergeMonth,
  parsePointer,
} from '../../../functions/publish/pointers.ts';
import { BadInputError } from '../../../shared/errors.ts';

const entry = (to: string, revision = 1, more: Partial<Entry> = {}): Entry => ({
  slug: `twitter_${more.topic ?? 'ai'}_${(more.from ?? to).replaceAll('-', '')}_${to.replaceAll('-', '')}`,
  platform: 'twitter',
  topic: 'ai',
  from: to,
  to,
  revision,
  reason: 'first publication',
  language: 'zh-CN',
  displayName: 'N',
  keyPoints: ['K'],
  title: 'T',
  description: 'D',
  method: 'extractive',
  date: `${to} 23:59:59 +0800`,
  posttime: `${to} 23:59:59 +0800`,
  degraded: [],
  report: `r${revision}/report.json`,
  evidence: 'e',
  manifest: 'm',
  markdown: 'md',
  image: 'i',
  page: 'p',
  ...more,
});

const indexOf = (entries: readonly Entry[]): Index | undefined =>
  entries.reduce<Index | undefined>(
    (there, one) => mergeIndex(there, one, `index/${one.to.slice(0, 7)}.json`),
    undefined,
  );
const latestOf = (entries: readonly Entry[]): Latest | undefined =>
  entries.reduce<Latest | undefined>(mergeLatest, undefined);

describe('index.json', () => {
  it('holds the latest day first and only the highest revision of a slug', () => {
    const index = indexOf([entry('2026-04-21'), entry('2026-04-22', 2), entry('2026-04-22', 1), entry('2026-04-20')]);
    expect(index?.reports.map(({ to, revision }) => `${to} r${revision}`)).toEqual([
      '2026-04-22 r2',
      '2026-04-21 r1',
      '2026-04-20 r1',
    ]);
  });

  it('holds 60 days, and links to the months of all', () => {
    const index = indexOf([entry('2026-04-22'), entry('2026-02-22'), entry('2026-02-21'), entry('2025-12-01')]);
    expect(index?.reports.map(({ to }) => to)).toEqual(['2026-04-22', '2026-02-22']);
    expect(index?.months).toEqual(['index/2026-04.json', 'index/2026-02.json', 'index/2025-12.json']);
  });

  it('is the same whichever of several runs comes first, and merging twice changes nothing', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-04-${String(n).padStart(2, '0')}`);
    const any = fc
      .tuple(day, fc.integer({ min: 1, max: 3 }), fc.constantFrom('ai', 'finance'))
      .map(([to, revision, topic]) => entry(to, revision, { topic }));
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (entries) => {
        const index = indexOf(entries);
        expect(indexOf(entries.toReversed())).toEqual(index);
        expect(indexOf([...entries, ...entries])).toEqual(index);
        expect(latestOf(entries.toReversed())).toEqual(latestOf(entries));
      }),
    );
  });

  it('keeps fields of entries that it does not know', () => {
    const there = { version: 1 as const, reports: [entry('2026-04-21', 1, { page: 'p.html' })] };
    expect(mergeMonth(there, entry('2026-04-22')).reports[1]).toHaveProperty('page', 'p.html');
  });
});

describe('latest.json', () => {
  it.each([
    ['moves to a later day', [entry('2026-04-21'), entry('2026-04-22')], '2026-04-22 r1'],
    ['moves to a higher revision of the day', [entry('2026-04-22'), entry('2026-04-22', 2)], '2026-04-22 r2'],
    ['does not move back to an earlier day', [entry('2026-04-22'), entry('2026-04-01', 9)], '2026-04-22 r1'],
    ['does not move back to a lower revision', [entry('2026-04-22', 2), entry('2026-04-22', 1)], '2026-04-22 r2'],
    [
      'does not move to several days',
      [entry('2026-04-22'), entry('2026-04-30', 1, { from: '2026-03-01' })],
      '2026-04-22 r1',
    ],
  ])('%s', (_, entries, wanted) => {
    const { to, revision } = latestOf(entries)?.topics.twitter_ai ?? {};
    expect(`${to} r${revision}`).toBe(wanted);
  });

  it('holds each topic by itself', () => {
    const latest = latestOf([entry('2026-04-22'), entry('2026-04-20', 1, { topic: 'finance' })]);
    expect(Object.keys(latest?.topics ?? {})).toEqual(['twitter_ai', 'twitter_finance']);
  });
});

describe('a pointer that is spoilt', () => {
  it.each(['', '{', '{"version":2,"topics":{}}'])('is named: %j', (text) => {
    expect(() => parsePointer('site/latest.json', Buffer.from(text), latestSchema)).toThrow(BadInputError);
  });
});
