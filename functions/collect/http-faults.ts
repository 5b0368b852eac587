// What a server says instead of an answer, for sources without words of their own.
import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import { type Answer, type Request, type RequestOptions, request as realRequest } from './request.ts';
import { RateLimitedError } from './source.ts';

/** Seconds of `Retry-After`, where it gives seconds; a date is too rare to be worth a clock. */
export const secondsOfRetryAfter = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
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

/** As textFrom, parsed as JSON. Throws SourceUnavailableError where it is none. */
export const jsonFrom = async (url: URL, request: Request = realRequest): Promise<unknown> => {
  const text = await textFrom(url, { headers: { accept: 'application/json' } }, request);
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceUnavailableError(`${url.host} answers with something that is not JSON.`);
  }
};
