// Amends a sentence by hand: judged by the rules like any other, kept apart, and brought into the draft or the next revision.
import { createHash } from 'node:crypto';
import { draftOf } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { amendmentsKey, runPrefix, siteKeys } from '../../shared/keys.ts';
import type { Evidence } from '../../shared/report.ts';
import type { Published } from '../../shared/run.ts';
import { sentenceMeant } from '../../shared/sentence-meant.ts';
import type { Store } from '../../shared/store/store.ts';
import {
  type Amendment,
  amendmentsSchema,
  fingerprintOf,
  readAmendments,
  withAmendment,
  withAmendments,
} from './amendments.ts';
import { applyAmendments } from './apply-amendments.ts';
import { sentencesOf } from './edit-report.ts';
import { type Judged, judgeByHand } from './judge-by-hand.ts';
import { parseManifest } from './manifest.ts';
import { merge } from './point.ts';
import { type ReadEdition, readEdition } from './read-edition.ts';
import { readSources } from './read-material.ts';
import { readUnpublished } from './unpublished.ts';
import { faultsOf, type Verifiable } from './verify-edition.ts';

export interface Wish {
  readonly slug: string;
  /** Id of a sentence in evidence.json, or some of its words. */
  readonly sentence: string;
  /** What it is to say, `**…**` in bold; undefined where it is to go. */
  readonly text: string | undefined;
}

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

const idsOf = ({ amended = [] }: Evidence): ReadonlySet<string> => new Set(amended.map(({ id }) => id));

/** The sentence that is meant. Throws BadInputError for one that is no claim, or is a bold line above others. */
const meant = ({ evidence }: Verifiable, { slug, sentence }: Wish): { readonly id: string; readonly was: string } => {
  const id = sentenceMeant(evidence, sentence);
  const { role, text: was } = evidence.sentences[id] ?? {};
  if (role !== 'claim')
    throw new BadInputError(`The sentence ${id} of ${slug} is the report's own count or form, which can't be amended.`);
  if (was === undefined)
    throw new BadInputError(
      `The evidence of ${slug} is of a version that does not hold what it says; run the day again first.`,
    );
  return { id, was };
};

/** One line of plain text without its full stop, quotations in the marks that a report has. Throws BadInputError where nothing is left. */
const tidied = (text: string): string => {
  const line = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/"([^"]*)"/gu, '“$1”')
    .trim()
    .replace(/[。.]+$/u, '');
  if (line.replaceAll('*', '').trim() !== '') return line;
  throw new BadInputError('The text of --text is empty; --drop takes a sentence out.');
};

const partsOfRun = async (store: Store, { slug, run }: Evidence): Promise<string[]> => {
  const parts: string[] = [];
  for await (const key of store.list(`${runPrefix(slug, run)}/deduplicated/`)) parts.push(key);
  return parts;
};

/** The amendment as the rules let it stand, tried in the report. Throws BadInputError where they don't. */
const judged = async (
  store: Store,
  material: Verifiable,
  wish: Wish,
  now: Date,
): Promise<{ readonly amendment: Amendment; readonly result: Verifiable; readonly note: string | undefined }> => {
  const { id, was } = meant(material, wish);
  const text = wish.text === undefined ? undefined : tidied(wish.text);
  const at = now.toISOString();
  const base = { at, sentence: id, was: fingerprintOf(was), ...(text === undefined ? {} : { text }) };
  const sources = await readSources(store, await partsOfRun(store, material.evidence), material);
  const verdict: Judged = text === undefined ? { quotes: [] } : judgeByHand(text, id, material, sources);
  const hash = createHash('sha256').update(JSON.stringify(base)).digest('hex').slice(0, 16);
  const before = new Set(faultsOf(material, sources).map(({ finding }) => `${finding.rule} ${finding.message}`));
  const tried = (hand: Amendment['hand']) => {
    const amendment: Amendment = { id: hash, ...base, quotes: [...verdict.quotes], hand };
    const result = withAmendments(material, [amendment]);
    const fault = faultsOf(result, sources).find(({ finding }) => !before.has(`${finding.rule} ${finding.message}`));
    return { amendment, result, fault: fault?.finding };
  };
  const first = tried(verdict.note === undefined ? 'carried' : 'note');
  const second = first.fault === undefined || first.amendment.hand === 'note' ? first : tried('note');
  if (second.fault !== undefined)
    throw new BadInputError(
      `The report would break ${second.fault.rule} with it: ${second.fault.message}${second.fault.text === '' ? '' : ` (${second.fault.text})`} Nothing was changed.`,
    );
  const { amendment, result } = second;
  if (text !== undefined && !sentencesOf(result.report).some((each) => each.id === id))
    throw new BadInputError(
      `The part of ${wish.slug} in which ${id} stands would be left without a direct quotation or two speakers; keep one in the text, or use --drop.`,
    );
  return { amendment, result, note: amendment.hand === 'note' ? (verdict.note ?? first.fault?.message) : undefined };
};

/** The answer where the sentence says already what is wished: nothing is amended then. */
const saidAlready = (material: Verifiable, wish: Wish): Omit<AmendedSentence, 'revision' | 'draft'> | undefined => {
  if (wish.text === undefined) return undefined;
  const { id, was } = meant(material, wish);
  const same = fingerprintOf(tidied(wish.text).replaceAll('**', '')) === fingerprintOf(was);
  return same ? { slug: wish.slug, sentence: id, was, says: was, alsoGone: 0 } : undefined;
};

/** What a report says of the amendment after all hands are done; throws where another hand was faster. */
const confirmed = async (store: Store, slug: string, { id, sentence }: Amendment): Promise<void> => {
  const { evidence } = (await standing(store, slug)).edition;
  if (idsOf(evidence).has(id)) return;
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
  const seen = idsOf(edition.evidence);
  await merge(store, amendmentsKey(platform, topic, slug), amendmentsSchema, (there) =>
    withAmendment(there, amendment, seen),
  );
  const published: Published | undefined = await applyAmendments(store, { platform, topic, slug }, now, siteUrl);
  const kept = (await readAmendments(store, { platform, topic, slug })).find(
    (each) => each.sentence === amendment.sentence && each.was === amendment.was && each.text === amendment.text,
  );
  await confirmed(store, slug, kept ?? amendment);
  const says = result.evidence.sentences[amendment.sentence]?.text;
  return {
    ...{ slug, sentence: amendment.sentence, was: edition.evidence.sentences[amendment.sentence]?.text ?? '' },
    ...(amendment.text === undefined ? {} : { says }),
    ...(note === undefined ? {} : { note }),
    alsoGone: claimsIn(edition) - claimsIn(result) - (amendment.text === undefined ? 1 : 0),
    ...(published === undefined ? { draft: true } : { revision: published.revision }),
    ...(published?.postByHand === undefined ? {} : { postByHand: published.postByHand }),
  };
};
