// The commands of a blog's owner as typed: release here and on AWS, sync, and what can't be meant.
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Json } from '../../../infra/local/invoke.ts';
import { withChecksum } from '../../../shared/checksum.ts';
import { recordHistory } from '../../fixtures/execution-history.ts';
import { topicsWith } from '../../fixtures/hand-day.ts';
import { STATE_MACHINE, startSfn } from '../../fixtures/sfn-server.ts';
import { madeUpHandlers } from '../local/made-up-steps.ts';
import { DAY, NOW, postsFile, threePosts } from './posts.ts';
import { dawnChorus } from './terminal.ts';

const SLUG = 'twitter_ai_20260422_20260422';

afterEach(() => vi.unstubAllEnvs());

describe('release', () => {
  it.each([
    [[], 'Name a draft to release, or a topic with --due, and not both.'],
    [[SLUG, '--due', 'ai'], 'Name a draft to release, or a topic with --due, and not both.'],
    [['--due', 'ai', '--stop'], 'Name the draft to stop; --stop does not go with --due.'],
    [['today'], 'The draft "today" is no slug, such as twitter_ai_20260422_20260422.'],
    [[SLUG, '--out', 'nowhere'], `There is no draft ${SLUG}; none waits.`],
  ])('of %j is refused in one sentence', async (words, sentence) => {
    const { code, err } = await dawnChorus('release', ...words);
    expect([code, err.trim()]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('of all that are due brings out one after the other, and tells of each', async () => {
    vi.stubEnv('TOPICS_FOLDER', await topicsWith({ publish: { draftUntil: '09:00' } }));
    const days = [DAY, '2026-04-21'];
    const { folder, file } = await postsFile(
      days.flatMap((day, n) => threePosts(day).map((post) => ({ ...post, id: `${n}${post.id}` }))),
    );
    const out = join(folder, 'out');
    const made = ['--day-ends-at', '00:00', '--now', '2026-04-22T17:00:00Z'];
    for (const day of days)
      expect((await dawnChorus('run', 'ai', '--posts', file, '--from', day, ...made, '--out', out)).code).toBe(0);
    const { code, out: told } = await dawnChorus('release', '--due', 'ai', '--out', out, '--now', NOW);
    const sentences = ['22', '21'].map((day) => `twitter_ai_202604${day}_202604${day} was released as revision 1.`);
    expect([code, told.split('\n').slice(0, 2)]).toEqual([0, sentences]);
    expect(JSON.parse((await dawnChorus('release', '--due', 'ai', '--out', out, '--json')).out)).toEqual({
      drafts: [],
    });
  });
});

describe('release on AWS', () => {
  it('starts the deployed state machine, by what execute may do, and tells what it told', async () => {
    const run = { slug: SLUG, unchanged: false, release: { draft: 'a' } };
    const published = {
      slug: SLUG,
      revision: 4,
      unchanged: false,
      degraded: [],
      markdown: 'm',
      image: 'i',
      page: 'site/p',
      evidence: 'e',
    };
    const steps = {
      Plan: () => run,
      Publish: () => published,
      Announce: () => ({ outcome: 'published', sentence: 'Released.' }),
    };
    const server = await startSfn({
      history: (_, input) => recordHistory(input as Json, madeUpHandlers(steps)),
      outputs: { StateMachineArn: STATE_MACHINE, BucketName: 'reports' },
    });
    for (const name of ['SFN', 'CLOUDFORMATION', 'S3']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, server.url);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const { code, out, err } = await dawnChorus('release', SLUG, '--aws');
    expect([code, out, err]).toEqual([0, 'Released.\n  Page       s3://reports/site/p\n', '']);
    expect(server.executions).toEqual([{ name: `release-${SLUG}-1`, input: { topic: 'ai', release: SLUG } }]);
    expect(new Set(server.asked.map(({ action }) => action))).toEqual(
      new Set(['StartExecution', 'GetExecutionHistory']),
    );
    await server.close();
  });
});

describe('amend', () => {
  it('wants new words or none, and not both', async () => {
    expect((await dawnChorus('amend', SLUG, 's1')).err).toContain('Give the new words with --text');
    expect((await dawnChorus('amend', SLUG, 's1', '--text', 'a', '--drop')).code).toBe(2);
  });
});

describe('sync', () => {
  let out: string;
  let blog: string;

  beforeEach(async () => {
    const { folder, file } = await postsFile(threePosts());
    out = join(folder, 'out');
    blog = join(folder, 'blog');
    await mkdir(blog);
    const made = ['--from', DAY, '--day-ends-at', '00:00', '--now', NOW];
    await dawnChorus('run', 'ai', '--posts', file, ...made, '--out', out, '--style', 'plain');
  });
  const sync = async () => JSON.parse((await dawnChorus('sync', blog, '--out', out, '--json')).out);
  const post = `_posts/${DAY}-${SLUG}.md`;

  it('knows posts in the plain style by its record, and without one by their revisions', async () => {
    expect(await sync()).toMatchObject({ byHand: [], unchanged: 0 });
    expect(await sync()).toMatchObject({ written: [], byHand: [] });
    await writeFile(join(blog, '.dawn-chorus.json'), JSON.stringify({ version: 1, files: {} }));
    await writeFile(join(blog, post), (await readFile(join(blog, post), 'utf8')).replaceAll('\n', '\r\n'));
    expect(await sync()).toMatchObject({ written: [post], byHand: [] });
    await writeFile(join(blog, post), 'mine\n');
    expect(await sync()).toMatchObject({ written: [], byHand: [post] });
  });

  it('leaves a picture alone that the owner has put in the place of ours', async () => {
    await sync();
    const picture = `2026/04/22/wordcloud_${SLUG}.jpg`;
    await writeFile(join(blog, picture), 'another picture');
    expect(await sync()).toMatchObject({ written: [], byHand: [picture] });
  });

  it('touches nothing else', async () => {
    await mkdir(join(blog, '_posts'));
    await writeFile(join(blog, '_posts/2026-04-22-mine.md'), 'mine');
    await writeFile(join(blog, 'index.md'), 'index');
    await sync();
    expect(await readFile(join(blog, '_posts/2026-04-22-mine.md'), 'utf8')).toBe('mine');
    expect(await readFile(join(blog, 'index.md'), 'utf8')).toBe('index');
  });

  it('needs a folder', async () => {
    expect(await dawnChorus('sync', join(blog, 'none'), '--out', out)).toMatchObject({ code: 2 });
  });
});

describe('the example’s sync.sh', () => {
  it('keeps the command of AWS from posts that were changed by hand', async () => {
    const blog = await mkdtemp(join(tmpdir(), 'dawn-chorus-sync-'));
    await mkdir(join(blog, '_posts'));
    const ours = withChecksum('---\nlayout: post\ntitle: "a"\n---\n\nWords.\n\n---\n\nchecksum: "sha256:no"\n');
    await writeFile(join(blog, '_posts/kept.md'), ours);
    await writeFile(join(blog, '_posts/windows.md'), ours.replaceAll('\n', '\r\n'));
    await writeFile(join(blog, '_posts/changed.md'), `${ours}mine\n`);
    await writeFile(join(blog, '_posts/own.md'), 'mine\n');
    await cp('examples/blog/sync.sh', join(blog, 'sync.sh'));
    // Only what the command of AWS is asked for is looked at.
    await writeFile(join(blog, 'aws'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    for (const program of ['aws', 'sync.sh']) await chmod(join(blog, program), 0o755);
    const env = { PATH: `${blog}:/usr/bin:/bin` };
    const { stdout } = await promisify(execFile)('./sync.sh', ['s3://bucket/site'], { cwd: blog, env });
    expect(stdout.split('\n')).toEqual([
      '_posts/changed.md was changed by hand and stays as it is',
      ...['s3', 'sync', 's3://bucket/site', '.', '--exclude', '*', '--include', '_posts/*'],
      ...['--include', '20??/*/wordcloud_*.jpg', '--exclude', '_posts/changed.md', ''],
    ]);
  });
});
