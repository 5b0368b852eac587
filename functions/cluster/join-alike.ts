// Joins groups that tell one story in other words or another language, by the vectors of an embedder; capped and counted.
import { BadInputError, ModelUnavailableError } from '../../shared/errors.ts';
import { costUsd, estimateTokens, priceOf } from '../../shared/model/cost.ts';
import { NO_USAGE } from '../../shared/model/model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import type { Embedded } from '../../shared/run.ts';
import type { EmbedderSettings } from '../../shared/topic-embedder.ts';
import { type Embedder, likeness } from './embedder.ts';
import type { Grouping } from './groups.ts';
import { voicesOf } from './prepare.ts';
import { centroid, cosineTo } from './vectors.ts';

/** Characters of a text that are embedded: a post's first sentences say what it is about. */
const LONGEST_TEXT = 1000;

type Group = readonly number[];

/** The text that stands for a group: that of its most central post, the earlier among equals. */
const textOf = (group: Group, { prepared, vectors }: Grouping): string => {
  const cosine = cosineTo(centroid(group.map((item) => vectors[item]!)));
  let [text, most] = ['', -1];
  for (const item of group) {
    const value = cosine(vectors[item]!);
    if (value > most) [text, most] = [prepared[item]!.text, value];
  }
  return text.slice(0, LONGEST_TEXT);
};

/** Releases that a group's posts name, and other names of several parts that all of several posts hold. */
const releasesOf = (group: Group, { prepared }: Grouping): ReadonlySet<string> => {
  const names = group.map((item) => prepared[item]!.names);
  const shared =
    names.length < 2
      ? []
      : (names[0] ?? []).filter(
          ({ kind, key }) => kind === 'run' && names.every((own) => own.some((name) => name.key === key)),
        );
  return new Set([...names.flat().filter(({ kind }) => kind === 'versioned'), ...shared].map(({ key }) => key));
};

/** Two groups that each speak of releases, none of them the same, are two stories whatever the words. */
const mayBeOne = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 || [...a].some((name) => b.has(name));

const voices = (group: Group, { prepared }: Grouping): number => voicesOf(group.map((item) => prepared[item]!));

/** Most voices first, then most posts, then the earliest first post. */
const byWeight = (grouping: Grouping): Group[] =>
  [...grouping.groups].sort(
    (a, b) => voices(b, grouping) - voices(a, grouping) || b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0),
  );

/** Joins each group to the most alike of the weightier ones that stand for themselves, so that joins don't chain. */
const joined = (
  groups: readonly Group[],
  grouping: Grouping,
  vectors: readonly (readonly number[])[],
  threshold: number,
): Group[] => {
  const kept: { group: Group; vector: readonly number[]; more: Group[]; releases: ReadonlySet<string>[] }[] = [];
  groups.forEach((group, i) => {
    const vector = vectors[i];
    if (vector === undefined) return;
    const releases = releasesOf(group, grouping);
    let [best, most] = [-1, threshold];
    kept.forEach((other, at) => {
      const value = likeness(vector, other.vector);
      const better = value > most || (value === most && best < 0);
      // What was joined before counts too: two releases may not meet in a third story.
      if (better && other.releases.every((each) => mayBeOne(releases, each))) [best, most] = [at, value];
    });
    const found = kept[best];
    if (found === undefined) kept.push({ group, vector, more: [], releases: [releases] });
    else {
      found.more.push(group);
      found.releases.push(releases);
    }
  });
  return kept.map(({ group, more }) => (more.length === 0 ? group : [group, ...more].flat().sort((a, b) => a - b)));
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
  const weighty = byWeight(grouping).slice(0, maxStories);
  const texts = weighty.map((group) => textOf(group, grouping));
  const count = affordable(texts, price, maxCostUsd);
  const nothing = { model: embedder.name, stories: 0, joined: 0, inputTokens: 0, costUsd: 0 };
  if (count < 2) return { grouping, embedded: nothing };
  try {
    const { vectors, inputTokens } = await embedder.embed(texts.slice(0, count));
    const compared = weighty.slice(0, count);
    const groups = joined(compared, grouping, vectors, threshold);
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
