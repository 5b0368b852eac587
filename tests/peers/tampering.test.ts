// A written report of a made-up day and excerpts of five real days, changed after the fact: `verify` names each change, and nothing else.
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence, readPosts } from '../../infra/cli/verify-sources.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { checkTruth, type TruthOptions } from '../../shared/verify/published-truth.ts';
import { startBedrock } from '../fixtures/bedrock-server.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, makeDay } from '../pipeline/whole-day.ts';
import { CHANGES, type Change, tamperings } from '../shared/verify/tampering/tamper.ts';

const SAMPLE = 'samples/twitter_ai_20251222.jsonl.gz';
const REAL = '../shared/data/posts-dev.jsonl';
const REAL_DAYS = ['2026-03-06', '2026-03-20', '2026-04-01', '2026-04-15', '2026-04-22'];
const present = existsSync(REAL);
if (!present && process.env.CI === 'true') throw new Error(`${REAL} is absent, and CI needs it.`);
if (!present) console.warn(`Skipped: the tests on real posts need ${REAL}.`);

/** Least share of changes that must be named: those of the mutation score. */
const THRESHOLDS: Readonly<Record<Change, number>> = {
  number: 0.99,
  unit: 0.99,
  name: 0.97,
  version: 0.99,
  quotation: 0.99,
  citation: 0.99,
  hedge: 0.95,
  superlative: 0.95,
  country: 0.95,
  forecast: 0.95,
  speaker: 0.95,
};

const optionsOf = async (day: Day, posts: string): Promise<TruthOptions> => {
  const evidence = await readEvidence(join(day.out, 'site/reports', day.slug, 'evidence.json'));
  const links = new Set(Object.values(evidence.posts).map(({ url }) => url));
  const found = await readPosts([posts], 'twitter', links, evidence);
  return { evidence, posts: found.posts, changed: found.changed };
};

const untouched = async (day: Day, posts: string): Promise<void> => {
  const folder = join(day.out, 'site/reports', day.slug);
  for (const style of ['cited.md', 'plain.md']) {
    const words = [
      'verify',
      join(folder, style),
      '--evidence',
      join(folder, 'evidence.json'),
      '--posts',
      posts,
      '--json',
    ];
    const { code, out } = await dawnChorus(...words);
    expect(JSON.parse(out).findings).toEqual([]);
    expect(code).toBe(0);
  }
  // Without evidence the links and the posts are enough, but for the names that only a pack gives to accounts.
  const { names } = await readEvidence(join(folder, 'evidence.json'));
  const { out } = await dawnChorus('verify', join(folder, 'cited.md'), '--posts', posts, '--json');
  const findings: { rule: string; text: string }[] = JSON.parse(out).findings;
  const isKnown = ({ rule, text }: { rule: string; text: string }) =>
    rule === 'V7' && JSON.stringify(names).includes(text);
  expect(findings.filter((one) => !isKnown(one))).toEqual([]);
};

interface Result {
  readonly change: Change;
  readonly named: boolean;
}

/** Whether enough of a kind of change were named, of some. */
const expectNamed = (results: readonly Result[], change: Change): void => {
  const own = results.filter((result) => result.change === change);
  expect(own.length, change).toBeGreaterThan(0);
  expect(own.filter(({ named }) => named).length / own.length, change).toBeGreaterThanOrEqual(THRESHOLDS[change]);
};

/** Kinds of change that a report of excerpts has a place for: words of ours it has few, and none that hedges. */
const OF_EXCERPTS = CHANGES.filter((change) => change !== 'hedge');
/** What the scripted model writes quotes nobody. */
const OF_WRITING = CHANGES.filter((change) => change !== 'quotation');

const tamper = async (days: readonly { day: Day; posts: string }[]) => {
  const results: Result[] = [];
  for (const { day, posts } of days) {
    const options = await optionsOf(day, posts);
    if (options.evidence === undefined) continue;
    const made = tamperings(day.cited, options.evidence);
    for (const { change, line, markdown } of made) {
      const { findings } = checkTruth(markdown, options);
      results.push({ change, named: findings.some((finding) => finding.line === line) });
    }
  }
  return results;
};

describe('the sample day by an honest model', () => {
  let day: Day;
  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
    const { endpoint, close } = await startBedrock(() => 'honest', generateDay('sample'));
    const model = `bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0?region=eu-central-1&endpoint=${endpoint}`;
    day = await makeDay(SAMPLE, '2025-12-22', { now: '2025-12-23T01:00:00Z', model });
    await close();
  });
  afterAll(() => rm(day.out, { recursive: true, force: true }));

  it('passes as it was published, in both styles', () => untouched(day, SAMPLE));

  it('is named in every place where it was changed', async () => {
    expect(day.report.method).toBe('model');
    const results = await tamper([{ day, posts: SAMPLE }]);
    expect(results.length).toBeGreaterThan(100);
    for (const change of OF_WRITING) expectNamed(results, change);
  });

  it('exits 1 with rule, line and words of the change', async () => {
    const folder = join(day.out, 'site/reports', day.slug);
    const changed = day.cited.replace(/引用(\d+)条/, (_, n: string) => `引用${Number(n) + 10}条`);
    const report = join(folder, 'changed.md');
    await writeFile(report, changed);
    const words = ['verify', report, '--evidence', join(folder, 'evidence.json'), '--posts', SAMPLE, '--json'];
    const { code, out } = await dawnChorus(...words);
    expect(code).toBe(1);
    const line = changed.split('\n').findIndex((text, at) => text !== day.cited.split('\n')[at]) + 1;
    expect(JSON.parse(out).findings[0]).toMatchObject({ rule: 'V6', line });
  });

  it('is not what its evidence proves when a post was edited', async () => {
    const options = await optionsOf(day, SAMPLE);
    const [url = ''] = Object.values(options.evidence?.posts ?? {}).map((post) => post.url);
    const { findings } = checkTruth(day.cited, { ...options, changed: new Set([url]) });
    expect(findings.map(({ rule }) => rule)).toContain('V4');
  });
});

describe.skipIf(!present)('five real days', () => {
  const days: { day: Day; posts: string }[] = [];
  beforeAll(async () => {
    for (const date of REAL_DAYS) days.push({ day: await makeDay(REAL, date), posts: REAL });
  }, 120_000);
  afterAll(async () => {
    for (const { day } of days) await rm(day.out, { recursive: true, force: true });
  });

  it('pass as they were published, in both styles', async () => {
    for (const { day, posts } of days) await untouched(day, posts);
  });

  it.each(OF_EXCERPTS)('are named where changed: %s', async (change) => expectNamed(await tampered(), change));

  let once: ReturnType<typeof tamper> | undefined;
  const tampered = (): ReturnType<typeof tamper> => {
    once ??= tamper(days);
    return once;
  };

  it('say nothing in their evidence that the posts file would not bear out', () => {
    const known = new Set(
      readFileSync(REAL, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => `twitter:${JSON.parse(line).id}`),
    );
    for (const { day } of days) expect(Object.keys(day.evidence.posts).filter((key) => !known.has(key))).toEqual([]);
  });
});
