// The command `topics accounts`: whom a topic might follow on X, and whom it might drop, by whom its reports have cited.
import { Temporal } from 'temporal-polyfill';
import { CITED_DAYS, type CitedBefore, citedBefore } from '../../shared/cited.ts';
import { dayAt, dayClockOf } from '../../shared/day-clock.ts';
import { BadInputError } from '../../shared/errors.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { clockOf, type RunOptions, settingsOf, topicsFolder } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export type AccountsOptions = Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'now' | 'json'>;

/** Days on which somebody must have been cited to be proposed: once is chance. */
const LEAST_DAYS = 2;
const MOST_PROPOSED = 20;
/** Days of reports before an account that none of them cites is said to tell nothing. */
const DAYS_TO_DROP = 14;

export interface Proposal {
  /** Accounts that the topic does not have, with the stories and days that cite them, most first. */
  readonly follow: readonly { readonly account: string; readonly stories: number; readonly days: number }[];
  /** Accounts of the topic that no report of the last weeks cites, in the topic's order. */
  readonly drop: readonly string[];
  /** Days of reports that are remembered. */
  readonly days: number;
}

/** Proposes by what was cited. Pure. */
export const proposeAccounts = (accounts: readonly string[], { stories, days, known }: CitedBefore): Proposal => {
  const own = new Set(accounts.map((account) => account.toLowerCase()));
  const follow = [...stories]
    // Who is known by the id alone has no name that could be followed.
    .filter(([handle]) => !own.has(handle) && /^\w{1,15}$/.test(handle) && !/^\d{5,}$/.test(handle))
    .map(([account, told]) => ({ account, stories: told, days: days.get(account) ?? 0 }))
    .filter((one) => one.days >= LEAST_DAYS)
    .sort((a, b) => b.stories - a.stories || b.days - a.days || (a.account < b.account ? -1 : 1))
    .slice(0, MOST_PROPOSED);
  const drop = known < DAYS_TO_DROP ? [] : accounts.filter((account) => !stories.has(account.toLowerCase()));
  return { follow, drop, days: known };
};

const linesOf = (topic: string, { follow, drop, days }: Proposal): string[] => {
  if (days === 0)
    return [
      `No report of ${topic} is remembered in the last ${CITED_DAYS} days: make some, or name their store with --store.`,
    ];
  const after = days < DAYS_TO_DROP ? [`  (whom to drop is said from ${DAYS_TO_DROP} days on)`] : [];
  return [
    `By the reports of ${days} of the last ${CITED_DAYS} days:`,
    follow.length === 0
      ? 'Nobody new to follow.'
      : 'To follow, as reports cite them though the topic does not name them:',
    ...follow.map(({ account, stories, days: on }) => `  ${account.padEnd(16)} ${stories} stories on ${on} days`),
    drop.length === 0 ? 'Nobody to drop.' : 'To drop, as no report cites them:',
    ...drop.map((account) => `  ${account}`),
    ...after,
  ];
};

/** Prints the proposal for a topic of the checkout; nothing is changed. Throws BadInputError where it has no source of X. */
export const topicsAccounts = async (name: string, options: AccountsOptions, terminal: Terminal): Promise<ExitCode> => {
  const settings = await settingsOf(options, terminal);
  const topic = await loadTopic(topicsFolder(), name);
  const sources = topic.sources.flatMap((source) => (source.type === 'x' ? [source] : []));
  if (sources.length === 0) throw new BadInputError(`The topic ${name} has no source of X: there is nobody to follow.`);
  const now = clockOf(options.now) ?? terminal.now();
  const today = dayAt(Temporal.Instant.fromEpochMilliseconds(now.getTime()), dayClockOf(topic));
  const cited = await citedBefore(openStore(settings), topic, today.toString());
  const proposal = proposeAccounts(
    sources.flatMap(({ accounts }) => accounts),
    cited,
  );
  terminal.out(options.json ? `${JSON.stringify(proposal)}\n` : printable(`${linesOf(name, proposal).join('\n')}\n`));
  return EXIT.done;
};
