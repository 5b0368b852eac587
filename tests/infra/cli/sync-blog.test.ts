// A blog's checkout filled from the store: a draft of a published day takes no place of the published one, and what is there is not written again.
import { mkdtemp, readdir, readFile, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { syncBlog } from '../../../infra/cli/sync-blog.ts';
import { runKeys } from '../../../shared/keys.ts';
import type { Run } from '../../../shared/run.ts';
import type { Store } from '../../../shared/store/store.ts';
import { REPORT } from '../../fixtures/report.ts';
import { arrive, emptyStore, LATER, publish, runOf } from '../../fixtures/report-run.ts';

const { slug } = REPORT;
const PICTURE = `2026/04/22/wordcloud_${slug}.jpg`;
const POST = `_posts/2026-04-22-${slug}.md`;
const DRAFT = `_drafts/${slug}.md`;

/** A published day, and a draft of it with another picture. */
const dayAndDraft = async (): Promise<Store> => {
  const store = await emptyStore();
  await publish(store, await arrive(store, runOf({ id: 'a' })));
  const run: Run = runOf({ id: 'draft', draft: {} });
  const arrival = await arrive(store, run, LATER);
  await store.write(runKeys(slug, run.id).drawn('jpg'), 'another picture');
  await publish(store, arrival);
  return store;
};

const checkout = (): Promise<string> => mkdtemp(join(tmpdir(), 'dawn-chorus-blog-'));
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe('a checkout with drafts', () => {
  it('has the published picture of a day of which a draft waits, and the draft beside', async () => {
    const blog = await checkout();
    const { written } = await syncBlog(await dayAndDraft(), blog, true);
    expect(written).toEqual(expect.arrayContaining([PICTURE, POST, DRAFT]));
    expect(await readFile(join(blog, PICTURE), 'utf8')).toBe('a picture');
    expect(await readFile(join(blog, DRAFT), 'utf8')).toContain('另有一事');
    expect(await readFile(join(blog, POST), 'utf8')).not.toContain('另有一事');
  });

  it('has the picture of a draft whose day is not published', async () => {
    const [store, blog] = [await emptyStore(), await checkout()];
    await publish(store, await arrive(store, runOf({ draft: {} })));
    expect((await syncBlog(store, blog, true)).written).toContain(PICTURE);
    expect(await readFile(join(blog, PICTURE), 'utf8')).toBe('a picture');
  });

  it.each([true, false])('is not written to by a second sync, with drafts: %s', async (withDrafts) => {
    const [store, blog] = [await dayAndDraft(), await checkout()];
    const { written } = await syncBlog(store, blog, withDrafts);
    for (const file of await filesIn(blog)) await utimes(file, LONG_AGO, LONG_AGO);
    expect(await syncBlog(store, blog, withDrafts)).toEqual({
      ...{ written: [], removed: [], byHand: [] },
      unchanged: written.length,
    });
    for (const file of await filesIn(blog)) expect([file, (await stat(file)).mtime]).toEqual([file, LONG_AGO]);
  });
});
