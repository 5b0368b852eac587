// Chinese typography of our own sentences: no space between Han and Latin, no half-width punctuation beside Han.

const HAN = /^\p{Script=Han}$/u;
const LATIN = /^[A-Za-z0-9]$/;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};

/** One code point of a line, or `undefined` where something stands that typography does not look into (a quotation). */
type Char = string | undefined;

/**
 * What each code point of a line becomes: itself, its full-width form beside Han, or '' for a space that goes
 * (doubled, at the line's ends, between Han and Latin). The rules are those of the seed: research, part 1.6.
 */
export const typeset = (chars: readonly Char[]): string[] => {
  const result = chars.map((char) => char ?? '');
  const single = chars
    .map((char, at) => ({ char, at }))
    .filter(({ char, at }) => char !== ' ' || (at > 0 && chars[at - 1] !== ' '));
  const kept = single.at(-1)?.char === ' ' ? single.slice(0, -1) : single;
  const places = new Set(kept.map(({ at }) => at));
  chars.forEach((_, at) => {
    if (!places.has(at)) result[at] = '';
  });
  kept.forEach(({ char, at }, i) => {
    const previous = kept[i - 1]?.char ?? '';
    const next = kept[i + 1]?.char ?? '';
    if (char === ' ') {
      const inHan = (HAN.test(previous) && LATIN.test(next)) || (LATIN.test(previous) && HAN.test(next));
      if (inHan) result[at] = '';
    } else if (char !== undefined && (HAN.test(previous) || HAN.test(next))) {
      result[at] = FULL_WIDTH[char] ?? char;
    }
  });
  return result;
};

/** What each code point of a line becomes in other languages: doubled spaces and those at the line's ends go. */
export const collapseSpaces = (chars: readonly Char[]): string[] => {
  const last = chars.findLastIndex((char) => char !== ' ');
  return chars.map((char, at) =>
    char === ' ' && (at === 0 || at > last || chars[at - 1] === ' ') ? '' : (char ?? ''),
  );
};

/** Typography of a text that stands alone in its line. */
export const typesetText = (text: string): string => typeset([...text]).join('');
