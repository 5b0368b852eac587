// The edit: the writer reads the audited report through as its reader will, mends what was refused and changes what reads badly.
import { ModelRefusedError } from '../../shared/errors.ts';
import { leansBack, leansOnSeveral } from '../../shared/text/leans-back.ts';
import type { Breach } from '../../shared/verify/claims.ts';
import type { Answer } from './answer.ts';
import { askChapter, CutPrompt } from './ask-chapter.ts';
import { type Checking, checkPiece } from './check-piece.ts';
import { type Draft, type Piece, partOf, piecesOf } from './draft.ts';
import { editRequest, type Failing } from './instructions.ts';
import { AT_ONCE, askForRepair, isWorthAsking, type Repairing, rewritten } from './mend.ts';

/** Sentences that an edit changes at most, and those among them that it leaves out: it is no second writing. */
const MOST_EDITS = 20;
const MOST_LEFT_OUT = 6;

/** What the writer did with the finished report; undefined stands for a piece that is left out. */
export interface Edit {
  /** Pieces that were refused, by id. */
  readonly mended: ReadonlyMap<string, Piece | undefined>;
  /** Pieces that nobody refused and that read better now, by id; each holds by the rules. */
  readonly changed: ReadonlyMap<string, Piece | undefined>;
}

const isSame = (one: Piece, other: Piece | undefined): boolean =>
  other !== undefined && one.text === other.text && one.posts.join() === other.posts.join();

/**
 * Whether a piece cites nothing that it may not: an item the posts of its own sentences, prose all that the report cites. No post
 * comes into the report by an edit, and none into a story that it was not told in.
 */
const citesItsOwn = (now: Piece, pieces: readonly Piece[]): boolean => {
  const isItem = now.section === 'keyPoints' || now.section === 'events';
  const own = new Set(pieces.filter((one) => !isItem || partOf(one) === partOf(now)).flatMap(({ posts }) => posts));
  return now.posts.every((key) => own.has(key));
};

/** What rules hold against a piece is too much for a change that nobody needs. */
const isSound = (breaches: { readonly vetoes: readonly Breach[]; readonly warnings: readonly Breach[] }): boolean =>
  breaches.vetoes.length === 0 && !breaches.warnings.some(isWorthAsking);

/** How far behind a piece its words may be taken up. */
const REACH = 2;

/** Whether a piece can be left out and leave something that stands: an event, or a further sentence on which no other leans. */
const isDispensable = (piece: Piece, pieces: readonly Piece[]): boolean => {
  if (piece.place !== 'prose') return piece.section === 'events';
  const prose = pieces.filter((one) => one.place === 'prose' && partOf(one) === partOf(piece));
  const at = prose.findIndex(({ id }) => id === piece.id);
  const leans = prose.slice(at + 1, at + 1 + REACH).some(({ text }) => leansBack(text) || leansOnSeveral(text));
  return !leans && (piece.section === 'keyPoints' || piece.section === 'events' || at > 0);
};

/** Whether the lead above a piece, if there is one, loses no post by changes: it was audited over all of them. */
const leavesLead = (
  piece: Piece,
  pieces: readonly Piece[],
  changes: ReadonlyMap<string, Piece | undefined>,
): boolean => {
  const part = pieces.filter((one) => partOf(one) === partOf(piece));
  if (!part.some(({ place }) => place === 'lead')) return true;
  const below = part.filter(({ place }) => place === 'prose');
  const left = new Set(below.flatMap((one) => (changes.has(one.id) ? (changes.get(one.id)?.posts ?? []) : one.posts)));
  return below.flatMap(({ posts }) => posts).every((key) => left.has(key));
};

/** The changes that may be read by the auditor, in the order in which the writer made them. */
const changesOf = (
  answered: ReadonlyMap<string, Piece | undefined>,
  pieces: readonly Piece[],
  checking: Checking,
): Map<string, Piece | undefined> => {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  const changes = new Map<string, Piece | undefined>();
  const shortened = new Set<string>();
  let leftOut = 0;
  for (const [id, now] of answered) {
    const piece = byId.get(id);
    if (piece === undefined || changes.size >= MOST_EDITS || isSame(piece, now)) continue;
    if (!leavesLead(piece, pieces, new Map([...changes, [id, now]]))) continue;
    if (now !== undefined) {
      if (citesItsOwn(now, pieces) && isSound(checkPiece(now, checking))) changes.set(id, now);
    } else if (leftOut < MOST_LEFT_OUT && !shortened.has(partOf(piece)) && isDispensable(piece, pieces)) {
      changes.set(id, undefined);
      shortened.add(partOf(piece));
      leftOut++;
    }
  }
  return changes;
};

/** The answer, where one comes of it. What is finished and audited is not lost to a server that can't read it at once. */
const ask = async (
  draft: Draft,
  failing: readonly Failing[],
  { correspondent, beginning, brief, aliasOf }: Repairing,
): Promise<Answer['mended'] | undefined> => {
  const request = editRequest(beginning, brief, draft, failing, aliasOf);
  try {
    const told = await askChapter(
      correspondent,
      'edit',
      request,
      ({ mended }) => failing.length === 0 || mended.length > 0,
    );
    return 'problem' in told ? undefined : told.answer.mended;
  } catch (error) {
    if (error instanceof CutPrompt || error instanceof ModelRefusedError) return undefined;
    throw error;
  }
};

/**
 * Has the report edited. Where the money does not do for it, or no answer can be used, what was refused is mended alone. Throws
 * what the model throws where it is away.
 * @param failing pieces that were refused, which an edit mends first
 */
export const edit = async (draft: Draft, failing: readonly Failing[], repairing: Repairing): Promise<Edit> => {
  const { reading, checking } = repairing;
  const pieces = piecesOf(draft);
  const list = await ask(draft, failing.slice(0, AT_ONCE), repairing);
  if (list === undefined) return { ...(await askForRepair(repairing, failing, pieces)), changed: new Map() };
  const answered = rewritten(list, pieces, reading);
  const refused = new Set(failing.map(({ piece }) => piece.id));
  const mended = new Map(
    [...answered].filter(([id, now]) => refused.has(id) && (now === undefined || citesItsOwn(now, pieces))),
  );
  const unanswered = failing.filter(({ piece }) => !mended.has(piece.id));
  const rest = await askForRepair(repairing, unanswered, pieces);
  const others = new Map([...answered].filter(([id]) => !refused.has(id)));
  return { mended: new Map([...mended, ...rest.mended]), changed: changesOf(others, pieces, checking) };
};
