// The edit: the writer reads the audited report through as its reader will, mends what was refused and changes what reads badly.
import { askChapter } from './ask-chapter.ts';
import { type Checking, checkPiece } from './check-piece.ts';
import { type Draft, type Piece, piecesOf } from './draft.ts';
import { editRequest, type Failing } from './instructions.ts';
import { AT_ONCE, askForRepair, isWorthAsking, type Repairing, rewritten } from './mend.ts';

/** Sentences that an edit changes at most: it is no second writing. */
const MOST_EDITS = 20;

/** What the writer did with the finished report; undefined stands for a piece that is left out. */
export interface Edit {
  /** Pieces that were refused, by id. */
  readonly mended: ReadonlyMap<string, Piece | undefined>;
  /** Pieces that nobody refused and that read better now, by id; each holds by the rules. */
  readonly changed: ReadonlyMap<string, Piece | undefined>;
}

const isSame = (one: Piece, other: Piece | undefined): boolean =>
  other !== undefined && one.text === other.text && one.posts.join() === other.posts.join();

/** The item or block of a piece: `k3`, `v1`. */
const partOf = ({ id }: Piece): string => id.slice(0, id.indexOf('.'));

/**
 * Posts that a change of a piece may cite: an item those of its own sentences, prose all that the report cites. No post comes
 * into the report by an edit, and none into a story that it was not told in.
 */
const citable = (piece: Piece, pieces: readonly Piece[]): ReadonlySet<string> => {
  const isItem = piece.section === 'keyPoints' || piece.section === 'events';
  return new Set(pieces.filter((one) => !isItem || partOf(one) === partOf(piece)).flatMap(({ posts }) => posts));
};

/** Whether a change may be read by the auditor: a key point never goes by it, and what is put in its place breaks no rule. */
const mayStand = (piece: Piece, now: Piece | undefined, pieces: readonly Piece[], checking: Checking): boolean => {
  if (now === undefined) return piece.place === 'prose' || piece.section === 'events';
  const posts = citable(piece, pieces);
  if (!now.posts.every((key) => posts.has(key))) return false;
  const { vetoes, warnings } = checkPiece(now, checking);
  return vetoes.length === 0 && !warnings.some(isWorthAsking);
};

/**
 * Has the report edited. Where the money does not do for it, or no answer can be used, what was refused is mended alone.
 * @param failing pieces that were refused, which an edit mends first
 */
export const edit = async (draft: Draft, failing: readonly Failing[], repairing: Repairing): Promise<Edit> => {
  const { correspondent, beginning, brief, reading, aliasOf, checking } = repairing;
  const pieces = piecesOf(draft);
  const first = failing.slice(0, AT_ONCE);
  const request = editRequest(beginning, brief, draft, first, aliasOf);
  const told = await askChapter(correspondent, 'edit', request, () => true);
  if ('problem' in told) return { ...(await askForRepair(repairing, failing, pieces)), changed: new Map() };
  const answered = rewritten(told.answer.mended, pieces, reading);
  const refused = new Set(failing.map(({ piece }) => piece.id));
  const rest = await askForRepair(repairing, failing.slice(AT_ONCE), pieces);
  const changes = pieces.filter((piece) => {
    const { id } = piece;
    const now = answered.get(id);
    return !refused.has(id) && answered.has(id) && !isSame(piece, now) && mayStand(piece, now, pieces, checking);
  });
  return {
    mended: new Map([...[...answered].filter(([id]) => refused.has(id)), ...rest.mended]),
    changed: new Map(changes.slice(0, MOST_EDITS).map(({ id }) => [id, answered.get(id)])),
  };
};
