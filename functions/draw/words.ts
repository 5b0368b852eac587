// Counts the words of a day: how many independent authors use each, in which posts and stories.
import { authorKey, type PostKey, postKey } from '../../shared/post.ts';
import type { DistinctPost, Story } from '../../shared/story.ts';
import { repostedHandle } from '../../shared/text/clean.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { type Candidate, candidateFinder, type Vocabulary, wordKey } from './candidates.ts';
import { segmenterFor } from './segment.ts';

/** A word of the cloud. Weight is the number of distinct authors who use it. */
export interface Word {
  readonly word: string;
  readonly weight: number;
  readonly authors: number;
  /** Ids of the stories in whose posts it stands, most posts first, at most five. */
  readonly stories: readonly string[];
  /** Keys of at most five posts in which it stands, most liked first. */
  readonly posts: readonly PostKey[];
}

/** Authors that a word needs which is neither a name nor of the lexicon. */
const INDEPENDENT_AUTHORS = 3;
/** Below so many words the next smaller number of authors will do: a thin day still gets its picture. */
const FEW_WORDS = 10;
const MOST_WORDS = 150;
const LINKED = 5;

interface Tally {
  kind: Candidate['kind'];
  readonly forms: Map<string, number>;
  readonly authors: Set<string>;
  readonly posts: DistinctPost[];
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The entry with the highest count; of equals the first by code point. */
const mostFrequent = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort(([a, m], [b, n]) => n - m || byCodePoint(a, b))[0]?.[0] ?? '';

const isRepost = (post: DistinctPost): boolean =>
  post.referenced.some((reference) => reference.type === 'retweeted') || repostedHandle(post.text) !== undefined;

const speaks = (post: DistinctPost): boolean =>
  !isRepost(post) && !post.flags.some((flag) => flag === 'spam' || flag === 'offTopic' || flag === 'injection');

/** Folds one tally into another: `agents` into `agent`, whichever is used by more authors giving the form. */
const fold = (from: Tally, into: Tally): void => {
  for (const [form, count] of from.forms) into.forms.set(form, (into.forms.get(form) ?? 0) + count);
  for (const author of from.authors) into.authors.add(author);
  for (const post of from.posts) if (!into.posts.includes(post)) into.posts.push(post);
};

/** English plurals in -s are the word that is also there without it. */
const foldPlurals = (tallies: Map<string, Tally>): void => {
  for (const [key, tally] of tallies) {
    if (tally.kind === 'name' || !/^[a-z-]{3,}[^s\W]s$/.test(key)) continue;
    const singular = tallies.get(key.slice(0, -1));
    if (singular === undefined || singular.kind === 'name') continue;
    fold(tally, singular);
    tallies.delete(key);
  }
};

const tally = async (
  posts: readonly DistinctPost[],
  vocabulary: Vocabulary,
  findMentions: (text: string) => Mention[],
): Promise<Map<string, Tally>> => {
  const finder = candidateFinder(vocabulary, findMentions);
  const texts = posts.map((post) => finder.clean(post.text));
  const segment = await segmenterFor(texts, vocabulary.lexicon);
  const tallies = new Map<string, Tally>();
  for (const [i, post] of posts.entries()) {
    for (const { word, kind } of finder.find(texts[i]!, segment)) {
      const key = wordKey(word);
      let entry = tallies.get(key);
      if (entry === undefined) {
        entry = { kind, forms: new Map(), authors: new Set(), posts: [] };
        tallies.set(key, entry);
      }
      if (kind === 'name' || (kind === 'lexicon' && entry.kind === 'word')) entry.kind = kind;
      entry.forms.set(word, (entry.forms.get(word) ?? 0) + 1);
      entry.authors.add(authorKey(post));
      entry.posts.push(post);
    }
  }
  foldPlurals(tallies);
  return tallies;
};

/** The tallies that may stand in the cloud; the number of authors asked of plain words falls until there are enough. */
const admit = (tallies: readonly Tally[]): Tally[] => {
  for (let authors = INDEPENDENT_AUTHORS; ; authors--) {
    const admitted = tallies.filter((entry) => entry.kind !== 'word' || entry.authors.size >= authors);
    if (admitted.length >= FEW_WORDS || authors === 1) return admitted;
  }
};

/**
 * The words of a day, heaviest first, of equals the first by code point; the order of the posts doesn't matter.
 * @param posts distinct posts; reposts are no voice, a post's copies are not counted
 * @param stories the day's stories, to which words are linked
 */
export const wordsOf = async (
  posts: readonly DistinctPost[],
  stories: readonly Pick<Story, 'id' | 'posts'>[],
  vocabulary: Vocabulary,
  findMentions: (text: string) => Mention[],
): Promise<Word[]> => {
  const storyOf = new Map(stories.flatMap((story) => story.posts.map((post) => [post.key, story.id] as const)));
  const tallies = await tally(posts.filter(speaks), vocabulary, findMentions);
  return admit([...tallies.values()])
    .map((entry) => ({ word: mostFrequent(entry.forms), entry }))
    .sort((a, b) => b.entry.authors.size - a.entry.authors.size || byCodePoint(a.word, b.word))
    .slice(0, MOST_WORDS)
    .map(({ word, entry }) => {
      const inStories = new Map<string, number>();
      for (const post of entry.posts) {
        const story = storyOf.get(postKey(post));
        if (story !== undefined) inStories.set(story, (inStories.get(story) ?? 0) + 1);
      }
      const liked = entry.posts.toSorted(
        (a, b) => (b.metrics.likes ?? 0) - (a.metrics.likes ?? 0) || byCodePoint(postKey(a), postKey(b)),
      );
      return {
        word,
        weight: entry.authors.size,
        authors: entry.authors.size,
        stories: [...inStories]
          .sort(([a, m], [b, n]) => n - m || byCodePoint(a, b))
          .slice(0, LINKED)
          .map(([id]) => id),
        posts: liked.slice(0, LINKED).map(postKey),
      };
    });
};
