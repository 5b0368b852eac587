// The model port: one request with one forced answer form. Bedrock, OpenAI-compatible servers and recorded answers behind it.
import type { Dialect } from './dialect.ts';

/** What a model is asked. The answer is the input of one tool, which the model is forced to use. */
export interface ModelRequest {
  readonly system: string;
  /**
   * What stands before `user` in the same message and is the same in all requests of a run, such as the day's posts: a
   * server that caches beginnings is told where it ends. With the same tool and system, since servers put those first.
   */
  readonly shared?: string | undefined;
  readonly user: string;
  readonly tool: {
    readonly name: string;
    readonly description: string;
    /** JSON Schema without the bounds that servers reject; the caller checks the answer with its own schema. */
    readonly schema: Readonly<Record<string, unknown>>;
  };
  readonly maxTokens: number;
}

/** Tokens as the server counted them; where it says nothing, estimated on the high side. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

/** Both together: an answer may have taken several requests. */
export const addUsage = (a: Usage, b: Usage): Usage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
  cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
});

/**
 * How an answer ended: complete; truncated (the token limit or the context was reached, perhaps by thinking); filtered (a
 * guardrail or the server's own filter stepped in); refused (the model itself declines); cutPrompt (the server read far
 * less than it was sent); malformed (the server says that the model's answer or tool use is broken).
 */
export const STOPS = ['complete', 'truncated', 'filtered', 'refused', 'cutPrompt', 'malformed'] as const;
export type Stop = (typeof STOPS)[number];

export interface ModelAnswer {
  readonly stop: Stop;
  /**
   * What the model gave to the tool, or wrote as JSON; undefined where there is none. Brought into the form of the tool's
   * schema where it can only mean one thing; the caller checks it.
   */
  readonly value: unknown;
  readonly usage: Usage;
  /** The server's own words for how it ended. */
  readonly stopReason: string;
  /** One sentence for people on why it is not complete and what to do; undefined where there is nothing to say. */
  readonly cause?: string | undefined;
  /** The model that answered. */
  readonly model: string;
  /** live: a server answered now. Recorded answers keep the origin that they were recorded with. */
  readonly origin: 'live' | 'scripted' | 'handwritten';
  /** Asked and paid for by an earlier run: `usage` is what it took then, and nothing is paid now. */
  readonly remembered?: true | undefined;
}

export interface Model {
  /** Name for reports and prices: the model's id. */
  readonly name: string;
  /**
   * Asks once, with the port's own retries for transport faults. Throws ModelUnavailableError when the server can't be
   * reached or is overloaded still, with the seconds after which it asks to be asked again where it says so;
   * ModelRefusedError when it says no until a person acts (key, access, quota, no such model): nothing more is to be asked
   * of it in this run; BadInputError where the request itself can't be sent.
   */
  readonly ask: (request: ModelRequest) => Promise<ModelAnswer>;
  /** Tokens that an answer may take for thinking beside `maxTokens`, as far as it is known; absent where there are none. */
  readonly thinkingTokens?: (() => number) | undefined;
  /** What was found out of the server so far, for `openModel` of a later call; absent where there is nothing to find out. */
  readonly dialect?: (() => Dialect | undefined) | undefined;
}
