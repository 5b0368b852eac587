// Reads what a channel's server answered: sent, certainly not sent, later, or nobody knows.
import type { Answer } from '../../shared/http-call.ts';
import type { Later, Verdict } from './channel.ts';
import { cut } from './message.ts';

/** Far more than is told: what is told is cut once it holds no secret any more. */
const MOST_WORDS = 4_000;

/** The object in an answer's body; empty where it holds none. */
export const jsonIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** A server's own words, short and on one line. */
export const wordsOf = (text: unknown): string => {
  const words = typeof text === 'string' ? cut(text, MOST_WORDS) : '';
  return words === '' ? 'without a word' : `"${words}"`;
};

/** Seconds of a Retry-After header (RFC 9110, 10.2.3), which may be a date; undefined without one. */
export const retryAfterOf = ({ headers }: Pick<Answer, 'headers'>, now = Number.NaN): number | undefined => {
  const value = headers['retry-after'];
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(value);
  return Number.isNaN(at) || Number.isNaN(now) ? undefined : Math.max(0, (at - now) / 1000);
};

export const later = (seconds: number | undefined, words: string): Later => ({
  state: 'later',
  seconds,
  sentence: `It asks to come back ${seconds === undefined ? 'later' : `in ${Math.ceil(seconds)} seconds`} (${words}).`,
});

/**
 * What a status means to someone who must not send twice: a server's error may have come after the message went out, a client's
 * error came before.
 * @param words what the server says, by its own form
 */
export const judged = (answer: Answer, words: unknown): Verdict | Later => {
  const { status } = answer;
  if (status >= 200 && status < 300) return { state: 'sent' };
  if (status === 429) return later(retryAfterOf(answer), `status 429, ${wordsOf(words)}`);
  if (status >= 300 && status < 400) {
    return {
      state: 'failed',
      sentence: `It answered with a redirect (${status}), which is not followed; give its own URL.`,
    };
  }
  if (status >= 400 && status < 500 && status !== 408) {
    return { state: 'failed', sentence: `It refused the message: status ${status}, ${wordsOf(words)}.` };
  }
  return { state: 'unknown', sentence: `It answered with status ${status}, ${wordsOf(words)}.` };
};
