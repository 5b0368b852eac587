// A run that is killed as a process, not by an error: what it had paid for stays, and the next run asks for the rest.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { postSchema } from '../../shared/post.ts';
import { reportSchema } from '../../shared/report.ts';
import { asRaw } from '../fixtures/x-posts.ts';
import { startXServer } from '../fixtures/x-server.ts';

const SAMPLE = new URL('../../samples/twitter_ai_20251222.jsonl.gz', import.meta.url);
const CLI = new URL('../../infra/cli.ts', import.meta.url).pathname;

const start = (url: string, out: string) => {
  const words = ['run', 'ai', '--day-ends-at', '00:00', '--sources', 'x', '--x-base-url', url, '--from', '2025-12-22'];
  const run = spawn(process.execPath, [CLI, ...words, '--now', '2025-12-24T00:00:00Z', '--out', out], {
    stdio: 'ignore',
  });
  return {
    run,
    ended: new Promise<number | NodeJS.Signals | null>((done) => run.on('exit', (code, by) => done(code ?? by))),
  };
};

describe('a run that is killed', () => {
  it('while it waits for a page goes on from the page before, asks for none twice, and publishes the same', async () => {
    const posts = gunzipSync(await readFile(SAMPLE))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => postSchema.parse({ platform: 'twitter', ...JSON.parse(line) }));
    const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-killed-'));
    const untouched = await startXServer(asRaw(posts));
    expect(await start(untouched.url, join(out, 'whole')).ended).toBe(0);
    const asked = untouched.requests.map(({ params }) => String(params));
    expect(asked.length).toBeGreaterThan(2);

    // Every request but the last hangs once, and the process is killed while it does.
    const faults = Object.fromEntries(asked.slice(1).map((_, n) => [2 + 2 * n, { status: 200, silent: true }]));
    const server = await startXServer({ ...asRaw(posts), faults });
    let deaths = 0;
    for (let hanging = 2; hanging <= 2 * (asked.length - 1); hanging += 2) {
      const { run, ended } = start(server.url, join(out, 'killed'));
      while (server.requests.length < hanging) await sleep(10);
      run.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      deaths++;
    }
    expect(await start(server.url, join(out, 'killed')).ended).toBe(0);
    expect(deaths).toBe(asked.length - 1);
    // What was given is what a run without deaths is given, page for page.
    expect(server.given).toEqual(untouched.given);
    const reportOf = async (folder: string) =>
      reportSchema.parse(
        JSON.parse(await readFile(join(out, folder, 'site/reports/twitter_ai_20251222_20251222/report.json'), 'utf8')),
      );
    const [whole, killed] = [await reportOf('whole'), await reportOf('killed')];
    expect(killed.keyPoints).toEqual(whole.keyPoints);
    expect(killed.stats).toEqual(whole.stats);
    await Promise.all([server.close(), untouched.close()]);
    await rm(out, { recursive: true, force: true });
  });
});
