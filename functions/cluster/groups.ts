// Groups posts: by name first, then by words, links and references; what is left names no subject. Pure.
import type { DistinctPost } from '../../shared/story.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import type { Topic } from '../../shared/topic.ts';
import { groupByAnchor } from './anchors.ts';
import { firstStories } from './first-story.ts';
import { type Label, LONGEST_NAME, labelOf } from './label.ts';
import { type Prepared, prepare, type SetAside, voicesOf } from './prepare.ts';
import { NO_TERMS, type Vector, vectorsOf } from './vectors.ts';

/** Ties by what a post refers to: a quote or reply belongs with its target, a shared link mostly. */
const TIE = { reference: 0.6, link: 0.5 } as const;

const tiesOf = (posts: readonly Prepared[]): ((item: number) => Map<number, number>) => {
  const numberOf = new Map(posts.map(({ key }, i) => [key, i]));
  const byLink = new Map<string, number[]>();
  posts.forEach(({ post }, i) => {
    for (const url of post.urls) {
      // A t.co link is new for every post: it ties nothing.
      if (!/^https:\/\/t\.co\//.test(url)) byLink.set(url, [...(byLink.get(url) ?? []), i]);
    }
  });
  return (item) => {
    const ties = new Map<number, number>();
    const post = posts[item]?.post;
    if (post === undefined) return ties;
    for (const { id } of post.referenced) {
      const target = id === null ? undefined : numberOf.get(`${post.platform}:${id}`);
      if (target !== undefined && target < item) ties.set(target, TIE.reference);
    }
    for (const url of post.urls)
      for (const other of byLink.get(url) ?? []) if (other < item) ties.set(other, (ties.get(other) ?? 0) + TIE.link);
    return ties;
  };
};

/** The posts of one story. */
export interface Group {
  readonly anchor?: string | undefined;
  readonly name: string;
  readonly posts: readonly Prepared[];
  /** Share of posts in the largest facet. */
  readonly coherence: number;
}

const groupBy = <T>(items: readonly T[], keyOf: (item: T, i: number) => number): T[][] => [
  ...Map.groupBy(items, keyOf).values(),
];

const NO_TIES: ReadonlyMap<number, number> = new Map();

/** Largest share of voices that tell one facet of an anchor's story. */
const coherenceOf = (posts: readonly Prepared[], vectors: ReadonlyMap<string, Vector>): number => {
  const facets = firstStories(
    posts.map(({ key }) => vectors.get(key) ?? NO_TERMS),
    () => NO_TIES,
    0.2,
  );
  return (
    Math.max(...groupBy(posts, (_, i) => facets[i] ?? i).map((facet) => voicesOf(facet))) / Math.max(1, voicesOf(posts))
  );
};

/**
 * Words alone join posts of several voices only where most of the posts share a product's name, or two names of any kind:
 * chatter about models in general uses the same words and tells no common story (report-style.md part 1).
 */
const sharesName = (posts: readonly Prepared[]): boolean => {
  const counts = new Map<string, number>();
  const products = new Set<string>();
  for (const { mentions } of posts) {
    for (const name of new Set(mentions.filter(({ kind }) => kind !== 'concept').map((mention) => mention.name))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const { name, kind } of mentions)
      if (kind !== 'company' && kind !== 'family' && kind !== 'concept') products.add(name);
  }
  const shared = [...counts].filter(([, count]) => count >= Math.max(2, posts.length * 0.6)).map(([name]) => name);
  return shared.length >= 2 || shared.some((name) => products.has(name));
};

/** A concept alone names a field, not a story: with one maker speaking it is the maker's, `OpenAI算力`. */
const subjectOf = (label: Label, posts: readonly Prepared[]): string => {
  const speakers = new Set(posts.map(({ organisation }) => organisation));
  const [speaker] = speakers;
  if (label.kind !== 'concept' || speakers.size !== 1 || speaker === undefined) return label.name;
  const name = `${speaker}${label.name}`;
  return name.length <= LONGEST_NAME ? name : label.name;
};

const wordGroups = (
  rest: readonly Prepared[],
  vectors: ReadonlyMap<string, Vector>,
  inLexicon: (text: string) => boolean,
): { groups: Group[]; noSubject: Prepared[] } => {
  const storyOf = firstStories(
    rest.map(({ key }) => vectors.get(key) ?? NO_TERMS),
    tiesOf(rest),
  );
  const noSubject: Prepared[] = [];
  const groups = groupBy(rest, (_, i) => storyOf[i] ?? i)
    .flatMap((posts) =>
      posts.length > 1 && voicesOf(posts) > 1 && !sharesName(posts) ? posts.map((post) => [post]) : [posts],
    )
    .flatMap((posts): Group[] => {
      const label = labelOf(posts);
      const subject =
        label !== undefined &&
        (label.kind !== 'company' ||
          posts.some(
            ({ organisation, sentences }) => organisation !== undefined || inLexicon(sentences[0]?.text ?? ''),
          ));
      if (label === undefined || !subject || voicesOf(posts) === 0) {
        noSubject.push(...posts);
        return [];
      }
      return [{ name: subjectOf(label, posts), posts, coherence: 1 }];
    });
  return { groups, noSubject };
};

/** A day's posts in groups, and what they were grouped by. */
export interface Grouping {
  readonly groups: readonly Group[];
  /** Posts fit for a story, in order of time. */
  readonly prepared: readonly Prepared[];
  readonly vectors: ReadonlyMap<string, Vector>;
  /** Terms by number. */
  readonly terms: readonly string[];
  readonly noSubject: readonly Prepared[];
  readonly dropped: Readonly<Record<SetAside, number>>;
  readonly reasons: ReadonlyMap<string, string>;
}

/** Groups of the posts that name a subject of the topic; the order of input doesn't matter. */
export const groupPosts = (posts: readonly DistinctPost[], topic: Pick<Topic, 'lexicon'>): Grouping => {
  const { prepared, dropped, reasons } = prepare(posts, topic);
  const { vectors: list, terms } = vectorsOf(prepared);
  const vectors = new Map(list.map((vector, i) => [prepared[i]?.key ?? '', vector]));
  const { stories: anchored, rest } = groupByAnchor(prepared);
  const restInOrder = rest.sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1));
  const { groups, noSubject } = wordGroups(restInOrder, vectors, lexiconTest(topic.lexicon));
  const named = [...anchored].map(([anchor, members]) => ({
    anchor,
    name: anchor,
    posts: members,
    coherence: coherenceOf(members, vectors),
  }));
  return { groups: [...named, ...groups], prepared, vectors, terms, noSubject, dropped, reasons };
};
