// Brings amendments into a report by the rules of any sentence: what holds is kept, what its posts don't carry is marked, the rest is said. Pure.
import { BadInputError } from '../../shared/errors.ts';
import { type Evidence, evidenceSchema, reportSchema } from '../../shared/report.ts';
import type { Undone } from '../../shared/undone.ts';
import type { Finding } from '../../shared/verify/conformance.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import { amended, noted } from './amend-report.ts';
import { type Amendment, fingerprintOf } from './amendments.ts';
import { sentencesOf } from './edit-report.ts';
import { type Judged, judgeByHand } from './judge-by-hand.ts';
import { faultsOf, type Verifiable } from './verify-edition.ts';

type Sources = ReadonlyMap<string, Source>;

/** The sentence that an amendment is about: the one of its id where it says what it said, else any that says it. */
const placeOf = ({ sentences }: Evidence, { sentence, was }: Amendment): string | undefined => {
  const says = (id: string): boolean => {
    const text = sentences[id]?.text;
    return text !== undefined && fingerprintOf(text) === was;
  };
  return says(sentence) ? sentence : Object.keys(sentences).find(says);
};

/** In the order in which they are read back, so that the same report has the same digest. */
const asRead = ({ report, evidence }: Verifiable): Verifiable => ({
  report: reportSchema.parse(report),
  evidence: evidenceSchema.parse(evidence),
});

const nameOf = ({ rule, message }: Finding): string => `${rule} ${message}`;

export interface Tried {
  /** As the rules let it stand: with its quotations, and a note where its posts don't carry it. */
  readonly amendment: Amendment;
  readonly result: Verifiable;
  /** Why it is a note. */
  readonly note?: string | undefined;
  /** A rule that the report would break with it, and did not before; then it may not stand. */
  readonly fault?: Finding | undefined;
  /** The part of the report in which it stands would go, for want of a quotation or two speakers. */
  readonly losesPart: boolean;
}

/**
 * An amendment tried in a report: as carried by its posts where the rules find it so, else as a note.
 * @param id of the sentence
 * @param sources the day's posts by their links; empty where they are no longer kept
 */
export const tried = (
  material: Verifiable,
  id: string,
  given: Omit<Amendment, 'quotes' | 'hand'>,
  { quotes, note }: Judged,
  sources: Sources,
): Tried => {
  const before = new Set(faultsOf(material, sources).map(({ finding }) => nameOf(finding)));
  const as = (hand: Amendment['hand'], why: string | undefined): Tried => {
    const amendment: Amendment = { ...given, quotes: [...quotes], hand };
    const result = asRead(amended(material, id, amendment));
    const fault = faultsOf(result, sources).find(({ finding }) => !before.has(nameOf(finding)))?.finding;
    const losesPart = given.text !== undefined && !sentencesOf(result.report).some((each) => each.id === id);
    return { amendment, result, fault, losesPart, note: hand === 'note' ? why : undefined };
  };
  if (note !== undefined) return as('note', note);
  const first = as('carried', undefined);
  return first.fault === undefined || given.text === undefined ? first : as('note', first.fault.message);
};

/** What is held against an amendment; undefined where not even a note may say so. */
const judgedAnew = (material: Verifiable, id: string, amendment: Amendment, sources: Sources): Judged | undefined => {
  try {
    return amendment.text === undefined ? { quotes: [] } : judgeByHand(amendment.text, id, material, sources);
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
};

/** The report with an amendment where the rules let it stand, else with the word that it was not taken over. */
const brought = (material: Verifiable, id: string, amendment: Amendment, sources: Sources): Verifiable => {
  const verdict = judgedAnew(material, id, amendment, sources);
  const attempt = verdict === undefined ? undefined : tried(material, id, amendment, verdict, sources);
  if (attempt !== undefined && attempt.fault === undefined && !attempt.losesPart) return attempt.result;
  const { report, evidence } = material;
  const refused = { id: amendment.id, at: amendment.at, sentence: id };
  return asRead(noted({ report, evidence: { ...evidence, notAmended: [...(evidence.notAmended ?? []), refused] } }));
};

/**
 * A report with the amendments that it does not have yet, in their order; the same object where there is none. One whose words
 * the report does not say has nothing to amend in it. Each is judged anew, since the sentence may rest on other posts than when
 * it was amended: what the rules no longer let stand is left out, and the report says so, so that it is not tried again.
 * @param sourcesOf the day's posts by their links, asked for only where there is something to judge
 */
export const bringAmendments = async (
  material: Verifiable,
  amendments: readonly Amendment[],
  sourcesOf: () => Promise<Sources>,
): Promise<Verifiable> => {
  let current = material;
  let sources: Sources | undefined;
  for (const amendment of amendments) {
    const { amended = [], notAmended = [] } = current.evidence;
    if ([...amended, ...notAmended].some(({ id }) => id === amendment.id)) continue;
    const place = placeOf(current.evidence, amendment);
    if (place === undefined) continue;
    sources ??= await sourcesOf();
    current = brought(current, place, amendment, sources);
  }
  return current;
};

/**
 * What is told of a report beside its own words: sentences of which an amendment did not hold, and amendments of words that it
 * does not say.
 */
export const toldOfAmendments = (
  { amended = [], notAmended = [] }: Evidence,
  amendments: readonly Amendment[] = [],
): Undone => {
  const known = new Set([...amended, ...notAmended].map(({ id }) => id));
  const unfound = amendments.filter(({ id }) => !known.has(id)).length;
  return {
    ...(notAmended.length === 0 ? {} : { notAmended: notAmended.map(({ sentence }) => sentence) }),
    ...(unfound === 0 ? {} : { amendmentsUnfound: unfound }),
  };
};
