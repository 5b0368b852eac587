// What becomes of the writing when the model does not answer, says no, or takes long: wait, go on, excerpts, or hold.
import { ModelRefusedError, ModelUnavailableError, ReportHeldError } from '../../shared/errors.ts';
import type { WriterSummary } from '../../shared/run.ts';
import type { ModelSettings } from '../../shared/topic-model.ts';
import { CutPrompt } from './ask-chapter.ts';
import { OutOfTime } from './correspondent.ts';

/** Seconds of the first wait; each further one doubles, up to the longest. */
const FIRST_WAIT = 60;
const LONGEST_WAIT = 900;
/** The machine goes on at once where only this call's time was over. */
const GO_ON = 1;

type Waiting = Pick<WriterSummary, 'waitSeconds' | 'waited' | 'cause'>;

/** How long to wait after having waited so long already, or undefined where the patience is used up. */
export const nextWait = (waited: number, patience: number, asked?: number): number | undefined => {
  const left = patience - waited;
  if (left <= 0) return undefined;
  const doubled = Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, waited));
  return Math.min(left, Math.max(doubled, Math.min(asked ?? 0, LONGEST_WAIT)));
};

/** What to do about an error of the writing; errors that are none of the model's are thrown again. */
export const afterError = (
  error: unknown,
  { patience, fallback }: Pick<ModelSettings, 'patience' | 'fallback'>,
  waited: number,
  costUsd = 0,
): { readonly wait: Waiting } | { readonly excerpts: string } => {
  if (error instanceof OutOfTime) return { wait: { waitSeconds: GO_ON, waited } };
  const known =
    error instanceof ModelUnavailableError || error instanceof ModelRefusedError || error instanceof CutPrompt;
  if (!known) throw error;
  const wait = error instanceof ModelUnavailableError ? nextWait(waited, patience, error.retryAfterSeconds) : undefined;
  if (wait !== undefined) return { wait: { waitSeconds: wait, waited: waited + wait, cause: error.message } };
  return noReport(error.message, fallback, { waited, costUsd });
};

/** Excerpts where the topic takes them instead of a report, else the report is held. */
export const noReport = (
  cause: string,
  fallback: ModelSettings['fallback'],
  { waited = 0, costUsd = 0 }: { readonly waited?: number; readonly costUsd?: number } = {},
): { readonly excerpts: string } => {
  const after = waited === 0 ? '' : ` after ${waited} seconds of waiting`;
  if (fallback === 'excerpts') return { excerpts: `excerpts, since the model wrote no report${after}: ${cause}` };
  // The run ends here, and its money is told nowhere else.
  const paid = costUsd === 0 ? '' : ` The model cost $${Math.max(0.0001, Math.round(costUsd * 1e4) / 1e4)}.`;
  throw new ReportHeldError(
    `No report is published, since the model wrote none${after}: ${cause}${paid} Run it again when the model answers; model.fallback "excerpts" publishes excerpts instead.`,
  );
};
