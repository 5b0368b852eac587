// What the auditor has against the finished draft: one repair, and what it refuses again goes out. It can only refuse.
import type { Breach } from '../../shared/verify/claims.ts';
import type { AuditFinding, WritingRecord } from '../../shared/written.ts';
import { type Audited, audit, auditParts } from './audit.ts';
import { type Checking, checkPiece } from './check-piece.ts';
import type { Correspondent } from './correspondent.ts';
import { changePieces, type Draft, type Piece, piecesOf, type Section } from './draft.ts';
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
  readonly dropped: readonly { readonly section: Section; readonly rule: string; readonly piece: Piece }[];
}

/** Has the draft audited, what is objected to repaired, and the repairs audited again. */
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
  if (refused.length === 0) return { draft, audit: { ...asked, findings: [] }, repaired: 0, dropped: [] };
  progress(`repair of ${refused.length} sentences that the auditor refused`);
  const failing = refused.map((piece) => {
    const { words = '', reason = '' } = byId.get(piece.id) ?? {};
    const told = piece.posts.reduce((rest, key) => rest.replaceAll(key, repairing.aliasOf(key)), reason);
    return { piece, reasons: [`auditor: ${told} (${words})`] };
  });
  const { mended } = await askForRepair(repairing, failing, pieces);
  const sound = [...mended.values()].flatMap((piece) =>
    piece !== undefined && checkPiece(piece, checking).vetoes.length === 0 ? [piece] : [],
  );
  const second: Audited = sound.length === 0 ? { objections: [] } : await auditor.read(sound);
  // Repairs that nobody has read again are not let through.
  const bad = new Map(
    second.problem === undefined
      ? second.objections.map(({ id, words, isTwice }) => [id, isTwice ? '' : words])
      : sound.map(({ id }) => [id, '']),
  );
  const good = new Map(
    sound.flatMap((piece) => {
      const words = bad.get(piece.id);
      const left = words === undefined ? piece.text : withoutClause(piece.text, words);
      const rest = left === undefined ? undefined : { ...piece, text: left };
      return rest !== undefined && checkPiece(rest, checking).vetoes.length === 0 ? [[piece.id, rest] as const] : [];
    }),
  );
  const dropped: { section: Section; rule: string; piece: Piece }[] = [];
  const changed = changePieces(draft, (piece) => {
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
  return { draft: changed, audit: { ...asked, findings }, repaired: good.size, dropped };
};
