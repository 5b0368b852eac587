// Real Jekyll and a blog that `sync` fills: a draft shows with --drafts only, where the post will be, and a hand edit is built.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { topicsWith } from '../fixtures/hand-day.ts';
import { DAY, NOW, postsFile, threePosts } from '../infra/cli/posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { buildBlog, contentOf, jekyllIsThere } from './jekyll.ts';

const hasJekyll = jekyllIsThere();
if (!hasJekyll) console.warn('Skipped: drafts in a blog need jekyll on PATH.');

const SLUG = 'twitter_ai_20260422_20260422';
const PLACE = '2026/04/22';

describe.skipIf(!hasJekyll)('a draft in a blog', () => {
  let folder: string;
  let out: string;
  let blog: string;

  /** Builds the blog. @returns the content of the report's page; undefined where it is not built */
  const built = async (drafts: boolean): Promise<string | undefined> => {
    const site = join(folder, `site-${Math.trunc(performance.now())}`);
    buildBlog(blog, site, 'Asia/Shanghai', folder, drafts ? ['--drafts'] : []);
    const page = join(site, PLACE, `${SLUG}.html`);
    if (!existsSync(page)) return undefined;
    expect(existsSync(join(site, PLACE, `wordcloud_${SLUG}.jpg`))).toBe(true);
    return contentOf(await readFile(page, 'utf8'));
  };

  beforeAll(async () => {
    vi.stubEnv('TOPICS_FOLDER', await topicsWith({ publish: 'draft' }));
    const made = await postsFile(threePosts());
    folder = made.folder;
    out = join(folder, 'out');
    blog = await mkdtemp(join(tmpdir(), 'dawn-chorus-blog-'));
    await mkdir(join(blog, '_layouts'));
    await writeFile(join(blog, '_config.yml'), 'timezone: Asia/Shanghai\npermalink: date\n');
    await writeFile(join(blog, '_layouts/post.html'), '<html><body><main>{{ content }}</main></body></html>\n');
    const civil = ['--from', DAY, '--day-ends-at', '00:00'];
    await dawnChorus('run', 'ai', '--posts', made.file, ...civil, '--now', NOW, '--out', out);
  });
  afterAll(() => vi.unstubAllEnvs());

  it('is built with --drafts at the address that the post will have, with its picture, and not without', async () => {
    expect(await dawnChorus('sync', blog, '--drafts', '--out', out)).toMatchObject({ code: 0 });
    expect(await built(false)).toBeUndefined();
    const draft = await built(true);
    expect(draft).toContain('GPT-9.1');
    await dawnChorus('release', SLUG, '--out', out, '--now', NOW);
    await dawnChorus('sync', blog, '--drafts', '--out', out);
    expect([await built(false), await built(true)]).toEqual([draft, draft]);
  });

  it('that came out and was changed by hand is built as it was changed, whatever is synced', async () => {
    const post = join(blog, `_posts/${DAY}-${SLUG}.md`);
    await writeFile(post, `${await readFile(post, 'utf8')}\nMy own last word.\n`);
    await dawnChorus('sync', blog, '--drafts', '--out', out);
    expect(await built(false)).toContain('My own last word.');
  });
});
