// Finds names in a text, the day's new ones too: what Cluster found a name for is no two words in the picture.
import type { Story } from '../../shared/story.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { withNames } from '../../shared/text/extra-names.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { findMentions } from '../../shared/text/names.ts';

/** Voices from which on a story's name is taken for a name of the day. */
const VOICES = 3;

const isKnown = (name: string, names: Names): boolean => {
  const [first] = findMentions(name, names);
  return first !== undefined && first.start === 0 && first.end === name.length;
};

/** A function that finds the mentions of a text: names of the field, and those of the stories that the field doesn't know. */
export const mentionsOfDay = (
  stories: readonly Pick<Story, 'name' | 'thing' | 'independentAuthors'>[],
  names: Names,
): ((text: string) => readonly Mention[]) => {
  const learnt = stories
    .filter(({ name, thing, independentAuthors }) => thing && independentAuthors >= VOICES && !isKnown(name, names))
    .map(({ name }) => name);
  return (text) => withNames(text, findMentions(text, names), learnt);
};
