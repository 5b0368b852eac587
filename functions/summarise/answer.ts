// The one form in which everything is answered, the same for all so that a server can cache what comes before.
import * as z from 'zod';
import { SECTIONS } from './draft.ts';

/** A list of which elements that are not of the form are left out: one bad line costs itself. */
const list = <Schema extends z.ZodType>(element: Schema) =>
  z.preprocess(
    (value) =>
      Array.isArray(value) ? value.flatMap((one) => (element.safeParse(one).success ? [one] : [])) : (value ?? []),
    z.array(element),
  );

const text = z.string().default('');
/** Ids of posts, whether they come as a list, in one text, or in brackets. */
const idsIn = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .split(/[\s,，、;；]+/)
        .map(bareId)
        .filter(Boolean)
    : Array.isArray(value)
      ? value.flatMap((one) => (typeof one === 'string' && /[\s,，、;；]/.test(one) ? idsIn(one) : [bareId(one)]))
      : (value ?? []);
const bareId = (id: unknown): unknown =>
  typeof id === 'string' ? id.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') : id;
const posts = z
  .preprocess(idsIn, z.array(z.string()))
  .describe('Ids of the posts that say it, the one that says most first');

/** Said before the place is chosen, so that it is chosen by it; words, since some servers take no other lists of values. */
const weight = z
  .preprocess((value) => (typeof value === 'number' ? `${value}` : value), z.enum(['3', '2', '1']).catch('1'))
  .default('1')
  .describe('How much the story weighs, as the plan explains it; 1 for views and special themes');

export const answerSchema = z.object({
  plan: list(
    z.object({
      what: z.string().describe('The story or the question in a few words'),
      weight,
      place: z.enum(['keyPoint', 'event', 'view', 'special']),
      group: text.describe('Id of the special subject; else empty'),
      posts,
    }),
  ).describe('Only when the plan is asked for'),
  parts: list(
    z.object({
      section: z.enum(SECTIONS),
      group: text.describe(
        "The events' group, or id of the special subject, or in the conclusion relation, ready, open, doubtful or watch; else empty",
      ),
      subject: text.describe(
        'Of key points and events: whom or what the lead is about, as it stands there, at most 24 characters; else empty',
      ),
      lead: text.describe(
        'What stands in bold: the statement of a key point or event, the title of a view; else empty',
      ),
      text: text.describe('What follows, in running sentences with the ids of their posts'),
    }),
  ).describe('The report, a part for each item and paragraph; only when it is asked for'),
  missing: list(
    z.object({
      post: z.string().describe('Id of a post of the item that was told'),
      lacks: z.enum(['maker', 'test', 'numbers']),
      who: text.describe(
        'For maker: the organisation or person that said nothing, spelt as in the item that was told; else empty',
      ),
      search: list(z.string()).describe(
        'Words by which anything about it would be found: names of the thing, in all spellings',
      ),
    }),
  ).describe('What is still open; only in the conclusion'),
  mended: list(
    z.object({
      id: z.string(),
      text: z.string().describe('The sentence as it should be; empty where it can only be left out'),
      posts,
    }),
  ).describe('Only when a repair is asked for'),
});
export type Answer = z.infer<typeof answerSchema>;
/** One item or paragraph of the report as the writer tells it. */
export type Part = Answer['parts'][number];

/** Bounds that servers reject (measured: research, AWS facts, part 1), and defaults, which mean nothing to them. */
const REJECTED = new Set([
  '$schema',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

/** Every field required and none besides, as strict servers want it. */
const strict = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !REJECTED.has(key))
    .map(([key, inner]) => [key, strict(inner)] as const);
  const made = Object.fromEntries(entries);
  return made.type === 'object' && typeof made.properties === 'object' && made.properties !== null
    ? { ...made, required: Object.keys(made.properties), additionalProperties: false }
    : made;
};

export const TOOL = {
  name: 'file_report',
  description: 'Files what is asked for of the report. Lists that are not asked for stay empty.',
  schema: strict(z.toJSONSchema(answerSchema, { io: 'output' })) as Readonly<Record<string, unknown>>,
} as const;
