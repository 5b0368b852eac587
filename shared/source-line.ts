// The last sentence of a key point, which names the accounts that it rests on: how Compose lays it out, and Publish shortens it.
import type { Sentence, Stretch } from './report.ts';

/** An account with what is said of it, in the words of each style. */
export interface NamedAccount {
  readonly cited: string;
  readonly plain: string;
}

/** Stretches of an account: what stands before it, and its words in either style. */
const OF_ACCOUNT = 3;

/**
 * The words of the sentence, which cites a post of each account in the same order.
 * @param opening stands before the first account
 * @param others stands behind the last one where there are more; '' where there are none
 */
export const sourceLine = (
  accounts: readonly NamedAccount[],
  { opening, comma, others }: { readonly opening: string; readonly comma: string; readonly others: string },
): Stretch[] => [
  ...accounts.flatMap(({ cited, plain }, at): Stretch[] => [
    { text: at === 0 ? opening : comma },
    { text: cited, style: 'cited' },
    { text: plain, style: 'plain' },
  ]),
  ...(others === '' ? [] : [{ text: others }]),
];

/** Whether a sentence is one that names the sources of a key point. */
export const isSourceLine = ({ kind, cites, stretches }: Sentence): boolean =>
  kind === 'count' && cites.length > 0 && stretches.length >= cites.length * OF_ACCOUNT;

/**
 * The sentence without the accounts whose posts none of the others cites any more; undefined where none is left.
 * @param told the sentences that are left of its key point
 */
export const sourcesLeft = (line: Sentence, told: readonly Sentence[]): Sentence | undefined => {
  const cited = new Set(told.flatMap(({ cites, posts = cites }) => posts));
  const left = line.cites.flatMap((key, at) => (cited.has(key) ? [at] : []));
  if (left.length === 0) return undefined;
  const hasMore = [...cited].some((key) => !line.cites.includes(key));
  const others = hasMore ? line.stretches.slice(line.cites.length * OF_ACCOUNT) : [];
  const named = line.stretches.slice(0, line.cites.length * OF_ACCOUNT);
  if (left.length === line.cites.length)
    return hasMore || named.length === line.stretches.length ? line : { ...line, stretches: named };
  const accounts = left.flatMap((at, place) => {
    const [before, ...words] = line.stretches.slice(at * OF_ACCOUNT, (at + 1) * OF_ACCOUNT);
    return [...(place === 0 ? line.stretches.slice(0, 1) : before === undefined ? [] : [before]), ...words];
  });
  return {
    ...line,
    stretches: [...accounts, ...others],
    cites: left.flatMap((at) => line.cites[at] ?? []),
  };
};
