// A failure as Step Functions hands it on, and the sentence in it that a person wants to read.

/** What a Catch leaves: `Error` is the error's name, `Cause` is what Lambda answered, or absent after a timeout. */
export interface Failure {
  readonly Error: string;
  readonly Cause?: string | undefined;
}

/** The object in a string, or undefined where it holds none. */
const objectIn = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

const FULL_STOP = /[.。]\s*$/u;

/** Causes as one clause: what may be a sentence of its own each. The sentence around them closes it. */
export const clauseOf = (causes: readonly string[], separator = '; '): string =>
  causes.map((cause) => cause.replace(FULL_STOP, '')).join(separator);

/**
 * The sentence of a cause, which is Lambda's JSON `{errorType, errorMessage, trace}` or plain text.
 * @param cause the cause; undefined or empty where the service gave none
 * @param error the error's name, said when there is no sentence
 */
export const sentenceOf = (cause: string | undefined, error = 'an error without a cause'): string => {
  if (cause === undefined || cause === '' || cause === error)
    return error === 'States.Timeout' ? 'The step took too long.' : error;
  const value = objectIn(cause);
  if (value === undefined) return cause;
  if ('errorMessage' in value && typeof value.errorMessage === 'string' && value.errorMessage !== '') {
    return value.errorMessage;
  }
  return 'errorType' in value && typeof value.errorType === 'string' ? value.errorType : cause;
};
