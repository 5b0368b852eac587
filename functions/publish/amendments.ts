// What was amended by hand in the reports of a slug: kept apart from them, so that every later revision has it too.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { amendmentsKey } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { canonical } from '../../shared/verify/published-text.ts';
import { merge } from './point.ts';
import { parsePointer } from './pointers.ts';
import { readUnpublished } from './unpublished.ts';

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

const quotesOne =
  (gone: ReadonlySet<string>) =>
  ({ quotes }: Amendment): boolean =>
    quotes.some(({ post }) => gone.has(post));

/** The amendments of a slug, oldest first, without those that quote a post which was taken out since. */
export const readAmendments = async (
  store: Store,
  { platform, topic, slug }: SlugOf,
): Promise<readonly Amendment[]> => {
  const key = amendmentsKey(platform, topic, slug);
  const stored = await store.read(key);
  if (stored === undefined) return [];
  const gone = await readUnpublished(store);
  const quotesGone = quotesOne(gone);
  return parsePointer(key, stored.bytes, amendmentsSchema).amendments.filter((each) => !quotesGone(each));
};

/** Takes amendments off the list of a slug that quote posts which were taken out: their words are those of the posts. */
export const forgetQuoting = async (
  store: Store,
  { platform, topic, slug }: SlugOf,
  gone: ReadonlySet<string>,
): Promise<void> => {
  const key = amendmentsKey(platform, topic, slug);
  if ((await store.read(key)) === undefined) return;
  const quotesGone = quotesOne(gone);
  await merge(
    store,
    key,
    amendmentsSchema,
    (there): Amendments => ({
      version: 1,
      amendments: (there?.amendments ?? []).filter((each) => !quotesGone(each)),
    }),
  );
};

/** Whether two amendments of the same words want the same. */
const isSame = (a: Amendment, b: Amendment): boolean => a.text === b.text;

/** What whoever amends has seen in the report: amendments in effect, and those that the rules no longer let stand. */
export interface Seen {
  readonly applied: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

/**
 * The list with one more amendment, in place of one of the same words that no longer held; the same again is there already.
 * Throws BadInputError where another hand has amended the same words meanwhile, since one of the two would be lost.
 */
export const withAmendment = (there: Amendments | undefined, amendment: Amendment, seen: Seen): Amendments => {
  const { sentence, was } = amendment;
  const amendments = (there?.amendments ?? []).filter((each) => each.was !== was || !seen.refused.has(each.id));
  const other = amendments.find((each) => each.sentence === sentence && each.was === was && !seen.applied.has(each.id));
  if (other === undefined) return { version: 1, amendments: [...amendments, amendment] };
  if (isSame(other, amendment)) return { version: 1, amendments };
  const what = other.text === undefined ? 'taken it out' : `made it "${other.text}"`;
  throw new BadInputError(
    `Another hand has amended the sentence ${sentence} meanwhile and ${what}; look at it, and amend that if you still want to.`,
  );
};
