// What makes a story of posts: who speaks, what they give as facts, how it is received. One place for all who group posts.
import type { Fact, StoryFlag, StoryPost } from './story.ts';
import type { Names } from './text/compile-names.ts';
import { DENIAL, INVITATION, MOCKERY } from './text/cues.data.ts';
import type { Mention } from './text/mention.ts';
import { findMentions } from './text/names.ts';
import { sentencesOf } from './text/sentences.ts';
import { amountsOf } from './verify/quantities.ts';

/** Of whom a post's author is the voice: accounts of one organisation are one. */
type Voiced = Pick<StoryPost, 'author'>;

/** Number of independent voices among posts. */
export const voicesOf = (posts: readonly Voiced[]): number => new Set(posts.map(({ author }) => author)).size;

/** Units of what passes in every post: hours, days, Mondays, `2 times`, `third`. A number of them is no fact of a story. */
const PASSING: ReadonlySet<string> = new Set([
  'second',
  'month',
  'times',
  'ordinal',
  'quarter',
  'date',
  'weekday',
  'decade',
]);
/** A bare count below this is one of anything: `3`, `12 people`. */
const LEAST_COUNT = 100;

/**
 * Quantities of a text that can tell one event from another: key (value and base unit, the same for every spelling) → as typed.
 * @param names stretches whose digits belong to a name: the 5.2 of GPT-5.2
 */
export const quantityKeys = (text: string, names: readonly Pick<Mention, 'start' | 'end'>[]): Map<string, string> => {
  const keys = new Map<string, string>();
  // Most texts hold no number, and one look tells.
  if (!/[\d一二三四五六七八九十百千万億亿]|illion|hundred|thousand|mil(?:lones)?\b/u.test(text)) return keys;
  for (const quantity of amountsOf(text)) {
    const [reading] = quantity.readings;
    if (reading === undefined || PASSING.has(reading.unit)) continue;
    if (reading.unit === 'count' && reading.value < LEAST_COUNT) continue;
    if (names.some(({ start, end }) => quantity.start < end && quantity.end > start)) continue;
    const key = `${reading.value} ${reading.unit}`;
    if (!keys.has(key)) keys.set(key, quantity.text.trim());
  }
  return keys;
};

/** Whether the key of a fact is that of a quantity. */
export const isQuantity = (key: string): boolean => /^-?\d[\d.e+-]* \S/.test(key);

/**
 * The facts of one text: key → as written. Names of things, and quantities.
 * @param names stretches whose digits are no quantities
 */
export const factsIn = (
  text: string,
  mentions: readonly Mention[],
  names: readonly Pick<Mention, 'start' | 'end'>[] = mentions,
): Map<string, string> => {
  const own = quantityKeys(text, names);
  for (const { name, kind } of mentions) if (kind === 'versioned' || kind === 'product') own.set(name, name);
  return own;
};

/**
 * Facts of a story's posts, those of most voices first: names of things and quantities, with the voices that give them.
 * @param read the facts of a post, where they are known already
 */
export const factsOf = (
  posts: readonly StoryPost[],
  names: Names,
  read: (post: StoryPost) => ReadonlyMap<string, string> = ({ text }) => factsIn(text, findMentions(text, names)),
): Fact[] => {
  const facts = new Map<string, { text: string; voices: Set<string>; official: boolean }>();
  for (const post of posts) {
    const { author, organisation } = post;
    const own = read(post);
    for (const [key, written] of own) {
      const fact = facts.get(key) ?? { text: written, voices: new Set(), official: false };
      fact.voices.add(author);
      fact.official ||= organisation !== undefined;
      facts.set(key, fact);
    }
  }
  return [...facts]
    .map(([key, { text, voices, official }]) => ({ key, text, voices: voices.size, official }))
    .sort((a, b) => b.voices - a.voices || (a.key < b.key ? -1 : 1));
};

const laughs = ({ text }: StoryPost): boolean => MOCKERY.test(text);
const denies = ({ text }: StoryPost): boolean => sentencesOf(text).some((sentence) => DENIAL.test(sentence.text));
const invites = ({ text }: StoryPost): boolean => INVITATION.test(text);

/** Two voices or more, and a fifth of all: one scoffer contests nothing. */
const isHeard = (against: readonly StoryPost[], all: readonly StoryPost[]): boolean => {
  const voices = voicesOf(against);
  return voices >= 2 && voices * 5 >= voicesOf(all);
};

/** contested: voices deny it or laugh at it; mocked: they laugh; promotional: every post of it is an invitation or advert. */
export const flagsOf = (posts: readonly StoryPost[]): StoryFlag[] => {
  const mocking = posts.filter(laughs);
  const against = posts.filter((post) => mocking.includes(post) || denies(post));
  return [
    ...(isHeard(against, posts) ? (['contested'] as const) : []),
    ...(isHeard(mocking, posts) ? (['mocked'] as const) : []),
    ...(posts.every(invites) ? (['promotional'] as const) : []),
  ];
};

/** Voices that no rule suspects from which on a story with suspected posts is told like others. */
const UNSUSPECTED_VOICES = 2;

/** Whether suspected posts carry a story that fewer than two unsuspected voices tell: it is an event at most. */
export const isSuspectedOnly = (posts: readonly StoryPost[]): boolean => {
  const suspected = posts.filter(({ flags }) => flags.includes('suspected'));
  return suspected.length > 0 && voicesOf(posts.filter((post) => !suspected.includes(post))) < UNSUSPECTED_VOICES;
};
