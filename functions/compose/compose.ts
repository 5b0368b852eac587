// Composes the report and its evidence, of what a model wrote or of excerpts. Pure: the same material gives the same report.
import { createHash } from 'node:crypto';
import type { PostKey } from '../../shared/post.ts';
import type { Evidence, Report } from '../../shared/report.ts';
import { descriptionOf, titleOf } from '../../shared/report-heads.ts';
import type { Clustered, CollectedSource, Deduplicated, Run, WriterSummary } from '../../shared/run.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { fillLabel, labelsOf } from '../../shared/text/labels.ts';
import { packFor } from '../../shared/text/pack-for.ts';
import type { Topic } from '../../shared/topic.ts';
import type { Excerpts, Written } from '../../shared/written.ts';
import { dataLines, reasonsOf } from './data-lines.ts';
import { reportDates } from './dates.ts';
import { Desk } from './desk.ts';
import { excerptSections } from './excerpts-report.ts';
import { metricsOf } from './metrics.ts';
import { Sources } from './needs.ts';
import { ownWordsIn } from './own-words.ts';
import { phrasesOf, type Written as WrittenBy } from './phrases.ts';
import { Prose } from './prose.ts';
import type { Ties } from './voices.ts';
import { writtenSections } from './written-report.ts';

export interface Composition {
  readonly run: Run;
  readonly topic: Topic;
  readonly collected: readonly CollectedSource[];
  readonly deduplicated: Deduplicated;
  readonly clustered: Pick<Clustered, 'count' | 'dropped' | 'memoryDays' | 'embedded'>;
  /** The stories that the report tells or passes over, best first. */
  readonly stories: readonly Story[];
  /** Every post that a sentence may stand on. */
  readonly posts: ReadonlyMap<PostKey, StoryPost>;
  readonly ties: ReadonlyMap<PostKey, Ties>;
  readonly rareNames: ReadonlySet<string>;
  /** Names of the field. */
  readonly names: Names;
  readonly totals: Totals;
  readonly summary: WriterSummary;
}

/** What is counted over the day's distinct posts and over the candidates. */
export interface Totals {
  readonly kept: number;
  readonly authors: number;
  readonly independentAuthors: number;
  readonly withoutMetrics: number;
  readonly truncated: number;
  readonly suspected: number;
}

export interface Composed {
  readonly report: Report;
  readonly evidence: Evidence;
}

const sum = (records: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const record of records)
    for (const [name, value] of Object.entries(record)) total[name] = (total[name] ?? 0) + value;
  return total;
};

const added = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((all, n) => all + n, 0);

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

const writtenBy = ({ writing }: Written): WrittenBy => ({
  models: writing.models,
  costUsd: writing.costUsd,
  written: writing.written,
  repaired: writing.repaired,
  dropped: added(writing.dropped),
  audit: writing.audit.outcome,
});

/** Evidence of the model as version 0.1 told of it, so that its readers go on reading. */
const modelOf = ({ writing, keyPoints, events }: Written): Evidence['model'] => ({
  names: writing.models,
  costUsd: writing.costUsd,
  cards: keyPoints.length + events.reduce((total, { items }) => total + items.length, 0),
  repaired: writing.repaired,
  dropped: writing.refused,
  excerpts: {},
});

const storiesOf = (composition: Composition): Map<string, Story> =>
  new Map(composition.stories.map((story) => [story.id, story]));

