// What `doctor` asks of Collect: X's token, one post and what X bills for it, and what X's cap leaves.
import type { CheckedUp, Checkup, Diagnosis } from '../../shared/checkup.ts';
import { DawnChorusError, SourceRefusedError } from '../../shared/errors.ts';
import { dollars, X_PRICES, xCost } from '../../shared/prices.ts';
import { readSecret } from '../../shared/secrets.ts';
import type { Tools } from '../../shared/step.ts';
import type { Topic } from '../../shared/topic.ts';
import { type Request, request as realRequest } from './request.ts';
import { problemOf, quoted, faultOf as xFaultOf } from './x-faults.ts';
import { tokenOf, X_BASE_URL, xBaseUrlOf } from './x-source.ts';
import { readUsage, type XUsage, xUrl } from './x-usage.ts';

/** The first post of all, which has been there since 2006: one is as good as another, and nothing is made of it. */
const A_POST = '20';
const A_MONTH = 31;

const CONSOLE = "X's console (console.x.com)";

/** Posts that a run of each of the topics buys from X at most, by the budgets of its sources. */
export const postsADay = (topics: readonly Topic[]): number =>
  topics
    .flatMap(({ sources, maxCostUsd, maxPosts }) =>
      sources.flatMap((source) =>
        source.type === 'x'
          ? [
              Math.min(
                source.maxPosts ?? maxPosts,
                Math.floor((source.maxCostUsd ?? maxCostUsd) / X_PRICES.post + 1e-9),
              ),
            ]
          : [],
      ),
    )
    .reduce((sum, posts) => sum + posts, 0);

const number = (value: number): string => value.toLocaleString('en');

/** Whether X's cap lets the topics read what they may read until it begins anew. */
export const quotaDiagnosis = ({ used, cap, daysLeft }: XUsage, aDay: number): Diagnosis => {
  const about = 'X quota';
  const left = Math.max(0, cap - used);
  const days = Math.max(1, daysLeft ?? A_MONTH);
  const until = daysLeft === undefined ? 'a month' : `the ${number(days)} days until it begins anew`;
  const says = `X has counted ${number(used)} of ${number(cap)} posts; a day takes ${number(aDay)} at most.`;
  const section = 'quotas';
  const todo = `raise the cap in ${CONSOLE}, or lower maxCostUsd or maxPosts of the topic`;
  if (left < aDay) return { about, status: 'fault', says: `${says} That is more than is left.`, todo, section };
  if (left < aDay * days)
    return { about, status: 'warning', says: `${says} What is left does not last for ${until}.`, todo, section };
  return { about, status: 'ok', says };
};

/** What X counted for one post, by its counts before and after; both undefined where it says none. */
export const billDiagnosis = (before: XUsage | undefined, after: XUsage | undefined): Diagnosis => {
  const about = 'X bill';
  const price = `${dollars(X_PRICES.post)} by the price table of ${X_PRICES.checked}`;
  if (before === undefined || after === undefined) {
    const says = `One post was read (${price}); what X counted for it can't be told, since X does not say its count.`;
    return { about, status: 'unchecked', says, todo: `look at the usage in ${CONSOLE}` };
  }
  const counted = after.used - before.used;
  if (counted === 1) return { about, status: 'ok', says: `One post was read, and X counted one (${price}).` };
  if (counted <= 0) {
    const says = `One post was read (${price}) and X has not counted it: it counts late, or had counted it today already.`;
    return { about, status: 'ok', says };
  }
  return {
    about,
    status: 'warning',
    says: `One post was read, but X counted ${number(counted)} (${price} for each).`,
    todo: `see in ${CONSOLE} who else reads with this app, and whether a post costs what the table says`,
    section: 'prices',
  };
};

/** Reads one post: whether it was given, or is none any more, which costs nothing. Throws where X says no. */
const readPost = async (request: Request, base: URL, token: string): Promise<boolean> => {
  const answer = await request(xUrl(base, '/2/tweets', { ids: A_POST }), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw xFaultOf(answer, token);
  if (/"data"\s*:/.test(answer.text)) return true;
  const { detail } = problemOf(answer.text);
  if (detail === '')
    throw new SourceRefusedError(`X answers 200 with something that is no post${quoted(detail, token)}.`);
  return false;
};

const refusedOf = (about: string, error: unknown): Diagnosis => {
  if (!(error instanceof DawnChorusError)) throw error;
  const section = error instanceof SourceRefusedError ? 'tokens' : 'its-errors';
  return { about, status: 'fault', says: error.message, section };
};

/**
 * Looks at X where a topic reads it: three requests, of which one reads one post. Nothing is tried again.
 * @param ask sends the requests
 */
export const checkUpX = async (
  topics: readonly Topic[],
  baseUrl: string,
  token: () => Promise<string | undefined>,
  ask: Request,
): Promise<Diagnosis[]> => {
  const asX = topics.filter(({ sources }) => sources.some(({ type }) => type === 'x'));
  if (asX.length === 0) return [{ about: 'X', status: 'ok', says: 'No topic reads X, so no token is needed.' }];
  let bearer: string;
  try {
    bearer = await tokenOf({ token }, xBaseUrlOf(baseUrl));
  } catch (error) {
    return [refusedOf('X token', error)];
  }
  const base = xBaseUrlOf(baseUrl);
  // A token may read posts and not its own count.
  const count = (): Promise<XUsage | undefined> => readUsage(ask, base, bearer).catch(() => undefined);
  const before = await count();
  let given: boolean;
  try {
    given = await readPost(ask, base, bearer);
  } catch (error) {
    return [refusedOf('X token', error)];
  }
  const after = given ? await count() : before;
  const says = `The token was read and X takes it.`;
  return [
    { about: 'X token', status: 'ok', says, ...(given ? { costUsd: xCost(1, 0) } : {}) },
    given
      ? billDiagnosis(before, after)
      : { about: 'X bill', status: 'unchecked', says: 'The post that was asked for is gone, so nothing was billed.' },
    after === undefined
      ? { about: 'X quota', status: 'unchecked', says: 'X does not say its cap.', todo: `look at it in ${CONSOLE}` }
      : quotaDiagnosis(after, postsADay(asX)),
  ];
};

/** As checkUpX, with the token of this function. */
export const checkUpSources = async ({ topics }: Pick<Checkup, 'topics'>, { settings }: Tools): Promise<CheckedUp> => {
  const token = () => readSecret({ variable: 'X_BEARER_TOKEN', parameterVariable: 'X_TOKEN_PARAMETER' });
  return { diagnoses: await checkUpX(topics, settings.baseUrls?.x ?? X_BASE_URL, token, realRequest) };
};
