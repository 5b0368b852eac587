// What was amended by hand in the reports of a slug: kept apart from them, so that every later revision has it too.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { amendmentsKey } from '../../shared/keys.ts';
import { type Evidence, evidenceSchema, reportSchema } from '../../shared/report.ts';
import type { Store } from '../../shared/store/store.ts';
import { canonical } from '../../shared/verify/published-text.ts';
import { amended } from './amend-report.ts';
import { parsePointer } from './pointers.ts';
import { readUnpublished } from './unpublished.ts';
import type { Verifiable } from './verify-edition.ts';

export const amendmentSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Id of the sentence in the report that was amended. Another run of the day may number its sentences otherwise. */
  sentence: z.string(),
  /** SHA-256 of what it said: by this it is found again, and no words are kept that somebody wanted gone. */
  was: z.string(),
  /** What it says now, `**…**` in bold; absent where it is taken out. */
  text: z.string().optional(),
  /** Verbatim quotations within it, each with its post. */
  quotes: z.array(z.object({ text: z.string(), post: z.string() })).default([]),
  hand: z.enum(['carried', 'note']).default('carried'),
});
export type Amendment = z.infer<typeof amendmentSchema>;

export const amendmentsSchema = z.object({ version: z.literal(1), amendments: z.array(amendmentSchema) });
export type Amendments = z.infer<typeof amendmentsSchema>;

/** What tells a sentence again, however it is set. */
export const fingerprintOf = (text: string): string => createHash('sha256').update(canonical(text)).digest('hex');

export interface SlugOf {
  readonly platform: string;
  readonly topic: string;
  readonly slug: string;
}

/** The amendments of a slug, oldest first, without those that quote a post which was taken out since. */
export const readAmendments = async (
  store: Store,
  { platform, topic, slug }: SlugOf,
): Promise<readonly Amendment[]> => {
  const key = amendmentsKey(platform, topic, slug);
  const stored = await store.read(key);
  if (stored === undefined) return [];
  const gone = await readUnpublished(store);
  return parsePointer(key, stored.bytes, amendmentsSchema).amendments.filter(
    ({ quotes }) => !quotes.some(({ post }) => gone.has(post)),
  );
};

/** Whether two amendments of the same words want the same. */
const isSame = (a: Amendment, b: Amendment): boolean => a.text === b.text;

/**
 * The list with one more amendment; the same again is there already. Throws BadInputError where another hand has amended the
 * same words meanwhile, since one of the two would be lost.
 * @param shown amendments that whoever amends has seen in effect
 */
export const withAmendment = (
  there: Amendments | undefined,
  amendment: Amendment,
  shown: ReadonlySet<string>,
): Amendments => {
  const amendments = there?.amendments ?? [];
  const { sentence, was } = amendment;
  const other = amendments.find((each) => each.sentence === sentence && each.was === was && !shown.has(each.id));
  if (other === undefined) return { version: 1, amendments: [...amendments, amendment] };
  if (isSame(other, amendment)) return { version: 1, amendments };
  const what = other.text === undefined ? 'taken it out' : `made it "${other.text}"`;
  throw new BadInputError(
    `Another hand has amended the sentence ${sentence} meanwhile and ${what}; look at it, and amend that if you still want to.`,
  );
};

/** The sentence that an amendment is about: the one of its id where it says what it said, else any that says it. */
const placeOf = ({ sentences }: Evidence, { sentence, was }: Amendment): string | undefined => {
  const says = (id: string): boolean => {
    const text = sentences[id]?.text;
    return text !== undefined && fingerprintOf(text) === was;
  };
  return says(sentence) ? sentence : Object.keys(sentences).find(says);
};

/**
 * A report with the amendments that it does not have yet, in their order; the same object where there is none. One whose words
 * the report does not say has nothing to amend in it.
 */
export const withAmendments = (material: Verifiable, amendments: readonly Amendment[]): Verifiable => {
  let current = material;
  for (const amendment of amendments) {
    const { evidence } = current;
    if (evidence.amended?.some(({ id }) => id === amendment.id) === true) continue;
    const place = placeOf(evidence, amendment);
    if (place !== undefined) current = amended(current, place, amendment);
  }
  if (current === material) return material;
  // In the order in which they are read back, so that the same report has the same digest.
  return { report: reportSchema.parse(current.report), evidence: evidenceSchema.parse(current.evidence) };
};
