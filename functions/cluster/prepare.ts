// Prepares posts for grouping: who speaks, in which words, with which names and numbers; and sets aside what says nothing.
import { authorKey, handleOf, type PostKey, postKey } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { factsIn, isQuantity } from '../../shared/story-posts.ts';
import { organisationOfAccount, organisationOfAuthor } from '../../shared/text/accounts.ts';
import { countProperties } from '../../shared/text/characters.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { findMentions } from '../../shared/text/names.ts';
import { ORDINARY_WORDS } from '../../shared/text/ordinary-words.data.ts';
import { personOfAuthor } from '../../shared/text/people.ts';
import { type Original, repostOf, wordsOf } from '../../shared/text/repost.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { type NameForm, nameForms, nameKey, spellingsOf, withPack } from './name-forms.ts';
import { type Relevance, relevantOf } from './relevance.ts';
import { type Tokens, tokensOf } from './tokens.ts';

export interface Prepared {
  readonly key: PostKey;
  readonly post: DistinctPost;
  /** Readable; of a repost the original's words, as far as they stand. */
  readonly text: string;
  readonly tokens: Tokens;
  /** Number of sentences. */
  readonly sentences: number;
  /** Names of the topic's pack. */
  readonly mentions: readonly Mention[];
  /** Names by their form. */
  readonly names: readonly NameForm[];
  /** Quantities by value and unit: the same for every spelling. */
  readonly numbers: readonly string[];
  /** Names of things and quantities: key → as written. */
  readonly facts: ReadonlyMap<string, string>;
  readonly time: number;
  /** Of a repost the original author's. */
  readonly handle: string;
  /** Accounts of one organisation are one voice. */
  readonly voice: string;
  readonly organisation: string | undefined;
  readonly repostOf: Original | undefined;
}

export type SetAside = 'offTopic' | 'lowInfo' | 'spam' | 'injection' | 'template' | 'selfPromotion' | 'repost';

/** Letters below which a text says too little: `wow`, `gm`, `哈哈哈`. Han and kana count double; accounts and tags don't count. */
const MIN_LETTERS = 16;

const letters = (tokens: Tokens): number => {
  let sum = 0;
  for (const { kind, text } of tokens) {
    if (kind !== 'word' && kind !== 'wide') continue;
    const { letters: all, han, kana } = countProperties(text);
    sum += all + han + kana;
    if (sum >= MIN_LETTERS) return sum;
  }
  return sum;
};

const FLAGS = ['injection', 'spam', 'template', 'selfPromotion'] as const;

export interface Preparation {
  /** Fit for a candidate, in order of time. */
  readonly prepared: Prepared[];
  readonly dropped: Record<SetAside, number>;
  readonly reasons: Map<PostKey, SetAside>;
}

/** Posts fit for a candidate, and why the others are not. The order of input doesn't matter. */
export const prepare = (posts: readonly DistinctPost[], topic: Relevance, names: Names): Preparation => {
  const dropped = { offTopic: 0, lowInfo: 0, spam: 0, injection: 0, template: 0, selfPromotion: 0, repost: 0 };
  const reasons = new Map<PostKey, SetAside>();
  const setAside = (key: PostKey, reason: SetAside): void => {
    dropped[reason]++;
    reasons.set(key, reason);
  };
  const fit: Omit<Prepared, 'names' | 'numbers' | 'facts'>[] = [];
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
    const text = wordsOf(post);
    const tokens = tokensOf(text);
    const mentions = findMentions(text, names);
    if (letters(tokens) < MIN_LETTERS && mentions.length === 0) {
      setAside(key, 'lowInfo');
      continue;
    }
    const organisation =
      original === undefined
        ? organisationOfAuthor(post, names)
        : post.platform === 'twitter'
          ? organisationOfAccount(original.handle, names)
          : undefined;
    const handle = original?.handle ?? handleOf(post);
    fit.push({
      key,
      post,
      text,
      tokens,
      sentences: sentencesOf(text).length,
      mentions,
      time: Date.parse(post.created_at),
      handle,
      voice: organisation ?? (original === undefined ? authorKey(post) : `${post.platform}:${handle.toLowerCase()}`),
      organisation,
      repostOf: original,
    });
  }
  fit.sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1));
  // What the field says all day names nothing in it.
  const noNames = new Set([...ORDINARY_WORDS, ...names.noNames, ...(topic.ownWords ?? [])].map(nameKey));
  const spellings = spellingsOf(fit.map(({ tokens }) => tokens));
  const named = fit.map((own) => ({
    ...own,
    names: withPack(nameForms(own.text, own.tokens, spellings), own.mentions).filter(({ key }) => !noNames.has(key)),
  }));
  const relevant = relevantOf(
    named.map((own) => ({
      ...own,
      source: own.post.source,
      isKnown: own.organisation !== undefined || personOfAuthor(own.post, names) !== undefined,
    })),
    topic,
    names,
  );
  const prepared = named.flatMap((own, item): Prepared[] => {
    if (relevant[item]) {
      const releases = own.names.filter(({ kind }) => kind === 'versioned');
      const facts = factsIn(own.text, own.mentions, releases);
      for (const { text } of releases) facts.set(text, text);
      return [{ ...own, facts, numbers: [...facts.keys()].filter(isQuantity) }];
    }
    setAside(own.key, 'offTopic');
    return [];
  });
  return { prepared, dropped, reasons };
};

/** Number of distinct voices among posts. */
export const voicesOf = (posts: readonly Pick<Prepared, 'voice'>[]): number =>
  new Set(posts.map(({ voice }) => voice)).size;
