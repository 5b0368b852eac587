// Collect on posts files: what it stores and counts, and what it says of files that are no good.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { step } from '../../../functions/collect/handler.ts';
import { runKeys } from '../../../shared/keys.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import { collectedSourceSchema } from '../../../shared/run.ts';
import { runStep } from '../../../shared/step.ts';
import { readAllParts } from '../../../shared/store/parts.ts';
import { loadTopic } from '../../../shared/topic-files.ts';
import { planOf } from '../../fixtures/plans.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const topicsFolder = join(import.meta.dirname, '../../../topics');
const now = () => new Date('2026-04-23T02:30:00.000Z');

const line = (id: number | string, extra: object = {}): string =>
  JSON.stringify({
    id: `${id}`,
    text: `post ${id}`,
    created_at: '2026-04-22T04:00:00Z',
    author: { username: 'a' },
    ...extra,
  });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-collect-'));
});

/** Collects from files of the given contents; a content of undefined is a file that is not there. */
const collect = async (contents: Readonly<Record<string, string | Uint8Array | undefined>>) => {
  const paths = Object.keys(contents).map((name) => join(folder, name));
  for (const [name, content] of Object.entries(contents)) {
    if (content !== undefined) await writeFile(join(folder, name), content);
  }
  const store = memoryStore();
  const settings = { storeUrl: 'memory', modelUrl: 'extractive', topicsFolder, postsFiles: paths };
  const plan = planOf({ topic: 'ai', dayEndsAt: '00:00' }, await loadTopic(topicsFolder, 'ai'), settings, now());
  const keys = runKeys(plan.run.slug, plan.run.id);
  await store.write(keys.plan, JSON.stringify(plan));
  const tools = { settings, store, log: silentLog, metrics: silentMetrics, now, progress: () => {} };
  const collected = await runStep(step, { run: plan.run, source: 'posts' }, tools);
  expect(collectedSourceSchema.parse(collected)).toEqual(collected);
  const posts = await readAllParts<{ id: string; text: string }>(store, collected.parts);
  const bad = store.objects.has(keys.setAside('posts')) ? await readAllParts(store, [keys.setAside('posts')]) : [];
  return { collected, posts, bad };
};

describe('collecting from posts files', () => {
  it('reads several files, zipped or not, whatever their names say', async () => {
    const { posts, collected } = await collect({
      'a.jsonl': `${line(1)}\n${line(2)}`,
      'b.jsonl.gz': gzipSync(`${line(3)}\n`),
      'c.gz': line(4),
      'd.jsonl': gzipSync(line(5)),
    });
    expect(posts.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect(collected).toMatchObject({ ok: true, read: 5, kept: 5, setAside: {} });
  });

  it('takes Windows line ends, a byte order mark, empty lines and U+2028 within a text', async () => {
    const { posts } = await collect({ 'a.jsonl': `\uFEFF${line(1)}\r\n\r\n  \n${line(2, { text: 'a\u2028b' })}\r\n` });
    expect(posts.map(({ text }) => text)).toEqual(['post 1', 'a\u2028b']);
  });

  it('names bad lines by number and file, sets them aside and goes on', async () => {
    const { collected, bad, posts } = await collect({
      'a.jsonl': `${line(1)}\n{broken\n\n${line(2, { id: 2 })}\n${line(3)}\n`,
    });
    expect(posts.map(({ id }) => id)).toEqual(['1', '3']);
    expect(collected).toMatchObject({ read: 4, kept: 2, setAside: { bad: 2 } });
    expect(bad).toEqual([
      { place: 'line 2 of a.jsonl', reason: 'it is not JSON', beginning: '{broken' },
      {
        place: 'line 4 of a.jsonl',
        reason: 'id: Invalid input: expected string, received number',
        beginning: line(2, { id: 2 }),
      },
    ]);
  });

  it('keeps the later version of a post across files, in the place of the later one', async () => {
    const { posts, collected } = await collect({
      'a.jsonl': `${line(1)}\n${line(2)}\n`,
      'b.jsonl': line(1, { text: 'later', metrics: { likes: 3 } }),
    });
    expect(posts.map(({ id, text }) => [id, text])).toEqual([
      ['2', 'post 2'],
      ['1', 'later'],
    ]);
    expect(collected).toMatchObject({ read: 3, kept: 2, setAside: { duplicateId: 1 } });
  });

  it('leaves one part and no post on a day without any: later states say so', async () => {
    const empty = await collect({ 'a.jsonl': '' });
    expect(empty.collected).toMatchObject({ ok: true, read: 0, kept: 0 });
    const other = await collect({ 'a.jsonl': line(1, { created_at: '2020-01-01T00:00:00Z' }) });
    expect(other.collected).toMatchObject({ read: 1, kept: 0, setAside: { outside: 1 } });
    expect(other.posts).toEqual([]);
  });

  it('cuts a line that is too long to be a post instead of filling the memory', async () => {
    const { bad } = await collect({ 'a.jsonl': `${line(1, { text: 'x'.repeat(2_000_000) })}\n${line(2)}` });
    expect(bad).toMatchObject([{ place: 'line 1 of a.jsonl', reason: 'it is longer than 1,000,000 bytes' }]);
  });
});

describe('files that are no good', () => {
  it.each([
    ['a missing file', { 'missing.jsonl': undefined }, /^There is no posts file .*missing\.jsonl; check the path\.$/],
    [
      'only bad lines',
      { 'bad.jsonl': 'a\nb\n' },
      /^All 2 lines of the source posts are bad, the first is line 1 of bad\.jsonl: it is not JSON\.$/,
    ],
    [
      'a zipped file that is cut',
      { 'cut.gz': gzipSync(line(1).repeat(100)).subarray(0, 60) },
      /^The posts file .*cut\.gz can't be read to its end \(Z_BUF_ERROR\); check that it is whole\.$/,
    ],
  ])('%s ends the collection with one sentence', async (_, contents, sentence) => {
    await expect(collect(contents)).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringMatching(sentence),
    });
  });

  it('a folder in the place of a file ends it too', async () => {
    await expect(collect({ '': undefined })).rejects.toThrow('is a folder; name the files in it');
  });
});
