// How the command ends: its exit codes, and the one sentence of a failure.
import { BadInputError, DawnChorusError } from '../../shared/errors.ts';
import { RunFailedError } from '../local/engine.ts';

export const EXIT = {
  done: 0,
  failed: 1,
  /** Bad usage or input. */
  usage: 2,
  /** Published, but degraded, under --strict. */
  degraded: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Failure {
  readonly code: ExitCode;
  /** One clear sentence, with the state that failed. */
  readonly sentence: string;
}

/** What to tell of something thrown. Defects are told as such: their message alone would puzzle. */
export const failureOf = (thrown: unknown): Failure => {
  if (thrown instanceof RunFailedError) {
    if (thrown.error === 'States.Aborted') return { code: EXIT.failed, sentence: thrown.message };
    const code = thrown.error === 'BadInputError' ? EXIT.usage : EXIT.failed;
    return { code, sentence: `${thrown.failedState} failed: ${thrown.message}` };
  }
  if (thrown instanceof BadInputError) return { code: EXIT.usage, sentence: thrown.message };
  if (thrown instanceof DawnChorusError) return { code: EXIT.failed, sentence: thrown.message };
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: EXIT.failed, sentence: `A defect of Dawn Chorus: ${message} (set DEBUG=1 for its stack)` };
};
