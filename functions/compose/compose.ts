// Composes the report and its evidence from stories and their cards. Pure: the same material gives the same report.
import { createHash } from 'node:crypto';
import { BrokenPromiseError } from '../../shared/errors.ts';
import { type PostKey, postKey } from '../../shared/post.ts';
import type { EventGroup, Evidence, Report } from '../../shared/report.ts';
import type { Clustered, CollectedSource, Deduplicated, Run } from '../../shared/run.ts';
import type { DistinctPost } from '../../shared/story.ts';
import type { Topic } from '../../shared/topic.ts';
import { clockTime, reportDates } from './dates.ts';
import { Desk, type Material } from './desk.ts';
import { conclusionOf, coverageOf, leadingNames, type NoveltyCounts, overviewOf } from './frame.ts';
import { itemOf } from './items.ts';
import { metricsOf, type Verdict, verdictOf } from './metrics.ts';
import { phrasesOf } from './phrases.ts';
import { select } from './select.ts';
import { specialSections, viewBlocks } from './views.ts';
import { type Writing, writingOf } from './writing.ts';

export interface Composition {
  readonly run: Run;
  readonly topic: Topic;
  readonly collected: readonly CollectedSource[];
  readonly deduplicated: Deduplicated;
  readonly clustered: Clustered;
  /** Stories with a card, best first. */
  readonly materials: readonly Material[];
  /** Stories of all sizes and the day's distinct posts, reduced to what is counted. */
  readonly totals: Totals;
}

export interface Totals {
  readonly kept: number;
  readonly authors: number;
  readonly independentAuthors: number;
  readonly withoutMetrics: number;
  readonly truncated: number;
}

const sum = (records: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const record of records)
    for (const [name, value] of Object.entries(record)) total[name] = (total[name] ?? 0) + value;
  return total;
};

/** What lies outside the window was read but is no part of the day: it is not counted as collected. */
const statsOf = ({ collected, deduplicated, clustered, totals }: Composition, modelUsd: number): Report['stats'] => {
  const { outside = 0, ...setAside } = sum(collected.map((source) => source.setAside));
  return {
    collected: collected.reduce((total, source) => total + source.read, 0) - outside,
    kept: totals.kept,
    dropped: sum([setAside, deduplicated.dropped, clustered.dropped]),
    authors: totals.authors,
    independentAuthors: totals.independentAuthors,
    stories: clustered.count,
    sources: collected.map(({ source, ok, kept, read, costUsd, coverage }) => ({
      name: source,
      ok,
      kept,
      ...(ok && coverage !== undefined ? { read, costUsd, coverage } : {}),
    })),
    costUsd: collected.reduce((total, source) => total + source.costUsd, modelUsd + (clustered.embedded?.costUsd ?? 0)),
  };
};

/** Throws BrokenPromiseError when a sentence fails a check that extraction keeps by construction: such a report is a defect. */
const assertChecked = (sentences: Evidence['sentences']): void => {
  for (const [id, { checks, section }] of Object.entries(sentences)) {
    const failed = Object.entries(checks).find(([, verdict]) => verdict === 'fail');
    if (failed !== undefined)
      throw new BrokenPromiseError(
        `The sentence ${id} of ${section} fails ${failed[0]}; nothing is published. This is a defect of Compose.`,
      );
  }
};

const noveltyOf = ({ clustered }: Composition, told: readonly Material[]): NoveltyCounts => {
  const count = (novelty: string): number => told.filter(({ story }) => story.novelty === novelty).length;
  return {
    memoryDays: clustered.memoryDays,
    fresh: count('new'),
    updated: count('update'),
    continuing: count('continuing'),
  };
};

