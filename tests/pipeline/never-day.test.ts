// A day of which the topic leaves an account and a word out: gone from report, evidence and picture, and counted.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { topicsWith } from '../fixtures/hand-day.ts';
import { DAY, NOW, postsFile, threePosts } from '../infra/cli/posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';

const run = async (never: object | undefined) => {
  vi.stubEnv('TOPICS_FOLDER', await topicsWith(never === undefined ? {} : { never }));
  const { folder, file } = await postsFile(threePosts());
  const out = join(folder, 'out');
  const day = ['--from', DAY, '--day-ends-at', '00:00', '--now', NOW];
  const ended = await dawnChorus('run', 'ai', '--posts', file, ...day, '--out', out, '--json');
  const summary = JSON.parse(ended.out);
  return { site: join(out, 'site'), summary, report: await readFile(join(out, summary.markdown), 'utf8') };
};

const filesWith = async (folder: string, text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path, 'utf8')).includes(text)) found.push(path);
  }
  return found;
};

describe('what a topic never takes', () => {
  afterAll(() => vi.unstubAllEnvs());

  it('is in no file of the site, and the report says how many posts it was', async () => {
    const { site, summary, report } = await run({ accounts: ['LIN_READS'], words: ['推理速度'] });
    for (const gone of ['lin_reads', 'race condition', '推理速度', '小林看模型'])
      expect([gone, await filesWith(site, gone)]).toEqual([gone, []]);
    expect(summary.posts).toMatchObject({ collected: 3, kept: 1, dropped: { never: 2 } });
    expect(report).toContain('按主题设置不收录2条');
  });

  it('is not spoken of where nothing is left out, and the settings are those of a topic that says nothing', async () => {
    const { site, report } = await run(undefined);
    expect(report).not.toContain('按主题设置');
    const { settingsHash } = JSON.parse(
      await readFile(join(site, 'reports/twitter_ai_20260422_20260422/manifest.json'), 'utf8'),
    );
    const named = await run({ accounts: ['nobody_at_all'] });
    const other = JSON.parse(
      await readFile(join(named.site, 'reports/twitter_ai_20260422_20260422/manifest.json'), 'utf8'),
    );
    expect(other.settingsHash).not.toBe(settingsHash);
  });
});
