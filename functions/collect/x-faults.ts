// What X says instead of a page, and what follows: wait, try again, or stop until a person acts.
import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import { secondsOfRetryAfter } from './http-faults.ts';
import type { Answer } from './request.ts';
import { RateLimitedError } from './source.ts';

const LONGEST_DETAIL = 200;

const objectOf = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

const textOf = (...values: readonly unknown[]): string =>
  values.find((value): value is string => typeof value === 'string' && value !== '') ?? '';

/** What X says of a fault, in its own words: problem JSON, or a list of errors, of which the first counts. */
export const problemOf = (text: string): { type: string; detail: string } => {
  const problem = objectOf(text);
  const first: unknown = Array.isArray(problem.errors) ? problem.errors[0] : undefined;
  const inner: Record<string, unknown> = typeof first === 'object' && first !== null ? { ...first } : {};
  return {
    type: textOf(problem.type, inner.type),
    // The first error of a list tells which parameter is wrong; the title around it only that one is.
    detail: textOf(inner.message, inner.detail, problem.detail, problem.title, inner.title),
  };
};

/** The server's words within our sentence: one line, short, and without the token, should a server send it back. */
export const quoted = (detail: string, token: string | undefined): string => {
  const clean = (token === undefined ? detail : detail.replaceAll(token, '…')).replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return clean === '' ? '' : ` (${clean.slice(0, LONGEST_DETAIL).toWellFormed()})`;
};

/** Seconds until a rate limit ends, by the server's own clock, so that a wrong clock here does no harm. */
export const secondsUntilReset = (headers: Headers): number | undefined => {
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN);
  const now = Date.parse(headers.get('date') ?? '') / 1000;
  if (!Number.isFinite(reset) || !Number.isFinite(now)) return undefined;
  // A second more: the header is in whole seconds, and a request too early is another 429.
  return Math.max(1, Math.ceil(reset - now) + 1);
};

/** What a person is to do, by status. */
const REFUSED: Readonly<Record<number, string>> = {
  400: 'X does not take the request{}; mend the queries of the topic',
  401: 'X does not know the bearer token{}; put a valid one where the source reads it',
  402: 'The credits of the X account are spent{}; buy more or wait for the next month',
  403: "The bearer token may not do this{}; check the app's access in X's console",
  404: 'X has nothing there{}; check the ids of lists and users and the base URL',
};

/** The error that an answer without a page stands for. Every answer has one: call it only for such. */
export const faultOf = ({ status, headers, text }: Answer, token: string | undefined): Error => {
  const { type, detail } = problemOf(text);
  const words = quoted(detail, token);
  if (type.endsWith('/usage-capped') || /UsageCapExceeded/i.test(text.slice(0, 2000))) {
    return new SourceRefusedError(
      `The usage cap of the X account is reached${words}; raise it in X's console or wait for the next month.`,
    );
  }
  if (status === 429) {
    const seconds = secondsUntilReset(headers) ?? secondsOfRetryAfter(headers);
    const until = seconds === undefined ? 'it does not say for how long' : `it ends in ${seconds} seconds`;
    return new RateLimitedError(`X limits the rate of requests${words}; ${until}.`, seconds);
  }
  if (status === 408 || status >= 500) {
    const seconds = secondsOfRetryAfter(headers);
    return seconds === undefined
      ? new SourceUnavailableError(`X is not available: it answers ${status}${words}.`)
      : new RateLimitedError(`X is not available: it answers ${status}${words}; again in ${seconds} seconds.`, seconds);
  }
  if (status === 200) return new SourceRefusedError(`X answers without posts${words}; check the ids and queries.`);
  const sentence = REFUSED[status] ?? `X answers ${status}{}; look at its documentation`;
  return new SourceRefusedError(`${sentence.replace('{}', words)}.`);
};
