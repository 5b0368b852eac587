// Which posts a sentence can't do without: those whose absence the rules would not let pass. Kept for withdrawals.
import type { PostKey } from '../../shared/post.ts';
import type { StoryPost } from '../../shared/story.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { bareText } from '../../shared/verify/background.ts';
import { checkSentence, type Sentence } from '../../shared/verify/check-sentence.ts';
import { type Source, toSource } from '../../shared/verify/source-post.ts';
import { markersOf, saysMarker } from './spans.ts';

/** Reads posts for the rules, each once. */
export class Sources {
  readonly names: Names;
  readonly #read = new Map<PostKey, Source>();

  constructor(names: Names) {
    this.names = names;
  }

  of({ key, handle, name, organisation, lang, text, createdAt }: StoryPost): Source {
    const known =
      this.#read.get(key) ?? toSource({ key, handle, name, organisation, lang, text, createdAt }, this.names);
    this.#read.set(key, known);
    return known;
  }
}

/**
 * Posts without which the rest of them does not carry the sentence: the rules refuse it, or none of its names and numbers
 * stands in any of the others.
 */
export const needsOf = (
  sentence: Omit<Sentence, 'posts'>,
  posts: readonly StoryPost[],
  sources: Sources,
): PostKey[] => {
  const { text, language, place } = sentence;
  const markers = markersOf(bareText(text, place, language, sources.names));
  const carry = (others: readonly StoryPost[]): boolean => {
    const packet = new Map(others.map((post) => [post.key, sources.of(post)]));
    const { vetoes } = checkSentence({ ...sentence, posts: [...packet.keys()] }, packet, { names: sources.names });
    return vetoes.length === 0 && others.some((post) => markers.some((marker) => saysMarker(post.text, marker)));
  };
  return posts.filter((post) => !carry(posts.filter((other) => other !== post))).map(({ key }) => key);
};
