// The last line of a key point: whose posts it rests on, by account, whose it is and likes. Code makes it of the posts alone.
import type { Sentence } from '../../shared/report.ts';
import { type NamedAccount, sourceLine } from '../../shared/source-line.ts';
import type { StoryPost } from '../../shared/story.ts';
import { plainName } from '../../shared/text/speaker-name.ts';
import { MOST_LINKS } from './desk.ts';
import { type Desks, postsOf } from './desks.ts';

/** Fewer likes tell nothing of how far a post went. */
const FEWEST_LIKES = 100;

/** One post an author, in the order in which the sentences rest on them. */
const byAuthor = (posts: readonly StoryPost[]): StoryPost[] => {
  const first = new Map<string, StoryPost>();
  for (const post of posts) if (!first.has(post.author)) first.set(post.author, post);
  return [...first.values()];
};

/**
 * The sentence that names the accounts behind a key point's sentences, three at most, each with a word on whether it is its
 * organisation's own and the likes that its post had when it was read; linked to those posts. The plain style has names in place of handles.
 */
export const sourceLineOf = (desks: Desks, sentences: readonly Sentence[]): Sentence => {
  const { desk, phrases, labels } = desks;
  const keys = sentences.flatMap(({ cites, posts = cites }) => posts);
  const all = byAuthor(postsOf(desks, keys));
  const named = all.slice(0, MOST_LINKS);
  const accounts = named.map((post): NamedAccount => {
    const known = [
      ...(post.organisation === undefined ? [] : [phrases.official]),
      ...((post.likes ?? 0) < FEWEST_LIKES ? [] : [phrases.likes(post.likes ?? 0)]),
    ];
    const more = known.length === 0 ? '' : phrases.inBrackets(known.join(phrases.comma));
    return { cited: `@${post.handle}${more}`, plain: `${plainName(post)}${more}` };
  });
  const others = all.length > named.length ? phrases.andOthers : '';
  return desk.sentence({
    section: 'keyPoints',
    role: 'count',
    kind: 'count',
    stretches: sourceLine(accounts, { opening: labels.sources, comma: phrases.listComma, others }),
    posts: named.map(({ key }) => key),
  });
};
