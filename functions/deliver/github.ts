// GitHub's REST API, as far as a commit needs it: where a branch stands, what a path holds, and the four objects of a commit.
import { ChannelRefusedError, ChannelUnavailableError } from '../../shared/errors.ts';
import type { Answer } from '../../shared/http-call.ts';
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { Later, Sending } from './channel.ts';
import { jsonIn, later, retryAfterOf, wordsOf } from './judge.ts';
import { exchange, isBroken, waitFor } from './send-once.ts';

/** The answer to the one request that moves a branch was lost: it may have moved. */
export class LostAnswerError extends Error {
  override readonly name = 'LostAnswerError';
}

/** Rounds of a request that changes nothing but objects nobody sees yet: it may be sent again whatever became of it. */
const TRIES = 3;

/** Primary limits tell when they end in x-ratelimit-reset, secondary ones in retry-after (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
const limited = (answer: Answer, now: Date): Later | undefined => {
  const { status, headers, text } = answer;
  if (status !== 403 && status !== 429) return undefined;
  const after = retryAfterOf(answer, now.getTime());
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  const { message } = jsonIn(text);
  if (after === undefined && !isSpent && !/rate limit/i.test(String(message))) return undefined;
  const reset = Number(headers['x-ratelimit-reset']) - now.getTime() / 1000;
  // Without either header at least a minute is asked for.
  return later(after ?? (isSpent && Number.isFinite(reset) ? reset : 60), `status ${status}, ${wordsOf(message)}`);
};

const REMEDIES: Readonly<Record<number, string>> = {
  401: 'the token is not valid or has expired; put a new one where it is read',
  403: 'the token may not do that; it needs Contents: read and write on this repository',
  404: 'there is no such repository or branch, or the token does not see it',
  409: 'the repository is empty; make a first commit',
};

export interface GitHub {
  /** A request whose repetition does no harm. `undefined` for a path that is not there. */
  readonly ask: (
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Moves the branch; false where it has moved meanwhile. Throws LostAnswerError where nobody knows. */
  readonly move: (to: string) => Promise<boolean>;
}

/** @param until time at which patience ends */
export const openGitHub = (channel: ChannelOf<'git'>, sending: Sending, until: number): GitHub => {
  const { repository, branch, api, tokenVariable } = channel;
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${sending.keys.secret(tokenVariable)}`,
    'x-github-api-version': '2022-11-28',
  };
  const root = `${api.replace(/\/$/, '')}/repos/${repository}`;

  const answered = async (method: 'GET' | 'POST' | 'PATCH', path: string, body: object | undefined) => {
    for (;;) {
      const text = body === undefined ? '' : JSON.stringify(body);
      // Of a file above a megabyte only this form is given; its id is all that is looked at.
      const accept = path.startsWith('contents/') ? 'application/vnd.github.object+json' : headers.accept;
      const answer = await exchange(`${root}/${path}`, { method, headers: { ...headers, accept }, body: text });
      if (isBroken(answer)) return answer;
      const wait = limited(answer, sending.now());
      if (wait === undefined) return answer;
      await waitFor(wait, until, sending);
    }
  };

  const refuse = ({ status, text }: Answer, doing: string): never => {
    const remedy = REMEDIES[status];
    const words = wordsOf(jsonIn(text).message);
    throw new ChannelRefusedError(
      `GitHub refuses ${doing}: status ${status}, ${words}${remedy === undefined ? '' : `: ${remedy}`}.`,
    );
  };

  const ask: GitHub['ask'] = async (method, path, body) => {
    const doing = `${method} ${path.replace(/\?.*$/, '')}`;
    for (let tried = 1; ; tried++) {
      const answer = await answered(method, path, body);
      if (!isBroken(answer)) {
        if (answer.status >= 200 && answer.status < 300) return jsonIn(answer.text);
        if (answer.status === 404 && path.startsWith('contents/')) return undefined;
        if (answer.status < 500) return refuse(answer, doing);
      }
      const sentence = isBroken(answer) ? answer.sentence : `GitHub answers ${doing} with status ${answer.status}.`;
      if (tried === TRIES)
        throw new ChannelUnavailableError(`${sentence} Nothing was committed; deliver it again later.`);
      await waitFor({ state: 'later', seconds: tried, sentence }, until, sending);
    }
  };

  const move: GitHub['move'] = async (sha) => {
    const answer = await answered('PATCH', `git/refs/heads/${branch}`, { sha, force: false });
    if (isBroken(answer)) {
      if (!answer.reached) throw new ChannelUnavailableError(`${answer.sentence} Nothing was committed.`);
      throw new LostAnswerError(answer.sentence);
    }
    if (answer.status >= 500) throw new LostAnswerError(`GitHub answered with status ${answer.status}.`);
    if (answer.status >= 200 && answer.status < 300) return true;
    // 422 is also a rule that protects the branch: only this one is a race (https://docs.github.com/en/rest/git/refs#update-a-reference).
    if (answer.status === 409 || /fast.forward/i.test(answer.text)) return false;
    return refuse(answer, `to move ${branch}`);
  };

  return { ask, move };
};
