// Where in its posts a sentence stands: the spans that hold its names and numbers, as far as words can point at them.
import type { PostKey } from '../../shared/post.ts';
import type { Evidence } from '../../shared/report.ts';
import type { StoryPost } from '../../shared/story.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { latinWords } from '../../shared/verify/source-post.ts';

export type Spans = Evidence['sentences'][string]['spans'];

/** Words and numbers of a sentence that are looked for, and posts shown for each. */
const MOST_WORDS = 12;
const MOST_POSTS = 3;
const LONGEST = 280;

const NUMBER = /\d+(?:[.,]\d+)*%?/gu;

/** What can be looked up in a post of another language too: names in Latin letters, and numbers that none of them holds. */
export const markersOf = (text: string): string[] => {
  const words = latinWords(text).filter(({ text: word }) => word.length > 2);
  const numbers = [...text.matchAll(NUMBER)].filter(
    ({ index, 0: number }) => number.length > 1 && !words.some(({ start, end }) => index >= start && index < end),
  );
  return [...new Set([...words.map(({ text: word }) => word), ...numbers.map(([number]) => number)])];
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Whether a text says a name or number, in any case, as a word of its own. */
export const saysMarker = (text: string, marker: string): boolean =>
  new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escaped(marker)}(?![\\p{Script=Latin}\\p{N}])`, 'iu').test(text);

/** Spans of the posts that hold the markers of a sentence, in its order. */
export const spansOf = (
  text: string,
  posts: readonly PostKey[],
  post: (key: PostKey) => StoryPost | undefined,
): Spans =>
  markersOf(text)
    .slice(0, MOST_WORDS)
    .flatMap((marker) =>
      posts
        .flatMap((key) => {
          const span = sentencesOf(post(key)?.text ?? '').find((sentence) => saysMarker(sentence.text, marker));
          return span === undefined ? [] : [{ post: key, text: span.text.slice(0, LONGEST), for: marker }];
        })
        .slice(0, MOST_POSTS),
    );
