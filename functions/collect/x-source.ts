// X as a paged source: series after series, each with its share of the budget, through our own client over fetch.
import { BadInputError, SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import { X_PRICES, xCost } from '../../shared/prices.ts';
import type { Run } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import type { Answer, Request } from './request.ts';
import type { Allowance, Page, PagedSource } from './source.ts';
import { faultOf, secondsUntilReset } from './x-faults.ts';
import { parseXPage } from './x-page.ts';
import { type Series, seriesOf } from './x-series.ts';

export const X_BASE_URL = 'https://api.x.com';

export interface XTools {
  readonly request: Request;
  readonly baseUrl: string;
  /** Reads the bearer token when the first page is asked for. */
  readonly token: () => Promise<string | undefined>;
}

/** Where the next page begins, and what the series had left to spend when it began. */
interface Place {
  readonly series: number;
  readonly page: number;
  readonly token?: string | undefined;
  /** What of the whole allowance is for the later series. */
  readonly kept: Allowance;
  /** Whether the token leads back to its own page, which would be read, and paid for, until the budget is spent. */
  readonly stuck?: boolean;
  /** Whether an earlier series was cut when its share was spent. */
  readonly short: boolean;
}

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** The base URL. Throws BadInputError where the token would travel in the clear. */
export const xBaseUrlOf = (text: string): URL => {
  const url = new URL(text);
  if (url.protocol === 'https:' || isLoopback(url)) return url;
  throw new BadInputError(
    `The X server ${text} is neither https nor on this machine: the token would travel in the clear.`,
  );
};

const tokenOf = async ({ token }: XTools, base: URL): Promise<string> => {
  const given = await token();
  if (given !== undefined) return given;
  // A server on this machine is no X: it may check the header's form, but there is no secret to check.
  if (isLoopback(base)) return 'local';
  throw new SourceRefusedError(
    'The source X needs a bearer token: set X_BEARER_TOKEN, or on AWS the SecureString that X_TOKEN_PARAMETER names.',
  );
};

const worstCost = (posts: number, settings: SourceOf<'x'>, series: Series): number =>
  xCost(posts, settings.expansions === 'none' ? 0 : Math.min(posts, series.authors ?? posts));

/** The largest page that the allowance pays for, whatever it holds; undefined where it pays for none. */
export const pageSizeFor = (allowance: Allowance, settings: SourceOf<'x'>, series: Series): number | undefined => {
  const { least, most } = series.pageSize;
  let size = Math.min(most, allowance.posts);
  if (worstCost(size, settings, series) > allowance.costUsd) {
    const authors = settings.expansions === 'none' ? 0 : (series.authors ?? Number.POSITIVE_INFINITY);
    const each = X_PRICES.post + (authors === Number.POSITIVE_INFINITY ? X_PRICES.user : 0);
    const fixed = authors === Number.POSITIVE_INFINITY ? 0 : authors * X_PRICES.user;
    size = Math.min(size, Math.floor((allowance.costUsd - fixed) / each + 1e-9));
  }
  // A page may be smaller than all that is left to spend, but not than X's least.
  return size >= least && worstCost(size, settings, series) <= allowance.costUsd + 1e-9 ? size : undefined;
};

/** An equal share for this series, and what is kept for those after it. What a series leaves, the later ones get. */
const keptFor = (later: number, { posts, costUsd }: Allowance): Allowance => ({
  posts: posts - Math.ceil(posts / (later + 1)),
  costUsd: (costUsd * later) / (later + 1),
});

const pageOf = (answer: Answer, token: string, place: string, source: string) => {
  if (answer.status !== 200) throw faultOf(answer, token);
  const page = parseXPage(answer.text, place, source);
  if (page !== undefined) return page;
  if (answer.text.trimStart().startsWith('{') && answer.text.includes('"errors"')) throw faultOf(answer, token);
  throw new SourceUnavailableError(`X answers 200 with ${answer.text.length} characters that are no page of posts.`);
};

/** The source. Nothing is asked before its first page. */
export const xSource = (settings: SourceOf<'x'>, run: Pick<Run, 'window' | 'madeAt'>, tools: XTools): PagedSource => {
  const base = xBaseUrlOf(tools.baseUrl);
  const all = seriesOf(settings, run.window, run.madeAt);
  const start = Date.parse(run.window.start);
  const begin = (series: number, allowance: Allowance, short: boolean): Place => ({
    series,
    page: 1,
    short,
    kept: keptFor(all.length - series - 1, allowance),
  });
  let token: Promise<string> | undefined;

  const ask = async (place: Place, size: number): Promise<Answer & { token: string }> => {
    token ??= tokenOf(tools, base);
    const bearer = await token;
    const { path, params, token: name } = all[place.series]!;
    const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base);
    const page = place.token === undefined ? {} : { [name]: place.token };
    url.search = new URLSearchParams({ ...params, max_results: String(size), ...page }).toString();
    return { ...(await tools.request(url, { headers: { authorization: `Bearer ${bearer}` } })), token: bearer };
  };

  /** The place, or the beginning of the first later series, whose next page the allowance pays for, and how large. */
  const affordable = (from: Place, { posts, costUsd }: Allowance): { place: Place; size: number } | undefined => {
    const spendable = { posts: posts - from.kept.posts, costUsd: costUsd - from.kept.costUsd };
    const size = pageSizeFor(spendable, settings, all[from.series]!);
    if (size !== undefined) return { place: from, size };
    // This series has spent its share; the next one gets what it left.
    const later = from.series + 1;
    return later < all.length ? affordable(begin(later, { posts, costUsd }, true), { posts, costUsd }) : undefined;
  };

  const fetchPage: PagedSource['fetchPage'] = async (cursor, allowance) => {
    const from: Place = cursor === undefined ? begin(0, allowance, false) : JSON.parse(cursor);
    if (from.stuck === true) {
      throw new SourceRefusedError(
        `X's next_token leads from page ${from.page - 1} of ${all[from.series]!.title} back to itself; ask anew with --force.`,
      );
    }
    const paid = affordable(from, allowance);
    if (paid === undefined) return 'budget';
    const { place, size } = paid;
    const series = all[place.series]!;
    const answer = await ask(place, size);
    const page = pageOf(answer, answer.token, `page ${place.page} of ${series.title}`, settings.name);
    const { readings } = page;
    const past =
      series.stopsAtStart &&
      readings.length > 0 &&
      readings.every((reading) => 'post' in reading && Date.parse(reading.post.created_at) < start);
    const costUsd = xCost(page.posts, page.users);
    const left = { posts: allowance.posts - readings.length, costUsd: allowance.costUsd - costUsd };
    const more = page.next !== undefined && !past;
    const next = more
      ? { ...place, page: place.page + 1, token: page.next, stuck: page.next === place.token }
      : place.series + 1 < all.length
        ? begin(place.series + 1, left, place.short)
        : undefined;
    // Nobody waits for a page that the budget does not pay for.
    const waits = answer.headers.get('x-rate-limit-remaining') === '0' && next !== undefined && affordable(next, left);
    const result: Page = {
      readings,
      next: next === undefined ? undefined : JSON.stringify(next),
      costUsd,
      pauseSeconds: waits ? secondsUntilReset(answer.headers) : undefined,
      short: place.short,
      problems: page.problems,
    };
    return result;
  };
  return { fetchPage };
};
