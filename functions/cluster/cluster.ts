// Tells a day's posts as candidates: groups them, scores the groups, says what is new and puts the best first. Pure.
import { linkTo } from '../../shared/links.ts';
import type { RememberedStory } from '../../shared/memory-lines.ts';
import type { DistinctPost, Story, StoryPost } from '../../shared/story.ts';
import { factsOf, flagsOf, isSuspectedOnly, voicesOf } from '../../shared/story-posts.ts';
import { organisationOfAccount } from '../../shared/text/accounts.ts';
import { countProperties } from '../../shared/text/characters.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { type Candidate, candidatesOf, idOf } from './candidate.ts';
import { type Before, featuresOf } from './features.ts';
import { type Grouping, groupPosts } from './groups.ts';
import { loudnessOf } from './levels.ts';
import { type Memory, NO_MEMORY, noveltyAgainst } from './novelty.ts';
import { inOrder, type Ranked } from './order.ts';
import type { Prepared, SetAside } from './prepare.ts';
import type { Relevance } from './relevance.ts';
import { storyToRemember } from './remember.ts';
import { partsOf, scorePost, type Weights } from './score.ts';
import { cosineTo } from './vectors.ts';
import { NO_WEEK } from './week.ts';
import { WEIGHTS } from './weights.data.ts';

