// Which posts a published sentence rests on beside those that it links to, and whether the accounts that it names wrote them.
import type { Evidence } from '../report.ts';
import type { ReportLabels } from '../text/labels.ts';
import type { Breach } from './claims.ts';
import type { Expected } from './published-text.ts';
import type { Source } from './source-post.ts';

/** A name of a story rests on all of its posts that the report cites anywhere. */
export const storySources = (
  expected: Expected | undefined,
  evidence: Evidence | undefined,
  posts: ReadonlyMap<string, Source> | undefined,
): Source[] => {
  const story = evidence?.stories.find(({ storyId }) => storyId === expected?.line.storyId);
  return (story?.posts ?? []).flatMap((key) => posts?.get(evidence?.posts[key]?.url ?? '') ?? []);
};

/** What stands in brackets behind an account, and nothing else may: `（官方，1204赞）`. */
const OF_ACCOUNT = /（(?:官方|(?:官方，)?\d+赞)）| \((?:official|(?:official, )?\d+ likes)\)/gu;
/** Handles of all platforms: `@ada_b`, `@ada.bsky.social`, `@ada@example.org`. */
const ACCOUNT = /^@[^\s、，,;（）()]{1,253}$/u;

type Words = Pick<ReportLabels, 'sources' | 'listComma'>;

/** The accounts of a key point's line of sources; undefined for a text that is none, since it says something else too. */
const accountsIn = (text: string, { sources, listComma }: Words): string[] | undefined => {
  if (!text.startsWith(sources)) return undefined;
  const accounts = text
    .slice(sources.length)
    .replace(/[。.]$/u, '')
    .replace(/(?:等| and others)$/u, '')
    .replaceAll(OF_ACCOUNT, '')
    .split(listComma);
  return accounts.every((account) => ACCOUNT.test(account)) ? accounts : undefined;
};

/** Whether a text is the line of a key point's sources: accounts and what may stand in brackets behind them, and nothing else. */
export const isOfSources = (text: string, labels: Words): boolean => accountsIn(text, labels) !== undefined;

/** Whether a line of sources, by accounts or by names, gives no number but likes: an account's other post has other ones. */
export const givesLikesAlone = (text: string, labels: Words): boolean =>
  isOfSources(text, labels) || (text.startsWith(labels.sources) && !/\d/.test(text.replaceAll(OF_ACCOUNT, '')));

/** V4: accounts that such a line names and that wrote none of the posts which it links to; none where those are not at hand. */
export const foreignAccounts = (text: string, sources: readonly Source[], labels: Words): Breach[] => {
  const authors = new Set(sources.map(({ handle }) => `@${handle.toLowerCase()}`));
  const named = sources.length === 0 ? [] : (accountsIn(text, labels) ?? []);
  return named
    .filter((account) => !authors.has(account.toLowerCase()))
    .map((account) => ({
      rule: 'V4',
      text: account,
      message: `${account} is the author of none of the posts that this line links to.`,
    }));
};
