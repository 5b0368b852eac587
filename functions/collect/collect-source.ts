// One call of Collect for one source: fetch what pages there are to fetch, then sift what was read into parts.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { BadInputError } from '../../shared/errors.ts';
import { pagesPrefix, runKeys } from '../../shared/keys.ts';
import type { Plan } from '../../shared/plan.ts';
import type { Post } from '../../shared/post.ts';
import { dollars, roundUsd } from '../../shared/prices.ts';
import type { CollectedSource, Counted, Coverage } from '../../shared/run.ts';
import type { Tools } from '../../shared/step.ts';
import { readParts, writeParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Topic } from '../../shared/topic.ts';
import type { SourceSettings } from '../../shared/topic-sources.ts';
import { rememberCovered } from './covered.ts';
import { neverTest } from './never.ts';
import { openSource, sourceOf } from './open-source.ts';
import { type Clock, type Limits, readPages } from './read-pages.ts';
import { type Request, request as realRequest } from './request.ts';
import { emptySifted, MOST_BAD_RECORDS, type Sifted, sift, withoutReplaced } from './sift.ts';
import type { PagedSource, Reading } from './source.ts';
import { noteSpent, spentBeside } from './spent.ts';
import { fingerprintOf, lastPage, type PageHeader, storedReadings } from './stored-pages.ts';
import { knownUsers, rememberUsers, usersAmong, withNames } from './x-users.ts';

/** Seconds that a call may spend on pages; a test holds it below what Lambda grants, sifting included. */
export const CALL_SECONDS = 600;
const PROGRESS_EVERY = 10_000;

const realClock: Clock = {
  seconds: () => performance.now() / 1000,
  sleep: (seconds) => sleep(seconds * 1000),
};

export interface CollectTools extends Pick<Tools, 'settings' | 'store' | 'progress'> {
  readonly request?: Request;
  readonly clock?: Clock;
  readonly callSeconds?: number;
}

/** What a source costs and how long it takes, which does not change what is asked of it. */
const LIMITS: ReadonlySet<string> = new Set(['maxPosts', 'maxCostUsd', 'maxMinutes']);

/** A name for what is asked, so that a larger budget goes on where a smaller one ended. Force asks all anew. */
const asked = ({ run }: Plan, source: SourceSettings, server: string | undefined): string => {
  const questions = Object.entries(source).filter(([key]) => !LIMITS.has(key));
  const { start, end } = run.window;
  return fingerprintOf([questions, start, end, server ?? null, run.force ? run.id : null]);
};

interface Sieved {
  readonly parts: string[];
  readonly kept: number;
  readonly sifted: Sifted;
}

/** Sifts readings into the run's parts. Throws BadInputError when all of them are bad. */
const siftIntoParts = async (
  readings: AsyncIterable<Reading>,
  { run, topic }: Plan,
  source: string,
  { store, progress }: CollectTools,
): Promise<Sieved> => {
  const keys = runKeys(run.slug, run.id);
  const keyOf = (n: number): string => keys.collected(source, n);
  const sifted = emptySifted();
  let given = 0;
  const counted = async function* (): AsyncGenerator<Post> {
    for await (const post of sift(readings, run.window, sifted, neverTest(topic))) {
      if (++given % PROGRESS_EVERY === 0) progress(`${sifted.read.toLocaleString('en')} posts read`);
      yield post;
    }
  };
  let parts = await writeParts(store, keyOf, counted());
  const { read, setAside, bad, replaced } = sifted;
  if (read > 0 && setAside.bad === read) {
    const [first] = bad;
    throw new BadInputError(
      `All ${read} lines of the source ${source} are bad, the first is ${first?.place}: ${first?.reason}.`,
    );
  }
  if (replaced.size > 0)
    parts = await writeParts(store, keyOf, withoutReplaced(readParts<Post>(store, parts), replaced));
  if (bad.length > 0) await writeParts(store, () => keys.setAside(source), bad.slice(0, MOST_BAD_RECORDS));
  return { parts, kept: given - replaced.size, sifted };
};

const instant = (ms: number): string | undefined => (Number.isFinite(ms) ? new Date(ms).toISOString() : undefined);

const answerOf = (source: string, { parts, kept, sifted }: Sieved, coverage: Coverage, costUsd: number) => ({
  source,
  ok: true,
  parts,
  read: sifted.read,
  kept,
  setAside: sifted.setAside,
  costUsd,
  coverage: { ...coverage, first: instant(sifted.first), last: instant(sifted.last) },
});

const limitsOf = (source: SourceSettings, topic: Topic, callSeconds: number): Limits =>
  source.type === 'file'
    ? { posts: Number.POSITIVE_INFINITY, costUsd: 0, seconds: Number.POSITIVE_INFINITY, callSeconds }
    : {
        posts: source.maxPosts ?? topic.maxPosts,
        costUsd: source.type === 'x' ? (source.maxCostUsd ?? topic.maxCostUsd) : 0,
        seconds: source.maxMinutes * 60,
        callSeconds,
      };

