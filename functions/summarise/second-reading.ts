// What the auditor has against the finished draft: one edit, and what it refuses again goes out. It can only refuse.
import type { Breach } from '../../shared/verify/claims.ts';
import type { AuditFinding, WritingRecord } from '../../shared/written.ts';
import { type Audited, audit, auditParts, type Objection } from './audit.ts';
import { type Checking, checkPiece } from './check-piece.ts';
import type { Correspondent } from './correspondent.ts';
import { changePieces, type Draft, type Piece, piecesOf, type Section } from './draft.ts';
import { edit } from './edit.ts';
import { knownIn } from './known.ts';
import { askForRepair, type Repairing } from './mend.ts';
import { withoutClause } from './without-clause.ts';

export interface Auditor {
  readonly model: string;
  /** Reads sentences beside their posts; what it objects to stands even where it could not read all. */
  readonly read: (pieces: readonly Piece[]) => Promise<Audited>;
}

/** What these rules only suspect was wrong each time that auditors looked (six real days): it is no hint to them. */
const NO_HINT = new Set(['V2', 'V11']);

/** An auditor that is asked by a correspondent. */
export const auditorOf = (
  correspondent: Correspondent,
  { language, sources, names }: Pick<Checking, 'language' | 'sources' | 'names'>,
  warnings: ReadonlyMap<string, readonly Breach[]>,
): Auditor => ({
  model: correspondent.name,
  read: async (pieces) => {
    const sentences = pieces.map((piece) => ({
      ...piece,
      known: knownIn(piece, language, names),
      warnings: (warnings.get(piece.id) ?? []).filter(({ rule }) => !NO_HINT.has(rule)).map(({ message }) => message),
    }));
    return audit(auditParts(sentences, sources, language), (request) => correspondent.ask('audit', request));
  },
});

export interface Read {
  readonly draft: Draft;
  readonly audit: WritingRecord['audit'];
  readonly repaired: number;
  /** Sentences that nobody refused and that the edit changed or left out. */
  readonly edited: number;
  readonly dropped: readonly { readonly section: Section; readonly rule: string; readonly piece: Piece }[];
}

/** What the auditor has against pieces that were changed, by id; a reading that failed lets none through. */
const objectionsTo = async (
  pieces: readonly Piece[],
  auditor: Auditor,
): Promise<ReadonlyMap<string, Pick<Objection, 'words' | 'isTwice'>>> => {
  if (pieces.length === 0) return new Map();
  const { objections, problem } = await auditor.read(pieces);
  return new Map(
    problem === undefined ? objections.map((one) => [one.id, one]) : pieces.map(({ id }) => [id, { words: '' }]),
  );
};

/** A mended piece as it may stand: without the clause that the auditor names again, or not at all. */
const soundOf = (
  piece: Piece,
  objection: Pick<Objection, 'words' | 'isTwice'> | undefined,
  checking: Checking,
): Piece | undefined => {
  if (objection === undefined) return piece;
  const text = objection.isTwice ? undefined : withoutClause(piece.text, objection.words);
  const rest = text === undefined ? undefined : { ...piece, text };
  return rest !== undefined && checkPiece(rest, checking).vetoes.length === 0 ? rest : undefined;
};

/**
 * Has the draft audited and edited: what is objected to is mended, what reads badly changed, and both audited again. Where the
 * auditor could not read, nothing is changed but what it objected to.
 */
export const readAgain = async (draft: Draft, auditor: Auditor, repairing: Repairing): Promise<Read> => {
  const { checking, progress } = repairing;
  progress('audit');
  const pieces = piecesOf(draft);
  const { objections, problem } = await auditor.read(pieces);
  const asked = {
    outcome: problem === undefined ? ('done' as const) : ('failed' as const),
    model: auditor.model,
    ...(problem === undefined ? {} : { cause: problem }),
  };
  const byId = new Map(objections.map((one) => [one.id, one]));
  const refused = pieces.filter(({ id }) => byId.has(id));
  const failing = refused.map((piece) => {
    const { words = '', reason = '' } = byId.get(piece.id) ?? {};
    const told = piece.posts.reduce((rest, key) => rest.replaceAll(key, repairing.aliasOf(key)), reason);
    return { piece, reasons: [`auditor: ${told} (${words})`] };
  });
  progress(`edit, with ${refused.length} sentences that the auditor refused`);
  const { mended, changed } =
    problem === undefined
      ? await edit(draft, failing, repairing)
      : { ...(await askForRepair(repairing, failing, pieces)), changed: new Map<string, Piece | undefined>() };
  const sound = [...mended.values()].flatMap((piece) =>
    piece !== undefined && checkPiece(piece, checking).vetoes.length === 0 ? [piece] : [],
  );
  const second = await objectionsTo([...sound, ...[...changed.values()].flatMap((piece) => piece ?? [])], auditor);
  const good = new Map(
    sound.flatMap((piece) => {
      const left = soundOf(piece, second.get(piece.id), checking);
      return left === undefined ? [] : [[piece.id, left] as const];
    }),
  );
  // A change that does not hold is none: the sentence stays as it was audited.
  const better = new Map([...changed].filter(([id]) => !second.has(id)));
  const dropped: { section: Section; rule: string; piece: Piece }[] = [];
  const read = changePieces(draft, (piece) => {
    if (better.has(piece.id)) return better.get(piece.id);
    if (!byId.has(piece.id)) return piece;
    const after = good.get(piece.id);
    if (after === undefined) dropped.push({ section: piece.section, rule: 'audit', piece });
    return after;
  });
  const findings = refused.map(
    ({ id, section, text }): AuditFinding => ({
      section,
      sentence: text,
      words: byId.get(id)?.words ?? '',
      reason: byId.get(id)?.reason ?? '',
      outcome: good.has(id) ? 'repaired' : 'dropped',
    }),
  );
  return { draft: read, audit: { ...asked, findings }, repaired: good.size, edited: better.size, dropped };
};
