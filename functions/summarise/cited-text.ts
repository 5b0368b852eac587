// Running text in which ids of posts stand in brackets: the sentences of it, each with the posts that it rests on.
import { sentencesOf } from '../../shared/text/sentences.ts';
import { roundMarks } from './tidy.ts';

/** A sentence as it was written, and the ids that stand in it or right behind it. */
export interface CitedSentence {
  /** Plain text, with its final mark. */
  readonly text: string;
  /** In their order, each once; empty where none is given. */
  readonly posts: readonly string[];
  /** Marked as the writer's own judgement. */
  readonly isOwn: boolean;
  /** Begins a paragraph that is not the first. */
  readonly opens: boolean;
}

/** As aliases are made (data-block.ts): no name of a thing is one, neither `H100` nor `Python`. */
const ID = 'P[2-9bcdfghjkmnpqrstvwxz]{4,8}';
const BETWEEN = '[\\s,，、;；/／|&]+';
/** `[P2dbz Pq9ms]`, `【~P2dbz，~Pq9ms】`, `(P2dbz)`. */
const CITE = new RegExp(`[\\[［【〔(（]\\s*([~～]?)\\s*(${ID}(?:${BETWEEN}[~～]?${ID})*)\\s*[\\]］】〕)）]`, 'gu');

interface Cite {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
  readonly isOwn: boolean;
}

const QUOTATION = /“[^”\n]*”/gu;

/** Brackets that hold ids, but in a quotation, where a post's words would cite what they like. `[beta]` is none. */
const citesIn = (text: string): Cite[] =>
  [...text.replace(QUOTATION, (quoted) => 'x'.repeat(quoted.length)).matchAll(CITE)].map(
    ({ 0: whole, 1: own, 2: ids = '', index }) => ({
      start: index,
      end: index + whole.length,
      ids: ids.match(new RegExp(ID, 'gu')) ?? [],
      isOwn: own !== '',
    }),
  );

const blankOut = (text: string, start: number, end: number, sign: string): string =>
  text.slice(0, start) + sign.repeat(end - start) + text.slice(end);

/** Without emphasis and list marks, which code adds where they belong, and with quotation marks as the report has them. */
const withoutMarkdown = (text: string): string =>
  roundMarks(text)
    .replace(/\*\*([^*\n]+)\*\*/gu, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*•]|\d{1,2}[.、])[ \t]+/gmu, '');

/** The words of a line from which its brackets are taken; `[P2dbz]。` leaves no blank behind. */
const without = (text: string, cites: readonly Cite[], start: number, end: number): string => {
  let words = '';
  let at = start;
  for (const cite of cites.filter((one) => one.start >= start && one.end <= end)) {
    words += text.slice(at, cite.start).trimEnd();
    at = cite.end;
  }
  return `${words}${text.slice(at, end)}`.trim();
};

/**
 * Reads a text. Full stops within “…” end nothing; brackets behind a full stop belong to the sentence before it.
 */
export const citedSentences = (written: string): CitedSentence[] => {
  const text = withoutMarkdown(written);
  const cites = citesIn(text);
  let plain = text;
  for (const { 0: quoted, index } of text.matchAll(QUOTATION))
    plain = blankOut(plain, index, index + quoted.length, 'x');
  for (const { start, end } of cites) plain = blankOut(plain, start, end, ' ');
  const spans = sentencesOf(plain);
  return spans.map(({ start, end }, at) => {
    const until = spans[at + 1]?.start ?? text.length;
    const from = at === 0 ? 0 : start;
    const own = cites.filter((cite) => cite.start >= from && cite.start < until);
    return {
      text: without(text, cites, start, end),
      posts: [...new Set(own.flatMap(({ ids }) => ids))],
      isOwn: own.some(({ isOwn }) => isOwn),
      opens: at > 0 && text.slice(spans[at - 1]?.end, start).includes('\n'),
    };
  });
};

/** A line as one sentence: its words without brackets, and all ids. */
export const citedLine = (written: string): CitedSentence => {
  const text = withoutMarkdown(written.replace(/\s*\n\s*/gu, ' '));
  const cites = citesIn(text);
  return {
    text: without(text, cites, 0, text.length),
    posts: [...new Set(cites.flatMap(({ ids }) => ids))],
    isOwn: cites.some(({ isOwn }) => isOwn),
    opens: false,
  };
};
