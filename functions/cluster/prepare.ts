// Prepares posts for grouping: who speaks, in which words, with which names and numbers; and sets aside what says nothing.
import { authorKey, handleOf, type PostKey, postKey } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { organisationOfAccount, organisationOfAuthor } from '../../shared/text/accounts.ts';
import { countProperties } from '../../shared/text/characters.ts';
import { readable, repostedHandle } from '../../shared/text/clean.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { findMentions } from '../../shared/text/names.ts';
import { type SentenceSpan, sentencesOf } from '../../shared/text/sentences.ts';
import { quantitiesOf } from '../../shared/verify/quantities.ts';
import { type NameForm, nameForms, spellingsOf } from './name-forms.ts';
import { type Relevance, relevantOf } from './relevance.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Prepared {
  readonly key: PostKey;
  readonly post: DistinctPost;
  /** Readable; of a repost the original's words, as far as they stand. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly SentenceSpan[];
  /** Names of the topic's pack. */
  readonly mentions: readonly Mention[];
  /** Names by their form. */
  readonly names: readonly NameForm[];
  /** Quantities by value and unit: the same for every spelling. */
  readonly numbers: readonly string[];
  readonly time: number;
  /** Of a repost the original author's. */
  readonly handle: string;
  /** Accounts of one organisation are one voice. */
  readonly voice: string;
  readonly organisation: string | undefined;
  readonly repostOf: { readonly key?: PostKey | undefined; readonly handle: string } | undefined;
}

export type SetAside = 'offTopic' | 'lowInfo' | 'spam' | 'injection' | 'template' | 'selfPromotion' | 'repost';

/** Letters below which a text says too little: `wow`, `gm`, `哈哈哈`. Han and kana count double; accounts and tags don't count. */
const MIN_LETTERS = 16;

const letters = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { kind, text }) => {
    if (kind !== 'word' && kind !== 'wide') return sum;
    const { letters: all, han, kana } = countProperties(text);
    return sum + all + han + kana;
  }, 0);

/** Units of what passes in every post: hours, days, `2 times`, `third`. */
const PASSING: ReadonlySet<string> = new Set(['second', 'month', 'times', 'ordinal', 'quarter', 'date']);
const LEAST_COUNT = 100;

/** Keys of the quantities that can tell one event from another. */
const numbersOf = (text: string, names: readonly Pick<NameForm, 'start' | 'end' | 'kind'>[]): string[] => {
  if (!/\d|[一二三四五六七八九十百千万億亿]/u.test(text)) return [];
  const keys = new Set<string>();
  for (const { start, end, readings } of quantitiesOf(text)) {
    const [reading] = readings;
    if (reading === undefined || PASSING.has(reading.unit)) continue;
    if (reading.unit === 'count' && reading.value < LEAST_COUNT) continue;
    if (names.some((name) => name.kind === 'versioned' && start < name.end && end > name.start)) continue;
    keys.add(`${reading.value} ${reading.unit}`);
  }
  return [...keys];
};

const REPOST_PREFIX = /^\s*RT @\w{1,50}:\s*/i;

/** Of a repost whose original was not collected: whose words it holds; undefined where the platform doesn't call it one. */
const repostOf = ({ platform, text, referenced }: DistinctPost): Prepared['repostOf'] | 'unknown' => {
  const reference = referenced.find(({ type }) => type === 'retweeted');
  if (reference === undefined) return undefined;
  const handle = repostedHandle(text);
  if (handle === undefined) return 'unknown';
  return { handle, ...(reference.id === null ? {} : { key: `${platform}:${reference.id}` }) };
};

const FLAGS = ['injection', 'spam', 'template', 'selfPromotion'] as const;

export interface Preparation {
  /** Fit for a candidate, in order of time. */
  readonly prepared: Prepared[];
  readonly dropped: Record<SetAside, number>;
  readonly reasons: Map<PostKey, SetAside>;
}

/** Posts fit for a candidate, and why the others are not. The order of input doesn't matter. */
export const prepare = (posts: readonly DistinctPost[], topic: Relevance): Preparation => {
  const dropped = { offTopic: 0, lowInfo: 0, spam: 0, injection: 0, template: 0, selfPromotion: 0, repost: 0 };
  const reasons = new Map<PostKey, SetAside>();
  const setAside = (key: PostKey, reason: SetAside): void => {
    dropped[reason]++;
    reasons.set(key, reason);
  };
  const fit: Omit<Prepared, 'names' | 'numbers'>[] = [];
  for (const post of posts) {
    const key = postKey(post);
    const flag = FLAGS.find((each) => post.flags.includes(each));
    if (flag !== undefined) {
      setAside(key, flag);
      continue;
    }
    const original = repostOf(post);
    if (original === 'unknown') {
      setAside(key, 'repost');
      continue;
    }
    const text = readable(original === undefined ? post.text : post.text.replace(REPOST_PREFIX, ''));
    const tokens = tokensOf(text);
    const mentions = findMentions(text);
    if (letters(tokens) < MIN_LETTERS && mentions.length === 0) {
      setAside(key, 'lowInfo');
      continue;
    }
    const organisation =
      original === undefined ? organisationOfAuthor(post) : post.platform === 'twitter' ? organisationOfAccount(original.handle) : undefined;
    const handle = original?.handle ?? handleOf(post);
    fit.push({
      key,
      post,
      text,
      tokens,
      sentences: sentencesOf(text, post.flags.includes('truncated')),
      mentions,
      time: Date.parse(post.created_at),
      handle,
      voice: organisation ?? (original === undefined ? authorKey(post) : `${post.platform}:${handle.toLowerCase()}`),
      organisation,
      repostOf: original,
    });
  }
  fit.sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1));
  const spellings = spellingsOf(fit.map(({ tokens }) => tokens));
  const named = fit.map((own) => ({ ...own, names: nameForms(own.text, own.tokens, spellings) }));
  const relevant = relevantOf(
    named.map((own) => ({ ...own, source: own.post.source })),
    topic,
  );
  const prepared = named.flatMap((own, item): Prepared[] => {
    if (relevant[item]) return [{ ...own, numbers: numbersOf(own.text, own.names) }];
    setAside(own.key, 'offTopic');
    return [];
  });
  return { prepared, dropped, reasons };
};

/** Number of distinct voices among posts. */
export const voicesOf = (posts: readonly Pick<Prepared, 'voice'>[]): number => new Set(posts.map(({ voice }) => voice)).size;
