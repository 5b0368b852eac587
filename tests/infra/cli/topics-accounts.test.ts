// Whom a topic is told to follow and to drop: by the days' citations, and by nothing else.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeAccounts } from '../../../infra/cli/topics-accounts.ts';
import { citedKey } from '../../../shared/keys.ts';
import { folderStore } from '../../../shared/store/folder-store.ts';
import { dawnChorus } from './terminal.ts';

describe('what is proposed', () => {
  const cited = (entries: readonly (readonly [string, number, number])[], known = 20) => ({
    stories: new Map(entries.map(([handle, stories]) => [handle, stories])),
    days: new Map(entries.map(([handle, _, days]) => [handle, days])),
    known,
  });

  it('is to follow whom reports of two days cite and the topic lacks, most cited first', () => {
    const { follow } = proposeAccounts(
      ['Heron'],
      cited([
        ['heron', 9, 9],
        ['wren', 3, 2],
        ['lark', 5, 3],
        ['once', 7, 1],
        ['2244994945', 4, 4],
        ['a@b.example', 3, 3],
      ]),
    );
    expect(follow).toEqual([
      { account: 'lark', stories: 5, days: 3 },
      { account: 'wren', stories: 3, days: 2 },
    ]);
  });

  it('is to drop whom no report of two weeks cites', () => {
    expect(proposeAccounts(['Heron', 'Wren'], cited([['heron', 1, 1]], 14)).drop).toEqual(['Wren']);
    expect(proposeAccounts(['Heron', 'Wren'], cited([['heron', 1, 1]], 13)).drop).toEqual([]);
  });
});

describe('topics accounts', () => {
  let out: string;
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'dawn-chorus-accounts-'));
    const store = folderStore(out, `file:${out}`);
    for (const [day, cited] of [
      ['2026-04-20', { openai: 3, heron_reads: 2 }],
      ['2026-04-21', { heron_reads: 1 }],
    ] as const)
      await store.write(citedKey('twitter', 'ai', day), JSON.stringify({ version: 1, cited }), {
        contentType: 'application/json',
      });
  });
  afterAll(() => rm(out, { recursive: true, force: true }));
  const words = ['topics', 'accounts', 'ai', '--now', '2026-04-22T08:00:00+08:00'];

  it('tells it in lines, and changes nothing', async () => {
    const { code, out: told } = await dawnChorus(...words, '--out', out);
    expect(code).toBe(0);
    expect(told).toContain('By the reports of 2 of the last 28 days:');
    expect(told).toMatch(/heron_reads\s+3 stories on 2 days/);
    expect(told).toContain('whom to drop is said from 14 days on');
  });

  it('tells it as JSON, and says where nothing is remembered', async () => {
    const { out: told } = await dawnChorus(...words, '--out', out, '--json');
    expect(JSON.parse(told)).toEqual({ follow: [{ account: 'heron_reads', stories: 3, days: 2 }], drop: [], days: 2 });
    expect((await dawnChorus(...words, '--out', join(out, 'none'))).out).toContain('No report of ai is remembered');
  });

  it('counts a day that ended this morning, and none that goes on', async () => {
    const told = (time: string) =>
      dawnChorus(...words.slice(0, 4), `2026-04-22T${time}:00+08:00`, '--out', out, '--json');
    await folderStore(out, `file:${out}`).write(
      citedKey('twitter', 'ai', '2026-04-22'),
      JSON.stringify({ version: 1, cited: { heron_reads: 1 } }),
    );
    expect(JSON.parse((await told('05:59')).out).days).toBe(2);
    expect(JSON.parse((await told('06:00')).out).days).toBe(3);
  });
});
