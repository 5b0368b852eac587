// A checkup: what `doctor` asks of each step, and what a step answers: diagnoses, each with what to do.
import * as z from 'zod';
import { ConflictError } from './errors.ts';
import { doctorKey } from './keys.ts';
import type { Store } from './store/store.ts';
import { topicSchema } from './topic.ts';

export const DIAGNOSIS_STATUSES = ['ok', 'warning', 'fault', 'unchecked'] as const;

export const diagnosisSchema = z.object({
  /** What was looked at: `X token`. */
  about: z.string(),
  /**
   * ok; warning: a run would go well today, but a person should know; fault: a run would fail or lack something;
   * unchecked: it could not be looked at, and `says` tells why.
   */
  status: z.enum(DIAGNOSIS_STATUSES),
  /** One sentence. */
  says: z.string(),
  /** What to do, as a clause that stands after `says`; absent where nothing is to be done. */
  todo: z.string().optional(),
  /** Section of docs/operations.md that tells more. */
  section: z.string().optional(),
  /** Dollars that looking has cost. */
  costUsd: z.number().nonnegative().optional(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** What a step is given for a checkup, in place of a run's document. */
export const checkupSchema = z.strictObject({
  doctor: z.strictObject({
    /** Name of the topic that was asked about; all of them where absent. Plan finds the files. */
    topic: z.string().optional(),
    /** The topics, as Plan found them, for the other steps. */
    topics: z.array(topicSchema).default([]),
    /** Folders at the top of the store that the step may read, and that it may write. */
    reads: z.array(z.string()).default([]),
    writes: z.array(z.string()).default([]),
  }),
});
export type Checkup = z.infer<typeof checkupSchema>['doctor'];

/** What a step answers. */
export const checkedUpSchema = z.object({
  diagnoses: z.array(diagnosisSchema),
  /** Of Plan: the topics that the other steps are to be asked about. */
  topics: z.array(topicSchema).optional(),
  /** Of Summarise: URLs of the models that reports are written and audited by. */
  models: z.array(z.string()).optional(),
});
export type CheckedUp = z.infer<typeof checkedUpSchema>;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** No object has it, so that a write under the condition that it is there writes nothing, wherever it is allowed. */
const NO_ETAG = '"00000000000000000000000000000000"';

/**
 * Whether a step may use its folders of the store. Nothing is left behind: what is written is written under a condition that
 * does not hold, which S3 looks at only where the write is allowed (Amazon S3 user guide, conditional writes).
 * @returns a diagnosis about `store`
 */
export const storeDiagnosis = async (
  store: Store,
  { reads, writes }: Pick<Checkup, 'reads' | 'writes'>,
): Promise<Diagnosis> => {
  try {
    for (const room of new Set([...reads, ...writes])) await store.read(doctorKey(room));
    for (const room of writes) {
      await store
        .write(doctorKey(room), 'This is never written.', { condition: { match: NO_ETAG } })
        .catch((error: unknown) => {
          if (!(error instanceof ConflictError)) throw error;
        });
    }
    const rooms = [...new Set(writes)].sort();
    const what = rooms.length === 0 ? 'can be read' : `can be written (${rooms.join(', ')})`;
    return { about: 'store', status: 'ok', says: `${store.url} ${what}.` };
  } catch (error) {
    const todo = 'what the sentence says; a deployment that was changed by hand is mended by npm run deploy';
    return { about: 'store', status: 'fault', says: messageOf(error), todo };
  }
};

/** A fault, from something thrown whose message is a sentence that says what to do. */
export const faultOf = (about: string, error: unknown): Diagnosis => ({
  about,
  status: 'fault',
  says: messageOf(error),
});
