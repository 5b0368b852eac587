// The data block: the candidates' posts as JSON lines under aliases, as many as there is room for.
import { createHash } from 'node:crypto';
import { estimateTokens } from '../../shared/model/cost.ts';
import type { PostKey } from '../../shared/post.ts';
import type { StoryPost } from '../../shared/story.ts';
import { decodeEntities } from '../../shared/text/clean.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { visibleLines, visibleText } from '../../shared/text/escape-visible.ts';
import { personOfAccount } from '../../shared/text/people.ts';
import { type Candidate, type Candidates, FIRST_HELPING } from './candidates.ts';

/**
 * How a day is served, the fuller first, as the room does for all candidates: the longest text that a post contributes, in
 * UTF-16 units, and the posts of a candidate before every other has had as many. On a busy day many are known by little rather
 * than few by much.
 */
const SERVINGS = [
  { longest: 700, taste: 2 },
  { longest: 400, taste: 1 },
  { longest: 260, taste: 1 },
] as const;
interface Serving {
  readonly longest: number;
  /** Says of the author no more than the account and for whom it speaks. */
  readonly isBrief?: boolean;
}
/** Where even the scantest leaves some out: how those behind the best are served, each by how its best post begins. */
const BRIEF: Serving = { longest: 100, isBrief: true };
/** Share of the room that the best have for themselves before others are shown in brief. */
const OF_THE_BEST = 0.5;
/** Further posts of a candidate are shown while the block is no fuller than this. */
const ROOM_FOR_MORE = 0.5;

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

const lineOf = (alias: string, post: StoryPost, names: Names, { longest, isBrief = false }: Serving): string => {
  const { handle, text, flags } = post;
  const { name, likes, lang } = isBrief ? { name: undefined, likes: undefined, lang: '' } : post;
  const words = visibleLines(withoutLinks(decodeEntities(text)));
  const organisation = ofWhom(post, names);
  return JSON.stringify({
    id: alias,
    by: `@${handle}`,
    ...(name === undefined ? {} : { name: visibleText(name).slice(0, 40) }),
    ...(organisation === undefined ? {} : { of: organisation }),
    ...(likesOf(likes) === undefined ? {} : { likes: likesOf(likes) }),
    ...(lang === '' || lang === 'und' ? {} : { lang }),
    ...(flags.includes('truncated') || words.length > longest ? { cut: true } : {}),
    text: words.slice(0, longest).toWellFormed(),
  });
};

/** How a candidate is served: its posts, and in how many words. */
interface Served {
  readonly posts: StoryPost[];
  readonly serving: Serving;
}

type Table = Map<Candidate, Served>;

const tokensOf = (post: StoryPost, names: Names, serving: Serving): number =>
  estimateTokens(lineOf('P2345', post, names, serving)) + 1;

/** Posts by candidate that fit: a taste of each, best first, then a helping, then more of the best while there is room to spare. */
const serveAs = (
  serving: (typeof SERVINGS)[number],
  candidates: readonly Candidate[],
  room: number,
  names: Names,
): Table => {
  const { taste } = serving;
  const served: Table = new Map();
  let used = 0;
  const give = (candidate: Candidate, posts: readonly StoryPost[], limit: number): boolean => {
    for (const post of posts) {
      const tokens = tokensOf(post, names, serving);
      if (used + tokens > limit) return false;
      used += tokens;
      served.set(candidate, { posts: [...(served.get(candidate)?.posts ?? []), post], serving });
    }
    return true;
  };
  for (const candidate of candidates) if (!give(candidate, candidate.posts.slice(0, taste), room)) return served;
  for (const candidate of candidates)
    if (!give(candidate, candidate.posts.slice(taste, FIRST_HELPING), room)) return served;
  for (const candidate of candidates)
    if (!give(candidate, candidate.posts.slice(FIRST_HELPING), room * ROOM_FOR_MORE)) return served;
  return served;
};

/**
 * One post of each candidate: of the best in as many words as the scantest serving has, of the others in brief. As many are served
 * in full as leave room for a line on every other, but as many at least as half of the room holds.
 */
const serveInBrief = (full: Serving, candidates: readonly Candidate[], room: number, names: Names): Table => {
  const lines = candidates.map(({ posts }) => {
    const post = posts[0]!;
    return { post, full: tokensOf(post, names, full), brief: tokensOf(post, names, BRIEF) };
  });
  const served: Table = new Map();
  let used = 0;
  let behind = lines.reduce((sum, { brief }) => sum + brief, 0);
  for (const [i, candidate] of candidates.entries()) {
    const line = lines[i]!;
    behind -= line.brief;
    const isFull = used + line.full + behind <= room || used + line.full <= OF_THE_BEST * room;
    const tokens = isFull ? line.full : line.brief;
    if (used + tokens > room) return served;
    used += tokens;
    served.set(candidate, { posts: [line.post], serving: isFull ? full : BRIEF });
  }
  return served;
};

/** The fullest serving that leaves out no candidate, else the scantest with the rest in brief. */
const serve = (candidates: readonly Candidate[], room: number, names: Names): Table => {
  for (const serving of SERVINGS) {
    const served = serveAs(serving, candidates, room, names);
    if (served.size === candidates.length) return served;
  }
  return serveInBrief(SERVINGS.at(-1)!, candidates, room, names);
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
  for (const [{ storyId, authors }, { posts: own, serving }] of served) {
    if (own.length > 1) lines.push(JSON.stringify({ together: own.length, authors }));
    for (const post of own) {
      const alias = aliasOf(post.key, taken);
      taken.add(alias);
      posts.push({ alias, key: post.key, storyId, post });
      lines.push(lineOf(alias, post, names, serving));
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
