// Names beside those of the table: the day's new ones, found in a text as they are written.
import type { Mention } from './mention.ts';
import { findMentions } from './names.ts';

/** Ends in a version or a tier, as releases do: `Tumbril 2`, `Quicklime Pro`. */
export const RELEASE_SHAPE = /[ -]\d{1,2}(?:\.\d{1,2})?$|\p{L}{3,} (?:Pro|Max|Mini|Plus|Ultra|Flash|Lite|Turbo|Nano)$/u;

const ENDS_IN_WORD = /[\p{Script=Latin}\p{N}]$/u;
const BEGINS_WORD = /^[\p{Script=Latin}\p{N}]/u;

/** A text's mentions with those of further names added, where no known name stands; in order. */
export const withNames = (text: string, mentions: readonly Mention[], names: readonly string[]): readonly Mention[] => {
  const added: Mention[] = [];
  for (const name of names) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      const end = start + name.length;
      const free = ![...mentions, ...added].some((mention) => start < mention.end && end > mention.start);
      const alone = !ENDS_IN_WORD.test(text.slice(0, start)) && !BEGINS_WORD.test(text.slice(end));
      if (free && alone) added.push({ name, start, end, kind: RELEASE_SHAPE.test(name) ? 'versioned' : 'name' });
    }
  }
  return added.length === 0 ? mentions : [...mentions, ...added].sort((a, b) => a.start - b.start);
};

/** Mentions of a text that speaks of a story: by the table, and the story's own name where the table does not know it. */
export const mentionsIn = (text: string, storyName: string): readonly Mention[] =>
  withNames(text, findMentions(text), [storyName, ...storyName.split('与')]);
