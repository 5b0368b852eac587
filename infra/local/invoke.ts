// A handler called as Lambda and Step Functions would call it: JSON in and out, the size limit, Lambda-shaped causes.
import { sentenceOf } from '../../shared/failure.ts';

/** Largest input or output of a state, in bytes of UTF-8 (Step Functions quotas). */
export const PAYLOAD_BYTES = 262_144;

/** A JSON value, as the engine's handlers take and give it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a Task ends with: the engine reads `name` as Error and `message` as Cause. */
export class TaskError extends Error {
  /** Step Functions neither retries these nor lets States.ALL catch them. */
  readonly isRetryable: boolean;
  readonly isCatchable: boolean;

  constructor(name: string, cause: string, terminal = false) {
    super(cause);
    this.name = name;
    this.isRetryable = !terminal;
    this.isCatchable = !terminal;
  }

  /** The sentence for a person. */
  get sentence(): string {
    return sentenceOf(this.message, this.name);
  }
}

/** The JSON of a value, checked against the limit. A value without JSON (undefined) is null, as Lambda answers. */
const toJson = (value: unknown, what: string): string => {
  const text = JSON.stringify(value) ?? 'null';
  const bytes = Buffer.byteLength(text);
  if (bytes > PAYLOAD_BYTES) {
    throw new TaskError(
      'States.DataLimitExceeded',
      `${what} is ${bytes.toLocaleString('en')} bytes of JSON, but a state may be given and return at most ${PAYLOAD_BYTES.toLocaleString('en')}; keep large values in the store and pass their keys.`,
      true,
    );
  }
  return text;
};

/** What Lambda's Node runtime reports of something thrown. */
const toTaskError = (thrown: unknown): TaskError => {
  if (thrown instanceof TaskError) return thrown;
  const error = thrown instanceof Error ? thrown : undefined;
  const errorType = error?.name ?? typeof thrown;
  const cause = {
    errorType,
    errorMessage: error?.message ?? String(thrown),
    trace: error?.stack?.split('\n') ?? [],
  };
  return new TaskError(errorType, JSON.stringify(cause));
};

/**
 * Calls a handler of a state. Input and result are what JSON makes of them: a Date becomes a string, undefined
 * vanishes, nothing is shared between states. Throws TaskError only: with the name of the handler's error, or
 * `States.DataLimitExceeded` above 256 KiB.
 */
export const invoke = async (
  state: string,
  handler: (event: unknown) => Promise<unknown>,
  event: unknown,
): Promise<Json> => {
  try {
    const given: unknown = JSON.parse(toJson(event, `The input of ${state}`));
    return JSON.parse(toJson(await handler(given), `The result of ${state}`));
  } catch (thrown) {
    throw toTaskError(thrown);
  }
};
