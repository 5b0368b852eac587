// Counts the words of a day: how many independent authors use each, in which posts and stories.

import type { Recalled, RememberedWord } from '../../shared/memory.ts';
import { authorKey, type PostKey, postKey } from '../../shared/post.ts';
import type { DistinctPost, Story } from '../../shared/story.ts';
import { repostedHandle } from '../../shared/text/clean.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { type Candidate, candidateFinder, type Vocabulary } from './candidates.ts';
import { type CountedWord, distinctivenessAgainst } from './distinctive.ts';
import { segmenterFor } from './segment.ts';

/** A word of the cloud. Weight is the number of distinct authors who use it, times how it stands out against the week before. */
export interface Word {
  readonly word: string;
  readonly weight: number;
  readonly authors: number;
  /** Used by twice the share of authors of the week before. */
  readonly rising: boolean;
  /** Ids of the stories in whose posts it stands, most posts first, at most five. */
  readonly stories: readonly string[];
  /** Keys of at most five posts in which it stands, most liked first. */
  readonly posts: readonly PostKey[];
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

interface Tally {
  kind: Candidate['kind'];
  readonly forms: Map<string, number>;
  readonly authors: Set<string>;
}

/** What was counted, and for each post the keys of its words. */
interface Count {
  readonly tallies: Map<string, Tally>;
  readonly keysOfPost: readonly (readonly string[])[];
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The entry with the highest count; of equals the first by code point. */
const mostFrequent = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort(([a, m], [b, n]) => n - m || byCodePoint(a, b))[0]?.[0] ?? '';

const isRepost = (post: DistinctPost): boolean =>
  post.referenced.some((reference) => reference.type === 'retweeted') || repostedHandle(post.text) !== undefined;

const speaks = (post: DistinctPost): boolean =>
  !isRepost(post) &&
  !post.flags.some((flag) => flag === 'spam' || flag === 'offTopic' || flag === 'injection' || flag === 'suspected');

/** Folds one tally into another: `agents` into `agent`, whichever is used by more authors giving the form. */
const fold = (from: Tally, into: Tally): void => {
  for (const [form, count] of from.forms) into.forms.set(form, (into.forms.get(form) ?? 0) + count);
  for (const author of from.authors) into.authors.add(author);
};

/** English plurals in -s are the word that is also there without it. Returns the keys that became another. */
const foldPlurals = (tallies: Map<string, Tally>): Map<string, string> => {
  const folded = new Map<string, string>();
  for (const [key, tally] of tallies) {
    if (tally.kind === 'name' || !/^[a-z-]{3,}[^s\W]s$/.test(key)) continue;
    const singular = tallies.get(key.slice(0, -1));
    if (singular === undefined || singular.kind === 'name') continue;
    fold(tally, singular);
    tallies.delete(key);
    folded.set(key, key.slice(0, -1));
  }
  return folded;
};

const count = async (
  posts: readonly DistinctPost[],
  vocabulary: Vocabulary,
  findMentions: (text: string) => readonly Mention[],
): Promise<Count> => {
  const finder = candidateFinder(vocabulary, findMentions);
  const texts = posts.map((post) => finder.clean(post.text));
  const segment = await segmenterFor(texts, vocabulary.lexicon);
  const tallies = new Map<string, Tally>();
  const keysOfPost: string[][] = [];
  for (const [i, post] of posts.entries()) {
    const author = authorKey(post);
    const candidates = finder.find(texts[i]!, segment);
    for (const { word, key, kind } of candidates) {
      let entry = tallies.get(key);
      if (entry === undefined) {
        entry = { kind, forms: new Map(), authors: new Set() };
        tallies.set(key, entry);
      }
      if (kind === 'name' || (kind === 'lexicon' && entry.kind === 'word')) entry.kind = kind;
      entry.forms.set(word, (entry.forms.get(word) ?? 0) + 1);
      entry.authors.add(author);
    }
    keysOfPost.push(candidates.map(({ key }) => key));
  }
  const folded = foldPlurals(tallies);
  return { tallies, keysOfPost: keysOfPost.map((keys) => [...new Set(keys.map((key) => folded.get(key) ?? key))]) };
};

/** A word with what decides whether it may stand in the cloud. */
interface Ranked {
  readonly key: string;
  readonly word: string;
  readonly authors: number;
  readonly weight: number;
  readonly rising: boolean;
  readonly above: boolean;
  readonly kind: Candidate['kind'];
}

/**
 * The words that may stand in the cloud: names and words of the lexicon, and others above their share of the week before;
 * the number of authors asked of these falls until there are enough.
 */
const admit = (ranked: readonly Ranked[], authors: number, remembered: boolean): readonly Ranked[] => {
  for (let least = independentAuthors(authors, remembered); ; least--) {
    const admitted = ranked.filter(({ kind, authors: using, above }) => kind !== 'word' || (above && using >= least));
    if (admitted.length >= FEW_WORDS || least === 1) return admitted;
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
 * The words of a day that may be drawn, heaviest first, of equals the first by code point, and all that were counted, most
 * used first; the order of the posts doesn't matter.
 * @param posts distinct posts; reposts are no voice, a post's copies are not counted
 * @param stories the day's stories: only their posts are counted, all posts where there is no story
 * @param before words of the days before, against which these stand out; without them authors alone count
 */
export const wordsOf = async (
  posts: readonly DistinctPost[],
  stories: readonly Pick<Story, 'id' | 'posts'>[],
  vocabulary: Vocabulary,
  findMentions: (text: string) => readonly Mention[],
  before: readonly Recalled<RememberedWord>[] = [],
): Promise<{ readonly words: Word[]; readonly counted: CountedWord[] }> => {
  const storyOf = new Map(stories.flatMap((story) => story.posts.map((post) => [post.key, story.id] as const)));
  // What Cluster set aside (off topic, spam, saying nothing) has no word in the picture either.
  const speaking = posts.filter((post) => speaks(post) && (storyOf.size === 0 || storyOf.has(postKey(post))));
  const { tallies, keysOfPost } = await count(speaking, vocabulary, findMentions);
  const authorsOfDay = new Set(speaking.map(authorKey)).size;
  const distinctiveness = distinctivenessAgainst(authorsOfDay, before);
  const ranked = [...tallies]
    .map(([key, { forms, authors, kind }]): Ranked => {
      const word = mostFrequent(forms);
      const { factor, rising, above } = distinctiveness(word, authors.size);
      return {
        key,
        word,
        authors: authors.size,
        weight: Math.round(authors.size * factor * 100) / 100,
        rising,
        above,
        kind,
      };
    })
    .sort((a, b) => b.weight - a.weight || b.authors - a.authors || byCodePoint(a.word, b.word));
  const chosen = heaviest(admit(ranked, authorsOfDay, before.length > 0));
  const postsOf = new Map(chosen.map(({ key }) => [key, [] as DistinctPost[]]));
  for (const [i, post] of speaking.entries()) for (const key of keysOfPost[i]!) postsOf.get(key)?.push(post);
  const words = chosen.map(({ key, word, weight, authors, rising }) => {
    const using = postsOf.get(key)!;
    return { word, weight, authors, rising, stories: storiesOf(using, storyOf), posts: mostLiked(using) };
  });
  const counted = [...ranked].sort((a, b) => b.authors - a.authors || byCodePoint(a.word, b.word));
  return { words, counted: counted.map(({ word, authors }) => ({ word, authors })) };
};
