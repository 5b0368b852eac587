// A judgement that weighs what people said above it rests on their posts, whether or not the writer lists them.
import type { Names } from '../../shared/text/compile-names.ts';
import { findMentions } from '../../shared/text/names.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import { changePieces, type Draft, type DraftBlock, type Piece, piecesOf, sectionOf } from './draft.ts';

/** Shorter names, and parts of names, are words of a language too. */
const SHORTEST = 3;
const SHORTEST_PART = 4;
/** Posts that carry one sentence, as the brief says. */
const MOST_POSTS = 6;

/**
 * Forms by which a text calls the author of a post: handle, display name, a part of a name of several Latin words. What the field
 * calls a product or a company is no person who is weighed.
 */
const callsOf = ({ handle, name = '' }: Source, names: Names): string[] => {
  const whole = name.trim();
  const words = whole.split(/[\s()（）|,，·/]+/u).filter((word) => /^\p{Lu}[\p{Script=Latin}’'-]+$/u.test(word));
  const parts = words.length < 2 ? [] : words.filter((word) => word.length >= SHORTEST_PART);
  return [handle, whole, ...parts].filter(
    (form) => form.length >= SHORTEST && /\p{L}/u.test(form) && findMentions(form, names).length === 0,
  );
};

const calls = (text: string, source: Source, names: Names): boolean =>
  callsOf(source, names).some((form) =>
    new RegExp(`(?<![\\p{Script=Latin}\\d_])${RegExp.escape(form)}(?![\\p{Script=Latin}\\d_])`, 'u').test(text),
  );

const restedBlock = (block: DraftBlock, sources: ReadonlyMap<string, Source>, names: Names): DraftBlock => {
  const cited = [...new Set(block.sentences.flatMap(({ posts }) => posts))];
  const rested = (piece: Piece): Piece => {
    if (piece.kind !== 'synthesis') return piece;
    const named = cited.filter((key) => {
      const source = sources.get(key);
      return source !== undefined && !piece.posts.includes(key) && calls(piece.text, source, names);
    });
    const posts = [...piece.posts, ...named].slice(0, Math.max(piece.posts.length, MOST_POSTS));
    return named.length === 0 ? piece : { ...piece, posts };
  };
  return { ...block, sentences: block.sentences.map(rested) };
};

/** The draft whose judgements in views and special analyses also stand on posts cited beside them by people whom they name. */
export const onSpeakers = (draft: Draft, sources: ReadonlyMap<string, Source>, names: Names): Draft => ({
  ...draft,
  ...Object.fromEntries(
    (['views', 'special'] as const).flatMap((section) =>
      draft[section] === undefined
        ? []
        : [
            [
              section,
              {
                ...draft[section],
                blocks: sectionOf(draft, section).blocks.map((block) => restedBlock(block, sources, names)),
              },
            ],
          ],
    ),
  ),
});

/**
 * The draft without judgements that weigh somebody of whom nothing is told: the sentence that told it did not pass. And the
 * judgements that are gone.
 */
export const withIntroduced = (
  draft: Draft,
  sources: ReadonlyMap<string, Source>,
  names: Names,
): { readonly draft: Draft; readonly gone: readonly Piece[] } => {
  const told = piecesOf(draft);
  const isStranger = (piece: Piece, key: string): boolean => {
    const source = sources.get(key);
    return (
      source !== undefined &&
      calls(piece.text, source, names) &&
      !told.some((one) => one !== piece && calls(one.text, source, names))
    );
  };
  const gone = told.filter(
    (piece) =>
      piece.kind === 'synthesis' && piece.section === 'views' && piece.posts.some((key) => isStranger(piece, key)),
  );
  return { draft: changePieces(draft, (piece) => (gone.includes(piece) ? undefined : piece)), gone };
};
