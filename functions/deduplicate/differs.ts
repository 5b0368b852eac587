// What keeps two nearly equal texts apart: another number, another version, a negation. "GPT-5.1 is out" is no copy of "GPT-5.2 is out".

const NEGATION =
  /(?<![a-z])(?:not|no|never|without|cannot|can't|won't|isn't|aren't|doesn't|don't|didn't|wasn't|nunca|jamás|sin)(?![a-z])|不|没|沒|無|无|未|ない|ません|ず(?![っつ])/g;
const NUMBER = /\d+(?:\.\d+)*/g;

const multiset = (text: string, pattern: RegExp): string => (text.match(pattern) ?? []).sort().join(' ');

/** The numbers and the count of negations of a comparable text, as one string: equal for texts that may be copies. */
export const essence = (comparableText: string): string =>
  `${multiset(comparableText, NUMBER)}|${(comparableText.replaceAll("'", '').match(NEGATION) ?? []).length}`;
