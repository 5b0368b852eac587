// Reads what Compose writes from: what was written and chosen, its stories and posts, and what is counted over the day.
import type * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys } from '../../shared/keys.ts';
import { linkTo } from '../../shared/links.ts';
import { authorKey, handleOf, type PostKey, postKey } from '../../shared/post.ts';
import type { Clustered, Deduplicated, Run } from '../../shared/run.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { DistinctPost, Story, StoryPost } from '../../shared/story.ts';
import { organisationOfAuthor } from '../../shared/text/accounts.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { personOfAccount } from '../../shared/text/people.ts';
import {
  type Excerpts,
  excerptsSchema,
  type Written,
  type WrittenItem,
  type WrittenSentence,
  writtenSchema,
} from '../../shared/written.ts';
import { sayerOf } from './brought-out.ts';
import type { Composition, Totals } from './compose.ts';
import { seemsCut } from './seem-cut.ts';
import { namesFor, type Ties } from './voices.ts';

/** Stories kept besides those that are told, for the measures of what the report passes over. */
const BEST_STORIES = 20;

export interface Texts {
  readonly written: Written | undefined;
  readonly excerpts: Excerpts;
}

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const stored = await store.read(key);
  if (stored === undefined) return undefined;
  const { data } = schema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString('utf8')));
  if (data === undefined)
    throw new BadInputError(`${key} is not of the form that Compose reads: run again from Summarise.`);
  return data;
};

/** What Summarise left. Throws BadInputError where the excerpts, which every run has, are missing. */
export const readTexts = async (store: Store, { slug, id }: Pick<Run, 'slug' | 'id'>): Promise<Texts> => {
  const keys = runKeys(slug, id);
  const excerpts = await readJson(store, keys.excerpts, excerptsSchema);
  if (excerpts === undefined) throw new BadInputError(`There is no ${keys.excerpts}: run again from Summarise.`);
  return { written: await readJson(store, keys.written, writtenSchema), excerpts };
};

const itemsOf = (written: Written): WrittenItem[] => [
  ...written.keyPoints,
  ...written.answered,
  ...written.events.flatMap(({ items }) => items),
];

const sentencesOf = (written: Written): WrittenSentence[] => [
  ...written.overview.flat(),
  ...itemsOf(written).flatMap(({ headline, detail, more = [] }) => [
    headline,
    ...(detail === undefined ? [] : [detail]),
    ...more,
  ]),
  ...[...written.views, ...written.special.flatMap(({ blocks }) => blocks)].flatMap(({ paragraphs }) =>
    paragraphs.flat(),
  ),
  ...written.conclusion.relation,
  ...written.conclusion.ready,
  ...written.conclusion.open,
  ...written.conclusion.doubtful,
  ...written.conclusion.watch,
];

/** Posts, stories and names that the texts speak of. */
const wantedOf = ({ written, excerpts }: Texts) => {
  const items = written === undefined ? [] : itemsOf(written);
  const sentences = written === undefined ? [] : sentencesOf(written);
  return {
    posts: new Set<PostKey>([
      ...sentences.flatMap(({ posts }) => posts),
      ...excerpts.items.flatMap(({ quotes }) => quotes.map(({ post }) => post)),
      ...excerpts.more.map(({ post }) => post),
    ]),
    stories: new Set([...items, ...excerpts.items].flatMap(({ storyId }) => storyId ?? [])),
    names: new Set([
      ...items.flatMap(({ name, headline }) => namesFor(headline.text, name)),
      ...excerpts.items.flatMap(({ subject, quotes }) => namesFor(quotes.map(({ text }) => text).join(' '), subject)),
    ]),
  };
};

type Read = Pick<Composition, 'stories' | 'posts' | 'ties' | 'rareNames' | 'totals'>;