export interface Clustering {
  /** Best first. */
  readonly stories: Story[];
  /** What later days remember of each, if it is told. */
  readonly toRemember: RememberedStory[];
  /** Posts that no candidate keeps, by reason. */
  readonly dropped: Readonly<Record<SetAside | 'noLink', number>>;
  readonly reasons: ReadonlyMap<string, string>;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const toStoryPost = (prepared: Prepared, centrality: number, engagement: number): StoryPost[] => {
  const url = linkTo(prepared.post);
  // A post that can't be linked can't be cited, so it can't carry a story.
  if (url === undefined) return [];
  const { post, repostOf } = prepared;
  return [
    {
      key: prepared.key,
      url,
      handle: prepared.handle,
      ...(post.author.name === undefined || repostOf !== undefined ? {} : { name: post.author.name }),
      author: prepared.voice,
      organisation: prepared.organisation,
      lang: languageOf(prepared.text, post.lang),
      text: prepared.text,
      createdAt: post.created_at,
      flags: post.flags,
      copies: post.copies.keys.length,
      copyAuthors: post.copies.authors,
      engagement: round(engagement),
      centrality: round(centrality),
      ...(post.metrics.likes === undefined ? {} : { likes: post.metrics.likes }),
      ...(repostOf === undefined ? {} : { repostOf }),
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

export interface Known extends Before {
  readonly memory: Memory;
}

export const NOTHING_BEFORE: Known = { week: NO_WEEK, authors: new Map(), memory: NO_MEMORY };

/** Candidates of the posts, best first; ties are broken by id, so the order of input doesn't matter. */
export const cluster = (
  posts: readonly DistinctPost[],
  topic: Relevance,
  names: Names,
  known: Known = NOTHING_BEFORE,
): Clustering => tellStories(groupPosts(posts, topic, names, known.week), names, known);

/** Added to the log odds: what was told before without anything new gives way to news; an update a little. */
const NOVELTY_SCORE = { new: 0, update: -0.2, continuing: -2, unknown: 0 } as const;

/** Whose voice a post speaks to: it opens with that account. */
const addressed = ({ text, post: { platform } }: Prepared, names: Names): string | undefined => {
  const handle = /^@(\w{2,50})\b/.exec(text)?.[1];
  return handle === undefined
    ? undefined
    : ((platform === 'twitter' ? organisationOfAccount(handle, names) : undefined) ??
        `${platform}:${handle.toLowerCase()}`);
};

type Told = Ranked & { readonly story: Story; readonly candidate: Candidate };

/** The candidates that groups of posts make, best first. */
export const tellStories = (grouping: Grouping, names: Names, known: Known, weights: Weights = WEIGHTS): Clustering => {
  const features = featuresOf(grouping, known);
  const scores = features.map((values) => scorePost(values, weights));
  const loudness = loudnessOf(grouping.prepared);
  const reasons = new Map<string, string>(grouping.reasons);
  let noLink = 0;
  const isTelling = tellingAgainst(known);
  const noveltyOf = noveltyAgainst(known.memory, isTelling);
  const told = candidatesOf(grouping, scores).flatMap((candidate): Told[] => {
    const cosine = cosineTo(candidate.centre);
    const own = candidate.items.flatMap((item) => {
      const shown = toStoryPost(grouping.prepared[item]!, cosine(grouping.vectors[item]!), loudness[item]!);
      if (shown.length === 0) {
        reasons.set(grouping.prepared[item]!.key, 'noLink');
        noLink++;
      }
      return shown;
    });
    if (own.length === 0) return [];
    const independentAuthors = voicesOf(own);
    const read = new Map(candidate.posts.map(({ key, facts: inPost }) => [key, inPost]));
    const facts = factsOf(own, names, ({ key }) => read.get(key) ?? new Map());
    const novelty = noveltyOf(candidate, { facts, independentAuthors });
    const score = candidate.score + NOVELTY_SCORE[novelty.novelty];
    const story: Story = {
      id: idOf(candidate),
      name: candidate.label.name,
      thing: candidate.label.thing,
      posts: own,
      best: own.find(({ key }) => key === grouping.prepared[candidate.best]!.key)?.key ?? own[0]!.key,
      independentAuthors,
      copies: own.reduce((sum, post) => sum + post.copies, 0),
      score: round(score),
      parts: partsOf(features[candidate.best]!, weights),
      organisations: candidate.organisations,
      flags: flagsOf(own),
      suspectedOnly: isSuspectedOnly(own),
      firstSeen: own.reduce(
        (first, post) => (post.createdAt < first ? post.createdAt : first),
        own[0]?.createdAt ?? '',
      ),
      facts,
      terms: candidate.terms,
      ...novelty,
    };
    return [
      {
        id: story.id,
        score,
        speaker: grouping.prepared[candidate.best]!.voice,
        answers: addressed(grouping.prepared[candidate.best]!, names),
        organisations: story.organisations,
        suspectedOnly: story.suspectedOnly,
        centre: candidate.centre,
        names: candidate.telling,
        story,
        candidate,
      },
    ];
  });
  const ordered = withOwnIds(inOrder(told));
  return {
    stories: ordered.map(({ story }) => story),
    toRemember: ordered.map(({ story, candidate }) => storyToRemember(story.id, story.firstSeen, candidate)),
    dropped: { ...grouping.dropped, noLink },
    reasons,
  };
};

/** Of several that go on with one remembered story the best keeps its id; the others have that of their own earliest post. */
const withOwnIds = (ordered: readonly Told[]): Told[] => {
  const taken = new Set<string>();
  return ordered.map((told) => {
    const id = taken.has(told.story.id) ? idOf(told.candidate) : told.story.id;
    taken.add(id);
    return id === told.story.id ? told : { ...told, story: { ...told.story, id } };
  });
};

/** Share of the week's posts, and days that hold it, from which on a name is in every day's mouth: yesterday's great news is not. */
const EVERYDAY = 0.03;
const EVERYDAY_DAYS = 3;

const tellingAgainst = ({ week, memory }: Pick<Known, 'week' | 'memory'>): ((name: string) => boolean) => {
  const days = new Map<string, number>();
  for (const { items } of memory.names) for (const { name } of items) days.set(name, (days.get(name) ?? 0) + 1);
  const isEveryday = (name: string): boolean =>
    (days.get(name) ?? 0) >= EVERYDAY_DAYS && (week.named.get(name) ?? 0) >= EVERYDAY * week.posts;
  return (name) => !/^[@#]/.test(name) && !isEveryday(name);
};
