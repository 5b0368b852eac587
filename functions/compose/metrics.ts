// How good the report is, in numbers that need no person (research, part 2.9), and what follows from them.
import { ReportHeldError } from '../../shared/errors.ts';
import type { PostKey } from '../../shared/post.ts';
import type { Evidence, Item, Report } from '../../shared/report.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import type { ModelSettings } from '../../shared/topic-model.ts';
import { markersOf } from './spans.ts';

type Line = Evidence['sentences'][string];

const share = (n: number, of: number): number => (of === 0 ? 1 : Math.round((n / of) * 1e4) / 1e4);

const rate = (lines: readonly Line[], rule: string): number => {
  const checked = lines.flatMap(({ checks }) => checks[rule] ?? []);
  return share(checked.filter((verdict) => verdict === 'pass').length, checked.length);
};

/** Of the stories that most authors tell, how many the report mentions. */
const coverageAt = (n: number, stories: readonly Story[], mentioned: ReadonlySet<string>): number => {
  const top = [...stories].sort((a, b) => b.independentAuthors - a.independentAuthors).slice(0, n);
  return share(top.filter(({ id }) => mentioned.has(id)).length, top.length);
};

/** Pairs of key points that cite more than three in ten posts in common. */
const redundantPairs = (keyPoints: readonly Item[]): number => {
  const cites = keyPoints.map(({ sentences }) => new Set(sentences.flatMap((sentence) => sentence.cites)));
  let pairs = 0;
  cites.forEach((a, i) => {
    for (const b of cites.slice(i + 1)) {
      const common = [...a].filter((key) => b.has(key)).length;
      if (common / (a.size + b.size - common || 1) > 0.3) pairs++;
    }
  });
  return pairs;
};

/** Share of all citations that the most cited author has. */
const concentration = (lines: readonly Line[], cited: ReadonlyMap<PostKey, StoryPost>): number => {
  const counts = new Map<string, number>();
  const cites = lines.flatMap((line) => line.cites);
  for (const key of cites) {
    const author = cited.get(key)?.author ?? key;
    counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return cites.length === 0 ? 0 : share(Math.max(...counts.values()), cites.length);
};

/** Share of the citations of claims that carry a quotation or a name or number; a sentence without any can't be pointed at. */
const citationPrecision = (claims: readonly Line[]): number => {
  const cites = claims.flatMap(({ cites: own, quotes, spans, text = '' }) => {
    const canBePointedAt = markersOf(text).length > 0;
    return own.map((key) => !canBePointedAt || [...quotes, ...spans].some(({ post }) => post === key));
  });
  return share(cites.filter(Boolean).length, cites.length);
};

export interface Measured {
  readonly report: Pick<Report, 'keyPoints' | 'method'>;
  readonly sentences: Evidence['sentences'];
  readonly cited: ReadonlyMap<PostKey, StoryPost>;
  readonly stories: readonly Story[];
  /** Whether a model was to write the report. */
  readonly asked: boolean;
}

/** The metrics of a report; shares run from 0 to 1. All of truth are lexical: they see words, not what is meant. */
export const metricsOf = ({ report, sentences, cited, stories, asked }: Measured): Record<string, number> => {
  const lines = Object.values(sentences);
  const claims = lines.filter(({ role }) => role === 'claim');
  const mentioned = new Set(lines.flatMap(({ storyId }) => storyId ?? []));
  const { keyPoints, method } = report;
  return {
    quotes: lines.reduce((total, { quotes }) => total + quotes.length, 0),
    citations: lines.reduce((total, { cites }) => total + cites.length, 0),
    keyPoints: keyPoints.length,
    citationValidity: rate(lines, 'V2'),
    citedClaims: rate(lines, 'V3'),
    quoteContainment: rate(lines, 'V4'),
    numberFaithfulness: rate(lines, 'V6'),
    nameFaithfulness: rate(lines, 'V7'),
    citationRecall: share(claims.filter(({ checks }) => !Object.values(checks).includes('fail')).length, claims.length),
    citationPrecision: citationPrecision(claims),
    coverageAt10: coverageAt(10, stories, mentioned),
    coverageAt20: coverageAt(20, stories, mentioned),
    redundantPairs: redundantPairs(keyPoints),
    repeatRate: share(keyPoints.filter(({ novelty }) => novelty === 'continuing').length, keyPoints.length),
    sourceConcentration: concentration(lines, cited),
    bridgeShare: share(lines.filter(({ role }) => role === 'bridge').length, lines.length),
    extractiveShare: asked && method === 'extractive' ? 1 : 0,
  };
};

/** What the gates say of a report: published, published with a word of what is wrong, or held. */
export interface Verdict {
  readonly degraded: readonly string[];
  readonly held: boolean;
}

/** Gates apply only where a model was asked: a report of excerpts by choice is what it says it is. */
export const verdictOf = (
  metrics: Readonly<Record<string, number>>,
  asked: boolean,
  gates: ModelSettings['gates'],
): Verdict => {
  if (!asked) return { degraded: [], held: false };
  const below = (name: string, least: number): string[] =>
    (metrics[name] ?? 1) < least ? [`${name} ${metrics[name]} (at least ${least})`] : [];
  const above = (name: string, most: number): string[] =>
    (metrics[name] ?? 0) > most ? [`${name} ${metrics[name]} (at most ${most})`] : [];
  const isExcerpts = (metrics.extractiveShare ?? 0) > gates.extractiveShare;
  return {
    degraded: isExcerpts
      ? above('extractiveShare', gates.extractiveShare)
      : [
          ...below('citationPrecision', gates.citationPrecision),
          ...below('coverageAt10', gates.coverageAt10),
          ...above('sourceConcentration', gates.sourceConcentration),
          ...above('redundantPairs', 1),
        ],
    held: (metrics.extractiveShare ?? 0) > gates.held,
  };
};

/** Throws ReportHeldError for a report that may not stand in for a model's. @param evidence key of its evidence */
export const assertNotHeld = ({ held, degraded }: Verdict, slug: string, evidence: string): void => {
  if (!held) return;
  throw new ReportHeldError(
    `The report of ${slug} is held, since no model wrote it (${degraded.join('; ')}); see ${evidence}, and run again with another model or with extractive.`,
  );
};
