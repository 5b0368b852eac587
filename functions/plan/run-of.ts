// What one run is: its name, its sources and the settings it is made with, from the input, the topic and the clock.
import { createHash } from 'node:crypto';
import type { Settings } from '../../shared/env.ts';
import { BadInputError } from '../../shared/errors.ts';
import { slugOf } from '../../shared/keys.ts';
import { nearSuggestion } from '../../shared/near.ts';
import type { Plan } from '../../shared/plan.ts';
import type { Run, RunInput, Window } from '../../shared/run.ts';
import type { NamePack } from '../../shared/text/name-pack.ts';
import { MIDNIGHT } from '../../shared/time-of-day.ts';
import type { Topic } from '../../shared/topic.ts';
import { unreadable } from '../../shared/topic-hand.ts';
import type { SourceSettings } from '../../shared/topic-sources.ts';
import { mostCost, withBudgets } from './budget.ts';
import { draftOf } from './draft-of.ts';
import type { PublishedRevision } from './published.ts';

/** Name of the source that posts files given by hand make. */
export const POSTS_SOURCE = 'posts';

type Choices = Pick<Settings, 'postsFiles' | 'sourceNames' | 'style' | 'modelUrl'>;

/** A value as JSON with the keys of objects in order, so that equal values have equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const sha256 = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** The sources to ask. Throws BadInputError when there are none, or one was asked for that the topic lacks. */
export const sourcesOf = (topic: Topic, choices: Choices): SourceSettings[] => {
  if (choices.postsFiles.length > 0) {
    return [{ name: POSTS_SOURCE, type: 'file', paths: [...choices.postsFiles] }];
  }
  if (topic.sources.length === 0) {
    throw new BadInputError(`The topic ${topic.topic} has no sources; give a file of posts with --posts FILE.`);
  }
  const known = topic.sources.map(({ name }) => name);
  const unknown = choices.sourceNames?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new BadInputError(
      `The topic ${topic.topic} has no source ${unknown}${nearSuggestion(unknown, known)}; it has ${known.join(', ')}.`,
    );
  }
  return topic.sources.filter(({ name }) => choices.sourceNames?.includes(name) ?? true);
};

/** `20251223T010203Z-3fa9c1`: sorts by time, and the same input at the same time is the same run. */
export const runIdOf = (madeAt: string, parts: unknown): string =>
  `${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${sha256([madeAt, parts]).slice(0, 6)}`;

/** A published revision covers a window when it holds the same days from its start or earlier to its end or later. */
const covers = (published: Window, wanted: Window): boolean =>
  published.from === wanted.from &&
  published.to === wanted.to &&
  Date.parse(published.start) <= Date.parse(wanted.start) &&
  Date.parse(published.end) >= Date.parse(wanted.end);

/** Whether all sources say tomorrow of today what they said today; a file may have been written anew. */
export const areLive = (sources: readonly Pick<SourceSettings, 'type'>[]): boolean =>
  sources.every(({ type }) => type !== 'file');

/**
 * Whether there is nothing to do: the published revision covers the window with the same settings, and neither
 * `force` or `fresh` nor posts in files, by hand or of the topic, ask for another.
 * @param live whether all sources are (areLive)
 */
export const isUnchanged = (plan: Plan, published: PublishedRevision | undefined, live: boolean): boolean =>
  published !== undefined &&
  live &&
  !plan.run.force &&
  plan.run.fresh !== true &&
  published.settingsHash === plan.settingsHash &&
  covers(published.window, plan.run.window);

/** Throws BadInputError for an account to be read first that no source of the topic reads. */
const assertReadable = ({ always, platform, sources, topic }: Topic): void => {
  const account = sources.length === 0 ? undefined : unreadable(always, platform, sources);
  if (account === undefined) return;
  throw new BadInputError(
    `The topic ${topic} reads ${account} first (always.accounts), but none of its sources can: it needs one of type x for accounts of X, or of type bluesky for those of Bluesky.`,
  );
};

/**
 * Plans a run of a window; `unchanged` is still to be decided. Throws BadInputError for sources that make no sense.
 * @param pack the topic's name pack, where it has one
 */
export const planRun = (
  input: RunInput,
  topic: Topic,
  choices: Choices,
  { window, now }: { readonly window: Window; readonly now: Date },
  pack?: NamePack,
): Plan => {
  assertReadable(topic);
  // Sources, style and hours given by hand stand in the topic's place for all later steps.
  const sources = withBudgets(sourcesOf(topic, choices), topic);
  const schedule = { ...topic.schedule, dayEndsAt: window.dayEndsAt ?? MIDNIGHT };
  const used: Topic = { ...topic, sources, schedule, style: choices.style ?? topic.style };
  // When a report is made, whether it waits and whom it is sent to does not change what it says; when its days end does.
  const { $schema: _, schedule: __, deliver: ___, publish: ____, ...settings } = used;
  // What the names are decides, not the file that holds them, nor what its schema is called.
  const names = pack === undefined ? undefined : { ...pack, $schema: undefined };
  // The model belongs to what decides how the report is made from the posts.
  const settingsHash = sha256({ settings, names, model: choices.modelUrl, dayEndsAt: window.dayEndsAt });
  const madeAt = now.toISOString();
  const draft = draftOf(used, now);
  const run: Run = {
    id: runIdOf(madeAt, { input, settingsHash }),
    slug: slugOf(topic.platform, topic.topic, window.from, window.to),
    topic: topic.topic,
    platform: topic.platform,
    window,
    madeAt,
    style: used.style,
    force: input.force ?? false,
    ...(input.fresh === true ? { fresh: true } : {}),
    ...(draft === undefined ? {} : { draft }),
    sources: used.sources.map(({ name }) => name),
    maxCostUsd: mostCost(sources, topic),
    unchanged: false,
  };
  return { run, topic: used, pack, settingsHash, modelUrl: choices.modelUrl };
};
