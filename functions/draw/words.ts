// The words of a day's picture: which may stand in it, how heavy, from which posts and stories.

import type { Recalled } from '../../shared/memory.ts';
import type { RememberedWord } from '../../shared/memory-lines.ts';
import { type PostKey, postKey } from '../../shared/post.ts';
import type { DistinctPost, Story } from '../../shared/story.ts';
import { repostedHandle } from '../../shared/text/clean.ts';
import { bundledGeneral } from '../../shared/text/general.ts';
import type { Mention } from '../../shared/text/mention.ts';
import type { Vocabulary } from './candidates.ts';
import { countWords } from './count-words.ts';
import { type CountedWord, weekOf } from './keyness.ts';
import { type WeighedWord, weighWords } from './weigh-words.ts';

/** A word of the cloud. */
export interface Word {
  readonly word: string;
  /** How much the day adds it: see weigh-words.ts. */
  readonly weight: number;
  readonly authors: number;
  /** Used by twice the share of authors of the week before. */
  readonly rising: boolean;
  /** Ids of the stories in whose posts it stands, most posts first, at most five. */
  readonly stories: readonly string[];
  /** Keys of at most five posts in which it stands, most liked first. */
  readonly posts: readonly PostKey[];
}

export interface WordsOfDay {
  readonly words: Word[];
  /** All that were counted, most used first. */
  readonly counted: CountedWord[];
  /** All whose words were counted. */
  readonly authors: number;
}

/**
 * Authors that a word needs which is neither a name nor of the lexicon: three, and on fuller days one in twenty, up to
 * eight; where there is no week before to tell news from chatter, up to one in forty.
 */
const independentAuthors = (authors: number, remembered: boolean): number =>
  Math.max(3, Math.min(Math.ceil(authors / 20), remembered ? 8 : Math.max(8, Math.ceil(authors / 40))));
/** Below so many words the next smaller number of authors will do: a thin day still gets its picture. */
const FEW_WORDS = 10;
const MOST_WORDS = 150;
/** From so many words on, those of equal weight come all or none, so that the alphabet doesn't choose. */
const ENOUGH_WORDS = 40;
const LINKED = 5;

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A repost that the platform flags without naming whose words it holds is nobody's voice. */
const isNobodys = (post: DistinctPost): boolean =>
  post.referenced.some(({ type }) => type === 'retweeted') && repostedHandle(post.text) === undefined;

const speaks = (post: DistinctPost): boolean =>
  !isNobodys(post) &&
  !post.flags.some((flag) => flag === 'spam' || flag === 'offTopic' || flag === 'injection' || flag === 'suspected');

/**
 * The words that may stand in the cloud: what the day adds, plain words only from several authors, whose number falls until
 * there are enough; where that is too little for a picture, also names and words of the lexicon that are said every day.
 */
const admit = (weighed: readonly WeighedWord[], authors: number, remembered: boolean): readonly WeighedWord[] => {
  for (let least = independentAuthors(authors, remembered); ; least--) {
    const isAdded = ({ kind, voices, added }: WeighedWord): boolean => added && (kind !== 'word' || voices >= least);
    const isSaidDaily = ({ kind, added }: WeighedWord): boolean => !added && (kind === 'known' || kind === 'lexicon');
    const admitted = weighed.filter(isAdded);
    if (admitted.length >= ENOUGH_WORDS) return admitted;
    const filled = weighed.filter((word) => isAdded(word) || isSaidDaily(word));
    if (filled.length >= FEW_WORDS || least === 1) return filled;
  }
};

/** The heaviest words, at most MOST_WORDS. */
const heaviest = <W extends { readonly weight: number }>(ranked: readonly W[]): readonly W[] => {
  const cut = ranked[MOST_WORDS]?.weight;
  const whole = ranked.filter(({ weight }) => cut === undefined || weight > cut);
  return whole.length >= ENOUGH_WORDS ? whole : ranked.slice(0, MOST_WORDS);
};

/** Stories of posts, those of most posts first. */
const storiesOf = (posts: readonly DistinctPost[], storyOf: ReadonlyMap<PostKey, string>): string[] => {
  const counts = new Map<string, number>();
  for (const post of posts) {
    const story = storyOf.get(postKey(post));
    if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || byCodePoint(a, b))
    .slice(0, LINKED)
    .map(([id]) => id);
};

const mostLiked = (posts: readonly DistinctPost[]): PostKey[] =>
  posts
    .map((post) => ({ key: postKey(post), likes: post.metrics.likes ?? 0 }))
    .sort((a, b) => b.likes - a.likes || byCodePoint(a.key, b.key))
    .slice(0, LINKED)
    .map(({ key }) => key);

/**
 * The words of a day that may be drawn, heaviest first, of equals the first by code point, and all that were counted; the
 * order of the posts doesn't matter.
 * @param posts distinct posts; a repost of what wasn't collected is the voice of its original, a post's copies are not counted
 * @param stories the day's stories, best first: only their posts are counted, all posts where there is no story
 * @param before words of the days before, against which these stand out; without them general language, and what the field
 * says every day
 */
export const wordsOf = async (
  posts: readonly DistinctPost[],
  stories: readonly Pick<Story, 'id' | 'posts'>[],
  vocabulary: Vocabulary,
  findMentions: (text: string) => readonly Mention[],
  before: readonly Recalled<RememberedWord>[] = [],
): Promise<WordsOfDay> => {
  const storyOf = new Map(stories.flatMap((story) => story.posts.map((post) => [post.key, story.id] as const)));
  // What Cluster set aside (off topic, spam, saying nothing) has no word in the picture either.
  const speaking = posts.filter((post) => speaks(post) && (storyOf.size === 0 || storyOf.has(postKey(post))));
  const general = bundledGeneral();
  const count = await countWords(speaking, vocabulary, findMentions, (post) => storyOf.get(postKey(post)), general);
  const weighed = weighWords(
    count,
    stories.map(({ id }) => id),
    weekOf(before),
    bundledGeneral(),
  );
  const chosen = heaviest(admit(weighed, count.authors, before.length > 0));
  const postsOf = new Map(chosen.map(({ key }) => [key, [] as DistinctPost[]]));
  for (const [i, post] of speaking.entries()) for (const key of count.keysOfPost[i]!) postsOf.get(key)?.push(post);
  const words = chosen.map(({ key, word, weight, authors, rising }) => {
    const using = postsOf.get(key)!;
    return { word, weight, authors, rising, stories: storiesOf(using, storyOf), posts: mostLiked(using) };
  });
  const counted = [...weighed].sort((a, b) => b.authors - a.authors || byCodePoint(a.word, b.word));
  return { words, counted: counted.map(({ word, authors }) => ({ word, authors })), authors: count.authors };
};
