// Checks the draft, has what fails mended once, and drops what fails again.
import type { Judgement } from '../../shared/verify/check-sentence.ts';
import type { Breach } from '../../shared/verify/claims.ts';
import type { Refusal } from '../../shared/written.ts';
import type { Answer } from './answer.ts';
import { askChapter } from './ask-chapter.ts';
import { type Checking, checkPiece } from './check-piece.ts';
import { changePieces, type Draft, type Piece, piecesOf, type Reading, type Section, textFor } from './draft.ts';
import { type Failing, repairRequest } from './instructions.ts';
import type { Desk } from './write-halves.ts';

/** Sentences that one answer has room for, and requests for repairs at most. */
export const AT_ONCE = 24;
const MOST_REQUESTS = 3;

/** What became of the draft: who was mended, who went and by which rule. */
export interface Mended {
  readonly draft: Draft;
  readonly repaired: number;
  readonly dropped: readonly { readonly section: Section; readonly rule: string; readonly piece: Piece }[];
  /** Each that was refused, mended since or not, with the first reason. */
  readonly refusals: readonly Refusal[];
  readonly warnings: ReadonlyMap<string, readonly Breach[]>;
  readonly problems: readonly string[];
}

export type Repairing = Pick<Desk, 'correspondent' | 'beginning' | 'brief' | 'reading' | 'progress'> & {
  readonly checking: Checking;
  readonly aliasOf: (key: string) => string;
};

/** Pieces as an answer has them now, by id: those that it left empty as undefined, and nothing of what was not asked about. */
export const rewritten = (
  answered: Answer['mended'],
  asked: readonly Piece[],
  reading: Reading,
): Map<string, Piece | undefined> => {
  const byId = new Map(asked.map((piece) => [piece.id, piece]));
  return new Map(
    answered.flatMap(({ id, text, posts }) => {
      const piece = byId.get(id.trim());
      if (piece === undefined) return [];
      // A lead stands on what is below it, whatever posts are named for it.
      const named = piece.place === 'lead' ? [] : posts;
      const keys = [...new Set(named.map((alias) => reading.keyOf(alias.trim())))];
      const words = textFor(piece.place, text, reading);
      const now = words === '' ? undefined : { ...piece, text: words, posts: keys.length === 0 ? piece.posts : keys };
      return [[piece.id, now] as const];
    }),
  );
};

/** The mended sentences by id, those that the model left empty as undefined. */
export const askForRepair = async (
  { correspondent, beginning, reading, aliasOf }: Repairing,
  failing: readonly Failing[],
  pieces: readonly Piece[],
): Promise<{ mended: Map<string, Piece | undefined>; problem?: string }> => {
  const mended = new Map<string, Piece | undefined>();
  for (let at = 0; at < failing.length && at < AT_ONCE * MOST_REQUESTS; at += AT_ONCE) {
    const batch = failing.slice(at, at + AT_ONCE);
    const request = repairRequest(beginning, batch, pieces, aliasOf);
    const told = await askChapter(correspondent, 'repair', request, ({ mended: list }) => list.length > 0);
    if ('problem' in told) return { mended, problem: told.problem };
    for (const [id, piece] of rewritten(
      told.answer.mended,
      batch.map(({ piece }) => piece),
      reading,
    ))
      mended.set(id, piece);
  }
  return { mended };
};

/** Of what rules only suspect, a lost hedge is mostly right, and form is no matter of opinion; the rest is for the auditor. */
export const isWorthAsking = ({ rule }: Breach): boolean => rule === 'V10' || rule === 'V1';

const reasonsOf = (
  { vetoes, warnings }: Judgement,
  aliasOf: (key: string) => string,
  keys: readonly string[],
): string[] =>
  [...vetoes, ...warnings.filter(isWorthAsking)].map(({ rule, text, message }) =>
    keys.reduce((words, key) => words.replaceAll(key, aliasOf(key)), `${rule} ${message} (${text})`),
  );

/** What a lead said with sentences below it that are gone or changed, it may not say without them. */
export const withSoundLeads = (draft: Draft, checking: Checking, refuse: (piece: Piece, veto: Breach) => void): Draft =>
  changePieces(draft, (piece) => {
    const [veto] = piece.place === 'lead' ? checkPiece(piece, checking).vetoes : [];
    if (veto === undefined) return piece;
    refuse(piece, veto);
    return undefined;
  });

/** Checks all, repairs once, drops. */
export const mendDraft = async (draft: Draft, repairing: Repairing): Promise<Mended> => {
  const { checking, aliasOf, progress } = repairing;
  const judged = piecesOf(draft).map((piece) => ({ piece, judgement: checkPiece(piece, checking) }));
  const vetoed = judged.filter(({ judgement }) => judgement.vetoes.length > 0);
  const unsure = judged.filter(
    ({ judgement }) => judgement.vetoes.length === 0 && judgement.warnings.some(isWorthAsking),
  );
  // What is only suspected is looked at again behind what may not stand, and only where suspicion is mostly right.
  const looked = [...vetoed, ...unsure];
  const failing = looked.map(({ piece, judgement }) => ({
    piece,
    reasons: reasonsOf(judgement, aliasOf, piece.posts),
  }));
  if (failing.length > 0) progress(`repair of ${failing.length} sentences`);
  const { mended, problem } =
    failing.length === 0
      ? { mended: new Map(), problem: undefined }
      : await askForRepair(repairing, failing, piecesOf(draft));
  const warnings = new Map<string, readonly Breach[]>();
  const dropped: { section: Section; rule: string; piece: Piece }[] = [];
  const refusals: Refusal[] = [];
  const refuse = (piece: Piece, { rule, message }: Breach, outcome: Refusal['outcome']): void => {
    const reason = piece.posts.reduce((words, key) => words.replaceAll(key, aliasOf(key)), message);
    refusals.push({ section: piece.section, sentence: piece.text, rule, reason, outcome });
  };
  let repaired = 0;
  const judgementOf = new Map(judged.map(({ piece, judgement }) => [piece.id, judgement]));
  const changed = changePieces(draft, (piece) => {
    const before = judgementOf.get(piece.id) ?? { vetoes: [], warnings: [] };
    const after = mended.get(piece.id);
    const second = after === undefined ? undefined : checkPiece(after, checking);
    if (after !== undefined && second !== undefined && second.vetoes.length === 0) {
      repaired++;
      warnings.set(piece.id, second.warnings);
      if (before.vetoes[0] !== undefined) refuse(piece, before.vetoes[0], 'repaired');
      return after;
    }
    const [veto] = second?.vetoes ?? before.vetoes;
    if (before.vetoes.length === 0) {
      warnings.set(piece.id, before.warnings);
      return piece;
    }
    dropped.push({ section: piece.section, rule: veto?.rule ?? 'V1', piece });
    if (veto !== undefined) refuse(after ?? piece, veto, 'dropped');
    return undefined;
  });
  const sound = withSoundLeads(changed, checking, (piece, veto) => {
    dropped.push({ section: piece.section, rule: veto.rule, piece });
    refuse(piece, veto, 'dropped');
  });
  return { draft: sound, repaired, dropped, refusals, warnings, problems: problem === undefined ? [] : [problem] };
};
