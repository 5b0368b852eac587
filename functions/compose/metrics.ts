// How good the report is, in numbers that need no person (research, part 2.9), and what follows from them.
import type { PostKey } from '../../shared/post.ts';
import type { Evidence, Item, Report } from '../../shared/report.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import type { ModelSettings } from '../../shared/topic-model.ts';
import { withoutBackground } from '../../shared/verify/background.ts';
import { carriesOf } from '../../shared/verify/content.ts';
import { AUDIT_FAILED, type WritingRecord } from '../../shared/written.ts';
import type { Sources } from './needs.ts';

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

/**
 * Share of the citations of claims whose post says something of what the claim says: a quotation, or a name, number or word
 * in any form that the verifier knows. A claim without any of these can't be pointed at; what nobody said stands in no post.
 */
const citationPrecision = (
  claims: readonly Line[],
  cited: ReadonlyMap<PostKey, StoryPost>,
  sources: Sources,
): number => {
  const verdicts = claims
    .filter(({ kind }) => kind !== 'absence')
    .flatMap(({ cites, posts = cites, quotes, background, text = '', parts = [{ text, posts }] }) => {
      const carriers = parts.map((part) => {
        const read = part.posts.flatMap((key) => cited.get(key) ?? []).map((post) => sources.of(post));
        return { keys: part.posts, carries: carriesOf(withoutBackground(part.text, background), read, sources.names) };
      });
      return cites.map((key) => {
        const post = cited.get(key);
        return (
          quotes.some((quote) => quote.post === key) ||
          (post !== undefined && carriers.some(({ keys, carries }) => keys.includes(key) && carries(sources.of(post))))
        );
      });
    });
  return share(verdicts.filter(Boolean).length, verdicts.length);
};

/** Share of what was written that was taken out because it does not hold; what was told twice was true. */
const droppedShare = ({ written, refused }: WritingRecord): number => {
  const gone = Object.entries(refused).reduce((sum, [rule, n]) => sum + (rule === 'twice' ? 0 : n), 0);
  return written === 0 ? 0 : share(gone, written);
};

export interface Measured {
  readonly report: Pick<Report, 'keyPoints' | 'method'>;
  readonly sentences: Evidence['sentences'];
  readonly cited: ReadonlyMap<PostKey, StoryPost>;
  readonly stories: readonly Story[];
  readonly sources: Sources;
  /** How the writing went, where a model wrote. */
  readonly writing: WritingRecord | undefined;
  /** Whether a model was to write the report. */
  readonly asked: boolean;
}

/** The metrics of a report; shares run from 0 to 1. All of truth are lexical: they see words, not what is meant. */
export const metricsOf = ({
  report,
  sentences,
  cited,
  stories,
  sources,
  writing,
  asked,
}: Measured): Record<string, number> => {
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
    citationPrecision: citationPrecision(claims, cited, sources),
    coverageAt10: coverageAt(10, stories, mentioned),
    coverageAt20: coverageAt(20, stories, mentioned),
    redundantPairs: redundantPairs(keyPoints),
    repeatRate: share(keyPoints.filter(({ novelty }) => novelty === 'continuing').length, keyPoints.length),
    sourceConcentration: concentration(lines, cited),
    bridgeShare: share(lines.filter(({ role }) => role === 'bridge').length, lines.length),
    extractiveShare: asked && method === 'extractive' ? 1 : 0,
    ...(writing === undefined
      ? {}
      : {
          droppedShare: droppedShare(writing),
          auditRefused: share(writing.audit.findings.length, Math.max(1, writing.written)),
          ...(writing.planned === undefined ? {} : { planned: writing.planned }),
        }),
  };
};

/** Whether what the writing had to do without makes its report a degraded one: the topic says so of a failed audit. */
export const isTold = (problem: string, { audited }: Pick<ModelSettings['gates'], 'audited'>): boolean =>
  audited === 1 || !problem.startsWith(AUDIT_FAILED);

/** Of the key points that were planned, the share that suffices on a day with few stories. */
const ENOUGH_OF_PLAN = 0.5;

/**
 * Why a report is published as degraded, a sentence each. Gates apply only where a model was asked: a report of excerpts by
 * choice is what it says it is. Which stories are told is the editor's choice, and no gate's.
 */
export const degradedBy = (
  metrics: Readonly<Record<string, number>>,
  asked: boolean,
  gates: ModelSettings['gates'],
): string[] => {
  if (!asked) return [];
  const below = (name: string, least: number): string[] =>
    (metrics[name] ?? 1) < least ? [`${name} ${metrics[name]} (at least ${least})`] : [];
  const above = (name: string, most: number): string[] =>
    (metrics[name] ?? 0) > most ? [`${name} ${metrics[name]} (at most ${most})`] : [];
  const excerpts = above('extractiveShare', gates.extractiveShare);
  if (excerpts.length > 0) return excerpts;
  const { planned = 0 } = metrics;
  return [
    ...below(
      'keyPoints',
      planned === 0 ? gates.keyPoints : Math.min(gates.keyPoints, Math.ceil(planned * ENOUGH_OF_PLAN)),
    ),
    ...below('citationPrecision', gates.citationPrecision),
    ...above('droppedShare', gates.droppedShare),
    ...above('auditRefused', gates.auditRefused),
    ...above('sourceConcentration', gates.sourceConcentration),
    ...above('redundantPairs', 1),
  ];
};
