// The day's candidates as the writer takes them in: best first, of each the few posts that differ, the rest only counted.
import { createHash } from 'node:crypto';
import type { Story, StoryPost } from '../../shared/story.ts';
import { comparable } from '../../shared/text/clean.ts';
import { DENIAL, MOCKERY } from '../../shared/text/cues.data.ts';

/** Candidates that are looked at: what comes later in the order is nobody's news. */
export const MOST_CANDIDATES = 1200;
/** Posts of a candidate that are shown before every other candidate has had its turn, and at most. */
export const FIRST_HELPING = 6;
export const MOST_OF_CANDIDATE = 18;

/** Speaks as the conversation itself would: another role, a tool's call, a marker of the data block. */
const IMITATION =
  /<\/?(?:system|assistant|user|tool|data|posts)\b|<\|[a-z_]+\|>|\[\/?INST\]|"?(?:tool_use|toolUse|tool_calls|stopReason)"?\s*:|^\s*(?:system|assistant)\s*:|<<<|>>>/im;

/** Posts that may be shown to a model: the others still count as voices. */
export const fitForModel = ({ text, flags }: Pick<StoryPost, 'text' | 'flags'>): boolean =>
  !flags.includes('injection') && !flags.includes('suspected') && !IMITATION.test(text);

/** One thing that could be told, with the posts of it that may be shown, those that say most first. */
export interface Candidate {
  readonly storyId: string;
  /** Voices of the whole story, shown or not. */
  readonly authors: number;
  readonly posts: readonly StoryPost[];
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Candidates behind the last that is looked at. */
  readonly beyond: number;
  /** 16 hex digits that no post can know, since they are made from all of them. */
  readonly boundary: string;
}

const shingles = (text: string): Set<string> => {
  const words =
    comparable(text).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}.%$]+/gu) ?? [];
  return new Set(words.map((word, at) => `${word} ${words[at + 1] ?? ''}`));
};

/** Share of the smaller text's word pairs that the other has too. */
const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 1;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common++;
  return common / small.size;
};

/** Above this two posts say the same in the same words. */
const ALIKE = 0.6;

const isCritic = ({ text }: StoryPost): boolean => MOCKERY.test(text) || DENIAL.test(text);

/**
 * The posts of a story that are worth showing: the maker's, then central and well received ones, each of another author and
 * in other words, a critic among the first helping; then what is left of the same authors.
 */
const postsOf = ({ posts, organisations }: Story): StoryPost[] => {
  const makers = new Set(organisations);
  const isMaker = ({ organisation }: StoryPost): number =>
    Number(organisation !== undefined && makers.has(organisation));
  const worth = ({ centrality, engagement }: StoryPost): number => centrality + 0.15 * engagement;
  const sorted = posts
    .filter(fitForModel)
    .sort((a, b) => isMaker(b) - isMaker(a) || worth(b) - worth(a) || (a.key < b.key ? -1 : 1));
  const chosen: { readonly post: StoryPost; readonly pairs: ReadonlySet<string> }[] = [];
  const take = (wanted: (post: StoryPost) => boolean, most: number): void => {
    for (const post of sorted) {
      if (chosen.length >= most) return;
      if (!wanted(post) || chosen.some((one) => one.post === post)) continue;
      const pairs = shingles(post.text);
      if (chosen.every((one) => overlap(one.pairs, pairs) < ALIKE)) chosen.push({ post, pairs });
    }
  };
  const isNew = ({ author }: StoryPost): boolean => chosen.every(({ post }) => post.author !== author);
  take(isNew, FIRST_HELPING - 1);
  take((post) => isNew(post) && isCritic(post), FIRST_HELPING);
  take(isNew, FIRST_HELPING);
  take(() => true, MOST_OF_CANDIDATE);
  return chosen.map(({ post }) => post);
};

/** Reads the day's stories, best first, one at a time: of each only what may be shown is kept. */
export const gatherCandidates = async (stories: AsyncIterable<Story> | Iterable<Story>): Promise<Candidates> => {
  const hash = createHash('sha256');
  const candidates: Candidate[] = [];
  let beyond = 0;
  for await (const story of stories) {
    for (const { key, text } of story.posts) hash.update(JSON.stringify([key, text]));
    if (candidates.length === MOST_CANDIDATES) {
      beyond++;
      continue;
    }
    const posts = postsOf(story);
    // A story of suspected posts alone can't be shown; it is told by nobody.
    if (posts.length > 0) candidates.push({ storyId: story.id, authors: story.independentAuthors, posts });
  }
  return { candidates, beyond, boundary: hash.digest('hex').slice(0, 16) };
};
