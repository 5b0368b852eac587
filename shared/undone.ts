// What was amended by hand and is not in the report any more, as Publish tells Announce.
import * as z from 'zod';

export const undoneSchema = z.object({
  /** Sentences of which an amendment was not taken over, since it no longer holds by the rules. */
  notAmended: z.array(z.string()).optional(),
  /** Amendments of which the report, made again, does not say the words. */
  amendmentsUnfound: z.number().int().positive().optional(),
});
export type Undone = z.infer<typeof undoneSchema>;
