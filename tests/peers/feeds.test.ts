// Real judges of feeds: jing holds the Atom form to RFC 4287's grammar, xmllint to well-formedness.
import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { feedKeys } from '../../shared/keys.ts';
import type { Report } from '../../shared/report.ts';
import { HOSTILE_TEXTS } from '../fixtures/hostile.ts';
import { REPORT } from '../fixtures/report.ts';
import { anyReport } from '../fixtures/report-arbitrary.ts';
import { arrive, emptyStore, LATER, publish, runOf, textOf } from '../fixtures/report-run.ts';

const judges = ['jing', 'xmllint'].filter((name) => spawnSync(name, ['--version']).error === undefined);
const hasJudges = judges.length === 2;
if (!hasJudges && process.env.CI === 'true')
  throw new Error('jing or xmllint is not on PATH; install them (apt-get install jing libxml2-utils).');
if (!hasJudges) console.warn('Skipped: the judges of feeds need jing and xmllint on PATH.');

const GRAMMAR = join(import.meta.dirname, '../fixtures/atom.rnc');

const dayAt = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** The report as that of a day of its own. */
const onDay = (report: Report, n: number): Report => {
  const day = dayAt(n);
  const slug = `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`;
  const date = `${day} 23:59:59 +0800`;
  return { ...report, slug, date, posttime: date, window: { ...report.window, from: day, to: day } };
};

const judge = async (program: string, text: string): Promise<{ code: number | null; said: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-feed-'));
  const file = join(folder, 'feed.xml');
  await writeFile(file, text);
  const words = program === 'jing' ? ['-c', GRAMMAR, file] : ['--noout', file];
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  // Debian's launcher of jing warns of libraries that it needs for other things.
  const said = `${stdout}${stderr}`.replaceAll(/^\[warning\] .*\n/gm, '');
  return { code: status, said };
};

describe.skipIf(!hasJudges)('the Atom feeds', () => {
  const feeds: Record<string, string> = {};

  beforeAll(async () => {
    const store = await emptyStore();
    const hostile = HOSTILE_TEXTS.slice(0, 20).map((text) => ({
      ...REPORT,
      title: text,
      description: text,
      displayName: text,
    }));
    const random = fc.sample(anyReport(), { numRuns: 12, seed: 20260422 });
    for (const [n, report] of [REPORT, ...hostile, ...random].map((one, at) => [at, onDay(one, at)] as const)) {
      const run = runOf({ id: `run-${n}`, slug: report.slug, window: report.window });
      await publish(store, await arrive(store, run, report));
    }
    await publish(store, await arrive(store, runOf({ id: 'b' }), LATER));
    feeds.all = await textOf(store, feedKeys().atom);
    feeds.topic = await textOf(store, feedKeys('twitter_ai').atom);
  });

  it.each(['all', 'topic'])('of %s keep the grammar of RFC 4287', async (name) => {
    expect(await judge('xmllint', feeds[name] ?? '')).toEqual({ code: 0, said: '' });
    expect(await judge('jing', feeds[name] ?? '')).toEqual({ code: 0, said: '' });
  });

  it('would be found out otherwise', async () => {
    expect((await judge('xmllint', '<feed><a></feed>')).code).not.toBe(0);
    expect((await judge('jing', feeds.all?.replace('<updated>', '<updated>x') ?? '')).code).not.toBe(0);
  });
});
