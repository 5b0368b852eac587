// A topic tried on posts: the pipeline's first states in a folder that goes again, before anything is paid or published.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type DayClock, dayAt } from '../../shared/day-clock.ts';
import { BadInputError } from '../../shared/errors.ts';
import { runPrefix } from '../../shared/keys.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { stateDocument } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import { runLocally, type StateEvent } from '../local/engine.ts';
import { type Page, readPage } from '../local/page.ts';
import { settingsOf } from './run-options.ts';
import type { Terminal } from './terminal.ts';

/** Days of a window at most: more tell no more of a topic, and a run reads them all. */
const MOST_DAYS = 31;

/** How many posts each day of a clock has, days in order. Lines that are no posts are passed over. */
export const daysOf = async (paths: readonly string[], clock: DayClock): Promise<Map<string, number>> => {
  const days = new Map<string, number>();
  for (const path of paths) {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new BadInputError(`The posts file ${path} can't be read (${error.code}); check the path of --posts.`);
    });
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
    for (const [, time = ''] of text.matchAll(/"created_at"\s*:\s*"([^"]{10,40})"/g)) {
      if (!z.iso.datetime({ offset: true }).safeParse(time).success) continue;
      const day = dayAt(Temporal.Instant.from(time), clock).toString();
      days.set(day, (days.get(day) ?? 0) + 1);
    }
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** The day with most posts, the later of equals. Throws BadInputError where there is none. */
export const fullestDay = (days: ReadonlyMap<string, number>): string => {
  const day = [...days].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0];
  if (day === undefined)
    throw new BadInputError(
      'The posts files hold no post with a created_at in ISO 8601; docs/architecture.md has the record.',
    );
  return day;
};

/** The last days of all, as a window. */
export const lastDays = (days: ReadonlyMap<string, number>): { from: string; to: string } => {
  const to = [...days.keys()].at(-1) ?? fullestDay(days);
  const earliest = Temporal.PlainDate.from(to)
    .subtract({ days: MOST_DAYS - 1 })
    .toString();
  return { from: [...days.keys()].find((day) => day >= earliest) ?? to, to };
};

const documentSchema = z.object(stateDocument.shape).pick({ run: true, collected: true, deduplicated: true });
const clusteredDocument = z.object(stateDocument.shape).pick({ clustered: true });

export interface Tried extends z.infer<typeof documentSchema>, Partial<z.infer<typeof clusteredDocument>> {
  readonly store: Store;
}

/** The page of the state machine up to a state, which ends it. */
const pageUntil = (state: 'Deduplicate' | 'Cluster'): Page => {
  const page = readPage();
  const last = page.States[state];
  if (last === undefined || !('Next' in last)) throw new TypeError(`The state machine goes on from no state ${state}.`);
  const { Next: _, ...rest } = last;
  return { ...page, States: { ...page.States, [state]: { ...rest, End: true } } };
};

export interface TrialRequest {
  readonly topicFile: string;
  readonly posts: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly until: 'Deduplicate' | 'Cluster';
}

/** What a state decided of posts, as it noted it. */
export const decisionsOf = async <T>(
  { store, run }: Pick<Tried, 'store' | 'run'>,
  state: 'Deduplicate' | 'Cluster',
): Promise<T[]> => {
  const parts: string[] = [];
  for await (const key of store.list(`${runPrefix(run.slug, run.id)}/decisions/${state}/`)) parts.push(key);
  return readAllParts<T>(store, parts.sort());
};

/**
 * Tries a topic file on posts and hands what came of it to a function; nothing is left on the disk. Throws what a run throws,
 * such as RunFailedError with the sentence of the state that failed.
 */
export const tryTopic = async <T>(
  { topicFile, posts, from, to, until }: TrialRequest,
  terminal: Terminal,
  use: (tried: Tried) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-trial-'));
  try {
    const given = await settingsOf({ posts, out: folder }, terminal);
    const settings = { ...given, topicsFolder: dirname(resolve(topicFile)) };
    const store = openStore(settings);
    let failed: StateEvent | undefined;
    const onState = (event: StateEvent): void => {
      if (event.phase === 'failed' && event.state === 'Collect') failed = event;
    };
    try {
      const { output } = await runLocally({
        input: { topic: basename(topicFile, '.json'), from, to },
        page: pageUntil(until),
        signal: terminal.signal,
        onState,
        tools: () => ({
          settings,
          store,
          log: silentLog,
          metrics: silentMetrics,
          now: terminal.now,
          progress: () => {},
        }),
      });
      const clustered = until === 'Cluster' ? clusteredDocument.parse(output) : {};
      return await use({ ...documentSchema.parse(output), ...clustered, store });
    } catch (error) {
      throw failed?.detail === undefined ? error : new BadInputError(failed.detail);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
