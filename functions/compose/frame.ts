// The sections around the stories: overview, conclusion, and where the data came from. Counts are the run's own.

import { lostText } from '../../shared/lost-words.ts';
import { MEMORY_DAYS } from '../../shared/memory.ts';
import type { Item, Report, Sentence } from '../../shared/report.ts';
import type { Event } from '../../shared/story.ts';
import type { Topic } from '../../shared/topic.ts';
import { momentIn } from './dates.ts';
import type { Desk, Material } from './desk.ts';
import { headline } from './items.ts';
import type { Phrases } from './phrases.ts';
import type { Writing } from './writing.ts';

const MOST_NAMES = 5;
const MOST_CITED = 3;

/** Events after which a practitioner has something to do. */
const CALLS_FOR_ACTION: ReadonlySet<Event> = new Set<Event>([
  'pricing',
  'release',
  'openSource',
  'update',
  'deprecation',
  'security',
]);

export interface Told {
  readonly keyPoints: readonly Material[];
  readonly all: readonly Material[];
}

const isMultiVoice = ({ story }: Material): boolean => story.independentAuthors > 1;

/** What the report is: excerpts, or a model's words that were checked. */
const writtenBy = ({ models, cards, extractive }: Writing, phrases: Phrases): string =>
  models.length === 0 || cards === extractive ? phrases.noModel : phrases.byModel(cards, extractive);

/** Overview: what most speak of, how much is official, and what this report is. */
export const overviewOf = (
  { keyPoints, all }: Told,
  singleDay: boolean,
  writing: Writing,
  desk: Desk,
  phrases: Phrases,
): Report['overview'] => {
  const count = (stretches: Sentence['stretches']): Sentence[] => [
    desk.sentence({ section: 'overview', role: 'count', stretches }),
  ];
  const shared = keyPoints
    .filter(isMultiVoice)
    .sort((a, b) => b.story.independentAuthors - a.story.independentAuthors)
    .slice(0, 3);
  const [first, second, third] = shared;
  const name = ({ card }: Material) => ({ text: card.name, bold: true });
  const voices = ({ story }: Material, full: boolean) => ({
    text: (full ? phrases.authors : phrases.authorsShort)(story.independentAuthors),
  });
  const lead =
    first === undefined
      ? [{ text: phrases.nothingShared }]
      : [
          { text: phrases.mostDiscussed(singleDay) },
          name(first),
          voices(first, true),
          ...(second === undefined ? [] : [{ text: phrases.next }, name(second), voices(second, false)]),
          ...(third === undefined ? [] : [{ text: phrases.and }, name(third), voices(third, false)]),
        ];
  const official = all.filter(({ card }) => card.official !== undefined);
  const names = official.slice(0, MOST_NAMES).map(({ card }) => card.name);
  const parts = [
    ...(official.length > 0
      ? [
          phrases.officialNews(
            official.length,
            `${names.join(phrases.listComma)}${official.length > names.length ? phrases.etc : ''}`,
          ),
        ]
      : []),
    phrases.singleSourceNews(all.filter((material) => !isMultiVoice(material)).length),
    phrases.rumours(all.filter(({ card }) => card.event === 'rumour').length),
  ];
  return [
    count(lead),
    count([{ text: parts.join(phrases.semicolon) }]),
    [desk.sentence({ section: 'overview', role: 'bridge', stretches: [{ text: writtenBy(writing, phrases) }] })],
  ];
};

/** Conclusion: what awaits confirmation, what several say, and what practitioners should act on. No forecasts. */
export const conclusionOf = ({ all }: Told, desk: Desk, phrases: Phrases): Report['conclusion'] => {
  const open = all
    .filter(
      ({ card, story }) =>
        card.event === 'rumour' || card.contested || (story.independentAuthors < 2 && card.official === undefined),
    )
    .slice(0, MOST_CITED);
  const reason = ({ card }: Material): string =>
    card.event === 'rumour' ? phrases.rumour : card.contested ? phrases.contested : phrases.singleSource;
  const several = all
    .filter(({ story }) => story.independentAuthors >= 3)
    .sort((a, b) => b.story.independentAuthors - a.story.independentAuthors)
    .slice(0, MOST_NAMES);
  const action = all.filter(({ card }) => CALLS_FOR_ACTION.has(card.event)).slice(0, MOST_CITED);
  const list = (materials: readonly Material[], text: (material: Material) => string): string =>
    materials.map(text).join(phrases.listComma);
  const sentence = (
    role: Sentence['role'],
    stretches: Sentence['stretches'],
    cites: readonly string[] = [],
  ): Sentence[] => [desk.sentence({ section: 'conclusion', role, stretches, cites })];
  const leads = (materials: readonly Material[]): string[] =>
    materials.map(({ card }) => card.eventSpans[0]?.post ?? card.lead);
  return [
    open.length > 0
      ? sentence(
          'claim',
          [
            {
              text: `${phrases.unconfirmed}${list(open, (material) => `${material.card.name}${phrases.bracketed(reason(material))}`)}`,
            },
          ],
          leads(open),
        )
      : sentence('bridge', [{ text: phrases.nothingUnconfirmed }]),
    ...(several.length > 0
      ? [
          sentence('count', [
            {
              text: `${phrases.several}${list(several, ({ card, story }) => `${card.name}${phrases.authors(story.independentAuthors)}`)}`,
            },
          ]),
        ]
      : []),
    action.length > 0
      ? sentence(
          'claim',
          [
            { text: phrases.watch, bold: true },
            { text: `${phrases.colon}${list(action, (material) => headline(material, phrases))}` },
          ],
          leads(action),
        )
      : sentence('bridge', [
          { text: phrases.watch, bold: true },
          { text: `${phrases.colon}${phrases.nothingToWatch}` },
        ]),
  ];
};

