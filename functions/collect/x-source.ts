// X as a paged source: series after series, each with its share of the budget, through our own client over fetch.
import { BadInputError, SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import { X_PRICES, xCost } from '../../shared/prices.ts';
import type { Run } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { lostOf } from './lost.ts';
import type { Answer, Request } from './request.ts';
import type { Allowance, Page, PagedSource } from './source.ts';
import { faultOf, secondsUntilReset } from './x-faults.ts';
import { parseUsers, parseXPage, type XPage } from './x-page.ts';
import { type Series, seriesOf } from './x-series.ts';
import { dollarsOf, inOrder, keptFor, type Loudness, pageSizeFor, withAuthors } from './x-shares.ts';
import { readUsage, xUrl } from './x-usage.ts';
import type { KnownUsers } from './x-users.ts';

export const X_BASE_URL = 'https://api.x.com';
/** Users that one request may ask for. */
const MOST_USERS = 100;

export interface XTools {
  readonly request: Request;
  readonly baseUrl: string;
  /** Reads the bearer token when the first page is asked for. */
  readonly token: () => Promise<string | undefined>;
  /** In how many stories each account was cited on the days before, by its name in lower case. */
  readonly cited?: () => Promise<ReadonlyMap<string, number>>;
  /** Accounts that come before all others, in lower case. */
  readonly first?: ReadonlySet<string>;
  /** Authors who need not be asked for. */
  readonly known?: () => Promise<KnownUsers>;
}

/** Where the next page begins, and what the series had left to spend when it began. */
interface Place {
  /** As many as there are series where only users are left to be asked for. */
  readonly series: number;
  readonly page: number;
  readonly token?: string | undefined;
  /** What of the whole allowance is for the later series. */
  readonly kept: Allowance;
  /** Whether the token leads back to its own page, which would be read, and paid for, until the budget is spent. */
  readonly stuck?: boolean;
  /** Whether an earlier series was cut when its share was spent. */
  readonly short: boolean;
  /** The accounts in the order in which the first page found them cited: later days change it, and pages belong to it. */
  readonly accounts: readonly string[];
  /** Dollars that users may cost: a third of all at most. */
  readonly usersUsd: number;
  /** The loudest authors met that nobody knows, by their ids: as many as that pays for. */
  readonly unknown: Loudness;
  /** Whether a page was had already. */
  readonly read: boolean;
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

/** The bearer token. Throws SourceRefusedError where there is none and the server is not on this machine. */
export const tokenOf = async ({ token }: Pick<XTools, 'token'>, base: URL): Promise<string> => {
  const given = await token();
  if (given !== undefined) return given;
  // A server on this machine is no X: it may check the header's form, but there is no secret to check.
  if (isLoopback(base)) return 'local';
  throw new SourceRefusedError(
    'The source X needs a bearer token: set X_BEARER_TOKEN, or on AWS the SecureString that X_TOKEN_PARAMETER names.',
  );
};

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
  const start = Date.parse(run.window.start);
  const looksUp = settings.expansions === 'lookup';
  let token: Promise<string> | undefined;
  let known: Promise<KnownUsers> | undefined;

  const seriesFor = (accounts: readonly string[]): readonly Series[] =>
    seriesOf({ ...settings, accounts: [...accounts] }, run.window, run.madeAt);

  const begin = (all: readonly Series[], series: number, allowance: Allowance, before: Omit<Place, 'kept'>): Place => ({
    ...before,
    series,
    page: 1,
    token: undefined,
    stuck: false,
    kept: keptFor(all, series, allowance),
  });

  const firstPlace = async (allowance: Allowance): Promise<Place> => {
    const accounts = inOrder(settings.accounts, (await tools.cited?.()) ?? new Map(), tools.first);
    const usersUsd = looksUp ? allowance.costUsd / 3 : 0;
    const before = { series: 0, page: 1, short: false, accounts, usersUsd, unknown: {}, read: false };
    return begin(seriesFor(accounts), 0, allowance, before);
  };

  const ask = async (path: string, params: Readonly<Record<string, string>>): Promise<Answer & { token: string }> => {
    token ??= tokenOf(tools, base);
    const bearer = await token;
    return {
      ...(await tools.request(xUrl(base, path, params), { headers: { authorization: `Bearer ${bearer}` } })),
      token: bearer,
    };
  };

  /** Dollars kept for the users met so far. */
  const reserved = ({ unknown, usersUsd }: Place): number => Math.min(usersUsd, dollarsOf(Object.keys(unknown).length));

  /** The place, or the beginning of the first later series, whose next page the allowance pays for, and how large. */
  const affordable = (
    all: readonly Series[],
    from: Place,
    { posts, costUsd }: Allowance,
  ): { place: Place; size: number } | undefined => {
    const series = all[from.series];
    if (series === undefined) return undefined;
    const left = { posts, costUsd: costUsd - reserved(from) };
    const spendable = { posts: left.posts - from.kept.posts, costUsd: left.costUsd - from.kept.costUsd };
    const size = pageSizeFor(spendable, settings, series);
    if (size !== undefined) return { place: from, size };
    // This series has spent its share; the next one gets what it left.
    const later = from.series + 1;
    return affordable(all, begin(all, later, left, { ...from, short: true }), { posts, costUsd });
  };

  /** Whether there are users left to be asked for. */
  const isAsking = ({ unknown }: Place): boolean => Object.keys(unknown).length > 0;

  /** Where nothing is left but to ask for users; undefined where nobody is. */
  const usersPlace = (all: readonly Series[], from: Place): Place | undefined =>
    !isAsking(from) ? undefined : { ...from, series: all.length, page: 1, token: undefined };

  const lookUp = async (place: Place, { costUsd }: Allowance): Promise<Page | 'budget'> => {
    const ids = Object.keys(place.unknown);
    const most = Math.floor(Math.min(costUsd, place.usersUsd) / X_PRICES.user + 1e-9);
    const asked = ids
      .sort((a, b) => place.unknown[b]! - place.unknown[a]! || (a < b ? -1 : 1))
      .slice(0, Math.min(most, MOST_USERS));
    if (asked.length === 0) return 'budget';
    const answer = await ask('/2/users', { ids: asked.join(','), 'user.fields': 'id,username,name,public_metrics' });
    const fault = answer.status === 200 ? undefined : faultOf(answer, answer.token);
    if (fault !== undefined && !(fault instanceof SourceRefusedError)) throw fault;
    const page = fault === undefined ? parseUsers(answer.text) : undefined;
    const { users = [], billed = 0 } = page ?? {};
    const left = ids.filter((id) => !asked.includes(id));
    const cost = dollarsOf(billed);
    // Posts are had: without the names of their authors they are still posts.
    if (page === undefined)
      return {
        readings: [],
        costUsd: 0,
        short: place.short,
        problems: 1,
        lost: [lostOf('users', 'refused', fault?.message)],
      };
    const next = {
      ...place,
      usersUsd: place.usersUsd - cost,
      unknown: Object.fromEntries(left.map((id) => [id, place.unknown[id]!])),
    };
    const more = left.length > 0 && Math.min(costUsd - cost, next.usersUsd) + 1e-9 >= X_PRICES.user;
    return {
      readings: users.map((user) => ({ user })),
      next: more ? JSON.stringify(next) : undefined,
      costUsd: cost,
      short: place.short,
    };
  };

  /** A list or account that X does not give does not stop the others, unless nothing else is there. */
  const afterRefusal = (all: readonly Series[], place: Place, error: unknown, allowance: Allowance): Page => {
    const series = all[place.series]!;
    const mayGoOn = error instanceof SourceRefusedError && !series.path.includes('/search/');
    const next =
      place.series + 1 < all.length
        ? begin(all, place.series + 1, allowance, place)
        : place.read
          ? usersPlace(all, place)
          : undefined;
    if (!mayGoOn || (next === undefined && !place.read)) throw error;
    return {
      readings: [],
      next: next === undefined ? undefined : JSON.stringify(next),
      costUsd: 0,
      short: place.short,
      problems: 1,
      lost: [lostOf(series.title, 'gone', error.message)],
    };
  };

  const fetchPage: PagedSource['fetchPage'] = async (cursor, allowance) => {
    const from: Place = cursor === undefined ? await firstPlace(allowance) : JSON.parse(cursor);
    const all = seriesFor(from.accounts);
    if (from.stuck === true) {
      throw new SourceRefusedError(
        `X's next_token leads from page ${from.page - 1} of ${all[from.series]!.title} back to itself; ask anew with --force.`,
      );
    }
    const paid = affordable(all, from, allowance);
    if (paid === undefined) return lookUp({ ...from, short: from.short || from.series < all.length }, allowance);
    const { place, size } = paid;
    const series = all[place.series]!;
    const paging = place.token === undefined ? {} : { [series.token]: place.token };
    const answer = await ask(series.path, { ...series.params, max_results: String(size), ...paging });
    let page: XPage;
    try {
      page = pageOf(answer, answer.token, `page ${place.page} of ${series.title}`, settings.name);
    } catch (error) {
      return afterRefusal(all, place, error, allowance);
    }
    const { readings } = page;
    const past =
      series.stopsAtStart &&
      readings.length > 0 &&
      readings.every((reading) => 'post' in reading && Date.parse(reading.post.created_at) < start);
    const costUsd = xCost(page.posts, page.users);
    const left = { posts: allowance.posts - readings.length, costUsd: allowance.costUsd - costUsd };
    known ??= tools.known?.() ?? Promise.resolve(new Map());
    const most = Math.floor(place.usersUsd / X_PRICES.user + 1e-9);
    const unknown = looksUp ? withAuthors(place.unknown, readings, await known, most) : {};
    const after: Place = { ...place, unknown, read: true };
    const more = page.next !== undefined && !past;
    const next = more
      ? { ...after, page: place.page + 1, token: page.next, stuck: page.next === place.token }
      : place.series + 1 < all.length
        ? begin(all, place.series + 1, left, after)
        : usersPlace(all, after);
    // Nobody waits for a page that the budget does not pay for.
    const goesOn = next !== undefined && (isAsking(next) || affordable(all, next, left) !== undefined);
    const waits = answer.headers.get('x-rate-limit-remaining') === '0' && goesOn;
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
  const count: PagedSource['count'] = async () => {
    token ??= tokenOf(tools, base);
    const bearer = await token.catch(() => undefined);
    return bearer === undefined ? undefined : readUsage(tools.request, base, bearer).catch(() => undefined);
  };
  return { fetchPage, count };
};
