// What the auditor has against the finished draft: one edit, and what it refuses again goes out. It can only refuse.
import type { Breach } from '../../shared/verify/claims.ts';
import type { AuditFinding, WritingRecord } from '../../shared/written.ts';
import { type Audited, audit, auditParts, type Objection } from './audit.ts';
import { type Checking, checkPiece } from './check-piece.ts';
import type { Correspondent } from './correspondent.ts';
import { changePieces, type Draft, type Piece, partOf, piecesOf, type Section } from './draft.ts';
import { edit } from './edit.ts';
import { knownIn } from './known.ts';
import { askForRepair, type Repairing, withSoundLeads } from './mend.ts';
import { withoutClause } from './without-clause.ts';

export interface Auditor {
  readonly model: string;
  /**
   * Reads sentences beside their posts; what it objects to stands even where it could not read all.
   * @param warnings what rules suspect of a piece, by its id
   */
  readonly read: (pieces: readonly Piece[], warnings: Warnings) => Promise<Audited>;
}
type Warnings = ReadonlyMap<string, readonly Breach[]>;

/** What these rules only suspect was wrong each time that auditors looked (six real days): it is no hint to them. */
const NO_HINT = new Set(['V2', 'V11']);

/** An auditor that is asked by a correspondent. */
export const auditorOf = (
  correspondent: Correspondent,
  { language, sources, names }: Pick<Checking, 'language' | 'sources' | 'names'>,
): Auditor => ({
  model: correspondent.name,
  read: async (pieces, warnings) => {
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
  /** What rules suspect of the pieces as they stand now. */
  readonly warnings: Warnings;
}

/** The pieces of a draft with some as they would be, undefined where they would be gone. */
type Changes = ReadonlyMap<string, Piece | undefined>;

/**
 * What is to be read again: what would be new, and within its item or block the piece before it and the one behind it, or behind
 * what would be gone, since they may speak of it.
 */
const toReadAgain = (pieces: readonly Piece[], changes: Changes): Piece[] => {
  const wanted = new Set<string>();
  for (const [at, piece] of pieces.entries()) {
    if (!changes.has(piece.id)) continue;
    wanted.add(piece.id);
    for (const other of [pieces[at - 1], pieces[at + 1]])
      if (other !== undefined && partOf(other) === partOf(piece)) wanted.add(other.id);
  }
  return pieces
    .filter(({ id }) => wanted.has(id))
    .flatMap((piece) => (changes.has(piece.id) ? (changes.get(piece.id) ?? []) : [piece]));
};

/** Whether a sentence stands right behind one that was refused: a repair stays, and what it no longer carries goes. */
const isStranded = (piece: Piece, pieces: readonly Piece[], refused: ReadonlyMap<string, unknown>): boolean => {
  const before = pieces[pieces.findIndex(({ id }) => id === piece.id) - 1];
  return piece.place === 'prose' && before !== undefined && partOf(before) === partOf(piece) && refused.has(before.id);
};

/** What the auditor has against pieces, by id; undefined where it could not read them. */
const objectionsTo = async (
  pieces: readonly Piece[],
  auditor: Auditor,
  warnings: Warnings,
): Promise<ReadonlyMap<string, Pick<Objection, 'words' | 'isTwice'>> | undefined> => {
  if (pieces.length === 0) return new Map();
  const { objections, problem } = await auditor.read(pieces, warnings);
  return problem === undefined ? new Map(objections.map((one) => [one.id, one])) : undefined;
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
 * Has the draft audited and edited: what is objected to is mended, what reads badly changed, and both audited again with what
 * stands beside them. Where the auditor could not read, nothing is changed but what it objected to.
 * @param before what rules suspect of the pieces
 */
export const readAgain = async (
  draft: Draft,
  auditor: Auditor,
  repairing: Repairing,
  before: Warnings,
): Promise<Read> => {
  const { checking, progress } = repairing;
  progress('audit');
  const pieces = piecesOf(draft);
  const { objections, problem } = await auditor.read(pieces, before);
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
  progress(`${problem === undefined ? 'edit' : 'repair'}, ${refused.length} sentences refused by the auditor`);
  const { mended, changed } =
    problem === undefined
      ? await edit(draft, failing, repairing)
      : { ...(await askForRepair(repairing, failing, pieces)), changed: new Map<string, Piece | undefined>() };
  const judged = new Map(
    [...mended.values(), ...changed.values()].flatMap((piece) =>
      piece === undefined ? [] : [[piece.id, checkPiece(piece, checking)] as const],
    ),
  );
  const sound = new Map(
    refused.map(({ id }) => {
      const piece = mended.get(id);
      return [id, judged.get(id)?.vetoes.length === 0 ? piece : undefined] as const;
    }),
  );
  const warnings = new Map([...before, ...[...judged].map(([id, judgement]) => [id, judgement.warnings] as const)]);
  const second = await objectionsTo(toReadAgain(pieces, new Map([...sound, ...changed])), auditor, warnings);
  // Repairs that nobody has read again are not let through, nor is what reads better.
  const good = new Map(
    [...sound].flatMap(([id, piece]) => {
      const left = piece === undefined || second === undefined ? undefined : soundOf(piece, second.get(id), checking);
      return left === undefined ? [] : [[id, left] as const];
    }),
  );
  // Where the auditor has something against any of it, the item or block keeps no change but its repairs.
  const unsound = new Set(pieces.filter(({ id }) => second?.has(id)).map(partOf));
  const better = new Map(
    pieces.flatMap((piece) =>
      second !== undefined && changed.has(piece.id) && !unsound.has(partOf(piece))
        ? [[piece.id, changed.get(piece.id)] as const]
        : [],
    ),
  );
  const dropped: { section: Section; rule: string; piece: Piece }[] = [];
  const drop = (piece: Piece, rule: string): undefined => {
    dropped.push({ section: piece.section, rule, piece });
    return undefined;
  };
  const read = changePieces(draft, (piece) => {
    if (better.has(piece.id)) return better.get(piece.id);
    if (byId.has(piece.id)) return good.get(piece.id) ?? drop(piece, 'audit');
    return second?.has(piece.id) === true && isStranded(piece, pieces, byId) ? drop(piece, 'audit') : piece;
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
  return {
    draft: withSoundLeads(read, checking, (piece, { rule }) => drop(piece, rule)),
    audit: { ...asked, findings },
    repaired: good.size,
    edited: better.size,
    dropped,
    warnings: new Map([...before, ...[...warnings].filter(([id]) => good.has(id) || better.has(id))]),
  };
};
