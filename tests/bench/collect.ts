// The collect bench: posts per second and memory of Collect beside a fetch loop that only parses the same pages.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { CollectAnswer } from './collect-job.ts';

const HELP = `npm run bench -- collect [--posts N] [--page N] [--latency MS] [--json]

A server in a process of its own gives N posts (default 100,000) in pages of N (default 100, X's largest), each after
--latency (default 0; X takes some hundreds of milliseconds). Collect reads
them into a store in a folder: pages with checkpoints, then parts. The peer fetches and parses them and keeps nothing.
Each reads in a fresh process; a tenth of the posts, and a small heap, show whether memory grows with the day.`;

const run = promisify(execFile);
const FOLDER = import.meta.dirname;

const serve = async (posts: number, page: number, latency: string): Promise<{ url: string; server: ChildProcess }> => {
  const server = spawn(process.execPath, [join(FOLDER, 'collect-server.ts'), String(posts), String(page), latency], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout!, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, server };
};

/** @param heap options of Node that bound its heap; without them it collects garbage late, and takes what there is */
const measure = async (
  posts: number,
  page: number,
  latency: string,
  mode: 'collect' | 'parse',
  heap: readonly string[] = [],
): Promise<CollectAnswer> => {
  const { url, server } = await serve(posts, page, latency);
  try {
    const { stdout } = await run(process.execPath, [...heap, join(FOLDER, 'collect-job.ts'), url, mode]);
    return JSON.parse(stdout);
  } finally {
    server.kill();
  }
};

/** Measures and prints a table, or JSON. */
export const benchCollect = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '100000' },
      page: { type: 'string', default: '100' },
      latency: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const [posts, page, latency] = [Number(values.posts), Number(values.page), values.latency];
  const rows: Record<string, CollectAnswer> = {
    'fetch and parse only': await measure(posts, page, latency, 'parse'),
    Collect: await measure(posts, page, latency, 'collect'),
    'Collect, 80 MB of heap': await measure(posts, page, latency, 'collect', [
      '--max-old-space-size=80',
      '--max-semi-space-size=8',
    ]),
    'Collect, a tenth': await measure(Math.ceil(posts / 10), page, latency, 'collect'),
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify(rows)}\n`);
    return;
  }
  const number = (value: number): string => Math.round(value).toLocaleString('en').padStart(9);
  process.stdout.write(`${''.padEnd(24)}    posts    pages       ms  posts/s  peak MB\n`);
  for (const [name, { posts: read, pages, ms, peakRssMb }] of Object.entries(rows)) {
    const figures = [read, pages, ms, (read / ms) * 1000, peakRssMb].map(number).join('');
    process.stdout.write(`${name.padEnd(24)}${figures}\n`);
  }
};
