// The command run: a report from three posts, nothing done twice, and one sentence for each day that gives none.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, NOW, postsFile, threePosts } from './posts.ts';
import { dawnChorus } from './terminal.ts';

const SLUG = 'twitter_ai_20260422_20260422';

describe('a day of three posts', () => {
  it('gives a report: one JSON object, whose files are there and keep the format', async () => {
    const { folder, file } = await postsFile(threePosts());
    const out = join(folder, 'out');
    const run = await dawnChorus(
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      file,
      '--from',
      DAY,
      '--now',
      NOW,
      '--out',
      out,
      '--json',
    );
    expect([run.code, run.err]).toEqual([0, '']);
    const summary = JSON.parse(run.out);
    expect(run.out).toBe(`${JSON.stringify(summary)}\n`);
    expect(summary).toMatchObject({
      slug: SLUG,
      revision: 1,
      run: expect.stringMatching(/^20260423T023000Z-[0-9a-f]{6}$/),
      page: expect.stringMatching(/\/r1\/index\.html$/),
      method: 'extractive',
      posts: { collected: 3, kept: 3 },
      costUsd: 0,
      ms: { Plan: expect.any(Number), Publish: expect.any(Number) },
      peakRssMb: expect.any(Number),
    });
    expect(summary).not.toHaveProperty('unchanged');
    for (const key of [summary.markdown, summary.post, summary.image, summary.evidence]) {
      expect((await readFile(join(out, key))).length).toBeGreaterThan(0);
    }
    const verified = await dawnChorus('verify', join(out, summary.markdown), '--json');
    expect(JSON.parse(verified.out)).toEqual({ ok: true, style: 'cited', findings: [] });
  });

  it('tells a person the states, the headlines and where the report is', async () => {
    const { folder, file } = await postsFile(threePosts());
    const out = join(folder, 'out');
    const { code, out: told } = await dawnChorus(
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      file,
      '--now',
      NOW,
      '--out',
      out,
    );
    expect(code).toBe(0);
    for (const state of ['Plan', 'Collect', 'Deduplicate', 'Cluster', 'Summarise', 'Compose', 'Draw', 'Publish']) {
      expect(told).toMatch(new RegExp(`^${state} \\d+\\.\\d s`, 'm'));
    }
    expect(told).toContain(`\n${SLUG}, revision 1\n`);
    expect(told).toMatch(/^ {2}Report {5}.*\/r1\/cited\.md$/m);
    expect(told).toMatch(/^ 1\. \S/m);
    expect(told).not.toContain('Posts');
    expect(told).not.toContain('Next');
  });

  it('tells the counts to who asks for them', async () => {
    const { folder, file } = await postsFile(threePosts());
    const words = ['--posts', file, '--now', NOW, '--out', join(folder, 'out'), '--verbose'];
    const { out: told } = await dawnChorus('run', 'ai', '--day-ends-at', '00:00', ...words);
    expect(told).toMatch(/Posts {6}3 collected, 3 kept/);
  });

  it.each([
    ['at the same time', NOW],
    ['an hour later', '2026-04-23T03:30:00.000Z'],
  ])('says the same again %s, and that nothing was written', async (_, now) => {
    const { folder, file } = await postsFile(threePosts());
    const out = join(folder, 'out');
    const words = ['run', 'ai', '--day-ends-at', '00:00', '--posts', file, '--from', DAY, '--out', out, '--json'];
    const first = JSON.parse((await dawnChorus(...words, '--now', NOW)).out);
    const before = await readFile(join(out, first.markdown));
    const again = JSON.parse((await dawnChorus(...words, '--now', now)).out);
    const { ms: _ms, peakRssMb: _mb, ...same } = first;
    expect(again).toMatchObject({ ...same, unchanged: true });
    expect(await readFile(join(out, first.markdown))).toEqual(before);
  });

  it('makes a new revision of it with more posts, and says why', async () => {
    const [one, two, three] = threePosts();
    const few = await postsFile([one!, two!]);
    const out = join(few.folder, 'out');
    await dawnChorus('run', 'ai', '--day-ends-at', '00:00', '--posts', few.file, '--now', NOW, '--out', out);
    const all = await postsFile([one!, two!, three!]);
    const { code, out: told } = await dawnChorus(
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      all.file,
      '--now',
      NOW,
      '--out',
      out,
      '--json',
    );
    const summary = JSON.parse(told);
    expect([code, summary.revision, summary.unchanged]).toEqual([0, 2, undefined]);
    const manifest = await readFile(join(out, `site/reports/${SLUG}/r2/manifest.json`), 'utf8');
    expect(JSON.parse(manifest).reason).toContain('the posts changed');
  });

  it('sets bad lines aside and says how many', async () => {
    const { folder, file } = await postsFile([...threePosts(), '{broken', '{"id": 3}']);
    const { code, out } = await dawnChorus(
      ...['run', 'ai', '--day-ends-at', '00:00', '--posts', file, '--now', NOW, '--out', join(folder, 'out'), '--json'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).posts).toMatchObject({ collected: 5, kept: 3, dropped: { bad: 2 } });
  });
});

