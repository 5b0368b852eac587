// The owner's hand on the sample day, in a folder: what was promised, byte by byte.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkPost } from '../../shared/checksum.ts';
import { siteKeys } from '../../shared/keys.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { handDay, keysIn, POST, SLUG, shortened, textIn, topicsWith } from '../fixtures/hand-day.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';

const MADE = '2025-12-22T22:00:00Z';
const LATER = '2025-12-23T02:00:00Z';

describe('a day that its owner sees first', () => {
  let out: string;
  let blog: string;
  let store: Store;
  let day: ReturnType<typeof handDay>;
  const keys = siteKeys(SLUG);
  /** The report as it was made: what is amended is found in it, whatever the day says. */
  let made: Report;
  const point = (at: number) => made.keyPoints[at] ?? expect.unreachable('The sample day has that many key points.');
  const idOf = (sentences: readonly { readonly id: string }[] | undefined): string => sentences?.[0]?.id ?? '';
  const manifest = async (): Promise<{ revision: number; reason: string }> =>
    JSON.parse((await textIn(store, keys.stable.manifest)) ?? '{}');
  const verified = () =>
    dawnChorus(
      'verify',
      join(out, keys.stable.cited),
      join(out, keys.stable.plain),
      ...['--evidence', join(out, keys.stable.evidence), '--posts', 'samples/twitter_ai_20251222.jsonl.gz'],
    );

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-hand-'));
    out = join(folder, 'out');
    blog = join(folder, 'blog');
    await mkdir(blog);
    store = folderStore(out, out);
    day = handDay(['--out', out]);
    vi.stubEnv('TOPICS_FOLDER', await topicsWith({ publish: { draftUntil: '08:00' } }));
  });
  afterAll(() => vi.unstubAllEnvs());

  it('is a draft, of which nothing that is published knows, and says when it comes out', async () => {
    const { code, out: told } = await day.run(MADE);
    expect([code, JSON.parse(told)]).toMatchObject([0, { draft: { releaseAt: '2025-12-23T00:00:00.000Z' } }]);
    expect(await keysIn(store, 'site/')).toEqual([]);
    expect(await keysIn(store, 'state/')).toEqual([]);
    expect(await textIn(store, keys.draftPost)).toBe(await textIn(store, keys.draft(1).cited));
    made = reportSchema.parse(
      JSON.parse(Buffer.from((await textIn(store, keys.draft(1).report)) ?? '', 'latin1').toString()),
    );
    expect(await readFile(join(out, 'drafts/index.html'), 'utf8')).toContain(point(0).headline);
  }, 60_000);

  it('does not come out before its time, and not at it when it was stopped', async () => {
    expect((await day.release('2025-12-22T23:59:59Z', '--due', 'ai')).out).toContain('No draft of ai is due.');
    await day.release(MADE, SLUG, '--stop');
    expect((await day.release('2025-12-23T00:00:00Z', '--due', 'ai')).out).toContain('No draft of ai is due.');
    expect(await keysIn(store, 'site/')).toEqual([]);
  });

  it('is amended as a draft, and shown by Jekyll from the checkout as it would be published', async () => {
    expect((await day.amend(MADE, idOf(point(1).sentences), '--drop')).out).toContain('The draft');
    expect(await day.sync(blog, '--drafts')).toMatchObject({ byHand: [] });
    expect(await readFile(join(blog, `_drafts/${SLUG}.md`), 'latin1')).toBe(await textIn(store, keys.draft(2).cited));
  });

  it('comes out by its name, byte by byte what was seen', async () => {
    const seen = Object.fromEntries(
      await Promise.all(
        (['cited', 'plain', 'evidence', 'image', 'vector', 'wordcloud'] as const).map(
          async (name) => [name, await textIn(store, keys.draft(2)[name])] as const,
        ),
      ),
    );
    const { code, out: told } = await day.release(MADE, SLUG);
    expect([code, told]).toEqual([0, expect.stringContaining(`${SLUG} was released as revision 1.`)]);
    for (const [name, text] of Object.entries(seen))
      expect([name, await textIn(store, keys.revision(1)[name as 'cited'])]).toEqual([name, text]);
    expect(await textIn(store, `site/${POST}`)).toBe(seen.cited);
    expect(await textIn(store, keys.draftPost)).toContain('published: false');
    expect((await keysIn(store, 'state/twitter_ai/2025-12-22/')).length).toBeGreaterThan(4);
    expect((await verified()).code).toBe(0);
  });

  it('leaves the checkout with the post in the place of the draft', async () => {
    expect(await day.sync(blog, '--drafts')).toMatchObject({ written: [POST], removed: [`_drafts/${SLUG}.md`] });
    expect(await readFile(join(blog, POST), 'latin1')).toBe(await textIn(store, `site/${POST}`));
  });

  it('has a sentence by hand as a new revision, checked like any other, and says so', async () => {
    const { headline, text } = shortened(made);
    const told = await day.amend(LATER, headline, '--text', text);
    expect(told.out).toContain('is revision 2 now');
    expect(await manifest()).toMatchObject({ revision: 2, reason: 'a sentence was amended by hand' });
    const post = await textIn(store, keys.revision(2).cited);
    expect(Buffer.from(post ?? '', 'latin1').toString()).toContain('- **编者**：改写1句，删去1句。');
    expect((await verified()).code).toBe(0);
  });

  it('marks a sentence by hand that its posts do not carry', async () => {
    const claim = `${point(0).name}推送给了99万付费用户`;
    const told = await day.amend(LATER, idOf(point(0).sentences), '--text', `**${claim}**`, '--json');
    expect(JSON.parse(told.out)).toMatchObject({ says: `编者注：${claim}`, revision: 3 });
    const post = Buffer.from((await textIn(store, `site/${POST}`)) ?? '', 'latin1').toString();
    expect(post).toContain(`1. **编者注：${claim}**`);
    expect(post).toContain('- **编者**：改写2句，删去1句，其中1句为编者注。');
    expect((await verified()).code).toBe(0);
  });

  it('leaves a post alone that was changed in the checkout, and says so each time', async () => {
    await day.sync(blog);
    const path = join(blog, POST);
    await writeFile(path, `${await readFile(path, 'utf8')}\n我的补充。\n`);
    const changed = await readFile(path, 'utf8');
    await day.amend(LATER, idOf(made.conclusion.at(-1)?.slice(-1)), '--drop');
    expect(await manifest()).toMatchObject({ revision: 4 });
    expect(await day.sync(blog)).toMatchObject({ written: [], byHand: [POST] });
    expect(await day.sync(blog)).toMatchObject({ written: [], byHand: [POST] });
    expect(await readFile(path, 'utf8')).toBe(changed);
  });

  it('leaves a post alone that was changed in the store itself, while the revision takes its place everywhere else', async () => {
    const kept = await textIn(store, `site/${POST}`);
    await store.write(`site/${POST}`, Buffer.from(`${kept}\nmine\n`, 'latin1'));
    const { out: told } = await day.amend(LATER, idOf(made.events[0]?.items[0]?.sentences), '--drop');
    expect(told).toContain('Left alone');
    expect(await textIn(store, `site/${POST}`)).toBe(`${kept}\nmine\n`);
    expect(await textIn(store, keys.stable.cited)).toBe(await textIn(store, keys.revision(5).cited));
    await store.write(`site/${POST}`, Buffer.from((await textIn(store, keys.stable.cited)) ?? '', 'latin1'));
  });

  it('keeps what was amended when the day is made again', async () => {
    const before = await textIn(store, keys.revision(5).cited);
    const again = JSON.parse((await day.run('2025-12-23T03:00:00Z', '--force')).out);
    const after = await textIn(store, again.markdown);
    const timeless = (text: string | undefined) => text?.replace(/^(?:posttime|checksum): .*$/gm, '');
    expect(timeless(after)).toEqual(timeless(before));
    expect(checkPost(Buffer.from(after ?? '', 'latin1').toString())).toBe('kept');
  }, 60_000);

  it('has the published post again where the changed one is deleted', async () => {
    await rm(join(blog, POST));
    expect((await day.sync(blog)).written).toContain(POST);
  });
});
