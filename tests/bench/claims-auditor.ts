// Labelled claims as finished reports for an auditor: false ones stand in place of their true sentence, some eighty a request.
import { createHash } from 'node:crypto';
import { type Audited, auditParts, readFindings } from '../../functions/summarise/audit.ts';
import type { AuditedSentence } from '../../functions/summarise/audit-prompt.ts';
import { BadInputError, ModelUnavailableError } from '../../shared/errors.ts';
import type { Model } from '../../shared/model/model.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import type { LabelledClaim } from './claims-file.ts';
import type { Objection } from './claims-score.ts';

/** Sentences of a report, and so of a request. */
const SENTENCES = 80;
/** Words in common from which on a false sentence was made of a true one. */
const ALIKE = 0.25;

const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
};
const likeness = (a: string, b: string): number => {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / Math.max(1, one.size + other.size - shared);
};

const isFalse = ({ line }: LabelledClaim): boolean => line.label === 'false' || line.label === 'unsupported';

/** The line whose place a false one takes: the one that it names, else the most alike of its packet. */
const truthOf = (claim: LabelledClaim, others: readonly LabelledClaim[]): LabelledClaim | undefined => {
  const named = others.find(({ line }) => line.claim.text === claim.line.true);
  if (named !== undefined) return named;
  const text = claim.line.true ?? claim.line.claim.text;
  const [best] = others.toSorted((a, b) => likeness(b.line.claim.text, text) - likeness(a.line.claim.text, text));
  return best !== undefined && likeness(best.line.claim.text, text) >= ALIKE ? best : undefined;
};

const numberOf = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16);

/**
 * A place in a report with all that may stand there: the true sentence and the false ones made of it. Each edition shows one
 * of them; which comes first follows from a hash.
 */
const placesOf = (claims: readonly LabelledClaim[]): LabelledClaim[][] =>
  [...Map.groupBy(claims, ({ line }) => line.packet).values()].flatMap((packet) => {
    const told = packet.filter((claim) => !isFalse(claim));
    const falsehoods = Map.groupBy(packet.filter(isFalse), (claim) => truthOf(claim, told));
    return [
      ...told.map((truth) => [truth, ...(falsehoods.get(truth) ?? [])]),
      ...(falsehoods.get(undefined) ?? []).map((claim) => [claim]),
    ];
  });

/** Reports, of which each line stands in at least one, and no false line beside the true one that it was made of. */
export const editionsOf = (claims: readonly LabelledClaim[]): LabelledClaim[][] => {
  const places = placesOf(claims);
  const editions = Math.max(2, ...places.map((options) => options.length));
  return Array.from({ length: editions }, (_, edition) =>
    places.flatMap((options): LabelledClaim[] => {
      const [first] = options;
      const turn = (edition + numberOf(first?.line.claim.text ?? '')) % editions;
      const shown = options[turn];
      // Sentences of a report lean on those before them, so its true ones stand in every edition.
      if (shown === undefined) return first?.line.where === undefined || isFalse(first) ? [] : [first];
      return [shown];
    }),
  ).flatMap((edition) =>
    Array.from({ length: Math.ceil(edition.length / SENTENCES) }, (_, part) => {
      const size = Math.ceil(edition.length / Math.ceil(edition.length / SENTENCES));
      return edition.slice(part * size, (part + 1) * size);
    }),
  );
};

const keyOf = ({ line }: LabelledClaim, id: string): string => `${line.packet}/${id}`;

const askedOf = (claim: LabelledClaim): AuditedSentence => ({
  id: String(claim.number),
  // A number behind the section would tell which lines were changed.
  section: (claim.line.where ?? 'events').replace(/#.*$/, ''),
  place: claim.sentence.place,
  kind: 'claim',
  text: claim.sentence.text,
  posts: claim.sentence.posts.map((id) => keyOf(claim, id)),
});

/**
 * Asks an auditor about all lines. Throws BadInputError where requests were not answered, with how many: a server whose
 * answers are written by hand is asked again when they are there.
 * @returns what it has against each line, by the line's number; where a line was shown twice, what it said first
 */
export const askAuditor = async (
  claims: readonly LabelledClaim[],
  model: Model,
): Promise<{ readonly found: ReadonlyMap<number, readonly Objection[]>; readonly problems: readonly string[] }> => {
  const reports = editionsOf(claims);
  const asked = reports.flatMap((report) => {
    const sources = new Map<string, Source>(
      report.flatMap((claim) =>
        [...claim.packet].map(([id, source]) => [keyOf(claim, id), { ...source, key: keyOf(claim, id) }] as const),
      ),
    );
    return auditParts(report.map(askedOf), sources, report[0]?.sentence.language ?? 'zh-CN', Number.POSITIVE_INFINITY);
  });
  const answers = await Promise.all(
    asked.map(async (part): Promise<Audited | undefined> => {
      try {
        return readFindings(part, await model.ask(part.request));
      } catch (error) {
        if (error instanceof ModelUnavailableError) return undefined;
        throw error;
      }
    }),
  );
  const waiting = answers.filter((answer) => answer === undefined).length;
  if (waiting > 0)
    throw new BadInputError(
      `${waiting} of ${asked.length} requests of the auditor were not answered; ask again when they are.`,
    );
  const found = new Map<number, readonly Objection[]>();
  asked.forEach((part, at) => {
    const objections = new Map(answers[at]?.objections.map(({ id, words, reason }) => [id, `${reason} (${words})`]));
    for (const { id } of part.sentences) {
      const number = Number(id);
      const said = objections.get(id);
      if (Number.isInteger(number) && !found.has(number))
        found.set(number, said === undefined ? [] : [{ rule: 'auditor', message: said }]);
    }
  });
  return { found, problems: answers.flatMap((answer) => answer?.problem ?? []) };
};
