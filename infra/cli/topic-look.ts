// What a look at posts proposes for a topic: its words, its own words, special analyses, accounts, language. A person keeps or edits.
import { type FieldWord, fieldWords, type Looked } from './topic-words.ts';

export interface LookedPost extends Looked {
  readonly handle: string;
  /** Likes, reposts and the like together. */
  readonly engagement: number;
  /** Account whose words a repost holds. */
  readonly reposts?: string | undefined;
}

export interface Look {
  readonly posts: number;
  readonly lexicon: readonly string[];
  readonly ownWords: readonly string[];
  readonly specialTopics: readonly { readonly id: string; readonly title: string; readonly words: readonly string[] }[];
  /** Accounts that speak most of it, without @. */
  readonly accounts: readonly string[];
  readonly language: 'zh-CN' | 'en';
}

/** Posts that are looked at: more tell no more, and take longer. */
const MOST_POSTS = 2000;
const MOST_WORDS = 60;
/** A word that this share of the posts holds says nothing among them. */
const OWN_SHARE = 0.3;
const MOST_ACCOUNTS = 15;

/** Every n-th post, so that all days of a file are among them. */
const sampleOf = <T>(posts: readonly T[]): readonly T[] => {
  const step = Math.max(1, posts.length / MOST_POSTS);
  return Array.from({ length: Math.min(posts.length, MOST_POSTS) }, (_, i) => posts[Math.floor(i * step)]!);
};

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text) && !/\p{Script=Hiragana}/u.test(text);

/** How much oftener two words stand together than by chance, from -1 to 1: normalised pointwise mutual information. */
const togetherness = (a: FieldWord, b: FieldWord, posts: number): number => {
  const held = new Set(a.posts);
  const both = b.posts.filter((post) => held.has(post)).length;
  if (both < 3) return -1;
  const share = both / posts;
  return share >= 1 ? 1 : Math.log(share / (a.share * b.share)) / -Math.log(share);
};

const LEAST_TOGETHER = 0.25;
const LEAST_GROUP = 3;
const MOST_GROUP = 12;
const MOST_GROUPS = 2;

/** Words that go together, around the word that tells most; each word in one group. */
const groupsOf = (words: readonly FieldWord[], posts: number): FieldWord[][] => {
  const groups: FieldWord[][] = [];
  let left = [...words];
  for (const seed of words) {
    if (groups.length === MOST_GROUPS) break;
    if (!left.includes(seed)) continue;
    const group = left
      .filter((word) => word === seed || togetherness(seed, word, posts) >= LEAST_TOGETHER)
      .slice(0, MOST_GROUP);
    if (group.length < LEAST_GROUP) continue;
    groups.push([seed, ...group.filter((word) => word !== seed)]);
    left = left.filter((word) => !group.includes(word));
  }
  return groups;
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Accounts by how often they speak and are reposted, and how loudly: a thousand likes weigh as ten posts do. */
const accountsOf = (posts: readonly LookedPost[]): string[] => {
  const weights = new Map<string, number>();
  const add = (handle: string, weight: number): void => {
    weights.set(handle, (weights.get(handle) ?? 0) + weight);
  };
  for (const { handle, engagement, reposts } of posts)
    add(reposts ?? handle, 1 + Math.log10(1 + engagement) * (reposts === undefined ? 1 : 0));
  return [...weights]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_ACCOUNTS)
    .map(([handle]) => handle);
};

/** Looks at posts of a field. Posts of all days and languages may be mixed; copies are better folded before. */
export const lookAt = (all: readonly LookedPost[]): Look => {
  const posts = sampleOf(all);
  const words = fieldWords(posts);
  const telling = words.filter(({ share }) => share < OWN_SHARE).slice(0, MOST_WORDS);
  const language = posts.filter(({ text }) => isChinese(text)).length > posts.length * 0.4 ? 'zh-CN' : 'en';
  return {
    posts: all.length,
    lexicon: words.slice(0, MOST_WORDS).map(({ word }) => word),
    ownWords: words.filter(({ share }) => share >= OWN_SHARE).map(({ word }) => word),
    specialTopics: groupsOf(telling, posts.length).map((group, i) => ({
      id: `special-${i + 1}`,
      title: language === 'en' ? `${capitalised(group[0]!.word)} analysis` : `${group[0]!.word}相关内容分析`,
      words: group.map(({ word }) => word),
    })),
    accounts: accountsOf(all),
    language,
  };
};
