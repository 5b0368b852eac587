// The data block: the candidates' posts as JSON lines under aliases, as many as there is room for.
import { createHash } from 'node:crypto';
import { estimateTokens } from '../../shared/model/cost.ts';
import type { PostKey } from '../../shared/post.ts';
import type { StoryPost } from '../../shared/story.ts';
import { decodeEntities } from '../../shared/text/clean.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { personOfAccount } from '../../shared/text/people.ts';
import { type Candidate, type Candidates, FIRST_HELPING } from './candidates.ts';

/** Longest text that a post contributes, in UTF-16 units. */
const LONGEST_POST = 700;
/** Further posts of a candidate are shown while the block is no fuller than this. */
const ROOM_FOR_MORE = 0.5;
/** Posts of a candidate before every other has had as many: on a busy day many are known by little rather than few by much. */
const TASTE = 2;

/** Without vowels and without signs that are mistaken for others: an alias is no word of any language. */
const LETTERS = '23456789bcdfghjkmnpqrstvwxz';
const SHORTEST_ALIAS = 4;

/** What stands for a post before the model: made from its key, so that no other post and no rank changes it. */
const aliasOf = (key: PostKey, taken: ReadonlySet<string>): string => {
  let value = BigInt(`0x${createHash('sha256').update(key).digest('hex')}`);
  let alias = 'P';
  while (alias.length <= SHORTEST_ALIAS || taken.has(alias)) {
    alias += LETTERS[Number(value % BigInt(LETTERS.length))];
    value /= BigInt(LETTERS.length);
  }
  return alias;
};

export interface ShownPost {
  readonly alias: string;
  readonly key: PostKey;
  readonly storyId: string;
  readonly post: StoryPost;
}

/** What a model is shown of the day. */
export interface Shown {
  readonly boundary: string;
  /** Between its marks, as the model reads it. */
  readonly block: string;
  readonly posts: readonly ShownPost[];
  /** Candidates of which at least one post is shown, and those for which there was no room. */
  readonly candidates: number;
  readonly unread: number;
}

/** Likes in words: a number beside a post would be told as one of its facts. */
const likesOf = (likes: number | undefined): string | undefined => {
  if (likes === undefined || likes < 10) return undefined;
  if (likes < 100) return 'tens';
  if (likes < 1000) return 'hundreds';
  return likes < 10_000 ? 'thousands' : 'tens of thousands';
};

/** A link says where it leads by its host, where that is no shortener's. */
const withoutLinks = (text: string): string =>
  text.replace(/https?:\/\/(?:www\.)?([^\s/]+)\S*/giu, (_, host: string) => (/^t\.co$/i.test(host) ? '' : `[${host}]`));

/** Whose account it is, or for whom its owner works as far as the field knows. */
const ofWhom = ({ key, handle, organisation }: StoryPost, names: Names): string | undefined =>
  organisation ?? (key.startsWith('twitter:') ? personOfAccount(handle, names)?.organisation : undefined);

const lineOf = (alias: string, post: StoryPost, names: Names): string => {
  const { handle, name, likes, lang, text, flags } = post;
  const words = visibleText(withoutLinks(decodeEntities(text))).trim();
  const organisation = ofWhom(post, names);
  return JSON.stringify({
    id: alias,
    by: `@${handle}`,
    ...(name === undefined ? {} : { name: visibleText(name).slice(0, 40) }),
    ...(organisation === undefined ? {} : { of: organisation }),
    ...(likesOf(likes) === undefined ? {} : { likes: likesOf(likes) }),
    ...(lang === '' || lang === 'und' ? {} : { lang }),
    ...(flags.includes('truncated') || words.length > LONGEST_POST ? { cut: true } : {}),
    text: words.slice(0, LONGEST_POST).toWellFormed(),
  });
};

/** Posts by candidate that fit: a taste of each, best first, then a helping, then more of the best while there is room to spare. */
const serve = (candidates: readonly Candidate[], room: number, names: Names): Map<Candidate, StoryPost[]> => {
  const served = new Map<Candidate, StoryPost[]>();
  let used = 0;
  const give = (candidate: Candidate, posts: readonly StoryPost[], limit: number): boolean => {
    for (const post of posts) {
      const tokens = estimateTokens(lineOf('P2345', post, names)) + 1;
      if (used + tokens > limit) return false;
      used += tokens;
      served.set(candidate, [...(served.get(candidate) ?? []), post]);
    }
    return true;
  };
  for (const candidate of candidates) if (!give(candidate, candidate.posts.slice(0, TASTE), room)) return served;
  for (const candidate of candidates)
    if (!give(candidate, candidate.posts.slice(TASTE, FIRST_HELPING), room)) return served;
  for (const candidate of candidates)
    if (!give(candidate, candidate.posts.slice(FIRST_HELPING), room * ROOM_FOR_MORE)) return served;
  return served;
};

/**
 * What of the candidates is shown within a number of tokens, best first.
 * @param room tokens of the block, as estimateTokens counts them
 * @param names those of the field
 */
export const showWithin = ({ candidates, beyond, boundary }: Candidates, room: number, names: Names): Shown => {
  const served = serve(candidates, room, names);
  const taken = new Set<string>();
  const posts: ShownPost[] = [];
  const lines: string[] = [];
  for (const [{ storyId, authors }, own] of served) {
    if (own.length > 1) lines.push(JSON.stringify({ together: own.length, authors }));
    for (const post of own) {
      const alias = aliasOf(post.key, taken);
      taken.add(alias);
      posts.push({ alias, key: post.key, storyId, post });
      lines.push(lineOf(alias, post, names));
    }
  }
  return {
    boundary,
    block: [`<<<${boundary}`, ...lines, `${boundary}>>>`].join('\n'),
    posts,
    candidates: served.size,
    unread: beyond + candidates.length - served.size,
  };
};
