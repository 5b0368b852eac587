// Reads a source page by page: stores each before it asks for the next, waits, tries again, and knows when to stop.
import {
  ConflictError,
  type DawnChorusError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../shared/errors.ts';
import { dollars, roundUsd } from '../../shared/prices.ts';
import type { Coverage } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { withLost } from './lost.ts';
import { type PagedSource, RateLimitedError } from './source.ts';
import { lastPage, type PageHeader, storePage } from './stored-pages.ts';

/** A clock that only runs forward, and a way to let time pass. */
export interface Clock {
  readonly seconds: () => number;
  readonly sleep: (seconds: number) => Promise<void>;
}

export interface Limits {
  readonly posts: number;
  readonly costUsd: number;
  /** Why it is no more, where the month's cap leaves less than the run may cost. */
  readonly capped?: string;
  /** For the source in this run, waits of the state machine included. */
  readonly seconds: number;
  /** For one call of Collect, which Lambda would else end. */
  readonly callSeconds: number;
}

export interface Reader {
  readonly name: string;
  readonly source: PagedSource;
  readonly store: Store;
  readonly prefix: string;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly progress: (message: string) => void;
}

/** What one call hands to the next through the state machine. */
interface Handover {
  readonly seconds: number;
  /** Rounds of tries that found the source unavailable, and limits in a row. */
  readonly rounds: number;
  readonly limited: number;
}

export type Outcome = {
  readonly last: PageHeader;
} & (
  | { readonly done: false; readonly cursor: string; readonly waitSeconds: number }
  | { readonly done: true; readonly cut: Coverage['cut']; readonly cause?: string }
);

/** Waits before another try of a page, in seconds, when there are pages to lose; without any the state machine tries again. */
const TRY_WAITS = [2, 4, 8, 16];
/** Rounds of such tries, with a longer wait of the state machine between them. */
const ROUNDS = 2;
const ROUND_WAIT_SECONDS = 60;
/** A limit without an end: X's windows are 15 minutes. */
const UNKNOWN_WAIT_SECONDS = 60;
/** So often in a row a server's word on how long its limit lasts is taken; then it is waited for as if it had said nothing. */
const TRUSTED_LIMITS = 3;
const LONGEST_UNKNOWN_WAIT_SECONDS = 900;

const handoverOf = (cursor: string | undefined): Handover =>
  cursor === undefined ? { seconds: 0, rounds: 0, limited: 0 } : JSON.parse(cursor);

/**
 * Reads on from the last stored page until the window's edge, a limit or an error.
 * @param cursor what the call before has handed over
 * @returns not done: to be called again with the cursor after a wait; done: all pages up to `last` are stored
 * @throws SourceUnavailableError, SourceRefusedError where the source gave no page at all; with pages the outcome says
 * why there are no more
 */
export const readPages = async (reader: Reader, cursor: string | undefined): Promise<Outcome> => {
  const { source, store, prefix, limits, clock, progress, name } = reader;
  const before = handoverOf(cursor);
  const began = clock.seconds();
  const inCall = (): number => clock.seconds() - began;
  let last = await lastPage(store, prefix);
  let { rounds, limited } = before;
  let tries = 0;

  const done = (cut: Coverage['cut'], why?: DawnChorusError): Outcome => {
    // Pages without a post are no more than none.
    if (why !== undefined && (last.page === 0 || (cut === 'error' && last.posts === 0))) throw why;
    return { done: true, last, cut, ...(why === undefined ? {} : { cause: why.message }) };
  };
  /** Lets time pass here or in the state machine. Undefined when it has passed and reading goes on. */
  const wait = async (seconds: number, why: DawnChorusError): Promise<Outcome | undefined> => {
    const used = before.seconds + inCall() + seconds;
    if (used > limits.seconds) {
      const minutes = Math.round(limits.seconds / 60);
      return done(
        'time',
        new SourceUnavailableError(`${why.message} The ${minutes} minutes of the source ${name} are over.`),
      );
    }
    progress(`${name}: waiting ${Math.ceil(seconds)} s. ${why.message}`);
    if (inCall() + seconds <= limits.callSeconds) return void (await clock.sleep(seconds));
    const handover: Handover = { seconds: Math.ceil(used), rounds, limited };
    return { done: false, last, cursor: JSON.stringify(handover), waitSeconds: Math.ceil(seconds) };
  };
  const afterError = async (error: unknown): Promise<Outcome | undefined> => {
    if (error instanceof SourceRefusedError) return done('error', error);
    if (error instanceof RateLimitedError) {
      const said = limited < TRUSTED_LIMITS ? error.waitSeconds : undefined;
      const rounds = error.waitSeconds === undefined ? limited : Math.max(0, limited - TRUSTED_LIMITS);
      limited++;
      const unknown = Math.min(UNKNOWN_WAIT_SECONDS * 2 ** rounds, LONGEST_UNKNOWN_WAIT_SECONDS);
      return wait(said ?? Math.max(unknown, error.waitSeconds ?? 0), error);
    }
    if (!(error instanceof SourceUnavailableError)) throw error;
    if (last.page === 0) throw error;
    const pause = TRY_WAITS[tries++];
    if (pause !== undefined) return wait(pause, error);
    tries = 0;
    return ++rounds < ROUNDS ? wait(ROUND_WAIT_SECONDS, error) : done('error', error);
  };

  for (;;) {
    if (last.page > 0 && last.next === undefined) return done(last.short === true ? 'budget' : 'edge');
    if (before.seconds + inCall() >= limits.seconds) {
      return done(
        'time',
        new SourceUnavailableError(`The source ${name} took more than its ${limits.seconds / 60} minutes.`),
      );
    }
    if (inCall() >= limits.callSeconds) {
      const handover: Handover = { seconds: Math.ceil(before.seconds + inCall()), rounds, limited };
      return { done: false, last, cursor: JSON.stringify(handover), waitSeconds: 0 };
    }
    const allowance = { posts: limits.posts - last.posts, costUsd: roundUsd(limits.costUsd - last.costUsd) };
    try {
      const page = await source.fetchPage(last.next, allowance);
      if (page === 'budget') {
        const spent = `${dollars(limits.costUsd)} and ${limits.posts.toLocaleString('en')} posts`;
        return last.page > 0
          ? done('budget')
          : done(
              'budget',
              new SourceRefusedError(
                limits.capped ?? `The budget of the source ${name} (${spent}) is too small for one page; raise it.`,
              ),
            );
      }
      const header: PageHeader = {
        page: last.page + 1,
        next: page.next,
        short: page.short,
        posts: last.posts + page.readings.filter((reading) => !('user' in reading)).length,
        costUsd: roundUsd(last.costUsd + page.costUsd),
        problems: last.problems + (page.problems ?? 0),
        lost: withLost(last.lost, page.lost),
      };
      await storePage(store, prefix, header, page.readings);
      last = header;
      [tries, rounds, limited] = [0, 0, 0];
      const cost = header.costUsd === 0 ? '' : `, ${dollars(header.costUsd)}`;
      progress(`${name}: ${header.posts.toLocaleString('en')} posts, ${header.page} pages${cost}`);
      if (page.pauseSeconds !== undefined && page.next !== undefined) {
        const outcome = await wait(page.pauseSeconds, new RateLimitedError('The rate limit is used up.', undefined));
        if (outcome !== undefined) return outcome;
      }
    } catch (error) {
      // Another call reads the same source: go on from what it has stored.
      if (error instanceof ConflictError) last = await lastPage(store, prefix);
      else {
        const outcome = await afterError(error);
        if (outcome !== undefined) return outcome;
      }
    }
  }
};
