// What a server takes and how it answers, as the first requests of a run find out: kept in the state document, below 1 KB.
import * as z from 'zod';

/**
 * How the form of an answer is asked for, the strictest first: a schema that is kept to (strict) or followed (schema), any
 * JSON object, a tool that is to be used, or words alone.
 */
export const ANSWER_FORMS = ['strict', 'schema', 'object', 'tool', 'prompt'] as const;
export type AnswerForm = (typeof ANSWER_FORMS)[number];

export const dialectSchema = z.object({
  form: z.enum(ANSWER_FORMS),
  /** Name of the field for the most tokens of an answer. */
  limit: z.enum(['max_tokens', 'max_completion_tokens']),
  /** Most tokens that the server takes for that field, where it has said so. */
  most: z.number().int().positive().optional(),
  /** Fields that the server refused, by name; they are left out. */
  without: z.array(z.string().max(40)).max(12),
  /** Whether the schema stands in the prompt too, since the server does not hold the model to it. */
  told: z.boolean(),
  /** Effort of thinking that the server takes as its least. */
  effort: z.string().max(20).optional(),
  /** Whether the model was seen to think: it is asked not to, and given room for it. */
  thinks: z.boolean(),
  /** Whether an answer was read: from then on the form stays. */
  proven: z.boolean(),
  /** The model's last day, or `deprecated`, where the server has said so. */
  retires: z.string().max(20).optional(),
});
export type Dialect = z.infer<typeof dialectSchema>;
