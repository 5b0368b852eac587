// How good the report is, in numbers that need no person (research, part 2.9), and what follows from them.
import { ReportHeldError } from '../../shared/errors.ts';
import type { Evidence, Item } from '../../shared/report.ts';
import type { ModelSettings } from '../../shared/topic-model.ts';
import { HEDGED } from '../../shared/verify/claim-cues.data.ts';
import type { Desk, Material } from './desk.ts';
import type { Writing } from './writing.ts';

type SentenceEvidence = Evidence['sentences'][string];

const share = (n: number, of: number): number => (of === 0 ? 1 : Math.round((n / of) * 1e4) / 1e4);

const rate = (sentences: readonly SentenceEvidence[], rule: string): number => {
  const checked = sentences.flatMap(({ checks }) => checks[rule] ?? []);
  return share(checked.filter((verdict) => verdict === 'pass').length, checked.length);
};

/** Of the stories that most authors tell, how many the report mentions. */
const coverageAt = (n: number, materials: readonly Material[], mentioned: ReadonlySet<string>): number => {
  const top = [...materials].sort((a, b) => b.story.independentAuthors - a.story.independentAuthors).slice(0, n);
  return share(top.filter(({ story }) => mentioned.has(story.id)).length, top.length);
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
const concentration = (sentences: readonly SentenceEvidence[], desk: Desk): number => {
  const counts = new Map<string, number>();
  const cites = sentences.flatMap((sentence) => sentence.cites);
  for (const key of cites) {
    const author = desk.cited.get(key)?.author ?? key;
    counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return cites.length === 0 ? 0 : share(Math.max(...counts.values()), cites.length);
};

/** Rumours and predictions that say so. */
const hedgeRetention = (materials: readonly Material[]): number => {
  const unsure = materials.flatMap(({ card }) =>
    (card.claims ?? []).filter(({ kind }) => kind === 'rumour' || kind === 'prediction'),
  );
  return share(unsure.filter(({ text }) => HEDGED.test(text)).length, unsure.length);
};

export interface Measured {
  readonly materials: readonly Material[];
  readonly desk: Desk;
  readonly keyPoints: readonly Item[];
  readonly writing: Writing;
}

/** The metrics of a report; shares run from 0 to 1. All of truth are lexical: they see words, not what is meant. */
export const metricsOf = ({ materials, desk, keyPoints, writing }: Measured): Record<string, number> => {
  const sentences = Object.values(desk.evidence);
  const claims = sentences.filter(({ role }) => role === 'claim');
  const mentioned = new Set(sentences.flatMap(({ storyId }) => storyId ?? []));
  const characters = sentences.reduce((sum, { text = '' }) => sum + text.length, 0);
  const read = materials.reduce(
    (sum, { story }) => sum + story.posts.reduce((total, { text }) => total + text.length, 0),
    0,
  );
  return {
    citationValidity: rate(sentences, 'V2'),
    citedClaims: rate(sentences, 'V3'),
    quoteContainment: rate(sentences, 'V4'),
    numberFaithfulness: rate(sentences, 'V6'),
    nameFaithfulness: rate(sentences, 'V7'),
    citationRecall: share(claims.filter(({ checks }) => !Object.values(checks).includes('fail')).length, claims.length),
    citationPrecision: desk.citationPrecision(),
    coverageAt10: coverageAt(10, materials, mentioned),
    coverageAt20: coverageAt(20, materials, mentioned),
    redundantPairs: redundantPairs(keyPoints),
    repeatRate: share(keyPoints.filter(({ novelty }) => novelty === 'continuing').length, keyPoints.length),
    sourceConcentration: concentration(sentences, desk),
    bridgeShare: share(sentences.filter(({ role }) => role === 'bridge').length, sentences.length),
    compression: share(characters, read),
    hedgeRetention: hedgeRetention(materials),
    extractiveShare: share(writing.extractive, writing.cards),
  };
};

/** What the gates say of a report: published, published with a word of what is wrong, or held. */
export interface Verdict {
  readonly degraded: readonly string[];
  readonly held: boolean;
}

/** Gates apply only where a model was asked: a report of excerpts is what it says it is. */
export const verdictOf = (
  metrics: Readonly<Record<string, number>>,
  writing: Writing,
  gates: ModelSettings['gates'],
): Verdict => {
  if (writing.evidence === undefined) return { degraded: [], held: false };
  const below = (name: string, least: number): string[] =>
    (metrics[name] ?? 1) < least ? [`${name} ${metrics[name]} (at least ${least})`] : [];
  const above = (name: string, most: number): string[] =>
    (metrics[name] ?? 0) > most ? [`${name} ${metrics[name]} (at most ${most})`] : [];
  return {
    degraded: [
      ...below('citationPrecision', gates.citationPrecision),
      ...below('coverageAt10', gates.coverageAt10),
      ...below('hedgeRetention', 1),
      ...above('extractiveShare', gates.extractiveShare),
      ...above('sourceConcentration', gates.sourceConcentration),
      ...above('redundantPairs', 1),
    ],
    held: (metrics.extractiveShare ?? 0) > gates.held,
  };
};

/** Throws ReportHeldError for a report that is too poor to be published as a model's. @param evidence key of its evidence */
export const assertNotHeld = ({ held, degraded }: Verdict, slug: string, evidence: string): void => {
  if (!held) return;
  throw new ReportHeldError(
    `The report of ${slug} is held, since too few of its cards are the model's (${degraded.join('; ')}); see ${evidence}, and run again with another model or with extractive.`,
  );
};
