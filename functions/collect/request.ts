// One HTTP request: its answer as text, and a sentence for every way in which there is none.
import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import { mayLeadTo } from './redirects.ts';
import { textOfBytes } from './text-of-bytes.ts';

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
const MOST_REDIRECTS = 5;
const USER_AGENT = 'dawn-chorus (daily report of public posts)';

/** The reason in a word or two: undici hides it in the cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'timeout';
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
};

/** The body as text. It is unpacked as it comes, and so is its size counted: a small answer may unpack to a huge one. */
const bodyOf = async (response: Response, host: string): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw new SourceUnavailableError(`${host} sent more than ${MOST_BYTES / 1024 / 1024} MiB in one answer.`);
    }
    chunks.push(chunk);
  }
  return textOfBytes(Buffer.concat(chunks), response.headers.get('content-type') ?? '');
};

/** Throws where a header can't be sent; its own error would quote the header, and with it a token. */
const headersOf = (headers: Readonly<Record<string, string>>, host: string): Headers => {
  try {
    return new Headers({ 'user-agent': USER_AGENT, ...headers });
  } catch {
    throw new SourceRefusedError(
      `The token or another header for ${host} holds a line break or a letter that no header may hold; put it there anew.`,
    );
  }
};

const fetchFollowing = async (asked: URL, init: RequestInit, follow: boolean): Promise<Response> => {
  let url = asked;
  for (let hops = 0; ; hops++) {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    if (response.status < 300 || response.status >= 400 || response.status === 304) return response;
    await response.body?.cancel();
    if (!follow || hops === MOST_REDIRECTS) {
      throw new SourceRefusedError(
        `${asked.host} answers with a redirect (${response.status}); check the server's URL.`,
      );
    }
    const to = URL.parse(response.headers.get('location') ?? '', url);
    if (to === null || !mayLeadTo(asked, to)) {
      throw new SourceRefusedError(`${asked.host} redirects to where no feed can be; check the feed's URL.`);
    }
    url = to;
  }
};

/**
 * Fetches a URL. Any status is an answer. Throws SourceUnavailableError, which names the host and the reason but
 * neither query nor headers, when the server can't be reached, is too slow, or cuts the connection; SourceRefusedError
 * for a redirect that may not be followed, and for a header that can't be sent.
 */
export const request: Request = async (url, { headers = {}, timeoutMs = TIMEOUT_MS, follow = false } = {}) => {
  const { host } = url;
  try {
    const init = { headers: headersOf(headers, host), signal: AbortSignal.timeout(timeoutMs) };
    const response = await fetchFollowing(url, init, follow);
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
