// All matches of a pattern in a text, for those who search many texts for many patterns that seldom stand in them.

const NONE: readonly RegExpExecArray[] = [];

/** Whether a pattern that reads whole characters stands before one of two units. */
const isPairAt = (text: string, { unicode, unicodeSets, lastIndex }: RegExp): boolean =>
  (unicode || unicodeSets) && (text.codePointAt(lastIndex) ?? 0) > 0xffff;

/**
 * What `text.matchAll(pattern)` gives, at once. That one makes the pattern anew for each text, which takes longer than most
 * searches for it do.
 * @param pattern with the mark g
 */
export const matchesOf = (text: string, pattern: RegExp): readonly RegExpExecArray[] => {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    // Where nothing was matched it would be matched there for ever.
    if (match[0] === '') pattern.lastIndex += isPairAt(text, pattern) ? 2 : 1;
  }
  return found;
};
