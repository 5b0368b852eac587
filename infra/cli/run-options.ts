// The options of `run` and `backfill` as settings and input, with a sentence for each that can't be meant.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Settings, siteUrlFromEnvironment, topicsFolderFromEnvironment } from '../../shared/env.ts';
import { BadInputError } from '../../shared/errors.ts';
import { keyPlaces } from '../../shared/model/model-key.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import type { RunInput } from '../../shared/run.ts';
import { timeOfDaySchema } from '../../shared/time-of-day.ts';
import type { Terminal } from './terminal.ts';

/** Folder of topic files: TOPICS_FOLDER, or the checkout's, whatever folder the command is called from. */
export const topicsFolder = (): string => topicsFolderFromEnvironment() ?? join(import.meta.dirname, '../../topics');
const DEFAULT_STORE = 'file:out';

/** What commander gives; dates and times are checked here and in Plan. */
export interface RunOptions {
  readonly from?: string;
  readonly to?: string;
  readonly dayEndsAt?: string;
  readonly posts?: readonly string[];
  readonly sources?: readonly string[];
  readonly out?: string;
  readonly store?: string;
  readonly s3Endpoint?: string;
  readonly xBaseUrl?: string;
  readonly hackernewsBaseUrl?: string;
  readonly blueskyBaseUrl?: string;
  readonly model?: string;
  readonly modelKey?: readonly string[];
  readonly style?: 'cited' | 'plain';
  readonly now?: string;
  readonly force?: boolean;
  readonly fresh?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Throws BadInputError for a day that is not of the form; whether it is in the calendar, Plan says. */
export const checkDay = (option: string, day: string | undefined): void => {
  if (day === undefined || DAY.test(day)) return;
  throw new BadInputError(`The day ${day} of ${option} is not of the form YYYY-MM-DD, such as 2026-04-22.`);
};

/** Throws BadInputError for what is no time of day. */
export const checkTimeOfDay = (option: string, time: string | undefined): void => {
  if (time === undefined || timeOfDaySchema.safeParse(time).success) return;
  throw new BadInputError(`The time ${time} of ${option} is not of the form HH:MM, such as 06:00 or 23:30.`);
};

const checkPostsFile = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new BadInputError(`There is no posts file ${path}; check the path of --posts.`);
  if (found.isDirectory()) throw new BadInputError(`The posts file ${path} is a folder; name the files in it.`);
};

const checkUrl = (option: string, url: string | undefined): void => {
  if (url === undefined || /^https?:$/.test(URL.parse(url)?.protocol ?? '')) return;
  throw new BadInputError(`The URL ${url} of ${option} is not one of http or https, such as http://localhost:9000.`);
};

/** Servers given by hand, by the type of source that they stand in for. */
const baseUrlsOf = (options: RunOptions): Record<string, string> => {
  checkUrl('--x-base-url', options.xBaseUrl);
  checkUrl('--hackernews-base-url', options.hackernewsBaseUrl);
  checkUrl('--bluesky-base-url', options.blueskyBaseUrl);
  return {
    ...(options.xBaseUrl === undefined ? {} : { x: options.xBaseUrl }),
    ...(options.hackernewsBaseUrl === undefined ? {} : { hackernews: options.hackernewsBaseUrl }),
    ...(options.blueskyBaseUrl === undefined ? {} : { bluesky: options.blueskyBaseUrl }),
  };
};

/** The instant of --now, or undefined without. Throws BadInputError when it has no zone or is none at all. */
export const clockOf = (now: string | undefined): Date | undefined => {
  if (now === undefined) return undefined;
  if (z.iso.datetime({ offset: true }).safeParse(now).success) return new Date(now);
  throw new BadInputError(
    `The time ${now} of --now is not ISO 8601 with a zone, such as 2026-04-23T08:00:00+08:00 or 2026-04-23T00:00:00Z.`,
  );
};

/**
 * Checks the options that need no topic and turns them into settings. Throws BadInputError for a posts file that is
 * not there, a malformed day or URL, and everything whose part is not built yet.
 */
export const settingsOf = async (options: RunOptions, terminal: Pick<Terminal, 'region'>): Promise<Settings> => {
  checkDay('--from', options.from);
  checkDay('--to', options.to);
  checkTimeOfDay('--day-ends-at', options.dayEndsAt);
  checkUrl('--s3-endpoint', options.s3Endpoint);
  const baseUrls = baseUrlsOf(options);
  const modelUrl = options.model ?? 'extractive';
  parseModelUrl(modelUrl);
  keyPlaces({ modelKeys: options.modelKey ?? [] });
  for (const path of options.posts ?? []) await checkPostsFile(path);
  return {
    storeUrl: options.store ?? (options.out === undefined ? DEFAULT_STORE : `file:${options.out}`),
    s3Endpoint: options.s3Endpoint,
    region: terminal.region,
    modelUrl,
    modelKeys: options.modelKey ?? [],
    topicsFolder: topicsFolder(),
    postsFiles: options.posts ?? [],
    sourceNames: options.sources,
    baseUrls,
    style: options.style,
    siteUrl: siteUrlFromEnvironment(),
  };
};

/** Input of the state machine; options that were not given are left out, so that Plan chooses. */
export const inputOf = (
  topic: string,
  options: Pick<RunOptions, 'from' | 'to' | 'dayEndsAt' | 'force' | 'fresh'>,
): RunInput => ({
  topic,
  ...(options.from === undefined ? {} : { from: options.from }),
  ...(options.to === undefined ? {} : { to: options.to }),
  ...(options.dayEndsAt === undefined ? {} : { dayEndsAt: options.dayEndsAt }),
  ...(options.force === undefined ? {} : { force: options.force }),
  ...(options.fresh === undefined ? {} : { fresh: options.fresh }),
});
