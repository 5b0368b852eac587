// Which told story of an earlier day a candidate is, and what is new about it: new, an update with new facts, or continuing.
import type { Recalled } from '../../shared/memory.ts';
import { type RememberedName, type RememberedStory, readStory } from '../../shared/memory-lines.ts';
import type { Fact, Story } from '../../shared/story.ts';
import type { Candidate } from './candidate.ts';
import { linkKey } from './link-key.ts';
import { isVersioned, nameKey } from './name-forms.ts';

/** What the days before tell. */
export interface Memory {
  /** Latest day first. */
  readonly stories: readonly Recalled<unknown>[];
  readonly names: readonly Recalled<RememberedName>[];
}

export const NO_MEMORY: Memory = { stories: [], names: [] };

/** Remembered stories by every key by which they are known again. */
interface Known {
  readonly stories: readonly { readonly story: RememberedStory; readonly day: string }[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

/** A name in this many told stories of the week is in every day's mouth and tells none of them. */
const EVERYDAY_STORIES = 4;
/** Share of terms in common from which a shared name is the same story. */
const SAME_TERMS = 0.2;
const MOST_NEW_FACTS = 3;

const referenceKeys = ({ posts }: Pick<Candidate, 'posts'>): string[] =>
  posts.flatMap(({ key, post, repostOf }) => [
    key,
    ...(repostOf?.key === undefined ? [] : [repostOf.key]),
    ...post.referenced.flatMap(({ id }) => (id === null ? [] : [`${post.platform}:${id}`])),
  ]);
const linkKeys = ({ posts }: Pick<Candidate, 'posts'>): string[] =>
  posts.flatMap(({ post }) => post.urls.flatMap((url) => linkKey(url) ?? []));

/** The told stories of the days before, ready for looking up. */
const knownOf = ({ stories }: Memory): Known => {
  const known = stories.flatMap(({ day, items }) => items.map((line) => ({ story: readStory(line, nameKey), day })));
  const byKey = new Map<string, number[]>();
  known.forEach(({ story }, i) => {
    const keys = [
      ...story.keys.map((key) => `p ${key}`),
      ...story.references.map((key) => `p ${key}`),
      ...story.links.map((key) => `l ${key}`),
      ...story.names.map((key) => `n ${key}`),
    ];
    for (const key of new Set(keys)) byKey.set(key, [...(byKey.get(key) ?? []), i]);
  });
  return { stories: known, byKey };
};

const overlap = (a: readonly string[], b: readonly string[]): number => {
  const other = new Set(b);
  const shared = a.filter((term) => other.has(term)).length;
  return shared / Math.max(1, a.length + b.length - shared);
};

/** A release, or another name of several parts: what a story is about, where it leads its names. */
const isThing = (name: string): boolean => isVersioned(name) || /^[^@#$].* /.test(name);

/**
 * The remembered stories that a candidate goes on with: by a post, a link or a reference in common; by a release in common; by a
 * rare name and a number, two rare names, or a rare name and the words.
 * @param isTelling whether a name can tell one story from another
 */
const sameStories = (
  candidate: Candidate,
  { stories, byKey }: Known,
  isTelling: (name: string) => boolean,
): Set<number> => {
  const same = new Set<number>();
  for (const key of [
    ...referenceKeys(candidate).map((own) => `p ${own}`),
    ...linkKeys(candidate).map((own) => `l ${own}`),
  ])
    for (const i of byKey.get(key) ?? []) same.add(i);
  const shared = new Map<number, string[]>();
  for (const name of candidate.names) {
    const holders = byKey.get(`n ${name}`) ?? [];
    const ids = new Set(holders.map((i) => stories[i]?.story.id));
    if (holders.length === 0 || ids.size >= EVERYDAY_STORIES || !isTelling(name)) continue;
    for (const i of holders) shared.set(i, [...(shared.get(i) ?? []), name]);
  }
  for (const [i, names] of shared) {
    const { story } = stories[i]!;
    // Two things of one maker are two stories, whatever words and numbers they have in common.
    const things = [candidate.names[0], story.names[0]].filter((name) => name !== undefined && isThing(name));
    if (things.length === 2 && !things.some((name) => names.includes(name!))) continue;
    // Nor does a maker's name alone make two releases one, though the maker may be named more often than what it released.
    const releases = [candidate.names, story.names].flatMap((own) => own.find(isVersioned) ?? []);
    if (
      names.length === 1 &&
      !names.some(isVersioned) &&
      releases.length === 2 &&
      !releases.some((name) => names.includes(name))
    )
      continue;
    const numbers = new Set(story.numbers);
    if (
      names.some(isVersioned) ||
      names.length > 1 ||
      candidate.numbers.some((number) => numbers.has(number)) ||
      overlap(candidate.terms, story.terms) >= SAME_TERMS
    )
      same.add(i);
  }
  return same;
};

/** Voices that make a fact one of the story, unless the maker gives it; one is enough where five or fewer speak at all. */
const leastVoices = ({ independentAuthors }: Pick<Story, 'independentAuthors'>): number =>
  independentAuthors <= 5 ? 1 : 2;

const factKey = ({ key }: Fact): string => (/^-?\d/.test(key) ? key : nameKey(key));

const trendOf = (key: string | undefined, { names }: Memory): Story['trend'] => {
  if (names.length === 0 || key === undefined) return undefined;
  const voices = names.map(({ items }) => items.find(({ name }) => name === key)?.voices ?? 0);
  return {
    dayBefore: voices[0] ?? 0,
    weekMean: Math.round((voices.reduce((a, b) => a + b, 0) / voices.length) * 10) / 10,
  };
};

export type Novelty = Pick<Story, 'novelty' | 'newFacts' | 'trend'> & Partial<Pick<Story, 'id' | 'firstSeen'>>;

/** A function that says of a candidate what the memory knows: unknown where nothing is remembered. */
export const noveltyAgainst = (
  memory: Memory,
  isTelling: (name: string) => boolean,
): ((candidate: Candidate, story: Pick<Story, 'facts' | 'independentAuthors'>) => Novelty) => {
  if (memory.stories.length === 0) return () => ({ novelty: 'unknown', newFacts: [] });
  const known = knownOf(memory);
  return (candidate, story) => {
    const trend = trendOf(candidate.label.key, memory);
    const withTrend = trend === undefined ? {} : { trend };
    const before = [...sameStories(candidate, known, isTelling)].map((i) => known.stories[i]!.story);
    const [first] = [...before].sort((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
    if (first === undefined) return { novelty: 'new', newFacts: [], ...withTrend };
    const said = new Set(before.flatMap(({ names, numbers }) => [...names, ...numbers]));
    const fresh = story.facts.filter(
      (fact) => !said.has(factKey(fact)) && (fact.voices >= leastVoices(story) || fact.official),
    );
    return {
      id: first.id,
      firstSeen: first.firstSeen,
      novelty: fresh.length > 0 ? 'update' : 'continuing',
      newFacts: fresh.slice(0, MOST_NEW_FACTS).map(({ text }) => text),
      ...withTrend,
    };
  };
};
