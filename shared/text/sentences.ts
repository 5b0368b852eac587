// Cuts a readable text into sentences, of which quotations are made: cuts only at sentence ends and line ends.

export interface SentenceSpan {
  readonly text: string;
  /** UTF-16 offsets into the readable text. */
  readonly start: number;
  readonly end: number;
  /** Ends as a sentence does, or as a line does; false for the last words of a text that its source cut. */
  readonly whole: boolean;
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|etc|mr|mrs|dr|inc|ltd|no|fig|approx|st|u\.s|p\.m|a\.m)|\b[A-Z])$/i;
const CLOSERS = /[)\]）」』”’"'】》]/;

const isEnd = (text: string, at: number): boolean => {
  const char = text[at] ?? '';
  if (/[。！？!?…]/.test(char)) return !/[。！？!?….]/.test(text[at + 1] ?? '');
  if (char !== '.') return false;
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
  const push = (end: number, whole: boolean): void => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from] ?? '')) from++;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    if (to > from) spans.push({ text: text.slice(from, to), start: from, end: to, whole });
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') push(at + 1, true);
    else if (isEnd(text, at)) {
      let end = at + 1;
      while (end < text.length && CLOSERS.test(text[end] ?? '')) end++;
      push(end, !(truncated && end >= text.length && text[at] === '…'));
      at = end - 1;
    }
  }
  if (start < text.length) push(text.length, !truncated);
  return spans;
};
