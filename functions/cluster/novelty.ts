// What is new about a story: against the memory of the last days it is new, an update with new facts, or continuing.
import type { Recalled, RememberedStory } from '../../shared/memory.ts';
import type { Fact, Story } from '../../shared/story.ts';
import { numbersOf } from '../../shared/text/numbers.ts';
import { groupByKeys } from './group.ts';
import { type Prepared, voicesOf } from './prepare.ts';

/** A number in the form in which two spellings are one: `$ 20 Billion` is `$20billion`. */
const normalNumber = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** Numbers and names of a story's posts, with the voices that give them. */
export const factsOf = (posts: readonly Prepared[]): Fact[] => {
  const facts = groupByKeys(posts, ({ text, mentions }) => {
    const names = mentions.filter(({ kind }) => kind !== 'concept' && kind !== 'family').map(({ name }) => name);
    return new Set([...numbersOf(text, mentions).map((number) => normalNumber(number.text)), ...names]);
  });
  return [...facts]
    .map(([text, using]) => ({
      text,
      voices: voicesOf(using),
      official: using.some(({ organisation }) => organisation !== undefined),
    }))
    .sort((a, b) => b.voices - a.voices || (a.text < b.text ? -1 : 1));
};

/** Share of terms in common from which two stories without an anchor are one. */
const SAME_TERMS = 0.25;
const MOST_NEW_FACTS = 3;
/** Voices that make a fact one of the story, unless the maker gives it. */
const LEAST_VOICES = 2;

/** Score added: what was told before without anything new gives way to news; an update a little. */
const NOVELTY_SCORE = { new: 0, update: -1, continuing: -8, unknown: 0 } as const;

const overlap = (a: readonly string[], b: readonly string[]): number => {
  const other = new Set(b);
  const shared = a.filter((term) => other.has(term)).length;
  return shared / Math.max(1, a.length + b.length - shared);
};

const isSame = (story: Story, remembered: RememberedStory): boolean => {
  if (story.id === remembered.id) return true;
  if (story.name !== remembered.name) return false;
  return (story.anchor !== undefined && remembered.anchored) || overlap(story.terms, remembered.terms) >= SAME_TERMS;
};

/** Stories with what the memory says of them; the same stories, novelty unknown, where nothing is remembered. */
export const withNovelty = (stories: readonly Story[], memory: readonly Recalled<RememberedStory>[]): Story[] => {
  if (memory.length === 0) return [...stories];
  const newest = memory[0]?.day;
  return stories.map((story) => {
    const before = memory.flatMap(({ day, items }) =>
      items.filter((item) => isSame(story, item)).map((item) => ({ day, item })),
    );
    const first = before.at(-1)?.item;
    const voices = (day: string | undefined): number =>
      before.filter((own) => own.day === day).reduce((sum, { item }) => Math.max(sum, item.voices), 0);
    const weekMean = Math.round((memory.reduce((sum, { day }) => sum + voices(day), 0) / memory.length) * 10) / 10;
    const trend = { dayBefore: voices(newest), weekMean };
    if (first === undefined) return { ...story, novelty: 'new', trend };
    const said = new Set(before.flatMap(({ item }) => item.facts));
    const fresh = story.facts.filter(
      ({ text, voices: using, official }) =>
        !said.has(text) && text !== story.name && (using >= LEAST_VOICES || official),
    );
    const novelty = fresh.length > 0 ? 'update' : 'continuing';
    return {
      ...story,
      id: first.id,
      firstSeen: first.firstSeen,
      novelty,
      newFacts: fresh.slice(0, MOST_NEW_FACTS).map(({ text }) => text),
      trend,
      score: Math.round((story.score + NOVELTY_SCORE[novelty]) * 1000) / 1000,
      parts: { ...story.parts, novelty: NOVELTY_SCORE[novelty] },
    };
  });
};

/** Facts kept of a story: enough to know an update, too few to be its text. */
const MOST_FACTS = 40;

/** What later days remember of a story. */
export const toRemember = (story: Story): RememberedStory => ({
  id: story.id,
  name: story.name,
  anchored: story.anchor !== undefined,
  firstSeen: story.firstSeen,
  voices: story.independentAuthors,
  terms: [...story.terms],
  facts: story.facts.slice(0, MOST_FACTS).map(({ text }) => text),
});
