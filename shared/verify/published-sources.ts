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

/** `，2861赞` and what else stands in brackets behind an account. */
const OF_ACCOUNT = /（[^（）]{1,24}）| ?\([^()]{1,24}\)/gu;
const HANDLE = /@(\w{1,50})/gu;

/** Whether a text is the line of a key point's sources: accounts and what stands in brackets behind them, and nothing else. */
export const isOfSources = (
  text: string,
  { sources, listComma }: Pick<ReportLabels, 'sources' | 'listComma'>,
): boolean =>
  text.startsWith(sources) &&
  text
    .slice(sources.length)
    .replace(/(?:等| and others)?[。.]?$/u, '')
    .replaceAll(OF_ACCOUNT, '')
    .split(listComma)
    .every((part) => /^@\w{1,50}$/u.test(part.trim()));

/** V4: accounts that such a line names and that wrote none of the posts which it links to; none where those are not at hand. */
export const foreignAccounts = (text: string, sources: readonly Source[]): Breach[] => {
  const authors = new Set(sources.map(({ handle }) => handle.toLowerCase()));
  const named = sources.length === 0 ? [] : [...text.replace(OF_ACCOUNT, '').matchAll(HANDLE)];
  return named
    .filter(([, handle = '']) => !authors.has(handle.toLowerCase()))
    .map(([account]) => ({
      rule: 'V4',
      text: account,
      message: `${account} is the author of none of the posts that this line links to.`,
    }));
};
