// Finds names in a text, the day's new ones too: what Cluster found a name for is no two words in the picture.
import type { Story } from '../../shared/story.ts';
import { withNames } from '../../shared/text/extra-names.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { findMentions } from '../../shared/text/names.ts';

/** Voices from which on a story's name is taken for a name of the day. */
const VOICES = 3;

const isKnown = (name: string): boolean => {
  const [first] = findMentions(name);
  return first !== undefined && first.start === 0 && first.end === name.length;
};

/** A function that finds the mentions of a text: names of the table, and those of the stories that the table doesn't know. */
export const mentionsOfDay = (
  stories: readonly Pick<Story, 'name' | 'thing' | 'independentAuthors'>[],
): ((text: string) => readonly Mention[]) => {
  const names = stories
    .filter(({ name, thing, independentAuthors }) => thing && independentAuthors >= VOICES && !isKnown(name))
    .map(({ name }) => name);
  return names.length === 0 ? findMentions : (text) => withNames(text, findMentions(text), names);
};
