// What is new about a story: against the memory of the last days it is new, an update with new facts, or continuing.
import type { Recalled, RememberedStory } from '../../shared/memory.ts';
import type { Fact, Story } from '../../shared/story.ts';
import { RELEASE_SHAPE } from '../../shared/text/extra-names.ts';
import { NAMES } from '../../shared/text/name-table.ts';
import { quantitiesOf } from '../../shared/verify/quantities.ts';
import { groupByKeys } from './group.ts';
import { type Prepared, voicesOf } from './prepare.ts';

/** Units of what passes in every post: hours, days, `2 times`, `third`. A number of them is no fact of a story. */
const NO_FACT: ReadonlySet<string> = new Set(['second', 'month', 'times', 'ordinal', 'quarter', 'date']);
/** A bare count below this is one of anything: `3`, `12 people`. */
const LEAST_COUNT = 100;

const isFact = ({ unit, value }: { readonly unit: string; readonly value: number }): boolean =>
  !NO_FACT.has(unit) && (unit !== 'count' || value >= LEAST_COUNT);

/**
 * Names and quantities of a story's posts, with the voices that give them. A quantity's key is its value in the base unit, so
 * that 10B, 100亿 and 10 billion are one fact; names are those of things, not of who speaks or makes.
 */
export const factsOf = (posts: readonly Prepared[]): Fact[] => {
  const texts = new Map<string, string>();
  const facts = groupByKeys(posts, ({ text, mentions }) => {
    const keys = new Set<string>();
    const add = (key: string, shown: string): void => {
      keys.add(key);
      if (!texts.has(key)) texts.set(key, shown);
    };
    for (const { name, kind } of mentions) if (kind === 'versioned' || kind === 'product') add(name, name);
    for (const quantity of quantitiesOf(text)) {
      const [reading] = quantity.readings;
      const named = mentions.some((mention) => quantity.start < mention.end && quantity.end > mention.start);
      if (reading !== undefined && !named && isFact(reading))
        add(`${reading.value} ${reading.unit}`, quantity.text.trim());
    }
    return keys;
  });
  return [...facts]
    .map(([key, using]) => ({
      key,
      text: texts.get(key) ?? key,
      voices: voicesOf(using),
      official: using.some(({ organisation }) => organisation !== undefined),
    }))
    .sort((a, b) => b.voices - a.voices || (a.key < b.key ? -1 : 1));
};

/** Share of terms in common from which two stories without an anchor are one. */
const SAME_TERMS = 0.25;
const MOST_NEW_FACTS = 3;
/** Voices that make a fact one of the story, unless the maker gives it; one is enough where five or fewer speak at all. */
const leastVoices = ({ independentAuthors }: Story): number => (independentAuthors <= 5 ? 1 : 2);

/** Score added: what was told before without anything new gives way to news; an update a little. */
const NOVELTY_SCORE = { new: 0, update: -1, continuing: -8, unknown: 0 } as const;

const overlap = (a: readonly string[], b: readonly string[]): number => {
  const other = new Set(b);
  const shared = a.filter((term) => other.has(term)).length;
  return shared / Math.max(1, a.length + b.length - shared);
};

const isRelease = (name: string): boolean =>
  /\d/.test(name) || RELEASE_SHAPE.test(name) || NAMES.get(name)?.kind === 'product';

/** A fact that is a release's name, not a quantity. */
const isReleaseName = (key: string): boolean => /^\p{L}/u.test(key) && isRelease(key);

const isSame = (story: Story, remembered: RememberedStory): boolean => {
  if (story.id === remembered.id) return true;
  if (story.name !== remembered.name) return false;
  // A release is told again by its name; a subject (大模型) or a maker only together with the words.
  return isRelease(story.name) || overlap(story.terms, remembered.terms) >= SAME_TERMS;
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
      ({ key, voices: using, official }) =>
        !said.has(key) && key !== story.name && (using >= leastVoices(story) || official),
    );
    // A maker of whom a new release is told is news, not more of yesterday's.
    if (!isRelease(story.name) && fresh.some(({ key }) => isReleaseName(key)))
      return { ...story, novelty: 'new', trend };
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
  firstSeen: story.firstSeen,
  voices: story.independentAuthors,
  terms: [...story.terms],
  facts: story.facts.slice(0, MOST_FACTS).map(({ key }) => key),
});
