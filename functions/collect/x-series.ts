// What is asked of X for a source: one series of pages for each query, list and user, those that pay most first.
import { BadInputError } from '../../shared/errors.ts';
import type { Window } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';

/** Requests that differ only in their paging token. */
export interface Series {
  /** For sentences: `search (AI OR LLM) lang:en`. */
  readonly title: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Name of the paging token's parameter. */
  readonly token: 'next_token' | 'pagination_token';
  /** Posts that a page may hold. */
  readonly pageSize: { readonly least: number; readonly most: number };
  /** Authors that can occur, where that is known; it bounds what users cost. */
  readonly authors?: number;
  /** Whether the series begins with the newest post and knows no first instant, so that we stop at the window's start. */
  readonly stopsAtStart: boolean;
  /** Comes before all others, and they get what it leaves: the topic's accounts. */
  readonly first?: boolean;
}

/** Seconds before now that X lets a search end by itself; a later end would be refused. */
const NEWEST_SECONDS = 30;

const toSeconds = (instant: string): string => `${instant.slice(0, 19)}Z`;

/** A term of several words is a phrase, unless it is one already or an expression of operators. */
const quotedTerm = (term: string): string => (/\s/.test(term) && !/["():]/.test(term) ? `"${term}"` : term);

/**
 * Terms joined by OR, with operators for all of them, split into as few queries as fit, in order.
 * Throws BadInputError when one term alone is too long.
 */
export const splitQuery = (terms: readonly string[], operators: string, longest: number): string[] => {
  const query = (some: readonly string[]): string =>
    [some.length === 1 ? some[0] : `(${some.join(' OR ')})`, operators].filter((part) => part !== '').join(' ');
  const queries: string[][] = [];
  for (const term of new Set(terms.map(quotedTerm))) {
    if (query([term]).length > longest) {
      throw new BadInputError(
        `The term ${term.slice(0, 60)}… of a query is longer than X allows (${longest} characters with its operators); shorten it.`,
      );
    }
    const last = queries.at(-1);
    if (last !== undefined && query([...last, term]).length <= longest) last.push(term);
    else queries.push([term]);
  }
  return queries.map(query);
};

/** Parameters that name what a post comes with. */
const fieldsOf = ({ expansions, naming }: SourceOf<'x'>): Record<string, string> => ({
  [`${naming}.fields`]: [
    'id,text,created_at,author_id,lang,public_metrics,entities',
    `note_${naming},referenced_${naming}s,edit_history_${naming}_ids`,
  ].join(','),
  ...(expansions === 'authors' ? { expansions: 'author_id', 'user.fields': 'id,username,name,public_metrics' } : {}),
});

/** The window as X takes it: an end that is almost now is left out, which X reads as half a minute ago. */
const timesOf = (window: Pick<Window, 'start' | 'end'>, madeAt: string): Record<string, string> => {
  const newest = Date.parse(madeAt) - NEWEST_SECONDS * 1000;
  return {
    start_time: toSeconds(window.start),
    ...(Date.parse(window.end) > newest ? {} : { end_time: toSeconds(window.end) }),
  };
};

/** All series of a source. Searches by relevance come first: cut by a budget they have read what counts most. */
export const seriesOf = (
  settings: SourceOf<'x'>,
  window: Pick<Window, 'start' | 'end'>,
  madeAt: string,
): readonly Series[] => {
  const { accounts, queries, lists, users, reposts, replies, maxQueryLength } = settings;
  const without = [reposts ? '' : '-is:retweet', replies ? '' : '-is:reply'];
  const exclude = [reposts ? '' : 'retweets', replies ? '' : 'replies'].filter((kind) => kind !== '').join(',');
  const fields = fieldsOf(settings);
  const times = timesOf(window, madeAt);
  const search = (terms: readonly string[], also: string, order: string): Series[] =>
    splitQuery(terms, [also, ...without].filter((part) => part !== '').join(' '), maxQueryLength).map((query) => ({
      title: `search ${query}`,
      path: '/2/tweets/search/recent',
      params: { query, sort_order: order, ...times, ...fields },
      token: 'next_token',
      pageSize: { least: 10, most: 100 },
      stopsAtStart: false,
    }));
  const searches = queries.flatMap(({ anyOf, also, order }) =>
    search(anyOf, also, order).map((one) => ({ one, order })),
  );
  const from = (order: string): Series[] => searches.filter((each) => each.order === order).map(({ one }) => one);
  return [
    ...search(
      accounts.map((account) => `from:${account}`),
      '',
      // Cut by a budget, it has read what these accounts said loudest.
      'relevancy',
    ).map((series) => ({ ...series, first: true, authors: series.title.split(' OR ').length })),
    ...from('relevancy'),
    ...from('recency'),
    ...lists.map(
      (list): Series => ({
        title: `list ${list}`,
        path: `/2/lists/${list}/tweets`,
        params: fields,
        token: 'pagination_token',
        pageSize: { least: 1, most: 100 },
        stopsAtStart: true,
      }),
    ),
    ...users.map(
      (user): Series => ({
        title: `user ${user}`,
        path: `/2/users/${user}/tweets`,
        params: { ...times, ...fields, ...(exclude === '' ? {} : { exclude }) },
        token: 'pagination_token',
        pageSize: { least: 5, most: 100 },
        authors: 1,
        stopsAtStart: false,
      }),
    ),
  ];
};
