// The editor's score: by examples, and against the scorer that comes with the gold days.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gold, meanOf, roundHalfEven, scoreDay, storiesTold } from './editor-score.ts';

const SCORER = '../shared/data/editor/score.py';

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const present = existsSync(SCORER) && hasPython();
if (!present && process.env.CI === 'true') throw new Error(`${SCORER} or python3 is absent, and CI needs both.`);
if (!present) console.warn(`Skipped: the score beside its model needs ${SCORER} and python3.`);

const story = (rank: number, weight: number, ...posts: number[]) => ({ rank, weight, posts });
const point = (...cites: string[]) => ({ sentences: [{ cites }] });

const GOLD: Gold = {
  day: '2026-01-02',
  stories: [story(1, 3, 1, 2), story(2, 3, 3), story(3, 2, 4, 5), story(4, 1, 6)],
  noise: [7],
};
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('the score of a day', () => {
  it('counts the stories told by weight, those that must be told, and points that tell what is listed', () => {
    const told = { keyPoints: [point('twitter:a', 'twitter:b'), point('twitter:f'), point('twitter:h')] };
    expect(scoreDay(GOLD, IDS, told)).toEqual({
      coverage: 0.375,
      must: '1/2',
      precision: 0.67,
      noise: 0,
      twice: 0,
      keyPoints: 3,
    });
    expect(storiesTold(GOLD, IDS, told).map(({ rank }) => rank)).toEqual([1, 4]);
  });

  it('takes a story for told where half of the cited posts are of it, wherever in the point they are cited', () => {
    const told = { keyPoints: [{ sentences: [{ cites: ['twitter:c'] }, { cites: ['twitter:h', 'twitter:c'] }] }] };
    expect(scoreDay(GOLD, IDS, told)).toMatchObject({ must: '1/2', precision: 1 });
    expect(scoreDay(GOLD, IDS, { keyPoints: [point('twitter:c', 'twitter:h', 'twitter:g')] })).toMatchObject({
      must: '0/2',
      precision: 0,
      noise: 1,
    });
  });

  it('counts a story that is told again as a wrong point', () => {
    const told = { keyPoints: [point('twitter:a'), point('twitter:b')] };
    expect(scoreDay(GOLD, IDS, told)).toMatchObject({ precision: 0.5, twice: 1 });
  });

  it('gives nothing for a report without key points, or with posts of another day', () => {
    expect(scoreDay(GOLD, IDS, { keyPoints: [] })).toMatchObject({ coverage: 0, must: '0/2', precision: 0 });
    expect(scoreDay(GOLD, IDS, { keyPoints: [point('twitter:z')] })).toMatchObject({ coverage: 0, noise: 0 });
  });

  it('has means of which must is the share of all stories that must be told', () => {
    const day = { coverage: 0.5, must: '1/2', precision: 1, noise: 0, twice: 1, keyPoints: 10 };
    expect(meanOf([day, { ...day, coverage: 0.2, must: '4/4', twice: 0 }])).toEqual({
      coverage: 0.35,
      must: 0.833,
      precision: 1,
      noise: 0,
      twice: 0.5,
    });
    expect(meanOf([])).toBeUndefined();
  });

  it('rounds a tie to the even digit', () => {
    expect([0.125, 0.375, 0.0625, 0.145, 2.5].map((value) => roundHalfEven(value, 2))).toEqual([
      0.12, 0.38, 0.06, 0.14, 2.5,
    ]);
    expect(roundHalfEven(0.5, 0)).toBe(0);
    expect(roundHalfEven(1.5, 0)).toBe(2);
  });
});

const postNumber = fc.integer({ min: 1, max: 12 });
const goldOf = fc
  .array(fc.record({ weight: fc.constantFrom(1, 2, 3), posts: fc.uniqueArray(postNumber, { maxLength: 4 }) }), {
    maxLength: 18,
  })
  .chain((stories) =>
    fc.uniqueArray(postNumber, { maxLength: 3 }).map((noise) => ({
      day: '2026-01-02',
      stories: stories.map((each, i) => ({ rank: i + 1, headline_zh: '', ...each })),
      noise,
    })),
  );
const reportOf = fc
  .array(
    fc.array(
      fc.array(
        fc.integer({ min: 1, max: 14 }).map((n) => `twitter:${n}`),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    ),
    {
      maxLength: 16,
    },
  )
  .map((points) => ({ keyPoints: points.map((sentences) => ({ sentences: sentences.map((cites) => ({ cites })) })) }));

/** Runs the scorer over many cases in one process: a line of JSON each. */
const RUN_ALL = `
import runpy, sys
scorer, folder, count = sys.argv[1:4]
for n in range(int(count)):
    sys.argv = [scorer] + [f'{folder}/{name}{n}.json' for name in ('gold', 'ids', 'report')]
    runpy.run_path(scorer)
`;

describe.skipIf(!present)('beside the scorer of the gold days', () => {
  it('says the same of any gold and any report', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dawn-chorus-score-'));
    const ids = Array.from({ length: 12 }, (_, i) => String(i + 1));
    const cases = fc.sample(fc.tuple(goldOf, reportOf), 200);
    for (const [n, [gold, report]] of cases.entries())
      for (const [name, value] of Object.entries({ gold, ids, report }))
        writeFileSync(join(folder, `${name}${n}.json`), JSON.stringify(value));
    const said = execFileSync('python3', ['-c', RUN_ALL, SCORER, folder, String(cases.length)]).toString();
    rmSync(folder, { recursive: true });
    const scores = said
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(scores).toHaveLength(cases.length);
    for (const [n, [gold, report]] of cases.entries())
      expect({ day: gold.day, ...scoreDay(gold, ids, report) }, JSON.stringify([gold, report])).toEqual(scores[n]);
  });
});
