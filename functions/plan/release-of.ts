// A run that makes no report but releases a draft, or stops one: which draft is meant. Pure.
import { dayClockOf } from '../../shared/day-clock.ts';
import { type Draft, isDue } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { slugOf } from '../../shared/keys.ts';
import { nearSuggestion } from '../../shared/near.ts';
import type { Run, RunInput } from '../../shared/run.ts';
import type { Topic } from '../../shared/topic.ts';
import { runIdOf } from './run-of.ts';
import { daysOf, windowOf } from './window.ts';

/** In place of a slug: all drafts of the topic whose time has come. */
export const DUE = 'due';

const LISTED = 5;

/** The draft of a slug. Throws BadInputError that lists those there are. */
const named = (slug: string, drafts: readonly Draft[]): Draft => {
  const draft = drafts.find((each) => each.slug === slug);
  if (draft !== undefined) return draft;
  const slugs = drafts.map((each) => each.slug);
  const known = slugs.length === 0 ? 'none waits' : `there are ${slugs.slice(0, LISTED).join(', ')}`;
  throw new BadInputError(`There is no draft ${slug}${nearSuggestion(slug, slugs)}; ${known}.`);
};

/** What every run has that makes no report. */
const EMPTY = { force: false, sources: [], unchanged: false };

const runOf = (draft: Draft, { id, madeAt }: Pick<Run, 'id' | 'madeAt'>, release: Run['release']): Run => {
  const { slug, topic, platform, window, style } = draft;
  return { id, slug, topic, platform, window, madeAt, style, ...EMPTY, release: { draft: draft.run, ...release } };
};

const idOf = (input: RunInput, now: Date): Pick<Run, 'id' | 'madeAt'> => {
  const madeAt = now.toISOString();
  return { id: runIdOf(madeAt, input), madeAt };
};

/**
 * The run that releases, or stops, the draft of a slug. Throws BadInputError where there is none.
 * @param drafts all that wait
 */
export const releaseOf = (input: RunInput, drafts: readonly Draft[], now: Date): Run =>
  runOf(named(input.release ?? '', drafts), idOf(input, now), input.stop === true ? { stop: true } : {});

/**
 * The run that releases the latest of a topic's drafts whose time has come: the day's own never waits for an older one. Where
 * none is due, the run has nothing to do.
 */
export const dueReleaseOf = (input: RunInput, topic: Topic, drafts: readonly Draft[], now: Date): Run => {
  // The clock of whoever starts it by a schedule may be a little before ours, or behind it.
  const time = Math.max(now.getTime(), Date.parse(input.scheduledTime ?? now.toISOString()));
  const isOwn = (draft: Draft): boolean => draft.topic === topic.topic && draft.platform === topic.platform;
  const due = drafts.filter((draft) => isOwn(draft) && isDue(draft, time));
  const [first] = due.toSorted((a, b) => (a.window.to < b.window.to ? 1 : -1));
  const run = idOf(input, now);
  if (first !== undefined) return runOf(first, run, { due: true, ...(due.length > 1 ? { more: true } : {}) });
  const { platform, style } = topic;
  const clock = dayClockOf(topic);
  const window = windowOf(daysOf(input, clock, now), clock, now);
  const slug = slugOf(platform, topic.topic, window.from, window.to);
  const idle = { ...run, slug, topic: topic.topic, platform, window, style, ...EMPTY };
  return { ...idle, unchanged: true, release: { due: true } };
};
