// One HTTP request: its answer as text, and a sentence for every way in which there is none.
import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Until the whole body is there; 30 seconds unless given. */
  readonly timeoutMs?: number;
  /** Whether to follow redirects, as feeds need; never with a token. */
  readonly follow?: boolean;
}

/** Asks a source. */
export type Request = (url: URL, options?: RequestOptions) => Promise<Answer>;

const TIMEOUT_MS = 30_000;
/** Far above the largest page of any source; a server that sends more is ill or hostile. */
const MOST_BYTES = 32 * 1024 * 1024;
const USER_AGENT = 'dawn-chorus (daily report of public posts)';

/** The reason in a word or two: undici hides it in the cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'timeout';
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
};

const bodyOf = async (response: Response, host: string): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw new SourceUnavailableError(`${host} sent more than ${MOST_BYTES / 1024 / 1024} MiB in one answer.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/**
 * Fetches a URL. Any status is an answer. Throws SourceUnavailableError, which names the host and the reason but
 * neither query nor headers, when the server can't be reached, is too slow, or cuts the connection; SourceRefusedError
 * for a redirect that may not be followed.
 */
export const request: Request = async (url, { headers = {}, timeoutMs = TIMEOUT_MS, follow = false } = {}) => {
  const { host } = url;
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': USER_AGENT, ...headers },
      redirect: follow ? 'follow' : 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new SourceRefusedError(`${host} answers with a redirect (${response.status}); check the server's URL.`);
    }
    return { status: response.status, headers: response.headers, text: await bodyOf(response, host) };
  } catch (error) {
    if (error instanceof SourceRefusedError || error instanceof SourceUnavailableError) throw error;
    const reason = reasonOf(error);
    throw new SourceUnavailableError(
      reason === 'timeout'
        ? `${host} did not answer within ${timeoutMs / 1000} seconds.`
        : `The connection to ${host} failed (${reason}).`,
    );
  }
};