/** The report of a run and its evidence. */
export const compose = (composition: Composition): { report: Report; evidence: Evidence; verdict: Verdict } => {
  const { run, topic, materials, collected } = composition;
  const phrases = phrasesOf(topic.language);
  const desk = new Desk(materials, phrases.stop);
  const { from, to, timezone, partial, end } = run.window;
  const writing = writingOf(materials);
  const { keyPoints, events } = select(materials);
  const told = { keyPoints, all: [...keyPoints, ...events.flatMap((group) => group.materials)] };
  // Written in the order of the page, so that sentence ids and citation numbers run down it.
  const overview = overviewOf(told, from === to, writing, desk, phrases);
  const keyPointItems = keyPoints.map((material) => itemOf(material, 'keyPoints', desk, phrases));
  const views = viewBlocks(materials, desk, phrases);
  const noViews =
    views.length > 0
      ? undefined
      : desk.sentence({ section: 'views', role: 'bridge', stretches: [{ text: phrases.noViews }] });
  const groups: EventGroup[] = events.map(({ bucket, materials: members }) => ({
    label: phrases.group[bucket],
    list: bucket === 'breakthrough' || bucket === 'physical' ? 'ordered' : 'bullets',
    items: members.map((material) => itemOf(material, 'events', desk, phrases)),
  }));
  const noEvents =
    groups.length > 0
      ? undefined
      : desk.sentence({ section: 'events', role: 'bridge', stretches: [{ text: phrases.noEvents }] });
  const special = specialSections(materials, topic.specialTopics, new Set(told.all), desk, phrases);
  const conclusion = conclusionOf(told, desk, phrases);
  const stats = statsOf(composition, writing.costUsd);
  const written = Object.values(desk.evidence);
  const quotes = written.reduce((total, { quotes: own }) => total + own.length, 0);
  const citations = written.reduce((total, { cites }) => total + cites.length, 0);
  const coverage = coverageOf(
    {
      window: { from, to, timezone, until: partial ? clockTime(end, timezone) : undefined },
      answered: collected.filter(({ ok }) => ok).map(({ source }) => source),
      failed: collected.filter(({ ok }) => !ok).map(({ source }) => source),
      stats,
      language: topic.language,
      withoutMetrics: composition.totals.withoutMetrics,
      truncated: composition.totals.truncated,
      quotes,
      citations,
      novelty: noveltyOf(composition, told.all),
      writing,
    },
    desk,
    phrases,
  );
  assertChecked(desk.evidence);
  const names = leadingNames(keyPointItems, 2);
  const report: Report = {
    version: 1,
    slug: run.slug,
    platform: run.platform,
    topic: run.topic,
    language: topic.language,
    displayName: topic.displayName,
    window: run.window,
    ...reportDates(run.madeAt, run.window),
    title: phrases.title(topic.shortName, phrases.days(from, to), names),
    description: phrases.description(leadingNames(keyPointItems, 3), keyPointItems.length),
    method: writing.method,
    overview,
    keyPoints: keyPointItems,
    views,
    ...(noViews === undefined ? {} : { noViews }),
    events: groups,
    ...(noEvents === undefined ? {} : { noEvents }),
    special,
    conclusion,
    coverage,
    posts: Object.fromEntries(
      [...desk.cited].map(([key, { url, handle, lang, createdAt }]) => [key, { url, handle, lang, createdAt }]),
    ),
    stats,
  };
  const metrics = {
    quotes,
    citations,
    keyPoints: keyPointItems.length,
    ...metricsOf({ materials, desk, keyPoints: keyPointItems, writing }),
  };
  return {
    report,
    evidence: evidenceOf(composition, desk, writing, metrics),
    verdict: verdictOf(metrics, writing, topic.model.gates),
  };
};

const evidenceOf = (
  { run, materials }: Composition,
  desk: Desk,
  writing: Writing,
  metrics: Readonly<Record<string, number>>,
): Evidence => ({
  version: 1,
  slug: run.slug,
  run: run.id,
  method: writing.method,
  sentences: desk.evidence,
  posts: Object.fromEntries(
    [...desk.cited].map(([key, post]) => [
      key,
      {
        url: post.url,
        handle: post.handle,
        lang: post.lang,
        createdAt: post.createdAt,
        textSha256: createHash('sha256').update(post.text).digest('hex'),
        copies: post.copies,
        independentAuthors: post.copyAuthors.length,
      },
    ]),
  ),
  stories: materials.map(({ story }) => ({
    storyId: story.id,
    name: story.name,
    posts: story.posts.map(({ key }) => key),
    independentAuthors: story.independentAuthors,
    copies: story.copies,
    score: story.score,
    parts: story.parts,
    novelty: story.novelty,
  })),
  ...(writing.evidence === undefined ? {} : { model: writing.evidence }),
  metrics: { ...metrics },
});

/** Counts over the day's distinct posts and over the posts that stories keep. */
export const totalsOf = async (
  posts: AsyncIterable<DistinctPost>,
  keptKeys: ReadonlySet<PostKey>,
  voices: ReadonlySet<string>,
): Promise<Totals> => {
  const authors = new Set<string>();
  let withoutMetrics = 0;
  let truncated = 0;
  for await (const post of posts) {
    for (const author of post.copies.authors) authors.add(author);
    if (!keptKeys.has(postKey(post))) continue;
    if (Object.keys(post.metrics).length === 0) withoutMetrics++;
    if (post.flags.includes('truncated')) truncated++;
  }
  return { kept: keptKeys.size, authors: authors.size, independentAuthors: voices.size, withoutMetrics, truncated };
};