/** A distinct post that belongs to no candidate, as a story's post. */
const toStoryPost = (post: DistinctPost, names: Names): StoryPost => ({
  key: postKey(post),
  url: linkTo(post) ?? '',
  handle: handleOf(post),
  name: post.author.name,
  author: authorKey(post),
  organisation: organisationOfAuthor(post, names),
  lang: post.lang ?? 'und',
  text: post.text,
  createdAt: post.created_at,
  flags: post.flags,
  copies: post.copies.reposts + post.copies.copies + post.copies.nearCopies,
  copyAuthors: post.copies.authors,
  engagement: 0,
  centrality: 0,
  likes: post.metrics.likes,
});

/** A post by an account that the field knows has its person's name. */
const withName = (post: StoryPost, names: Names): StoryPost => {
  const known = post.key.startsWith('twitter:') ? personOfAccount(post.handle, names) : undefined;
  return known === undefined ? post : { ...post, name: known.name };
};

/** Streams candidates and posts, so that only what the texts speak of is held. */
export const readDay = async (
  store: Store,
  {
    clustered,
    deduplicated,
  }: { readonly clustered: Pick<Clustered, 'parts'>; readonly deduplicated: Pick<Deduplicated, 'parts'> },
  texts: Texts,
  names: Names,
): Promise<Read> => {
  const wanted = wantedOf(texts);
  const stories: Story[] = [];
  const posts = new Map<PostKey, StoryPost>();
  const kept = new Set<PostKey>();
  const voices = new Set<string>();
  const isTold = (id: string, own: readonly Pick<StoryPost, 'key'>[]): boolean =>
    wanted.stories.has(id) || own.some(({ key }) => wanted.posts.has(key));
  for await (const story of readParts<Story>(store, clustered.parts)) {
    if (isTold(story.id, story.posts) || stories.length < BEST_STORIES) stories.push(story);
    for (const post of story.posts) {
      kept.add(post.key);
      // Who is only reposted by somebody is no author of what was read.
      if (post.repostOf === undefined) voices.add(post.organisation ?? post.author);
      if (wanted.posts.has(post.key)) posts.set(post.key, withName(post, names));
    }
  }
  const ties = new Map<PostKey, Ties>();
  const called = stories.filter(({ id, posts: own }) => isTold(id, own)).flatMap(({ name }) => namesFor('', name));
  const looked = [...new Set([...wanted.names, ...called])];
  const said = looked.map((name) => ({ name, says: sayerOf(name), keys: new Set<PostKey>() }));
  const ofStories = new Set(stories.flatMap((story) => story.posts.map(({ key }) => key)));
  const totals = { withoutMetrics: 0, truncated: 0, suspected: 0 };
  const authors = new Set<string>();
  for await (const post of readParts<DistinctPost>(store, deduplicated.parts)) {
    const key = postKey(post);
    for (const author of post.copies.authors) authors.add(author);
    for (const { says, keys } of said) if (says(post.text)) keys.add(key);
    if (ofStories.has(key) || wanted.posts.has(key))
      ties.set(key, { urls: post.urls, references: post.referenced.flatMap(({ id }) => id ?? []) });
    if (wanted.posts.has(key) && !posts.has(key)) posts.set(key, withName(toStoryPost(post, names), names));
    if (!kept.has(key)) continue;
    if (Object.keys(post.metrics).length === 0) totals.withoutMetrics++;
    if (seemsCut(post)) totals.truncated++;
    if (post.flags.includes('suspected')) totals.suspected++;
  }
  const all: Totals = { kept: kept.size, authors: authors.size, independentAuthors: voices.size, ...totals };
  return { stories, posts, ties, totals: all, rareNames: rareNamesOf(said, stories) };
};

/** Names that at least half of the posts that say them say of one story. */
const rareNamesOf = (
  said: readonly { readonly name: string; readonly keys: ReadonlySet<PostKey> }[],
  stories: readonly Story[],
): Set<string> => {
  const isRare = (keys: ReadonlySet<PostKey>): boolean =>
    stories.some(({ posts }) => posts.filter(({ key }) => keys.has(key)).length * 2 >= keys.size);
  return new Set(said.filter(({ keys }) => keys.size > 0 && isRare(keys)).map(({ name }) => name));
};
