// Sends one request so that it can't arrive twice: again only where the server said that it took nothing, or was never reached.
import { ChannelRefusedError, ChannelUnavailableError } from '../../shared/errors.ts';
import { type Answer, type CallOptions, call } from '../../shared/http-call.ts';
import { isSafeTarget } from '../../shared/topic-deliver.ts';
import type { ChannelKind, HttpDialect, Later, Outgoing, Sending, Verdict } from './channel.ts';

const IDLE_MS = 15_000;
const TOTAL_MS = 20_000;
/** Time for which a channel that asks to come back later is waited for; the function has more, with all requests. */
export const PATIENCE_MS = 60_000;
/** Where it does not say when. */
const PAUSE_SECONDS = 5;
const USER_AGENT = 'dawn-chorus';

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.name) : 'no code';

/** What is certain after a request broke: that it never arrived, or nothing. */
type Broken = { readonly reached: boolean; readonly sentence: string };

/** One request, its answer, or how it broke: without a connection it can't have arrived. Throws ChannelRefusedError where the URL is none that may be sent to. */
export const exchange = async (
  url: string,
  options: Pick<CallOptions, 'method' | 'headers' | 'body'>,
): Promise<Answer | Broken> => {
  // The URL may be the secret, so it is not said again.
  if (!isSafeTarget(url))
    throw new ChannelRefusedError('The URL of the channel is no URL of https; put it there anew.');
  const target = new URL(url);
  let reached = false;
  try {
    const headers = { 'user-agent': USER_AGENT, ...options.headers };
    const onConnected = (): void => {
      reached = true;
    };
    return await call(target, { ...options, headers, idleMs: IDLE_MS, totalMs: TOTAL_MS, fresh: true, onConnected });
  } catch (error) {
    const code = codeOf(error);
    return reached
      ? { reached, sentence: `The connection to ${target.host} broke before an answer came (${code}).` }
      : { reached, sentence: `${target.host} can't be reached (${code}).` };
  }
};

export const isBroken = (what: Answer | Broken): what is Broken => 'reached' in what;

/**
 * Waits as a channel asks, as long as patience lasts.
 * @param until time at which patience ends
 * @throws ChannelUnavailableError where it asks for more
 */
export const waitFor = async (
  { seconds = PAUSE_SECONDS, sentence }: Later,
  until: number,
  sending: Sending,
): Promise<void> => {
  const ms = Math.max(1, seconds) * 1000;
  if (sending.now().getTime() + ms > until) {
    throw new ChannelUnavailableError(`${sentence} That is longer than is waited; deliver it again later.`);
  }
  await sending.sleep(ms);
};

/** Sends a request until the channel takes or refuses it, or nobody knows. Throws ChannelUnavailableError where nothing was sent. */
const sendOnce = async (
  outgoing: () => Outgoing,
  verdict: (answer: Answer) => Verdict | Later,
  sending: Sending,
): Promise<Verdict> => {
  const until = sending.now().getTime() + PATIENCE_MS;
  for (;;) {
    const { url, headers, body } = outgoing();
    const answer = await exchange(url, { headers, body });
    if (isBroken(answer)) {
      if (answer.reached) return { state: 'unknown', sentence: answer.sentence };
      throw new ChannelUnavailableError(`${answer.sentence} Nothing was sent; deliver it again later.`);
    }
    const said = verdict(answer);
    if (said.state !== 'later') return said;
    await waitFor(said, until, sending);
  }
};

const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);

/** A channel of one request from its dialect. */
export const overHttp = <C>(dialect: HttpDialect<C>): ChannelKind<C> => ({
  shown: (material, channel, keys, now) => {
    const { url, headers, body } = dialect.outgoing(material, channel, keys, now);
    const lines = Object.entries({ 'content-type': 'application/json', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    return [`POST ${url}`, ...lines, '', pretty(body)].join('\n');
  },
  send: (material, channel, sending) =>
    // Made anew for each try, since a signature tells its time.
    sendOnce(() => dialect.outgoing(material, channel, sending.keys, sending.now()), dialect.verdict, sending),
});
