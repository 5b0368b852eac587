// Makes the reports that the editor's bench scores: each day alone in an empty store, or after the days before it.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { MEMORY_DAYS } from '../../shared/memory.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { writingSchema } from '../../shared/written.ts';
import { boundsOf } from './editor-days.ts';

const run = promisify(execFile);
const CLI = resolve(import.meta.dirname, '../../infra/cli.ts');
const HOUR_MS = 3_600_000;
/** Hours after the end of a civil day at which its report is made: when a reader wants it. */
const HOURS_LATER = 6;
const LONGEST_CAUSE = 300;

export interface Asked {
  readonly topic: string;
  readonly day: string;
  readonly timezone: string;
  readonly posts: string;
  /** Folder of topic files. */
  readonly topics: string;
  /** Folder that the store is made in anew. */
  readonly out: string;
  /** `extractive`, or the model that is asked. */
  readonly model: string;
  /** Whether the days before are made first, without a model. */
  readonly memory: boolean;
}

export interface Made {
  /** Absent where the run came to no report. */
  readonly report?: Report;
  readonly madeAt: number;
  readonly costUsd: number;
  /** Why the report isn't what the model would have made of it: answers are missing; undefined where none is. */
  readonly unfinished?: string;
}

/** A time in the morning after a day, at which its report is made. */
const morningAfter = (day: string, timezone: string): number => boundsOf(day, timezone)[1] + HOURS_LATER * HOUR_MS;

const summarySchema = z.object({ slug: z.string(), run: z.string(), method: z.string(), costUsd: z.number() });

/** Runs the command for one day; the sentence of its failure where it fails. */
const runDay = async (asked: Asked, day: string, model: string): Promise<z.infer<typeof summarySchema> | string> => {
  const now = new Date(morningAfter(day, asked.timezone)).toISOString();
  const given = ['--posts', asked.posts, '--from', day, '--day-ends-at', '00:00', '--now', now, '--model', model];
  try {
    const { stdout } = await run(process.execPath, [CLI, 'run', asked.topic, ...given, '--out', asked.out, '--json'], {
      env: { ...process.env, TOPICS_FOLDER: asked.topics },
      maxBuffer: 1 << 26,
    });
    return summarySchema.parse(JSON.parse(stdout));
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return told.replace(/\s+/g, ' ').trim().slice(0, LONGEST_CAUSE);
  }
};

/** What of a report that a model was asked for it did not write, as one sentence; undefined where it wrote all. */
const missingOf = (out: string, { slug, run: id, method }: z.infer<typeof summarySchema>): string | undefined => {
  const file = join(out, 'runs', slug, id, 'written.json');
  if (existsSync(file)) {
    const { audit } = z.object({ writing: writingSchema }).parse(JSON.parse(readFileSync(file, 'utf8'))).writing;
    if (audit.outcome === 'failed') return `the report was not audited: ${audit.cause ?? 'no cause is told'}`;
  }
  return method === 'model' ? undefined : `the report is ${method}, so answers of the model are missing`;
};

/** The days before one, first day first. */
const daysBefore = (day: string): string[] =>
  Array.from({ length: MEMORY_DAYS }, (_, n) =>
    Temporal.PlainDate.from(day)
      .subtract({ days: MEMORY_DAYS - n })
      .toString(),
  );

/** Makes the report of a day. A run that fails is told of, not thrown: the days after it are made all the same. */
export const makeReportOf = async (asked: Asked): Promise<Made> => {
  rmSync(asked.out, { recursive: true, force: true });
  if (asked.memory) for (const day of daysBefore(asked.day)) await runDay(asked, day, 'extractive');
  const madeAt = morningAfter(asked.day, asked.timezone);
  const ran = await runDay(asked, asked.day, asked.model);
  if (typeof ran === 'string') return { madeAt, costUsd: 0, unfinished: ran };
  const text = readFileSync(join(asked.out, 'site/reports', ran.slug, 'report.json'), 'utf8');
  const unfinished = asked.model === 'extractive' ? undefined : missingOf(asked.out, ran);
  return {
    report: reportSchema.parse(JSON.parse(text)),
    madeAt,
    costUsd: ran.costUsd,
    ...(unfinished === undefined ? {} : { unfinished }),
  };
};
