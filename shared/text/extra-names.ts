// Names beside those of the pack: the day's new ones, found in a text as they are written.
import type { Names } from './compile-names.ts';
import type { Mention } from './mention.ts';
import { BETWEEN_NAMES } from './name-in.ts';
import { findMentions } from './names.ts';

/** Ends in a version or a tier, as releases do: `Tumbril 2`, `Quicklime Pro`. */
export const RELEASE_SHAPE =
  /[ -]\d{1,2}(?:\.\d{1,2})?$|\p{L}{3,}[ -](?:Pro|Max|Mini|Plus|Ultra|Flash|Lite|Turbo|Nano|Air|Studio|Edge)$/u;

/** Letters, marks and digits of scripts that part words by blanks: Han and kana stand next to a name without one. */
const PARTED = '[[\\p{L}\\p{M}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]]';
const ENDS_IN_WORD = new RegExp(`${PARTED}$`, 'v');
const BEGINS_WORD = new RegExp(`^${PARTED}`, 'v');

/**
 * A text's mentions with those of further names added, in order: not where the pack knows a name, but over what only looks
 * like one (`Lark-Lite` in `Sabre Lark-Lite`).
 */
export const withNames = (text: string, mentions: readonly Mention[], names: readonly string[]): readonly Mention[] => {
  const added: Mention[] = [];
  const meets = (start: number, end: number) => (mention: Mention) => start < mention.end && end > mention.start;
  for (const name of names) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      const end = start + name.length;
      const free =
        !added.some(meets(start, end)) && !mentions.filter(({ kind }) => kind !== 'name').some(meets(start, end));
      const alone =
        !ENDS_IN_WORD.test(text.slice(Math.max(0, start - 2), start)) && !BEGINS_WORD.test(text.slice(end, end + 2));
      if (free && alone) added.push({ name, start, end, kind: RELEASE_SHAPE.test(name) ? 'versioned' : 'name' });
    }
  }
  if (added.length === 0) return mentions;
  const kept = mentions.filter((mention) => !added.some(meets(mention.start, mention.end)));
  return [...kept, ...added].sort((a, b) => a.start - b.start);
};

/** Mentions of a text that speaks of a story: by the pack, and the story's own name where the pack does not know it. */
export const mentionsIn = (text: string, storyName: string, names: Names): readonly Mention[] =>
  withNames(text, findMentions(text, names), [storyName, ...storyName.split(BETWEEN_NAMES)]);
