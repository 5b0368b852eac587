// Runs whole days through the command, as a person would, and reads what came out.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Evidence, evidenceSchema, type Report, reportSchema } from '../../shared/report.ts';

const run = promisify(execFile);
const CLI = new URL('../../infra/cli.ts', import.meta.url).pathname;

export interface Day {
  readonly slug: string;
  readonly out: string;
  readonly report: Report;
  readonly evidence: Evidence;
  readonly cited: string;
  readonly plain: string;
}

/** Makes the report of a day from a posts file, in a process of its own, with the clock at `now`; a civil day unless told otherwise. */
export const makeDay = async (
  posts: string,
  day: string,
  options: {
    now?: string;
    timezone?: string;
    out?: string;
    topics?: string;
    model?: string | undefined;
    dayEndsAt?: string;
  } = {},
): Promise<Day> => {
  const out = options.out ?? (await mkdtemp(join(tmpdir(), 'dawn-chorus-day-')));
  const words = [
    CLI,
    'run',
    'ai',
    '--day-ends-at',
    options.dayEndsAt ?? '00:00',
    '--posts',
    posts,
    '--from',
    day,
    '--now',
    options.now ?? '2026-06-01T00:00:00Z',
    '--out',
    out,
    ...(options.model === undefined ? [] : ['--model', options.model]),
    '--json',
  ];
  const { stdout } = await run(process.execPath, words, {
    env: {
      ...process.env,
      TZ: options.timezone ?? 'UTC',
      ...(options.topics === undefined ? {} : { TOPICS_FOLDER: options.topics }),
    },
    maxBuffer: 1 << 26,
  });
  return readDay(out, String(JSON.parse(stdout).slug));
};

export const readDay = async (out: string, slug: string): Promise<Day> => {
  const text = (name: string): Promise<string> => readFile(join(out, 'site/reports', slug, name), 'utf8');
  return {
    slug,
    out,
    report: reportSchema.parse(JSON.parse(await text('report.json'))),
    evidence: evidenceSchema.parse(JSON.parse(await text('evidence.json'))),
    cited: await text('cited.md'),
    plain: await text('plain.md'),
  };
};

/** Every file below a folder: path → bytes in base64. */
export const filesBelow = async (folder: string): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path)] = (await readFile(path)).toString('base64');
  }
  return files;
};
