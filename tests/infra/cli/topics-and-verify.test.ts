// The commands that need no run: topics and verify.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dawnChorus } from './terminal.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-cli-'));
});

const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

describe('topics', () => {
  it('lists the topics of the checkout', async () => {
    const { code, out, err } = await dawnChorus('topics');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^ai +AI人工智能, twitter, Asia\/Shanghai until 06:00, zh-CN, \d+ words, sources x, hackernews, blogs$/m,
    );
    expect(out).toMatch(/^finance /m);
  });

  it('checks the files that are named, all of them, and says what is wrong with each', async () => {
    const bad = await file('bad.json', '{"topic": "bad"}');
    const broken = await file('broken.json', '{');
    const good = join(import.meta.dirname, '../../../topics/ai.json');
    const { code, out, err } = await dawnChorus('topics', bad, broken, good);
    expect(code).toBe(2);
    expect(out).toMatch(/^ai /);
    expect(err).toContain(`The topic file ${bad} is not a topic: timezone: `);
    expect(err).toContain(`The topic file ${broken} is not JSON: `);
  });
});

describe('verify', () => {
  it('exits 1 and names each broken rule with its line', async () => {
    const report = await file('report.md', '# Hello\n');
    const { code, out } = await dawnChorus('verify', report);
    expect(code).toBe(1);
    expect(out).toMatch(/report\.md:1 F-/);
    expect(out).toMatch(/report\.md \(plain\) breaks the format in \d+ places\n$/);
  });

  it('prints one JSON object and nothing else', async () => {
    const report = await file('report.md', '# Hello\n');
    const { code, out, err } = await dawnChorus('verify', report, '--json', '--style', 'cited');
    expect([code, err]).toEqual([1, '']);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['ok', 'style', 'findings']);
    expect(answer).toMatchObject({ ok: false, style: 'cited' });
    expect(answer.findings[0]).toEqual({
      rule: expect.stringMatching(/^F-/),
      line: expect.any(Number),
      text: expect.any(String),
      message: expect.any(String),
    });
  });

  it('names the file of each where there are several', async () => {
    const [a, b] = [await file('a.md', '# A\n'), await file('b.md', '# B\n')];
    const { files, ok } = JSON.parse((await dawnChorus('verify', a, b, '--json')).out);
    expect(ok).toBe(false);
    expect(files.map(({ file }: { file: string }) => file)).toEqual([a, b]);
  });
});
