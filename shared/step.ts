// What every state's handler is made of: check the input, open the store, do the work. The only framework here.
import type * as z from 'zod';
import type { CheckedUp, Checkup } from './checkup.ts';
import { type Settings, settingsFromEnvironment } from './env.ts';
import { BadInputError } from './errors.ts';
import { type Log, lambdaLog } from './log.ts';
import { lambdaMetrics, type Metrics, silentMetrics } from './metrics.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** What a step works with besides its input. */
export interface Tools {
  readonly settings: Settings;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The clock. Only Plan and Announce read it; later states use `run.madeAt`. */
  readonly now: () => Date;
  /** Tells a person who watches what is going on, e.g. `('1,234 posts read')`. */
  readonly progress: (message: string) => void;
}

export interface Step<Given = unknown, Added = unknown> {
  /** Name of the state, whose lower-case form is the folder. */
  readonly state: string;
  readonly given: z.ZodType<Given>;
  readonly work: (given: Given, tools: Tools) => Promise<Added>;
  /** Looks, for `doctor`, at what only this step can look at: with its rights, and without making anything. */
  readonly checkup?: (given: Checkup, tools: Tools) => Promise<CheckedUp>;
}

/** Fixes the types of a step. */
export const defineStep = <Given, Added>(step: Step<Given, Added>): Step<Given, Added> => step;

/**
 * Runs a step on an event. Throws BadInputError `Deduplicate needs collected.0.parts: …` when the event lacks
 * what the state is given.
 */
export const runStep = async <Given, Added>(step: Step<Given, Added>, event: unknown, tools: Tools): Promise<Added> => {
  const parsed = step.given.safeParse(event);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') || 'its input';
    throw new BadInputError(`${step.state} can't use ${where}: ${issue?.message ?? 'bad input'}.`);
  }
  return step.work(parsed.data, tools);
};

/** Looks a step over: whether it may use its folders of the store, and what it looks at itself. Throws as runStep does. */
export const runCheckup = async (
  { state, checkup }: Pick<Step, 'state' | 'checkup'>,
  event: unknown,
  tools: Tools,
): Promise<CheckedUp> => {
  // Loaded here, since runs have no use for it.
  const { checkupSchema, storeDiagnosis } = await import('./checkup.ts');
  const parsed = checkupSchema.safeParse(event);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadInputError(`${state} can't use ${issue?.path.join('.') || 'its input'}: ${issue?.message}.`);
  }
  const { doctor } = parsed.data;
  const { diagnoses = [], ...others } = (await checkup?.(doctor, tools)) ?? {};
  return { ...others, diagnoses: [await storeDiagnosis(tools.store, doctor), ...diagnoses] };
};

/** Whether a function was called for a checkup and not for its part of a run. */
const isCheckup = (event: unknown): boolean => typeof event === 'object' && event !== null && 'doctor' in event;

/** The Lambda handler of a step: settings from the environment, the real clock, JSON logs, the time that it took. */
export const lambdaHandler =
  <Given, Added>(step: Step<Given, Added>) =>
  async (event: unknown): Promise<Added | CheckedUp> => {
    const settings = settingsFromEnvironment();
    const log = lambdaLog(step.state);
    const metrics = settings.stackName === undefined ? silentMetrics : lambdaMetrics(settings.stackName);
    const started = performance.now();
    const tools: Tools = {
      settings,
      store: openStore(settings),
      log,
      metrics,
      now: () => new Date(),
      progress: (message) => log.info(message),
    };
    if (isCheckup(event)) return runCheckup(step, event, tools);
    try {
      return await runStep(step, event, tools);
    } finally {
      metrics.put({ StateMs: performance.now() - started }, { state: step.state });
    }
  };
