// The model port: one request with one forced answer form. Bedrock, OpenAI-compatible servers and recorded answers behind it.

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

/** Tokens as the server counted them. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

/**
 * How an answer ended: complete; truncated (the token limit or the context was reached); filtered (a guardrail or the
 * server's own filter stepped in); malformed (the server says that the model's answer or tool use is broken).
 */
export type Stop = 'complete' | 'truncated' | 'filtered' | 'malformed';

export interface ModelAnswer {
  readonly stop: Stop;
  /** What the model gave to the tool, or wrote as JSON; undefined where there is none. Checked by nobody yet. */
  readonly value: unknown;
  readonly usage: Usage;
  /** The server's own words for how it ended. */
  readonly stopReason: string;
  /** The model that answered. */
  readonly model: string;
  /** live: a server answered now. Recorded answers keep the origin that they were recorded with. */
  readonly origin: 'live' | 'scripted' | 'handwritten';
}

export interface Model {
  /** Name for reports and prices: the model's id. */
  readonly name: string;
  /**
   * Asks once, with the port's own retries for transport faults. Throws ModelUnavailableError when the server can't be
   * reached or is overloaded still, BadInputError when it refuses the request for good (no access, no such model).
   */
  readonly ask: (request: ModelRequest) => Promise<ModelAnswer>;
}

/** JSON within a text: bare, in a fence, or with prose around it. Undefined where there is none. */
export const jsonWithin = (text: string): unknown => {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
};