/** The report around its sections, and the evidence of all that is in it. */
const around = (
  composition: Composition,
  desk: Desk,
  sources: Sources,
  sections: ReturnType<typeof writtenSections> | ReturnType<typeof excerptSections>,
  written: Written | undefined,
): Composed => {
  const { run, topic, totals, clustered, stories, summary } = composition;
  const [phrases, labels] = [phrasesOf(topic.language), labelsOf(topic.language)];
  const stats = statsOf(composition, written?.writing.costUsd ?? summary.costUsd);
  const quotes = Object.values(desk.evidence).reduce((total, { quotes: own }) => total + own.length, 0);
  const by = written === undefined ? undefined : writtenBy(written);
  const unread = written?.writing.unread ?? 0;
  const { withoutMetrics, truncated, suspected } = totals;
  const coverage = dataLines(
    {
      run,
      stats,
      language: topic.language,
      withoutMetrics,
      truncated,
      suspected,
      unwritten: written === undefined ? summary.problems : [],
      unread,
      memoryDays: clustered.memoryDays,
      written: by,
      quotes,
    },
    desk,
    phrases,
  );
  const method = written === undefined ? 'extractive' : 'model';
  const nothing = 'noKeyPoints' in sections ? sections.noKeyPoints?.stretches[0]?.text : undefined;
  const report: Report = {
    version: 1,
    slug: run.slug,
    platform: run.platform,
    topic: run.topic,
    language: topic.language,
    displayName: topic.displayName,
    window: run.window,
    ...reportDates(run.madeAt, run.window),
    title: titleOf(
      phrases.title(topic.shortName, phrases.days(run.window.from, run.window.to)),
      sections.keyPoints,
      labels,
    ),
    description: descriptionOf(sections.keyPoints, labels) ?? nothing ?? labels.excerpts,
    ...(topic.title === 'headline' ? { postTitle: topic.title } : {}),
    ...(topic.links === 'evidence' ? { links: topic.links } : {}),
    method,
    ...(written === undefined
      ? {}
      : {
          byline: fillLabel(labels.byline, { count: written.writing.shown }),
          models: written.writing.models,
          unread,
        }),
    ...sections,
    coverage,
    posts: Object.fromEntries(
      [...desk.cited].map(([key, { url, handle, lang, createdAt }]) => [key, { url, handle, lang, createdAt }]),
    ),
    stats,
  };
  const told = new Set(Object.values(desk.evidence).flatMap(({ storyId }) => storyId ?? []));
  const evidence: Evidence = {
    version: 1,
    slug: run.slug,
    run: run.id,
    method,
    sentences: topic.links === 'evidence' ? ownWordsIn(desk.evidence, (key) => desk.post(key)?.text) : desk.evidence,
    posts: Object.fromEntries([...desk.cited].map(([key, post]) => [key, proofOf(post)])),
    stories: stories
      .filter(({ id }) => told.has(id))
      .map(({ id, name, posts, independentAuthors, copies, score, parts, novelty }) => ({
        storyId: id,
        name,
        posts: posts.map(({ key }) => key),
        independentAuthors,
        copies,
        score,
        parts,
        novelty,
      })),
    names: namesOf(composition, desk),
    ...(written === undefined ? {} : { model: modelOf(written), writing: written.writing }),
    metrics: metricsOf({
      ...{ report, sentences: desk.evidence, cited: desk.cited, stories, sources },
      writing: written?.writing,
      asked: wasAsked(summary),
    }),
  };
  return { report, evidence };
};

/** The names that sentences and posts use, so that the report can be verified without the topic's name pack. */
const namesOf = ({ names }: Composition, { evidence, cited }: Desk): Evidence['names'] => {
  const said = Object.values(evidence).flatMap(({ text = '', plain = '', lead = '' }) => [text, plain, lead]);
  const posts = [...cited.values()];
  const handles = posts.filter(({ key }) => key.startsWith('twitter:')).map(({ handle }) => handle);
  return packFor([...said, ...posts.map(({ text }) => text)], handles, names);
};

const proofOf = (post: StoryPost): Evidence['posts'][string] => ({
  url: post.url,
  handle: post.handle,
  ...(post.repostOf === undefined ? {} : { repostOf: post.repostOf }),
  ...(post.name === undefined ? {} : { name: post.name }),
  ...(post.organisation === undefined ? {} : { organisation: post.organisation }),
  lang: post.lang,
  createdAt: post.createdAt,
  textSha256: createHash('sha256').update(post.text).digest('hex'),
  copies: post.copies,
  independentAuthors: post.copyAuthors.length,
});

/** Whether a model was to write the report; where it did not, excerpts stand in its place. */
export const wasAsked = ({ origin, problems, cause }: WriterSummary): boolean =>
  origin === 'model' || problems.length > 0 || cause !== undefined;

/** The report that a model wrote, and its evidence. */
export const composeWritten = (composition: Composition, written: Written): Composed => {
  const { topic, posts, ties, rareNames } = composition;
  const phrases = phrasesOf(topic.language);
  const desk = new Desk(posts, phrases.stop);
  const prose = new Prose(posts.values(), topic.language);
  const stories = storiesOf(composition);
  const sources = new Sources(composition.names);
  const labels = labelsOf(topic.language);
  const desks = { desk, prose, phrases, labels, stories, ties, rareNames, sources };
  return around(composition, desk, sources, writtenSections(desks, written, topic.specialTopics), written);
};

/** The report without a model, and its evidence. */
export const composeExcerpts = (composition: Composition, excerpts: Excerpts): Composed => {
  const { topic, posts, ties, rareNames, summary } = composition;
  const phrases = phrasesOf(topic.language);
  const desk = new Desk(posts, phrases.stop);
  const desks = { desk, phrases, labels: labelsOf(topic.language), stories: storiesOf(composition), ties, rareNames };
  const { collected, dropped } = statsOf(composition, 0);
  const nothing = phrases.noKeyPoints(collected, reasonsOf(dropped, phrases));
  const sources = new Sources(composition.names);
  return around(composition, desk, sources, excerptSections(desks, excerpts, wasAsked(summary), nothing), undefined);
};
