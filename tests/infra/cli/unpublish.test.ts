// The command `unpublish`: a post leaves the published report, and the command tells which report was made anew.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, NOW, postsFile, threePosts } from './posts.ts';
import { dawnChorus } from './terminal.ts';

const published = async () => {
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
  const { slug, evidence } = JSON.parse(run.out);
  const proof = JSON.parse(await readFile(join(out, evidence), 'utf8'));
  const [post = ''] = Object.keys(proof.posts);
  return { out, slug, post };
};

const filesWith = async (folder: string, text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path, 'latin1')).includes(text)) found.push(path.slice(folder.length + 1));
  }
  return found;
};

describe('unpublish', () => {
  it('takes a post out of all that is published, by its id alone on X', async () => {
    const { out, slug, post } = await published();
    const id = post.split(':')[1] ?? '';
    const ended = await dawnChorus('unpublish', id, '--out', out, '--now', NOW);
    expect(ended).toEqual({
      code: 0,
      out: `${post} is taken out of 1 report.\n  ${slug} is revision 2 now\n`,
      err: '',
    });
    expect(await filesWith(join(out, 'site'), id)).toEqual(['unpublished.json']);
  });

  it('prints one JSON object with --json, and nothing to do is no failure', async () => {
    const { out, slug, post } = await published();
    expect(JSON.parse((await dawnChorus('unpublish', post, '--out', out, '--json')).out)).toEqual({
      key: post,
      reports: [{ slug, revision: 2 }],
    });
    expect(await dawnChorus('unpublish', post, '--out', out, '--json')).toMatchObject({
      code: 0,
      out: `${JSON.stringify({ key: post, reports: [] })}\n`,
    });
  });

  it('refuses what is no post', async () => {
    const { out } = await published();
    const ended = await dawnChorus('unpublish', 'https://x.com/i/status/1', '--out', out);
    expect([ended.code, ended.err]).toEqual([
      2,
      'The post "https://x.com/i/status/1" is no {platform}:{id}, such as twitter:1234567890.\n',
    ]);
  });
});
