// The posts of a story that a model is given: few, distinct in voice, under aliases, cleaned of what is no text.
import { createHash } from 'node:crypto';
import type { PostKey } from '../../shared/post.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import { DENIAL, MOCKERY } from '../../shared/text/cues.data.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';

/** Longest text that a post contributes, in UTF-16 units (research, part 2.4). */
const LONGEST_POST = 1200;
/** Posts of one author: nobody tells a story alone. */
const MOST_OF_AUTHOR = 2;

/** Speaks as the conversation itself would: another role, a tool's call, a marker of the data block. */
const IMITATION =
  /<\/?(?:system|assistant|user|tool|data|posts)\b|<\|[a-z_]+\|>|\[\/?INST\]|"?(?:tool_use|toolUse|tool_calls|stopReason)"?\s*:|^\s*(?:system|assistant)\s*:/im;

export interface Packet {
  /** 16 hex digits that no post can know, since they are made from all posts. */
  readonly boundary: string;
  readonly posts: readonly { readonly alias: string; readonly key: PostKey; readonly post: StoryPost }[];
}

/** Posts that may be given to a model: the others still count as voices. */
export const fitForModel = ({ text, flags }: StoryPost): boolean =>
  !flags.includes('injection') && !flags.includes('suspected') && !IMITATION.test(text);

/**
 * Chooses posts: the card's leading ones first, then a critical one, then by centrality and engagement, at most two of an
 * author. The same story gives the same packet.
 */
export const packetOf = (story: Story, leading: readonly PostKey[], most: number): Packet => {
  const fit = story.posts.filter(fitForModel);
  const worth = ({ centrality, engagement }: StoryPost): number => centrality + 0.15 * engagement;
  const sorted = [...fit].sort((a, b) => worth(b) - worth(a) || (a.key < b.key ? -1 : 1));
  const critic = sorted.find(({ text }) => MOCKERY.test(text) || DENIAL.test(text));
  const first = leading.flatMap((key) => fit.find((post) => post.key === key) ?? []);
  const chosen: StoryPost[] = [];
  for (const post of [...first, ...(critic === undefined ? [] : [critic]), ...sorted]) {
    if (chosen.length === most || chosen.includes(post)) continue;
    if (chosen.filter(({ author }) => author === post.author).length < MOST_OF_AUTHOR) chosen.push(post);
  }
  const boundary = createHash('sha256')
    .update(JSON.stringify([story.id, ...story.posts.map(({ key, text }) => [key, text])]))
    .digest('hex')
    .slice(0, 16);
  return { boundary, posts: chosen.map((post, at) => ({ alias: `P${at + 1}`, key: post.key, post })) };
};

/** The data block: one JSON line a post, JSON escapes and all, between the boundaries. */
export const dataBlock = ({ boundary, posts }: Packet): string => {
  const lines = posts.map(({ alias, post }) =>
    JSON.stringify({
      id: alias,
      author: `@${post.handle}`,
      ...(post.organisation === undefined ? {} : { organisation: post.organisation }),
      lang: post.lang,
      text: visibleText(post.text).slice(0, LONGEST_POST).toWellFormed(),
    }),
  );
  return [`<<<${boundary}`, ...lines, `${boundary}>>>`].join('\n');
};
