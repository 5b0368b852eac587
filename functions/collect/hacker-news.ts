// Hacker News through its search API (hn.algolia.com/api), newest first, walked by time as one search gives 1,000 hits.
import * as z from 'zod';
import { SourceUnavailableError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { postSchema } from '../../shared/post.ts';
import type { Window } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { shortened, textOfHtml } from './html-text.ts';
import { jsonFrom } from './http-faults.ts';
import type { Request } from './request.ts';
import type { PagedSource, Reading } from './source.ts';

export const HACKER_NEWS_BASE_URL = 'https://hn.algolia.com';
const HITS = 1000;
const LONGEST_TEXT = 2000;

const text = z.string().nullish();
const hitSchema = z.looseObject({
  objectID: z.string().regex(/^\d+$/),
  created_at_i: z.number().int(),
  author: z.string().min(1),
  title: text,
  url: text,
  story_text: text,
  points: z.number().int().nullish(),
  num_comments: z.number().int().nullish(),
});
const pageSchema = z.looseObject({ hits: z.array(z.unknown()), nbHits: z.number().int().nonnegative() });

/** Where a search goes on: which query, and the second before which (inclusive) it is asked. */
interface Place {
  readonly query: number;
  readonly until: number;
}

const readingOf = (value: unknown, place: string, source: string): Reading => {
  const bad = (reason: string): Reading => ({
    bad: { place, reason, beginning: (JSON.stringify(value) ?? '').slice(0, 400).toWellFormed() },
  });
  const hit = hitSchema.safeParse(value);
  if (!hit.success) return bad(issueOf(hit.error));
  const { objectID, created_at_i, author, title, url, story_text, points, num_comments } = hit.data;
  const body = [title ?? '', textOfHtml(story_text ?? '')].filter((part) => part !== '').join('\n\n');
  if (body === '') return bad('it has no text');
  const post = postSchema.safeParse({
    platform: 'hackernews',
    id: objectID,
    text: shortened(body, LONGEST_TEXT),
    created_at: new Date(created_at_i * 1000).toISOString(),
    author: { username: author },
    metrics: {
      ...(points == null ? {} : { likes: Math.max(0, points) }),
      ...(num_comments == null ? {} : { replies: Math.max(0, num_comments) }),
    },
    urls: url == null || url === '' ? [] : [url],
    source,
  });
  return post.success ? { post: post.data } : bad(issueOf(post.error));
};

/** The stories of each query within the window. A story that two queries find is given twice, and kept once. */
export const hackerNews = (
  settings: SourceOf<'hackernews'>,
  window: Pick<Window, 'start' | 'end'>,
  baseUrl: string,
  request: Request,
): PagedSource => {
  const start = Math.floor(Date.parse(window.start) / 1000);
  const end = Math.ceil(Date.parse(window.end) / 1000) - 1;
  return {
    fetchPage: async (cursor, { posts }) => {
      if (posts <= 0) return 'budget';
      const place: Place = cursor === undefined ? { query: 0, until: end } : JSON.parse(cursor);
      const query = settings.queries[place.query]!;
      const url = new URL('/api/v1/search_by_date', baseUrl);
      const filters = [`created_at_i>=${start}`, `created_at_i<=${place.until}`];
      if (settings.minPoints > 0) filters.push(`points>=${settings.minPoints}`);
      url.search = new URLSearchParams({
        query,
        tags: 'story',
        numericFilters: filters.join(','),
        hitsPerPage: String(Math.min(HITS, posts)),
      }).toString();
      const parsed = pageSchema.safeParse(await jsonFrom(url, request));
      if (!parsed.success) {
        throw new SourceUnavailableError(`${url.host} answers with no list of stories: ${issueOf(parsed.error)}.`);
      }
      const { hits, nbHits } = parsed.data;
      const readings = hits.map((hit, n) =>
        readingOf(hit, `hit ${n + 1} of ${query} until ${place.until}`, settings.name),
      );
      const times = readings.flatMap((reading) =>
        'post' in reading ? Date.parse(reading.post.created_at) / 1000 : [],
      );
      const oldest = Math.min(...times, place.until);
      // The oldest second is asked for again, since more of it may follow, unless it was all that this page held.
      const until = oldest < place.until ? oldest : oldest - 1;
      const more = nbHits > hits.length && hits.length > 0 && until >= start;
      const next: Place | undefined = more
        ? { query: place.query, until }
        : place.query + 1 < settings.queries.length
          ? { query: place.query + 1, until: end }
          : undefined;
      return { readings, next: next === undefined ? undefined : JSON.stringify(next), costUsd: 0 };
    },
  };
};