export interface Coverage {
  readonly window: {
    readonly from: string;
    readonly to: string;
    readonly timezone: string;
    readonly until: string | undefined;
  };
  readonly answered: readonly string[];
  readonly failed: readonly string[];
  readonly stats: Report['stats'];
  readonly language: Topic['language'];
  readonly withoutMetrics: number;
  readonly truncated: number;
  readonly quotes: number;
  readonly citations: number;
  readonly novelty: NoveltyCounts;
  readonly writing: Writing;
}

/** Told stories by novelty, and the days that could be compared with. */
export interface NoveltyCounts {
  readonly memoryDays: number;
  readonly fresh: number;
  readonly updated: number;
  readonly continuing: number;
}

const noveltyText = (
  { memoryDays, fresh, updated, continuing }: NoveltyCounts,
  firstRun: string,
  words: Phrases['coverage'],
): string => (memoryDays === 0 ? firstRun : words.noveltyText(fresh, updated, continuing, MEMORY_DAYS - memoryDays));

/** How far each source was read that gives its posts in pages; files are read whole. */
const readTexts = ({ window, stats, language }: Coverage, words: Phrases['coverage']): string[] => {
  const told = (instant: string): string => momentIn(instant, window);
  return stats.sources.flatMap(({ name, read = 0, costUsd = 0, coverage }) => {
    if (coverage === undefined || coverage.pages === 0) return [];
    const { pages, cut, first, last, problems = 0, gapSeconds = 0 } = coverage;
    const span = first === undefined || last === undefined ? {} : { span: [told(first), told(last)] as const };
    const text = words.readText({ source: name, pages, posts: read, cut, costUsd, problems, gapSeconds, ...span });
    return [text, ...(coverage.lost ?? []).map((lost) => lostText(lost, language))];
  });
};

const methodOf = ({ models, cards, extractive, refused, costUsd }: Writing, words: Phrases['coverage']): string =>
  models.length === 0 ? words.methodText : words.modelText(models, cards, extractive, refused, costUsd);

/** 数据来源与核验: what was asked, what answered, what was left out and why, what was checked and what was not. */
export const coverageOf = (
  coverage: Coverage,
  desk: Desk,
  { coverage: words, firstRun, semicolon, listComma }: Phrases,
): Report['coverage'] => {
  const { window, stats } = coverage;
  const reasons = Object.entries(stats.dropped).filter(([, n]) => n > 0);
  const dropped = reasons.map(([reason, n]) => words.reasonText(words.reason[reason] ?? reason, n)).join(listComma);
  const line = (label: string, text: string, role: Sentence['role'] = 'count'): Report['coverage'][number] => ({
    label,
    sentences: [desk.sentence({ section: 'coverage', role, stretches: [{ text }], style: 'cited' })],
  });
  return [
    line(words.window, words.windowText(window.from, window.to, window.timezone, window.until)),
    line(
      words.sources,
      [words.sourcesText(coverage.answered, coverage.failed), ...readTexts(coverage, words)].join(semicolon),
    ),
    line(
      words.posts,
      words.postsText(stats.collected, stats.kept, dropped === '' ? words.nothingDropped : `${semicolon}${dropped}`),
    ),
    line(words.authors, words.authorsText(stats.authors, stats.independentAuthors, stats.stories)),
    line(
      words.method,
      `${methodOf(coverage.writing, words)}${semicolon}${noveltyText(coverage.novelty, firstRun, words)}`,
    ),
    line(words.checks, words.checksText(coverage.quotes, coverage.citations)),
    line(words.missing, words.missingText(coverage.withoutMetrics, coverage.truncated, coverage.failed.length)),
    line(words.more, words.moreText, 'bridge'),
  ];
};

/** Names of the leading items, for titles and descriptions. */
export const leadingNames = (keyPoints: readonly Item[], n: number): string[] =>
  keyPoints.slice(0, n).map(({ name }) => name);
