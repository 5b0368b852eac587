// Counts the words of a day: which authors use each, in which stories, spellings and posts.
import { authorKey } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { repostedHandle } from '../../shared/text/clean.ts';
import { type GeneralLanguage, UNLISTED } from '../../shared/text/general.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { candidateFinder, type Vocabulary } from './candidates.ts';
import { foldWords, KINDS, type Tally, use } from './fold-words.ts';
import { segmenterFor } from './segment.ts';

export interface Count {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** For each post the keys of its words. */
  readonly keysOfPost: readonly (readonly string[])[];
  readonly authors: number;
  /** Of each story how many authors speak in it. */
  readonly authorsOfStory: ReadonlyMap<string, number>;
  /** Words that an author says that day, on average. */
  readonly wordsOfAuthor: number;
}

/** Who says the words of a post: of a repost that stands for what was not collected, the author of that. */
const speakerOf = (post: DistinctPost): string => {
  const handle = repostedHandle(post.text);
  return authorKey(handle === undefined ? post : { ...post, author: { username: handle } });
};

/** Where one wording ends: at a line's end, at marks of scripts without blanks, at others before a blank. */
const WORDING_ENDS = /[\n，。！？；：、…]+|[,.!?;:]+(?=\s|$)/u;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('’', "'");

/** Numbers the wordings of a day: the same words between two marks have one number wherever they stand. */
const wordingsOfDay = (): ((text: string) => (key: string) => number) => {
  const numbers = new Map<string, number>();
  const numberOf = (wording: string): number => {
    const known = numbers.get(wording) ?? numbers.size;
    numbers.set(wording, known);
    return known;
  };
  return (text) => {
    const wordings = text
      .split(WORDING_ENDS)
      .map((part) => folded(part).replace(/\s+/gu, ' ').trim())
      .filter((part) => part !== '');
    return (key) => numberOf(wordings.find((wording) => wording.includes(key)) ?? folded(text));
  };
};

/**
 * Counts the words of posts.
 * @param storyOf the story of a post, or undefined
 */
export const countWords = async (
  posts: readonly DistinctPost[],
  vocabulary: Vocabulary,
  findMentions: (text: string) => readonly Mention[],
  storyOf: (post: DistinctPost) => string | undefined,
  general: GeneralLanguage,
): Promise<Count> => {
  const finder = candidateFinder(vocabulary, findMentions);
  const texts = posts.map((post) => finder.clean(post.text));
  const segment = await segmenterFor(texts, vocabulary.lexicon);
  const tallies = new Map<string, Tally>();
  const keysOfPost: string[][] = [];
  const authors = new Set<string>();
  const wordingsOf = wordingsOfDay();
  const speakers = new Map<string, Set<string>>();
  let words = 0;
  for (const [i, post] of posts.entries()) {
    const author = speakerOf(post);
    authors.add(author);
    const story = storyOf(post);
    if (story !== undefined) speakers.set(story, (speakers.get(story) ?? new Set()).add(author));
    const candidates = finder.find(texts[i]!, (text) => {
      const parts = segment(text);
      words += parts.length;
      return parts;
    });
    const wordingOf = wordingsOf(texts[i]!);
    for (const { word, key, kind } of candidates) {
      let tally = tallies.get(key);
      if (tally === undefined) {
        tally = { kind, forms: new Map(), authors: new Map(), wordings: new Set() };
        tallies.set(key, tally);
      }
      if (KINDS.indexOf(kind) < KINDS.indexOf(tally.kind)) tally.kind = kind;
      tally.forms.set(word, (tally.forms.get(word) ?? 0) + 1);
      use(tally, author, story === undefined ? [] : [story]);
      tally.wordings.add(wordingOf(key));
    }
    keysOfPost.push(candidates.map(({ key }) => key));
  }
  const keyNow = foldWords(tallies, (word) => general.zipfOf(word) > UNLISTED);
  return {
    tallies,
    keysOfPost: keysOfPost.map((keys) => [...new Set(keys.map(keyNow))]),
    authors: authors.size,
    authorsOfStory: new Map([...speakers].map(([story, { size }]) => [story, size])),
    wordsOfAuthor: words / Math.max(1, authors.size),
  };
};
