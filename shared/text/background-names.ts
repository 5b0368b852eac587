// Where a text names something of which the name pack has background, and what that is.
import type { Names } from './compile-names.ts';
import {
  boundaryAfter,
  expressionEnd,
  isWordStart,
  literalAt,
  literalsAt,
  releaseAt,
  searchOf,
  wordAt,
} from './name-search.ts';

/** A name with background. Offsets are UTF-16, end exclusive, into the text as given. */
export interface BackgroundName {
  /** As the pack calls it. */
  readonly name: string;
  /** What it is, in the words of the pack. */
  readonly about: string;
  readonly start: number;
  readonly end: number;
}

/** A release is explained as its line is (`Kimi K2.6` as Kimi), but not as its maker is (`MiniMax M2.5` is no company). */
const lineOf = (release: string, { backgroundOf, organisations }: Names): string | undefined => {
  if (backgroundOf.has(release)) return release;
  for (let at = release.length - 1; at > 0; at--) {
    const name = release.slice(0, at).trimEnd();
    if (/^[\s\d.-]/.test(release.slice(name.length)) && backgroundOf.has(name) && !organisations.includes(name))
      return name;
  }
  return undefined;
};

/** Names with background in a language, left to right, none within another name. */
export const findBackground = (text: string, language: 'zh-CN' | 'en', names: Names): BackgroundName[] => {
  if (names.backgroundOf.size === 0) return [];
  const search = searchOf(text, names);
  const found: BackgroundName[] = [];
  let at = 0;
  while (at < search.text.length) {
    if (!isWordStart(search.text, at)) {
      at++;
      continue;
    }
    const word = wordAt(search, at);
    const own = literalsAt(search, names.backgroundLiterals, word, at).find(({ spelling, exact }) => {
      const end = at + spelling.length;
      if (!boundaryAfter(search.text, end)) return false;
      // The Modal of `Multi-Modal` is a part of a word.
      return exact === undefined || (search.text.slice(at, end) === exact && search.text[at - 1] !== '-');
    });
    const release = releaseAt(search, word, at);
    const other = literalAt(search, names.literals, word, at);
    const ends = {
      own: own === undefined ? 0 : at + own.spelling.length,
      release: release?.end ?? 0,
      other: Math.max(other?.end ?? 0, expressionEnd(search, word, at)),
    };
    const longest = Math.max(ends.own, ends.release, ends.other);
    // The longest counts: `Claude Code` is not Claude, `figure 3` no Figure.
    const isRelease = ends.release === longest && longest > 0;
    const name = isRelease ? lineOf(release?.name ?? '', names) : ends.own === longest ? own?.name : undefined;
    const about = name === undefined ? undefined : names.backgroundOf.get(name)?.[language];
    if (name !== undefined && about !== undefined) found.push({ name, about, start: at, end: longest });
    at = Math.max(longest, at + word.length);
  }
  return found;
};
