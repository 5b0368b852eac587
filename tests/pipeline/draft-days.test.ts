// A draft between published days: the pages, pointers and titles of the site know nothing of it until it is released.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { siteKeys } from '../../shared/keys.ts';
import { topicsWith } from '../fixtures/hand-day.ts';
import { postsFile, threePosts } from '../infra/cli/posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';

const DAYS = ['2026-04-21', '2026-04-22'] as const;
const [FIRST, SECOND] = DAYS.map((day) => `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`) as [
  string,
  string,
];
const SITE = 'https://reports.example/';

describe('a draft between published days', () => {
  let out: string;
  const keys = siteKeys(SECOND);
  const read = (key: string): Promise<string> => readFile(join(out, key), 'utf8');
  const site = async (): Promise<Record<string, string>> => {
    const entries = await readdir(join(out, 'site'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)),
    );
  };

  beforeAll(async () => {
    vi.stubEnv('SITE_URL', SITE);
    const { folder, file } = await postsFile(
      DAYS.flatMap((day, n) =>
        threePosts(day).map((post) => ({
          ...{ ...post, id: `${n}${post.id}` },
          // Another story each day: what was told the day before is no news.
          text: n === 0 ? post.text : post.text.replaceAll('GPT-9.1', 'Qwen-Audio'),
        })),
      ),
    );
    out = join(folder, 'out');
    const made = async (day: string, publish: string): Promise<void> => {
      vi.stubEnv('TOPICS_FOLDER', await topicsWith({ publish, title: 'headline', links: 'evidence' }));
      const when = ['--from', day, '--day-ends-at', '00:00', '--now', `${day}T17:00:00Z`];
      const { code, err } = await dawnChorus('run', 'ai', '--posts', file, ...when, '--out', out);
      expect([code, err]).toEqual([0, expect.anything()]);
    };
    await made(DAYS[0], 'auto');
    const before = await site();
    await made(DAYS[1], 'draft');
    expect(await site()).toEqual(before);
  }, 60_000);
  afterAll(() => vi.unstubAllEnvs());

  it('has its title and the links of its numbers as it will be published, and leads from its own page to the site', async () => {
    const cited = await read(keys.draft(1).cited);
    expect(cited).toContain(`${SITE}reports/${SECOND}/index.html#`);
    expect(/^title: (.*)$/m.exec(cited)?.[1]).not.toBe(JSON.stringify(SECOND));
    const page = await read(keys.draft(1).page);
    expect(page).toContain(`href="../../../site/reports/${FIRST}/index.html`);
    expect(page).not.toMatch(/href="\.\.\/\.\.\/(?!\.\.|index\.html")/);
  });

  it('is found by the day before it, in the stories and by feeds once it is released, as it was seen', async () => {
    const seen = await read(keys.draft(1).cited);
    const earlier = siteKeys(FIRST).stable.page;
    expect(await read(earlier)).not.toContain(SECOND);
    const { code, out: told } = await dawnChorus('release', SECOND, '--out', out, '--now', '2026-04-22T23:00:00Z');
    expect([code, told]).toEqual([0, expect.stringContaining(`${SECOND} was released as revision 1.`)]);
    expect([await read(keys.stable.cited), await read(keys.post(DAYS[1]))]).toEqual([seen, seen]);
    expect(await read(earlier)).toContain(`rel="next" href="../${SECOND}/index.html"`);
    expect(await read(keys.stable.page)).toContain(`rel="prev" href="../${FIRST}/index.html"`);
    for (const pointer of ['stories/twitter_ai/2026-04.json', 'index.json', 'latest.json', 'feed.xml'])
      expect([pointer, await read(`site/${pointer}`)]).toEqual([pointer, expect.stringContaining(SECOND)]);
  });

  it('keeps the root of the site that its pages know where who amends it knows none', async () => {
    vi.stubEnv('SITE_URL', '');
    const { sentences } = JSON.parse(await read(keys.stable.evidence));
    const [id] = Object.entries(sentences).find(([, line]) => Object(line).section === 'keyPoints') ?? [];
    const { code, err } = await dawnChorus('amend', SECOND, id ?? '', '--text', '**Qwen-Audio今天开放**', '--out', out);
    expect([code, err]).toEqual([0, '']);
    const cited = await read(keys.stable.cited);
    expect(cited).toContain('Qwen-Audio今天开放');
    expect(cited).toContain(`${SITE}reports/${SECOND}/index.html#`);
  });
});
