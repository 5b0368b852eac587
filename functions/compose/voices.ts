// Counts that the report gives of voices: only of those whose own post carries what the story is known by.
import type { PostKey } from '../../shared/post.ts';
import type { StoryPost } from '../../shared/story.ts';
import { markersOf, saysMarker } from './spans.ts';

/** From how many voices on a count tells something. */
export const FEWEST_VOICES = 3;

/** Where a post leads and to which posts it refers, by id. */
export interface Ties {
  readonly urls: readonly string[];
  readonly references: readonly string[];
}

/** What a story is known by, for counting. */
export interface KnownBy {
  /** Posts that tell it: those that its item cites. */
  readonly anchors: readonly PostKey[];
  /** Its name, where the day says that name of little else. */
  readonly name: string | undefined;
  /** Its headline: numbers of two digits and more tell it again. */
  readonly headline: string;
}

const YEAR = /^(?:19|20)\d\d$/;

const idOf = (key: PostKey): string => key.slice(key.indexOf(':') + 1);

const shares = (one: readonly string[], others: readonly string[]): boolean =>
  one.some((each) => others.includes(each));

/** A post of each voice that carries the story's link, reference, number or rare name; the anchors' own voices first. */
export const countedVoices = (
  posts: readonly StoryPost[],
  { anchors, name, headline }: KnownBy,
  ties: ReadonlyMap<PostKey, Ties>,
): PostKey[] => {
  const urls = anchors.flatMap((key) => ties.get(key)?.urls ?? []);
  const references = [...anchors.map(idOf), ...anchors.flatMap((key) => ties.get(key)?.references ?? [])];
  const numbers = markersOf(headline).filter((marker) => /^\d/.test(marker) && !YEAR.test(marker));
  const carries = ({ key, text }: StoryPost): boolean =>
    anchors.includes(key) ||
    shares(ties.get(key)?.urls ?? [], urls) ||
    shares(ties.get(key)?.references ?? [], references) ||
    (name !== undefined && saysMarker(text, name)) ||
    numbers.some((number) => saysMarker(text, number));
  const voices = new Map<string, PostKey>();
  for (const post of [...posts].sort((a, b) => Number(anchors.includes(b.key)) - Number(anchors.includes(a.key)))) {
    const voice = post.organisation ?? post.author;
    if (voice !== '' && post.repostOf === undefined && !voices.has(voice) && carries(post)) voices.set(voice, post.key);
  }
  return [...voices.values()];
};

/** A count of voices in a text: what stands before the number, the number, and what it counts. */
export const COUNT =
  /(至少)(\d+)(位(?:作者|用户|开发者|网友|人))|(\bat least )(\d+)( (?:authors?|users?|developers?|people))/giu;

/** Whether a text counts voices. */
export const countsVoices = (text: string): boolean => text.search(COUNT) >= 0;

/**
 * A text whose counts of voices can be stood on: a higher number becomes the one that was counted, and where fewer than
 * three were, `some` stands in its place.
 */
export const withHonestCount = (text: string, counted: number, some: string): string =>
  text.replaceAll(COUNT, (whole, ...groups: (string | undefined)[]) => {
    const [before, number, after] = groups[0] === undefined ? groups.slice(3, 6) : groups;
    if (counted < FEWEST_VOICES) return some;
    return Number(number) > counted ? `${before}${counted}${after}` : whole;
  });
