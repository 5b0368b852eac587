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
 * How a day is served, the fuller first, as the room does for all candidates: the longest text that a post contributes, in UTF-16
 * units of most scripts and of Han, kana and Hangul, of which one says as much as some two and a half Latin letters and costs more;
 * and the posts of a candidate before every other has had as many. On a busy day many are known by little rather than few by much.
 */
const SERVINGS = [
  { longest: 700, longestWide: 700, taste: 2 },
  { longest: 400, longestWide: 200, taste: 1 },
  { longest: 260, longestWide: 104, taste: 1 },
] as const;
interface Serving {
  readonly longest: number;
  readonly longestWide: number;
  /** Says of the author no more than the account and for whom it speaks, and that more stands behind by `…`. */
  readonly isBrief?: boolean;
}
/**
 * Where even the scantest leaves some out: how those behind the best are served, each by how its best post begins, and the last by
 * what makes a headline. `share` of the room is what all before have for themselves at least, whoever stands behind.
 */
const BRIEF = [
  { longest: 90, longestWide: 36, isBrief: true, share: 0.33 },
  { longest: 45, longestWide: 18, isBrief: true, share: 0.5 },
] as const satisfies (Serving & { share: number })[];
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
  /** Its line in as many words as the fullest serving has, where it was served with fewer. */
  readonly whole?: string;
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

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How a text begins, as far as a serving goes: a character of a text in two scripts takes its share of either's length. */
const beginningOf = (text: string, { longest, longestWide }: Serving): string => {
  if (text.length <= Math.min(longest, longestWide)) return text;
  let [end, left] = [0, 1];
  for (const character of text) {
    left -= WIDE.test(character) ? character.length / longestWide : character.length / longest;
    // Sums of a text's shares are not exact.
    if (left < -1e-9) break;
    end += character.length;
  }
  return text.slice(0, end);
};

const lineOf = (alias: string, post: StoryPost, names: Names, serving: Serving): string => {
  const { isBrief = false } = serving;
  const { handle, text, flags } = post;
  const { name, likes, lang } = isBrief ? { name: undefined, likes: undefined, lang: '' } : post;
  const words = visibleLines(withoutLinks(decodeEntities(text)));
  const beginning = beginningOf(words, serving);
  const isCut = flags.includes('truncated') || beginning.length < words.length;
  const organisation = ofWhom(post, names);
  return JSON.stringify({
    id: alias,
    by: `@${handle}`,
    ...(name === undefined ? {} : { name: visibleText(name).slice(0, 40) }),
    ...(organisation === undefined ? {} : { of: organisation }),
    ...(likesOf(likes) === undefined ? {} : { likes: likesOf(likes) }),
    ...(lang === '' || lang === 'und' ? {} : { lang }),
    ...(isCut && !isBrief ? { cut: true } : {}),
    text: (isCut && isBrief ? `${beginning.trimEnd()}…` : beginning).toWellFormed(),
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
 * One post of each candidate: of the best in as many words as the scantest serving has, of those behind in brief, of the last as a
 * headline. As many have a fuller serving as leave room for the next one of every other, but as many at least as its share holds.
 */
const serveInBrief = (full: Serving, candidates: readonly Candidate[], room: number, names: Names): Table => {
  const servings: readonly Serving[] = [full, ...BRIEF];
  const costs = candidates.map(({ posts }) => servings.map((serving) => tokensOf(posts[0]!, names, serving)));
  /** Tokens of all that stand behind, by how they are served. */
  const behind = servings.map((_, at) => costs.reduce((sum, cost) => sum + cost[at]!, 0));
  const served: Table = new Map();
  let used = 0;
  for (const [i, candidate] of candidates.entries()) {
    const cost = costs[i]!;
    for (const at of behind.keys()) behind[at]! -= cost[at]!;
    const at = cost.findIndex((tokens, n) => {
      const total = used + tokens;
      return total + (behind[n + 1] ?? 0) <= room || total <= (BRIEF[n]?.share ?? 1) * room;
    });
    if (at < 0) return served;
    used += cost[at]!;
    served.set(candidate, { posts: [candidate.posts[0]!], serving: servings[at]! });
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
      const line = lineOf(alias, post, names, serving);
      const whole = lineOf(alias, post, names, SERVINGS[0]);
      posts.push({ alias, key: post.key, storyId, post, ...(whole === line ? {} : { whole }) });
      lines.push(line);
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
