// A store of version 0.1 under today's code: its reports verify, its memory is read, and its days are published and withdrawn anew.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Window } from '../../shared/run.ts';
import { OLD_DAYS, unpackOldStore } from '../fixtures/store-v1.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { filesBelow } from './whole-day.ts';

const [first, second] = OLD_DAYS;
const DAY_MS = 86_400_000;
const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';

let store: string;
let before: Record<string, string>;
beforeAll(async () => {
  store = await unpackOldStore();
  before = await filesBelow(store);
});
afterAll(() => rm(store, { recursive: true, force: true }));

const manifestOf = async (slug: string): Promise<{ revision: number; window: Window }> =>
  JSON.parse(await readFile(join(store, 'site/reports', slug, 'manifest.json'), 'utf8'));

/** Everything of a first revision, which is immutable. */
const firstRevision = (files: Record<string, string>, slug: string): [string, string][] =>
  Object.entries(files).filter(([path]) => path.startsWith(`site/reports/${slug}/r1/`));

describe('a store of version 0.1', () => {
  it('has reports that verify as they did', async () => {
    for (const { slug } of OLD_DAYS) {
      const folder = join(store, 'site/reports', slug, 'r1');
      const { code, out } = await dawnChorus(
        'verify',
        join(folder, 'cited.md'),
        join(folder, 'plain.md'),
        '--evidence',
        join(folder, 'evidence.json'),
        '--json',
      );
      expect(JSON.parse(out)).toMatchObject({ ok: true });
      expect(code).toBe(0);
    }
  });

  it('gives its memory to a later day, which begins where the last of its days ended', async () => {
    // The first day's posts two days later, under other ids: known stories in known words.
    const later = gunzipSync(await readFile(POSTS))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line): string => {
        const post: { id: string; created_at: string } = JSON.parse(line);
        const created_at = new Date(Date.parse(post.created_at) + 2 * DAY_MS).toISOString();
        return JSON.stringify({ ...post, id: `9${post.id}`, created_at, referenced: [] });
      });
    const posts = join(store, 'later.jsonl');
    await writeFile(posts, later.join('\n'));
    // The topic's days now end at 06:00, and the last of the store's at midnight: the first new one begins there.
    const run = ['run', 'ai', '--from', '2025-12-25', '--now', '2025-12-25T01:00:00Z', '--posts', posts];
    const { code, out } = await dawnChorus(...run, '--out', store, '--json');
    expect(code).toBe(0);
    const { posts: counts }: { posts: { dropped: Record<string, number> } } = JSON.parse(out);
    expect(counts.dropped.seenBefore).toBeGreaterThan(100);
    expect((await manifestOf('twitter_ai_20251225_20251225')).window).toMatchObject({
      dayEndsAt: '06:00',
      start: '2025-12-23T16:00:00.000Z',
      end: '2025-12-24T22:00:00.000Z',
    });
  });

  it('has a day published anew beside its first revision, of the same hours', async () => {
    const { window } = await manifestOf(first.slug);
    const run = ['run', 'ai', '--from', '2025-12-22', '--to', '2025-12-22', '--now', '2025-12-25T01:00:00Z'];
    const { code, out } = await dawnChorus(...run, '--posts', POSTS, '--out', store, '--force', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ slug: first.slug, revision: 2 });
    expect((await manifestOf(first.slug)).window).toEqual(window);
    const after = await filesBelow(store);
    expect(firstRevision(after, first.slug)).toEqual(firstRevision(before, first.slug));
  });

  it('lets a post be withdrawn from a report that a model wrote from cards', async () => {
    const path = join(store, 'site/reports', second.slug, 'evidence.json');
    const { posts }: { posts: Record<string, unknown> } = JSON.parse(await readFile(path, 'utf8'));
    const [post = ''] = Object.keys(posts);
    const { code } = await dawnChorus('unpublish', post, '--out', store, '--now', '2025-12-26T01:00:00Z');
    expect(code).toBe(0);
    expect((await manifestOf(second.slug)).revision).toBe(2);
    expect(await readFile(path, 'utf8')).not.toContain(post);
  });
});