/** What a source may cost: its part of what is left of the month's cap, beside what its pages have cost already. */
const withinMonth = async (limits: Limits, { run, topic }: Plan, prefix: string, store: Store): Promise<Limits> => {
  const { maxMonthlyUsd } = topic;
  if (maxMonthlyUsd === undefined || limits.costUsd === 0) return limits;
  const spent = await spentBeside(store, run, prefix);
  const left = Math.max(0, maxMonthlyUsd - spent);
  // Sources of a run are read at the same time: each keeps to its part of what is left.
  const part = limits.costUsd / Math.max(limits.costUsd, run.maxCostUsd ?? 0);
  const costUsd = roundUsd(left * part);
  if (costUsd >= limits.costUsd) return limits;
  const capped = `The topic ${topic.topic} has spent ${dollars(spent)} of its maxMonthlyUsd ${dollars(maxMonthlyUsd)} in this month, which leaves too little for a page; raise it or wait for the next month.`;
  return { ...limits, costUsd, capped };
};

/**
 * Asks what the source's server counts, before pages are read and (by what it returns) after.
 * @param before the last page that is stored already; undefined where this is not the first call for the source
 */
const watchCount = async (
  { count }: PagedSource,
  before: PageHeader | undefined,
): Promise<(last: PageHeader) => Promise<Counted | undefined>> => {
  const first = before === undefined ? undefined : await count?.();
  return async (last) => {
    const now = await count?.();
    if (now === undefined || first === undefined || before === undefined || now.used < first.used) return now;
    return { ...now, during: { counted: now.used - first.used, read: last.posts - before.posts } };
  };
};

/** Posts with the names of their authors, as far as this run or an earlier one has paid for them. */
const namedReadings = async (
  stored: () => AsyncGenerator<Reading>,
  { run }: Plan,
  store: Store,
): Promise<AsyncGenerator<Reading>> => {
  const met = await usersAmong(stored());
  const known = new Map([...(await knownUsers(store, run)), ...met.map((user) => [user.id, user] as const)]);
  await rememberUsers(store, run, met);
  return withNames(stored(), known);
};

/**
 * Collects one source of the plan.
 * @param cursor what the call before has handed over, undefined for the first
 * @returns with `cursor` when Collect is to be called again after `waitSeconds`; else the whole answer
 */
export const collectSource = async (
  plan: Plan,
  name: string,
  cursor: string | undefined,
  tools: CollectTools,
): Promise<CollectedSource> => {
  const { settings, store, progress, request = realRequest } = tools;
  const source = sourceOf(plan, name);
  const opened = await openSource(plan, source, { settings, store, request });
  if ('whole' in opened) {
    const sieved = await siftIntoParts(opened.whole(), plan, name, tools);
    progress(`${sieved.kept.toLocaleString('en')} of ${sieved.sifted.read.toLocaleString('en')} posts kept`);
    return answerOf(name, sieved, { pages: 0, cut: 'edge' }, 0);
  }
  const prefix = pagesPrefix(plan.run.slug, name, asked(plan, source, settings.baseUrls?.[source.type]));
  const { clock = realClock, callSeconds = CALL_SECONDS } = tools;
  const limits = await withinMonth(limitsOf(source, plan.topic, callSeconds), plan, prefix, store);
  const reader = { name, source: opened.paged, store, prefix, limits, clock, progress };
  const watched = await watchCount(opened.paged, cursor === undefined ? await lastPage(store, prefix) : undefined);
  const outcome = await readPages(reader, cursor);
  const { last } = outcome;
  await noteSpent(store, plan.run, prefix, last.costUsd);
  if (!outcome.done) {
    const { cursor: further, waitSeconds } = outcome;
    const sums = { parts: [], read: last.posts, kept: 0, setAside: {}, costUsd: last.costUsd };
    return { source: name, ok: true, ...sums, cursor: further, waitSeconds };
  }
  const stored = (): AsyncGenerator<Reading> => storedReadings(store, prefix, last.page);
  const named =
    source.type === 'x' && source.expansions === 'lookup' ? await namedReadings(stored, plan, store) : stored();
  const sieved = await siftIntoParts(named, plan, name, tools);
  const { cut, cause } = outcome;
  const counted = await watched(last);
  const gapSeconds = await rememberCovered(store, plan.run, name, cut === 'edge' || cut === 'budget');
  progress(`${name}: ${sieved.kept.toLocaleString('en')} of ${sieved.sifted.read.toLocaleString('en')} posts kept`);
  const coverage: Coverage = {
    pages: last.page,
    cut,
    problems: last.problems,
    gapSeconds,
    ...(last.lost === undefined ? {} : { lost: [...last.lost] }),
  };
  return {
    ...answerOf(name, sieved, coverage, last.costUsd),
    ...(counted === undefined ? {} : { counted }),
    ...(cause === undefined ? {} : { cause }),
  };
};
