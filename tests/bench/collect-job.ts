// One measured reading of the collect bench's server, in a fresh process: by Collect, or by a loop that only parses.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectSource } from '../../functions/collect/collect-source.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { planFor } from '../functions/collect/collecting.ts';

export interface CollectAnswer {
  readonly posts: number;
  readonly pages: number;
  readonly ms: number;
  readonly peakRssMb: number;
}

/** Fetches and parses every page, and keeps nothing: what the server and JSON cost alone. */
const parseOnly = async (url: string): Promise<{ posts: number; pages: number }> => {
  let [posts, pages] = [0, 0];
  for (let token: string | undefined = ''; token !== undefined; ) {
    const query = new URLSearchParams({ max_results: '100', ...(token === '' ? {} : { next_token: token }) });
    const response = await fetch(`${url}/2/tweets/search/recent?${query}`);
    const page = (await response.json()) as { data: unknown[]; meta: { next_token?: string } };
    posts += page.data.length;
    pages++;
    token = page.meta.next_token;
  }
  return { posts, pages };
};

const collect = async (url: string): Promise<{ posts: number; pages: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-bench-'));
  const source = {
    name: 'x',
    type: 'x',
    expansions: 'authors',
    queries: [{ anyOf: ['AI'], order: 'recency' }],
    maxPosts: 10_000_000,
  };
  const plan = planFor([source], { from: '2026-04-22', now: '2026-04-24T00:00:00Z' }, { maxCostUsd: 1e9 });
  const settings = { storeUrl: `file:${folder}`, modelUrl: 'extractive', topicsFolder: '', postsFiles: [] };
  try {
    const collected = await collectSource(plan, 'x', undefined, {
      settings: { ...settings, baseUrls: { x: url } },
      store: openStore(settings),
      progress: () => {},
    });
    return { posts: collected.kept, pages: collected.coverage?.pages ?? 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const [url = '', mode = ''] = process.argv.slice(2);
const started = performance.now();
const read = mode === 'collect' ? await collect(url) : await parseOnly(url);
const ms = performance.now() - started;
const answer: CollectAnswer = { ...read, ms, peakRssMb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(answer)}\n`);
