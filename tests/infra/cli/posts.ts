// Small made-up days of posts for tests of whole runs.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The day that the posts lie on, in Asia/Shanghai, and the time of making that fits it. */
export const DAY = '2026-04-22';
export const NOW = '2026-04-23T02:30:00.000Z';

const TEXTS: readonly [username: string, text: string][] = [
  [
    'OpenAI',
    'Introducing GPT-9.1. It solves 85.3% of SWE-bench and is available today in the API at $2 per million tokens.',
  ],
  [
    'lin_reads',
    'GPT-9.1 fixed a race condition in our Rust code base in 4 minutes. The model cost us $0.30 for the whole task.',
  ],
  ['小林看模型', '试了一天 GPT-9.1，推理速度比上一代快了 40%，但长上下文里还是会漏掉细节。'],
];

export interface FakePost {
  readonly id: string;
  readonly text: string;
  readonly created_at: string;
  readonly author: { readonly username: string };
}

/** Three posts of three authors about one release, on a day. */
export const threePosts = (day = DAY): FakePost[] =>
  TEXTS.map(([username, text], n) => ({
    id: `${2046000000000000000n + BigInt(n)}`,
    text,
    created_at: `${day}T0${n + 1}:00:00.000Z`,
    author: { username },
  }));

/** A new folder with a posts file of these lines; objects become JSON. */
export const postsFile = async (lines: readonly (FakePost | string)[]): Promise<{ folder: string; file: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-run-'));
  const file = join(folder, 'posts.jsonl');
  await writeFile(file, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
  return { folder, file };
};
