// Looks a pipeline over, here or in an account: asks every step for a checkup, each once, and puts their answers in order.
import type { CheckedUp, Diagnosis } from '../../shared/checkup.ts';
import { BadInputError, DawnChorusError } from '../../shared/errors.ts';
import { deliveredPrefix } from '../../shared/keys.ts';
import type { Topic } from '../../shared/topic.ts';
import { STEP_NAMES, STEPS, type StepName, SUBSCRIBERS, type SubscriberName } from '../aws/steps.ts';
import { TaskError } from '../local/invoke.ts';

/** Asks the step of a state. Throws TaskError with what the step threw, or an error with a sentence. */
export type CheckUp = (state: string, event: unknown) => Promise<CheckedUp>;

export interface Examined {
  readonly diagnoses: readonly Diagnosis[];
  readonly topics: readonly Topic[];
  /** URLs of the models that are asked. */
  readonly models: readonly string[];
}

const NOTHING: CheckedUp = { diagnoses: [] };

/** A state, or a function that subscribes to events. */
type Looked = StepName | SubscriberName;

const sentenceOf = (error: unknown): string =>
  error instanceof TaskError ? error.sentence : error instanceof Error ? error.message : String(error);

/** One line where all steps may use their folders of the store, else one for each that may not. */
const storeDiagnoses = (answers: ReadonlyMap<Looked, CheckedUp>, starts: (steps: number) => string): Diagnosis[] => {
  const all = [...answers].flatMap(([state, { diagnoses }]) =>
    diagnoses.filter(({ about }) => about === 'store').map((one) => ({ ...one, about: `store of ${state}` })),
  );
  const bad = all.filter(({ status }) => status !== 'ok');
  if (bad.length > 0 || all.length === 0) return bad;
  return [{ about: 'store', status: 'ok', says: starts(all.length) }];
};

/** The steps whose checkup tells more than of the store, in the order in which it is told. */
const TELLING: readonly Looked[] = ['Collect', 'Cluster', 'Summarise', 'Announce', 'Plan', 'Deliver'];

const isDelivering = ({ deliver = [] }: Topic): boolean => deliver.length > 0;

/** Folders of the store that a step, or the function Deliver, may use. */
const roomsOf = (state: Looked, topics: readonly Topic[]) => {
  if (state !== 'Deliver') return STEPS[state];
  const writes = topics.filter(isDelivering).map(({ platform, topic }) => deliveredPrefix(platform, topic));
  return { reads: SUBSCRIBERS.Deliver.reads, writes };
};

/**
 * Asks every step once. Throws BadInputError for a topic that is not there.
 * @param topic its name; all topics where it is undefined
 * @param starts says that so many steps may use their folders
 * @param delivers whether channels are looked at too, where topics have some
 */
export const examine = async (
  checkUp: CheckUp,
  topic: string | undefined,
  starts: (steps: number) => string,
  delivers: boolean,
): Promise<Examined> => {
  const lost: Diagnosis[] = [];
  const answers = new Map<Looked, CheckedUp>();
  const ask = async (state: Looked, topics: readonly Topic[]): Promise<CheckedUp> => {
    const { reads, writes } = roomsOf(state, topics);
    try {
      const answer = await checkUp(state, { doctor: { topics, reads, writes } });
      answers.set(state, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof TaskError) && !(error instanceof DawnChorusError)) throw error;
      lost.push({
        about: `function of ${state}`,
        status: 'fault',
        says: sentenceOf(error),
        section: 'when-a-run-failed',
      });
      return NOTHING;
    }
  };
  const { reads, writes } = STEPS.Plan;
  const planned = await checkUp('Plan', {
    doctor: { ...(topic === undefined ? {} : { topic }), reads, writes },
  }).catch((error: unknown) => {
    // Without a topic there is nothing to look over.
    throw error instanceof TaskError && error.name === 'BadInputError' ? new BadInputError(error.sentence) : error;
  });
  answers.set('Plan', planned);
  const { topics = [] } = planned;
  const others: Looked[] = STEP_NAMES.filter((state) => state !== 'Plan');
  const subscribers: Looked[] = delivers && topics.some(isDelivering) ? ['Deliver'] : [];
  await Promise.all([...others, ...subscribers].map((state) => ask(state, topics)));
  const told = TELLING.flatMap((state) =>
    (answers.get(state)?.diagnoses ?? []).filter(({ about }) => about !== 'store'),
  );
  return {
    diagnoses: [...lost, ...storeDiagnoses(answers, starts), ...told],
    topics,
    models: answers.get('Summarise')?.models ?? [],
  };
};
