// Cuts a readable text into sentences, of which quotations are made: at sentence ends, line ends, and where a link stood.
import { LINK_CUT } from './clean.ts';

export interface SentenceSpan {
  readonly text: string;
  /** UTF-16 offsets into the readable text. */
  readonly start: number;
  readonly end: number;
  /**
   * Begins and ends as a sentence does, or as a line does; false for the last words of a text that its source cut, and for
   * words that a link parts from the rest of their sentence.
   */
  readonly whole: boolean;
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|etc|mr|mrs|dr|inc|ltd|no|fig|approx|st|u\.s|p\.m|a\.m)|\b[A-Z])$/i;
const CLOSERS = /[)\]）」』”’"'】》]/;

const MARK = /[\n\u2028。！？!?….]/g;
/** Ends a clause, or leads over to what follows. */
const CLAUSE_END = /[,:;，：；、—–→([（【<《「『“-]$/;
/** An emoji parts clauses as a mark does, and ends the one before it. */
const EMOJI_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\ufe0f?$/u;
/** What stands between a link and a new clause. */
const BEHIND_LINK =
  /^(?:[\s,.:;!?，。：；、！？…)\]）】>》」』”’"'—–-]|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)+/u;

/** Whether the mark at a place, which is no line's end, ends a sentence. */
const isEnd = (text: string, at: number): boolean => {
  if (text[at] !== '.') return !/[。！？!?….]/.test(text[at + 1] ?? '');
  // A period ends a sentence only before white space or the end: not in 5.2, Transformers.js, U.S.
  const next = text[at + 1] ?? '\n';
  if (!/\s/.test(next) && !CLOSERS.test(next)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, at - 12), at));
};

/**
 * Sentences of a readable text, in order. A sentence keeps its final mark and the quotation marks and brackets that close
 * after it.
 * @param truncated whether the source cut the text: then a last sentence without an end is not whole
 */
export const sentencesOf = (text: string, truncated = false): SentenceSpan[] => {
  const spans: SentenceSpan[] = [];
  let start = 0;
  /** Whether a link stands before `start` in the midst of a clause. */
  let parted = false;
  const push = (end: number, whole: boolean): void => {
    const rest = text.slice(start, end).trimStart();
    const own = rest.trimEnd();
    const from = end - rest.length;
    if (own !== '') spans.push({ text: own, start: from, end: from + own.length, whole: whole && !parted });
    start = end;
    parted = false;
  };
  const pushBeforeLink = (at: number): void => {
    const before = text.slice(start, at).trim();
    const marks = BEHIND_LINK.exec(text.slice(at + 1))?.[0] ?? '';
    const begun = before === '' ? parted : !CLAUSE_END.test(before) && !EMOJI_END.test(before);
    const ended = marks.trim() !== '';
    push(at, EMOJI_END.test(before) || (begun && ended));
    start = at + 1 + marks.length;
    parted = begun && !ended;
  };
  for (const { 0: mark, index: at } of text.matchAll(MARK)) {
    if (at < start) continue;
    if (mark === '\n') push(at + 1, true);
    else if (mark === LINK_CUT) pushBeforeLink(at);
    else if (isEnd(text, at)) {
      let end = at + 1;
      while (end < text.length && CLOSERS.test(text[end] ?? '')) end++;
      push(end, !(truncated && end >= text.length && mark === '…'));
    }
  }
  if (start < text.length) push(text.length, !truncated);
  return spans;
};
