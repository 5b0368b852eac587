// Which posts a topic never takes: by whose they are, or by a word that they hold. Pure.
import type { Post } from '../../shared/post.ts';
import { readable, repostedHandle } from '../../shared/text/clean.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import type { Topic } from '../../shared/topic.ts';
import { accountKey } from '../../shared/topic-hand.ts';

/** Whoever speaks in a post, by name and by id; of a repost in the old form the account that is reposted too. */
const speakersOf = ({ platform, author, text }: Post): string[] =>
  [author.username, author.id, repostedHandle(text)].flatMap((name) =>
    name === undefined ? [] : `${platform}:${name.toLowerCase()}`,
  );

/** Whether a topic never takes a post. */
export const neverTest = ({ never, platform }: Pick<Topic, 'never' | 'platform'>): ((post: Post) => boolean) => {
  if (never === undefined) return () => false;
  const accounts = new Set(never.accounts.map((name) => accountKey(name, platform)));
  const holdsWord = lexiconTest(never.words);
  const isOut = (post: Post): boolean => speakersOf(post).some((speaker) => accounts.has(speaker));
  return (post) => isOut(post) || (never.words.length > 0 && holdsWord(readable(post.text)));
};
