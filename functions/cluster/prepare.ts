// Prepares posts for grouping: readable text, names, voice; and sets aside what says nothing or is off the topic.
import { authorKey, handleOf, type Post, type PostKey, postKey } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { organisationOfAuthor } from '../../shared/text/accounts.ts';
import { countProperties } from '../../shared/text/characters.ts';
import { readable, repostedHandle } from '../../shared/text/clean.ts';
import { withNames } from '../../shared/text/extra-names.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { FIELD_ORGANISATIONS } from '../../shared/text/name-table.ts';
import { findMentions } from '../../shared/text/names.ts';
import { type SentenceSpan, sentencesOf } from '../../shared/text/sentences.ts';
import type { Topic } from '../../shared/topic.ts';
import { discoverNames } from './discover.ts';

export interface Prepared {
  readonly key: PostKey;
  readonly post: DistinctPost;
  readonly text: string;
  readonly sentences: readonly SentenceSpan[];
  readonly mentions: readonly Mention[];
  readonly time: number;
  readonly handle: string;
  /** Accounts of one organisation are one voice; a repost whose original is not here has none. */
  readonly voice: string | undefined;
  readonly organisation: string | undefined;
  /** Has a word of the topic's lexicon, or a name of the field. */
  readonly onTopic: boolean;
}

export type SetAside = 'offTopic' | 'lowInfo' | 'spam' | 'injection' | 'template' | 'selfPromotion';

/** Fewer letters than this, names aside, say too little: `wow`, `gm`, `哈哈哈`. Han and kana count double. */
const MIN_LETTERS = 16;

const letters = (text: string): number => {
  const { letters: all, han, kana } = countProperties(text);
  return all + han + kana;
};

/** A name that only the field has. */
const isOfField = ({ kind, name }: Mention): boolean =>
  kind === 'versioned' ||
  kind === 'product' ||
  kind === 'family' ||
  kind === 'concept' ||
  (kind === 'company' && FIELD_ORGANISATIONS.has(name));

const isPost = (post: Pick<Post, 'text' | 'referenced'>): boolean =>
  repostedHandle(post.text) === undefined && !post.referenced.some(({ type }) => type === 'retweeted');

const reasonAgainst = (post: DistinctPost, prepared: Prepared): SetAside | undefined => {
  for (const flag of ['injection', 'spam', 'template', 'selfPromotion'] as const)
    if (post.flags.includes(flag)) return flag;
  if (post.flags.includes('suspected')) return 'injection';
  if (!prepared.onTopic) return 'offTopic';
  const named = prepared.mentions.some(({ kind }) => kind === 'versioned' || kind === 'product');
  return letters(prepared.text) < MIN_LETTERS && !named ? 'lowInfo' : undefined;
};

/** Posts fit for grouping, in order of time, and how many were set aside, by reason. */
export const prepare = (
  posts: readonly DistinctPost[],
  topic: Pick<Topic, 'lexicon'>,
): { prepared: Prepared[]; dropped: Record<SetAside, number>; reasons: Map<PostKey, SetAside> } => {
  const inLexicon = lexiconTest(topic.lexicon);
  const dropped: Record<SetAside, number> = {
    offTopic: 0,
    lowInfo: 0,
    spam: 0,
    injection: 0,
    template: 0,
    selfPromotion: 0,
  };
  const reasons = new Map<PostKey, SetAside>();
  const first = posts.map((post) => prepareOne(post, inLexicon));
  // New names are learnt from honest posts, and then bring in those that only speak of them.
  const names = discoverNames(first.filter(({ post }) => post.flags.every((flag) => flag === 'truncated')));
  const prepared: Prepared[] = [];
  for (const candidate of first.map(learnerOf(names))) {
    const reason = reasonAgainst(candidate.post, candidate);
    if (reason === undefined) prepared.push(candidate);
    else {
      dropped[reason]++;
      reasons.set(candidate.key, reason);
    }
  }
  return { prepared: prepared.sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1)), dropped, reasons };
};

const prepareOne = (post: DistinctPost, inLexicon: (text: string) => boolean): Prepared => {
  const text = readable(post.text.replace(/^\s*RT @\w{1,50}:\s*/i, ''));
  const mentions = findMentions(text);
  const handle = handleOf(post);
  const organisation = organisationOfAuthor(post);
  return {
    key: postKey(post),
    post,
    text,
    sentences: sentencesOf(text, post.flags.includes('truncated')),
    mentions,
    time: Date.parse(post.created_at),
    handle,
    voice: isPost(post) ? (organisation ?? authorKey(post)) : undefined,
    organisation,
    onTopic: mentions.some(isOfField) || FIELD_ORGANISATIONS.has(organisation ?? '') || inLexicon(text),
  };
};

/** Adds mentions of learnt names. Names are looked up by their first word, since a full day teaches a thousand of them. */
const learnerOf = (names: readonly string[]): ((prepared: Prepared) => Prepared) => {
  const byFirstWord = Map.groupBy(names, (name) => /^\p{Lu}[\p{Ll}\p{N}]+/u.exec(name)?.[0] ?? name);
  return (prepared) => {
    const words = new Set(prepared.text.match(/\p{Lu}[\p{Ll}\p{N}]+/gu) ?? []);
    const candidates = [...words]
      .flatMap((word) => byFirstWord.get(word) ?? [])
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const mentions = withNames(prepared.text, prepared.mentions, candidates);
    return mentions === prepared.mentions ? prepared : { ...prepared, mentions, onTopic: true };
  };
};

/** Number of distinct voices among posts. */
export const voicesOf = (posts: readonly Pick<Prepared, 'voice'>[]): number =>
  new Set(posts.flatMap(({ voice }) => voice ?? [])).size;
