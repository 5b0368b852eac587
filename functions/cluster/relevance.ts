// On the topic or not: by where a post comes from, or by the words of the topic's lexicon and what they bring in.

import type { Names } from '../../shared/text/compile-names.ts';
import { RELEASE_SHAPE } from '../../shared/text/extra-names.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import type { Mention } from '../../shared/text/mention.ts';
import type { Topic } from '../../shared/topic.ts';
import { isVersioned, type NameForm } from './name-forms.ts';

/** What a topic says about which posts are on it. */
export type Relevance = Pick<Topic, 'lexicon' | 'sources' | 'relevance'> & Partial<Pick<Topic, 'ownWords'>>;

export interface Judged {
  readonly source: string | undefined;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly names: readonly NameForm[];
  readonly organisation: string | undefined;
  readonly voice: string;
  /** Whether the field's names hold the author's account. */
  readonly isKnown: boolean;
}

/** A name that only the field has. */
const isOfField = ({ kind, name }: Mention, { fieldOrganisations }: Names): boolean =>
  kind === 'versioned' ||
  kind === 'product' ||
  kind === 'family' ||
  kind === 'concept' ||
  (kind === 'company' && fieldOrganisations.has(name));

/** Sources whose choice of accounts, lists, feeds or tags says that what they bring is on the topic. */
const isChosen = (source: Topic['sources'][number]): boolean =>
  source.type === 'bluesky' ||
  source.type === 'feed' ||
  source.type === 'mastodon' ||
  (source.type === 'x' && source.queries.length === 0);

/** A name brings in the posts that hold it where this many voices use it in posts on the topic, and this share of its posts is. */
const LEAST_VOICES = 2;
const LEAST_SHARE = 0.05;
/** A release that this many voices speak of is of the field, whatever else they say of it. */
const RELEASE_VOICES = 3;
/** An author who writes at least this many posts, this share of them on the topic, writes on it in the others too. */
const LEAST_POSTS = 3;
const MOSTLY = 0.6;

const bringing: ReadonlySet<NameForm['kind']> = new Set<NameForm['kind']>(['versioned', 'run', 'shape', 'title']);

/**
 * Which posts are on the topic. Where `relevance` is not set, what chosen accounts, lists, feeds and tags bring is on it, and
 * what searches and files bring by the lexicon, where there is one. By the lexicon: a post that holds a word of it or a name
 * of the field, one that holds a name which such posts use, and one by an author whom the field's names hold or who mostly
 * writes such posts.
 */
export const relevantOf = (
  posts: readonly Judged[],
  { lexicon, relevance, sources }: Relevance,
  names: Names,
): boolean[] => {
  if (relevance === 'sources' || lexicon.length === 0) return posts.map(() => true);
  const inLexicon = lexiconTest(lexicon);
  const chosen = new Set(relevance === undefined ? sources.filter(isChosen).map(({ name }) => name) : []);
  const own = posts.map(
    ({ source = '', text, mentions, organisation = '' }) =>
      chosen.has(source) ||
      inLexicon(text) ||
      mentions.some((mention) => isOfField(mention, names)) ||
      names.fieldOrganisations.has(organisation),
  );
  const named = new Map<
    string,
    { posts: number; topical: number; voices: Set<string>; all: Set<string>; release: boolean }
  >();
  const authors = new Map<string, { posts: number; topical: number }>();
  posts.forEach(({ names: held, voice }, item) => {
    const author = authors.get(voice) ?? { posts: 0, topical: 0 };
    author.posts++;
    if (own[item]) author.topical++;
    authors.set(voice, author);
    for (const { key, text } of bringingNames(held)) {
      const release = isVersioned(key) || RELEASE_SHAPE.test(text);
      const name = named.get(key) ?? { posts: 0, topical: 0, voices: new Set(), all: new Set(), release };
      name.posts++;
      name.all.add(voice);
      if (own[item]) {
        name.topical++;
        name.voices.add(voice);
      }
      named.set(key, name);
    }
  });
  const brings = (key: string): boolean => {
    const name = named.get(key);
    if (name === undefined) return false;
    if (name.release && name.all.size >= RELEASE_VOICES) return true;
    return name.voices.size >= LEAST_VOICES && name.topical >= LEAST_SHARE * name.posts;
  };
  return posts.map(({ names: held, voice, isKnown }, item) => {
    // What the field's own people say may be of the field without its words; their names bring nobody else in.
    if (own[item] || isKnown) return true;
    const author = authors.get(voice);
    if (author !== undefined && author.posts >= LEAST_POSTS && author.topical >= MOSTLY * author.posts) return true;
    return bringingNames(held).some(({ key }) => brings(key));
  });
};

/** Names of a post that may bring it in, each once. */
const bringingNames = (names: readonly NameForm[]): NameForm[] =>
  names.filter(({ key, kind }, i) => bringing.has(kind) && names.findIndex((other) => other.key === key) === i);