describe('a run that can give no report says why in one sentence, with the state that failed', () => {
  it.each<[string, string[], number, RegExp]>([
    [
      'an unknown topic',
      ['a1'],
      2,
      /^Plan failed: There is no topic "a1" in .*topics \(did you mean ai\?\); there are ai, finance\.\n$/,
    ],
    [
      'a topic without sources',
      ['finance', 'NO POSTS'],
      2,
      /^Plan failed: The topic finance has no sources; give a file of posts with --posts FILE\.\n$/,
    ],
    [
      'a window in the future',
      ['ai', '--from', '2026-05-01'],
      2,
      /^Plan failed: The window 2026-05-01 lies in the future: it is 2026-04-23 10:30 in Asia\/Shanghai, where the day 2026-04-24 goes on until 06:00; choose days that have begun\.\n$/,
    ],
    [
      'a window the wrong way round',
      ['ai', '--from', '2026-04-22', '--to', '2026-04-20'],
      2,
      /^Plan failed: The window's first day 2026-04-22 is after its last day 2026-04-20; swap them\.\n$/,
    ],
    [
      'a day without posts',
      ['ai', '--from', '2026-04-20'],
      1,
      /^Deduplicate failed: No post of 3 read lies in 2026-04-19 06:00 to 2026-04-20 06:00 \(Asia\/Shanghai\).*\n$/,
    ],
  ])('%s', async (_, words, code, sentence) => {
    const { folder, file } = await postsFile(threePosts());
    const given = words.includes('NO POSTS') ? [] : ['--posts', file];
    const rest = words.filter((word) => word !== 'NO POSTS');
    const ended = await dawnChorus('run', ...rest, ...given, '--now', NOW, '--out', join(folder, 'out'), '--json');
    expect(ended.err).toMatch(sentence);
    expect([ended.code, ended.out]).toEqual([code, '']);
  });

  it('says so once on standard error, also while the states are shown', async () => {
    const { folder, file } = await postsFile(threePosts());
    const words = ['--posts', file, '--from', '2026-04-20', '--now', NOW, '--out', join(folder, 'out')];
    const { code, out, err } = await dawnChorus('run', 'ai', '--day-ends-at', '00:00', ...words);
    expect([code, err.split('\n').length]).toEqual([1, 2]);
    expect(out).toMatch(/^Deduplicate failed after \d+\.\d s: No post of 3 read/m);
  });

  it('only broken lines', async () => {
    const { folder, file } = await postsFile(['{broken', 'x']);
    const ended = await dawnChorus(
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      file,
      '--now',
      NOW,
      '--out',
      join(folder, 'out'),
      '--json',
    );
    expect(ended).toEqual({
      code: 2,
      out: '',
      err: 'All 2 lines of the source posts are bad, the first is line 1 of posts.jsonl: it is not JSON.\n',
    });
  });
});

describe('backfill', () => {
  it('makes the report of each day, and a day that fails does not stop the others', async () => {
    const { folder, file } = await postsFile(threePosts());
    const { code, out } = await dawnChorus(
      ...['backfill', 'ai', '--day-ends-at', '00:00', '--from', '2026-04-21', '--to', DAY, '--posts', file],
      ...['--now', NOW, '--out', join(folder, 'out'), '--concurrency', '2', '--json'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).days).toMatchObject([
      { day: '2026-04-21', error: expect.stringContaining('No post of 3 read') },
      { day: DAY, slug: SLUG, revision: 1 },
    ]);
  });
});
