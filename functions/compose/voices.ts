// Counts that the report gives of voices and posts: only of those whose own words carry what the story is known by.
import type { PostKey } from '../../shared/post.ts';
import type { StoryPost } from '../../shared/story.ts';
import { quantityKeys } from '../../shared/story-posts.ts';
import { bringerOf, sayerOf, versionedIn } from './brought-out.ts';

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
  /** What it may be known by: the names of its item and of its candidate, and those in its headline. */
  readonly names: readonly string[];
  /** Names that the day says of one story and little else. */
  readonly rare: ReadonlySet<string>;
  /** Organisations that it is about. */
  readonly makers: readonly string[];
  /** Its headline: who gives one of its quantities tells it again. */
  readonly headline: string;
}

const YEAR = /^(?:19|20)\d\d count$/;

/** Quantities of a text by which two posts tell the same; digits of names and years are none. */
const quantitiesIn = (text: string): string[] =>
  [...quantityKeys(text, versionedIn(text)).keys()].filter((key) => !YEAR.test(key));

/** A name that tells one thing from another by itself: it has a number, or several words. */
const isTelling = (name: string): boolean => /\d|\p{L}[ -]\p{L}/u.test(name);

/**
 * Says of a post whether it tells the story by a name. Of a product that is used every day, posts under one name tell this and
 * that: so a cited post has to bring the thing out, and others have to bring it out as well. Where its maker does and the
 * day says that version of little else, whoever says it speaks of that.
 */
const byName = (cited: readonly StoryPost[], { names, rare, makers }: KnownBy): ((text: string) => boolean)[] =>
  names.filter(isTelling).flatMap((name) => {
    const bringsOut = bringerOf(name);
    const bringing = cited.filter(({ text }) => bringsOut(text));
    if (bringing.length === 0) return [];
    const isMade = bringing.some(({ organisation }) => organisation !== undefined && makers.includes(organisation));
    return [isMade && /\d/.test(name) && rare.has(name) ? sayerOf(name) : bringsOut];
  });

const idOf = (key: PostKey): string => key.slice(key.indexOf(':') + 1);

/** The names by which an item may be known, each once, and the last two words of a long one: `Claude Opus 4.7` is `Opus 4.7`. */
export const namesFor = (headline: string, ...given: readonly (string | undefined)[]): string[] => {
  const whole = [...given.flatMap((name) => name ?? []), ...versionedIn(headline).map(({ text }) => text)];
  const short = whole.flatMap((name) => /(?<= )\p{Lu}[\p{Script=Latin}]+ \d[\d.]*$/u.exec(name)?.[0] ?? []);
  return [...new Set([...whole, ...short])].filter((name) => name !== '');
};

const shares = (one: readonly string[], others: readonly string[]): boolean =>
  one.some((each) => others.includes(each));

/** The posts that tell a story for sure: cited for it, or with its link, reference, quantity or name. The cited ones come first. */
export const tellingPosts = (
  posts: readonly StoryPost[],
  known: KnownBy,
  ties: ReadonlyMap<PostKey, Ties>,
): StoryPost[] => {
  const { anchors, headline } = known;
  const cited = posts.filter(({ key }) => anchors.includes(key));
  const urls = anchors.flatMap((key) => ties.get(key)?.urls ?? []);
  const references = [...anchors.map(idOf), ...anchors.flatMap((key) => ties.get(key)?.references ?? [])];
  const quantities = quantitiesIn(headline);
  const named = byName(cited, known);
  const carries = ({ key, text }: StoryPost): boolean =>
    shares(ties.get(key)?.urls ?? [], urls) ||
    shares(ties.get(key)?.references ?? [], references) ||
    named.some((tells) => tells(text)) ||
    shares(quantitiesIn(text), quantities);
  return [...cited, ...posts.filter((post) => !cited.includes(post) && carries(post))];
};

/** A post of each voice that tells a story: a repost is nobody's own word. */
export const countedVoices = (
  posts: readonly StoryPost[],
  known: KnownBy,
  ties: ReadonlyMap<PostKey, Ties>,
): PostKey[] => {
  const voices = new Map<string, PostKey>();
  for (const post of tellingPosts(posts, known, ties)) {
    const voice = post.organisation ?? post.author;
    if (voice !== '' && post.repostOf === undefined && !voices.has(voice)) voices.set(voice, post.key);
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
