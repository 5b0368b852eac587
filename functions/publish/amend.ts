// Amends a sentence by hand: judged by the rules like any other, kept apart, and brought into the draft or the next revision.
import { draftOf } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { amendmentsKey, siteKeys } from '../../shared/keys.ts';
import type { Evidence } from '../../shared/report.ts';
import type { Published } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { judged, meant, tidied, type Wish } from './amendment-of.ts';
import {
  type Amendment,
  amendmentsSchema,
  fingerprintOf,
  readAmendments,
  type Seen,
  withAmendment,
} from './amendments.ts';
import { applyAmendments } from './apply-amendments.ts';
import { sentencesOf } from './edit-report.ts';
import { parseManifest } from './manifest.ts';
import { merge } from './point.ts';
import { type ReadEdition, readEdition } from './read-edition.ts';
import { unpublishSince } from './unpublish.ts';
import { readUnpublished } from './unpublished.ts';
import type { Verifiable } from './verify-edition.ts';

export interface AmendedSentence {
  readonly slug: string;
  readonly sentence: string;
  readonly was: string;
  /** Absent where it was taken out. */
  readonly says?: string | undefined;
  /** Why its posts don't carry it; then it is said to be the editor's own. */
  readonly note?: string | undefined;
  /** Other sentences that went with it, such as the rest of a view without its quotation. */
  readonly alsoGone: number;
  /** The revision that has it; absent where only a draft has. */
  readonly revision?: number | undefined;
  readonly draft?: true;
  readonly postByHand?: true | undefined;
}

/** What stands under a slug and is amended: the draft where one waits, else the published report. */
const standing = async (store: Store, slug: string): Promise<ReadEdition> => {
  const draft = await draftOf(store, slug);
  const current = parseManifest((await store.read(siteKeys(slug).stable.manifest))?.bytes);
  const keys = siteKeys(slug);
  const files =
    draft !== undefined
      ? keys.draft(draft.version)
      : current === undefined
        ? undefined
        : keys.revision(current.revision);
  const gone = await readUnpublished(store);
  const of = draft ?? current;
  const amendments = of === undefined ? [] : await readAmendments(store, { ...of, slug });
  const whole = files === undefined ? undefined : await readEdition(store, files, { gone, amendments });
  if (whole !== undefined) return whole;
  throw new BadInputError(
    `There is no report ${slug} in ${store.url} and no draft of it; the names of reports stand in site/index.json.`,
  );
};

const seenIn = ({ amended = [], notAmended = [] }: Evidence): Seen => ({
  applied: new Set(amended.map(({ id }) => id)),
  refused: new Set(notAmended.map(({ id }) => id)),
});

/** The answer where the sentence says already what is wished: nothing is amended then. */
const saidAlready = (material: Verifiable, wish: Wish): Omit<AmendedSentence, 'revision' | 'draft'> | undefined => {
  if (wish.text === undefined) return undefined;
  const { id, was } = meant(material, wish);
  const same = fingerprintOf(tidied(wish.text).replaceAll('**', '')) === fingerprintOf(was);
  return same ? { slug: wish.slug, sentence: id, was, says: was, alsoGone: 0 } : undefined;
};

/** The revision that stands after all hands are done; throws where it does not say what was amended, since another was faster. */
const confirmed = async (store: Store, slug: string, { id, sentence }: Amendment): Promise<number> => {
  const { edition, manifest } = await standing(store, slug);
  if (seenIn(edition.evidence).applied.has(id)) return manifest.revision;
  throw new BadInputError(
    `Another hand was faster, and the sentence ${sentence} of ${slug} says something else now; look at it, and amend that if you still want to.`,
  );
};

const claimsIn = ({ report }: Verifiable): number => sentencesOf(report).filter(({ role }) => role === 'claim').length;

/**
 * Amends a sentence of the draft of a slug or, where none waits, of the published report. The amendment is kept before anything
 * is made of it, so that it can be called again after a crash, and two hands at once lose nothing. Throws BadInputError where
 * there is no such sentence, the report can't be with it, or another hand has amended the same sentence.
 * @param now time of making of the new revision
 */
export const amend = async (store: Store, wish: Wish, now: Date, siteUrl?: string): Promise<AmendedSentence> => {
  const gone = await readUnpublished(store);
  const first = await standing(store, wish.slug);
  const { platform, topic, slug } = first.edition.run;
  // What another hand, or this one before a crash, has left undone comes first.
  const finished = await applyAmendments(store, { platform, topic, slug }, now, siteUrl);
  const { edition, manifest } = finished === undefined ? first : await standing(store, slug);
  const said = saidAlready(edition, wish);
  if (said !== undefined)
    return {
      ...said,
      ...((await draftOf(store, slug)) === undefined ? { revision: manifest.revision } : { draft: true }),
    };
  const { amendment, result, note } = await judged(store, edition, wish, now);
  const seen = seenIn(edition.evidence);
  await merge(store, amendmentsKey(platform, topic, slug), amendmentsSchema, (there) =>
    withAmendment(there, amendment, seen),
  );
  const published: Published | undefined = await applyAmendments(store, { platform, topic, slug }, now, siteUrl);
  await unpublishSince(store, gone, now, siteUrl);
  const kept = (await readAmendments(store, { platform, topic, slug })).find(
    (each) => each.sentence === amendment.sentence && each.was === amendment.was && each.text === amendment.text,
  );
  const revision = await confirmed(store, slug, kept ?? amendment);
  const says = result.evidence.sentences[amendment.sentence]?.text;
  return {
    ...{ slug, sentence: amendment.sentence, was: edition.evidence.sentences[amendment.sentence]?.text ?? '' },
    ...(amendment.text === undefined ? {} : { says }),
    ...(note === undefined ? {} : { note }),
    alsoGone: claimsIn(edition) - claimsIn(result) - (amendment.text === undefined ? 1 : 0),
    ...(published === undefined ? { draft: true } : { revision }),
    ...(published?.postByHand === undefined ? {} : { postByHand: published.postByHand }),
  };
};
