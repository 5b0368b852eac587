// A day made again from fewer posts: what was published stays, both numbers are said, and force is force.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dawnChorus } from '../infra/cli/terminal.ts';

const POSTS = Array.from({ length: 20 }, (_, n) =>
  JSON.stringify({
    id: String(900 + n),
    text: `${'Word '.repeat(n)}on Sora 2 of OpenAI: the AI model with ${n + 11}B parameters is out, ${'laboratory '.repeat(20 - n)}says.`,
    created_at: `2026-04-22T${String(n).padStart(2, '0')}:10:00+08:00`,
    author: { username: `lab${n}` },
    metrics: { likes: 10 + n },
  }),
);

describe('a day made again', () => {
  let folder: string;
  const run = async (posts: number, ...more: string[]) => {
    const file = join(folder, 'posts.jsonl');
    await writeFile(file, POSTS.slice(0, posts).join('\n'));
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      file,
      '--from',
      '2026-04-22',
      '--now',
      '2026-04-24T00:00:00Z',
    ];
    return dawnChorus(...words, '--out', join(folder, 'out'), ...more);
  };
  const revision = async (): Promise<number> => {
    const latest = JSON.parse(await readFile(join(folder, 'out/site/latest.json'), 'utf8'));
    return latest.topics.twitter_ai.revision;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-thinner-'));
    const { code, err } = await run(20);
    if (code !== 0) throw new Error(err);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([18, 7, 1])(
    'from %i of 20 posts is kept out, with both numbers',
    async (posts) => {
      const { code, out, err } = await run(posts);
      expect(code).toBe(1);
      expect(`${out}${err}`.replaceAll(/\s+/g, ' ')).toContain(
        `rests on 20 posts and this run has collected ${posts}, so it was kept out; run with --force to replace it.`,
      );
      expect(await revision()).toBe(1);
    },
    60_000,
  );

  it('from 19 of 20 posts is published: some posts are always gone', async () => {
    expect((await run(19)).code).toBe(0);
    expect(await revision()).toBe(2);
  }, 60_000);

  it('is published by force', async () => {
    expect((await run(7, '--force')).code).toBe(0);
    expect(await revision()).toBe(3);
  }, 60_000);
});
