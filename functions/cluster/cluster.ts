// Tells a day's posts as stories: groups them, scores the groups, says what is new and puts the best first. Pure.
import { createHash } from 'node:crypto';
import { linkTo } from '../../shared/links.ts';
import type { Recalled, RememberedStory } from '../../shared/memory.ts';
import type { DistinctPost, Story, StoryPost } from '../../shared/story.ts';
import { countProperties } from '../../shared/text/characters.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { BETWEEN_NAMES } from '../../shared/text/name-in.ts';
import { NAMES } from '../../shared/text/name-table.ts';
import type { Topic } from '../../shared/topic.ts';
import { engagementOf } from './engagement.ts';
import { type Group, type Grouping, groupPosts } from './groups.ts';
import { factsOf, withNovelty } from './novelty.ts';
import { type Prepared, type SetAside, voicesOf } from './prepare.ts';
import { scoreStory } from './rank.ts';
import { storyFlags } from './story-flags.ts';
import { centroid, cosineTo, heaviest, NO_TERMS, type Vector } from './vectors.ts';

export interface Clustering {
  /** Best first. */
  readonly stories: Story[];
  /** Posts that no story keeps, by reason; `repost`: the original of a repost is not among the posts. */
  readonly dropped: Readonly<Record<SetAside | 'noSubject' | 'repost', number>>;
  readonly reasons: ReadonlyMap<string, string>;
}

/** Terms by which a story is known again, best first. */
const MOST_TERMS = 12;

const topTerms = (centre: Vector, terms: readonly string[]): string[] =>
  heaviest(centre, MOST_TERMS).flatMap((term) => terms[term] ?? []);

/** A story keeps its id while its first post and its name stay: the id is made of them. */
const idOf = (group: Group): string =>
  createHash('sha256')
    .update(`${group.anchor ?? group.posts[0]?.key}`)
    .digest('hex')
    .slice(0, 12);

const toStoryPost = (prepared: Prepared, centrality: number, engagement: number): StoryPost[] => {
  const url = linkTo(prepared.post);
  // A post that can't be linked can't be cited, so it can't carry a story.
  if (url === undefined) return [];
  const { post } = prepared;
  return [
    {
      key: prepared.key,
      url,
      handle: prepared.handle,
      ...(post.author.name === undefined ? {} : { name: post.author.name }),
      author: prepared.voice ?? '',
      organisation: prepared.organisation,
      lang: languageOf(prepared.text, post.lang),
      text: prepared.text,
      createdAt: post.created_at,
      flags: post.flags,
      copies: post.copies.keys.length,
      copyAuthors: post.copies.authors,
      engagement: Math.round(engagement * 1000) / 1000,
      centrality: Math.round(centrality * 1000) / 1000,
      ...(post.metrics.likes === undefined ? {} : { likes: post.metrics.likes }),
    },
  ];
};

/** Language by script, since sources guess wrong: kana is Japanese, Han without kana Chinese; else what the source says. */
export const languageOf = (text: string, said: string | undefined): string => {
  const { kana, han, latin } = countProperties(text);
  if (kana > 0 && kana * 8 >= han) return 'ja';
  if (han * 3 >= latin && han > 0) return 'zh';
  if (said !== undefined && /^[a-z]{2}$/.test(said) && said !== 'zh' && said !== 'ja') return said;
  return /[¿¡ñ]|\b(?:que|para|los|las|una|está|pero)\b/iu.test(text) ? 'es' : 'en';
};

/** Stories of the posts, best first; ties are broken by id, so the order of input doesn't matter. */
export const cluster = (
  posts: readonly DistinctPost[],
  topic: Pick<Topic, 'lexicon'>,
  memory: readonly Recalled<RememberedStory>[] = [],
): Clustering => tellStories(groupPosts(posts, topic), memory);

/** The stories that groups of posts tell, best first; ties are broken by id. */
export const tellStories = (
  { groups, prepared, vectors, terms, noSubject, dropped, reasons }: Grouping,
  memory: readonly Recalled<RememberedStory>[],
): Clustering => {
  const engagement = engagementOf(prepared);
  const allReasons = new Map<string, string>(reasons);
  for (const { key, voice } of noSubject) allReasons.set(key, voice === undefined ? 'repost' : 'noSubject');
  const stories = groups.flatMap((group): Story[] => {
    const makers = makersOf(group);
    const { score, parts } = scoreStory(group.posts, makers, engagement, group.coherence);
    const centre = centroid(group.posts.flatMap(({ key }) => vectors.get(key) ?? []));
    const centrality = cosineTo(centre);
    const storyPosts = group.posts.flatMap((post) =>
      toStoryPost(post, centrality(vectors.get(post.key) ?? NO_TERMS), engagement.get(post.key) ?? 0),
    );
    const own = storyPosts.filter(({ author }) => author !== '');
    for (const { key, author } of storyPosts) if (author === '') allReasons.set(key, 'repost');
    if (own.length === 0) return [];
    const quotable = new Set(own.map(({ key }) => key));
    return [
      {
        id: idOf(group),
        name: group.name,
        anchor: group.anchor,
        thing: isThing(group),
        posts: own,
        independentAuthors: voicesOf(group.posts),
        // A repost whose original is not here is a copy of something unseen: counted, never quoted.
        copies: storyPosts.reduce((sum, post) => sum + post.copies + (post.author === '' ? 1 : 0), 0),
        score,
        parts,
        organisations: [...makers].sort(),
        flags: storyFlags(group.posts.filter(({ key }) => quotable.has(key))),
        firstSeen: own.reduce(
          (first, post) => (post.createdAt < first ? post.createdAt : first),
          own[0]?.createdAt ?? '',
        ),
        novelty: 'unknown',
        newFacts: [],
        terms: topTerms(centre, terms),
        facts: factsOf(group.posts),
      },
    ];
  });
  const told = withNovelty(stories, memory);
  told.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const count = (reason: string): number => [...allReasons.values()].filter((other) => other === reason).length;
  return {
    stories: told,
    dropped: { ...dropped, noSubject: count('noSubject'), repost: count('repost') },
    reasons: allReasons,
  };
};

/**
 * Makers of what a story is named by. Of a thing that no table knows, a lone organisation that speaks of it; of a company's
 * subject (`OpenAI算力`), the company.
 */
const makersOf = ({ name, posts }: Group): Set<string> => {
  const own = (mention: Mention): boolean => name === mention.name || name.split(BETWEEN_NAMES).includes(mention.name);
  const makers = new Set(
    posts.flatMap(({ mentions }) => mentions.filter(own).flatMap(({ organisation }) => organisation ?? [])),
  );
  if (makers.size > 0) return makers;
  const speakers = new Set(posts.flatMap(({ organisation }) => organisation ?? []));
  const unknown =
    !NAMES.has(name) &&
    posts.some(({ mentions }) => mentions.some((mention) => mention.name === name)) &&
    voicesOf(posts) === 1;
  return new Set([...speakers].filter((speaker) => unknown || name.startsWith(speaker)));
};

/** A thing can be released; a subject (a field, a company, a product line that is always talked about) can't. */
const isThing = ({ name, posts }: Group): boolean =>
  name.includes(BETWEEN_NAMES) ||
  posts.some(({ mentions }) =>
    mentions.some(
      (mention) =>
        mention.name === name &&
        (mention.kind === 'versioned' || mention.kind === 'product' || mention.kind === 'name'),
    ),
  );
