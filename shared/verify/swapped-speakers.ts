// Rule V4 in a sentence of two speakers: what each is given stands in the other's post.
import { authorSpans, blank } from './own-words.ts';
import type { Quantity } from './quantities.ts';
import { latinWords, plain, type Source } from './source-post.ts';
import { tellingIn } from './speaker-match.ts';

/** Where another clause begins, which another may speak. */
const CLAUSE =
  /[；;。]|,? (?=(?:while|whereas|but|though|although)\b)|, (?=and \p{Lu})|[，,](?=而|但|不过|則|则|一方)/gu;

interface Clause {
  readonly text: string;
  readonly start: number;
  /** Handle of the one author whom it names. */
  readonly author: string;
}

const handlesIn = (text: string, sources: readonly Source[]): string[] => [
  ...new Set(
    sources.filter((source) => authorSpans(text, [source]).length > 0).map(({ handle }) => handle.toLowerCase()),
  ),
];

/** Clauses with their speakers; undefined where one of them names several authors, or none. */
const clausesOf = (text: string, sources: readonly Source[]): readonly [Clause, Clause] | undefined => {
  const ends = [...text.matchAll(CLAUSE)].map(({ index }) => index);
  const starts = [0, ...ends];
  const clauses = starts.map((start, at) => {
    const part = text.slice(start, starts[at + 1]);
    return { text: part, start, handles: handlesIn(part, sources) };
  });
  const [a, b, ...more] = clauses;
  const [first, second] = [a?.handles[0], b?.handles[0]];
  if (a === undefined || b === undefined || first === undefined || second === undefined) return undefined;
  const alone = more.length === 0 && a.handles.length === 1 && b.handles.length === 1 && first !== second;
  return alone
    ? [
        { ...a, author: first },
        { ...b, author: second },
      ]
    : undefined;
};

/** Words of English that any sentence may hold. */
const GRAMMAR =
  /^(?:that|with|this|from|have|they|their|them|would|which|than|then|what|when|where|there|these|those|been|were|will|about|into|over|only|also|just|some|more|most|much|many|such|because|while|whereas|though|although|being|does|after|before|your|says?|said|writes?|calls?|adds?|asks?|notes?|finds?|found|until|both|every|each|other|still|even|very|like|make|made|makes)$/;
const stemOf = (word: string): string => plain(word).replace(/(?:ing|ed|es|s|d|e|ly)$/, '');
/** Words of a text that tell something, without their endings. */
export const stemsOf = (text: string): Set<string> =>
  new Set(
    latinWords(text)
      .filter(({ text: word }) => word.length >= 4 && !GRAMMAR.test(word.toLowerCase()))
      .map(({ text: word }) => stemOf(word)),
  );

/** Whether the words of a text can be looked for in a post: those of Chinese by their glosses, others as they are. */
const isComparable = (text: string, { normal }: Source): boolean =>
  /\p{Script=Han}/u.test(text) ||
  (normal.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 > normal.replace(/\s/g, '').length;

/** How much more the one must say of what is given to the other, and where the other can't be asked. */
const LEAST_MORE = 2;
const LEAST_ALONE = 4;

/** The speaker of the first of two clauses that have changed their speakers, as it stands in them; else undefined. */
export const swappedSpeaker = (
  text: string,
  quantities: readonly Quantity[],
  sources: readonly Source[],
): string | undefined => {
  const clauses = clausesOf(text, sources);
  if (clauses === undefined) return undefined;
  const [a, b] = clauses;
  const said = (clause: Clause, author: string): number => {
    const bare = blank(clause.text, authorSpans(clause.text, sources));
    const inClause = quantities.filter(
      ({ start, end }) => start >= clause.start && end <= clause.start + clause.text.length,
    );
    const posts = sources.filter(({ handle }) => handle.toLowerCase() === author);
    const own = stemsOf(bare);
    return Math.max(
      ...posts.map((post) => {
        const stems = stemsOf(post.normal);
        const small = [...own].filter((stem) => stems.has(stem)).length;
        return small + [...tellingIn(bare, inClause, post)].filter((part) => !/^\p{Script=Latin}+$/u.test(part)).length;
      }),
    );
  };
  const bare = blank(text, authorSpans(text, sources));
  const comparable = (author: string): boolean =>
    sources.some((source) => source.handle.toLowerCase() === author && isComparable(bare, source));
  const [first, second] = [said(a, b.author) - said(a, a.author), said(b, a.author) - said(b, b.author)];
  const crossed = comparable(a.author) && comparable(b.author) && first >= LEAST_MORE && second >= LEAST_MORE;
  // Where one can't be asked, the other says nothing of what it is given, and much of what it is not.
  const alone = (own: Clause, other: Clause): boolean =>
    !comparable(other.author) &&
    comparable(own.author) &&
    said(own, own.author) === 0 &&
    said(other, own.author) >= LEAST_ALONE;
  return crossed || alone(a, b) || alone(b, a) ? a.author : undefined;
};
