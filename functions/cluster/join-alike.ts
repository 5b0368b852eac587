// Joins groups that tell one story in other words or another language, by the vectors of an embedder; capped and counted.
import { BadInputError, ModelUnavailableError } from '../../shared/errors.ts';
import { costUsd, estimateTokens, priceOf } from '../../shared/model/cost.ts';
import { NO_USAGE } from '../../shared/model/model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import type { Embedded } from '../../shared/run.ts';
import type { EmbedderSettings } from '../../shared/topic-embedder.ts';
import { type Embedder, likeness } from './embedder.ts';
import type { Group, Grouping } from './groups.ts';
import { voicesOf } from './prepare.ts';
import { centroid, cosineTo, NO_TERMS } from './vectors.ts';

/** Characters of a text that are embedded: a post's first sentences say what it is about. */
const LONGEST_TEXT = 1000;

/** The text that stands for a group: that of its most central post, the earlier among equals. */
const textOf = ({ posts }: Group, { vectors }: Grouping): string => {
  const cosine = cosineTo(centroid(posts.flatMap(({ key }) => vectors.get(key) ?? [])));
  let [text, most] = ['', -1];
  for (const post of posts) {
    const value = cosine(vectors.get(post.key) ?? NO_TERMS);
    if (value > most) [text, most] = [post.text, value];
  }
  return text.slice(0, LONGEST_TEXT);
};

/** Names with a version in a group's posts. */
const releasesOf = ({ posts }: Group): ReadonlySet<string> =>
  new Set(posts.flatMap(({ mentions }) => mentions.flatMap(({ kind, name }) => (kind === 'versioned' ? [name] : []))));

/** Two anchors are two stories whatever the words; so are two releases of one line, which differ in a number only. */
const mayBeOne = (a: Group, b: Group): boolean => {
  if (a.anchor !== undefined && b.anchor !== undefined) return false;
  const [ofA, ofB] = [releasesOf(a), releasesOf(b)];
  return ofA.size === 0 || ofB.size === 0 || [...ofA].some((name) => ofB.has(name));
};

/** Most voices first, then most posts, then the earliest first post. */
const byWeight = (groups: readonly Group[]): Group[] =>
  [...groups].sort(
    (a, b) =>
      voicesOf(b.posts) - voicesOf(a.posts) ||
      b.posts.length - a.posts.length ||
      (a.posts[0]?.time ?? 0) - (b.posts[0]?.time ?? 0) ||
      ((a.posts[0]?.key ?? '') < (b.posts[0]?.key ?? '') ? -1 : 1),
  );

/** Joins each group to the most alike of the weightier ones that stand for themselves, so that joins don't chain. */
const joined = (groups: readonly Group[], vectors: readonly (readonly number[])[], threshold: number): Group[] => {
  const kept: { group: Group; vector: readonly number[]; more: Group[] }[] = [];
  groups.forEach((group, i) => {
    const vector = vectors[i];
    if (vector === undefined) return;
    let [best, most] = [-1, threshold];
    kept.forEach((other, at) => {
      const value = likeness(vector, other.vector);
      const better = value > most || (value === most && best < 0);
      // What was joined before counts too: two releases may not meet in a third story.
      if (better && [other.group, ...other.more].every((member) => mayBeOne(group, member))) [best, most] = [at, value];
    });
    if (best < 0) kept.push({ group, vector, more: [] });
    else kept[best]?.more.push(group);
  });
  return kept.map(({ group, more }) =>
    more.length === 0
      ? group
      : {
          ...group,
          // What stands for a story's name may be the lesser group's, where only that has an anchor.
          ...(group.anchor === undefined ? anchorOf(more) : {}),
          posts: [group, ...more]
            .flatMap(({ posts }) => posts)
            .sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1)),
        },
  );
};

const anchorOf = (groups: readonly Group[]): Pick<Group, 'anchor' | 'name'> | undefined => {
  const anchored = groups.find(({ anchor }) => anchor !== undefined);
  return anchored === undefined ? undefined : { anchor: anchored.anchor, name: anchored.name };
};

/** How many of the texts the money is enough for, estimated on the high side. */
const affordable = (texts: readonly string[], price: Price, maxCostUsd: number): number => {
  let usd = 0;
  const over = texts.findIndex((text) => {
    usd += (estimateTokens(text) * price.input) / 1e6;
    return usd > maxCostUsd;
  });
  return over < 0 ? texts.length : over;
};

/**
 * The grouping with alike groups joined, and what that took. Where the embedder doesn't answer or refuses, the grouping
 * stays as it was and `problem` says why: a report without it is as true.
 * @throws BadInputError where no price of the model is known: no cap could hold
 */
export const joinAlike = async (
  grouping: Grouping,
  embedder: Embedder,
  { threshold, maxStories, maxCostUsd }: EmbedderSettings,
  prices: Readonly<Record<string, Price>> = {},
): Promise<{ grouping: Grouping; embedded: Embedded }> => {
  const price = priceOf(embedder.name, prices);
  if (price === undefined)
    throw new BadInputError(
      `The price of the embedder ${embedder.name} is unknown, so its cost can't be kept; give it in the topic's model.prices.`,
    );
  const weighty = byWeight(grouping.groups).slice(0, maxStories);
  const texts = weighty.map((group) => textOf(group, grouping));
  const count = affordable(texts, price, maxCostUsd);
  const nothing = { model: embedder.name, stories: 0, joined: 0, inputTokens: 0, costUsd: 0 };
  if (count < 2) return { grouping, embedded: nothing };
  try {
    const { vectors, inputTokens } = await embedder.embed(texts.slice(0, count));
    const compared = weighty.slice(0, count);
    const groups = joined(compared, vectors, threshold);
    const others = new Set(compared);
    return {
      grouping: { ...grouping, groups: [...groups, ...grouping.groups.filter((group) => !others.has(group))] },
      embedded: {
        model: embedder.name,
        stories: count,
        joined: count - groups.length,
        inputTokens,
        costUsd: costUsd({ ...NO_USAGE, inputTokens }, price),
      },
    };
  } catch (error) {
    if (!(error instanceof ModelUnavailableError || error instanceof BadInputError)) throw error;
    return { grouping, embedded: { ...nothing, problem: error.message } };
  }
};
