// What a server says instead of an answer, for sources without words of their own.
import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import { type Answer, type Request, type RequestOptions, request as realRequest } from './request.ts';
import { RateLimitedError } from './source.ts';

/** Seconds of `Retry-After`: a number, or a date beside the server's own, so that a wrong clock here does no harm. */
export const secondsOfRetryAfter = (headers: Headers): number | undefined => {
  const given = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(given)
    ? Number(given)
    : (Date.parse(/[a-z]/i.test(given) ? given : '') - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
};

/** The error that an answer with a bad status stands for. */
export const httpFaultOf = ({ status, headers }: Pick<Answer, 'status' | 'headers'>, host: string): Error => {
  if (status === 429) return new RateLimitedError(`${host} limits the rate of requests.`, secondsOfRetryAfter(headers));
  if (status === 408 || status >= 500)
    return new SourceUnavailableError(`${host} is not available: it answers ${status}.`);
  return new SourceRefusedError(`${host} refuses the request with ${status}; check the source's settings.`);
};

/** Asks and expects success: the text of the answer. Throws as `request` does, and httpFaultOf's error. */
export const textFrom = async (url: URL, options?: RequestOptions, request: Request = realRequest): Promise<string> => {
  const answer = await request(url, options);
  if (answer.status !== 200) throw httpFaultOf(answer, url.host);
  return answer.text;
};

/** A text as JSON. Throws SourceUnavailableError where it is none: a server that is ill answers with a page of its own. */
export const jsonOf = (text: string, host: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceUnavailableError(`${host} answers with something that is not JSON.`);
  }
};

/** As textFrom, parsed as JSON. */
export const jsonFrom = async (url: URL, request: Request = realRequest): Promise<unknown> =>
  jsonOf(await textFrom(url, { headers: { accept: 'application/json' } }, request), url.host);
