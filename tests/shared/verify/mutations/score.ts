// The mutation score: which share of false claims the rules notice, by mutation and by language, and how often they cry wolf.
import { type Breach, checkClaim } from '../../../../shared/verify/claims.ts';
import { type Source, toSource } from '../../../../shared/verify/source-post.ts';
import { AI_NAMES } from '../../../fixtures/ai-names.ts';
import { CARDS, type HandwrittenCard } from './cards.data.ts';
import { MUTATIONS, type Mutant, type Mutation, mutantsOf } from './mutate.ts';

/** Least share of mutants that must be noticed: research part 4.3; undefined is reported only. */
export const THRESHOLDS: Readonly<Record<Mutation, number | undefined>> = {
  'altered quotation': 0.99,
  'invented citation': 0.99,
  'swapped citation': 0.9,
  number: 0.99,
  unit: 0.99,
  'date or ordinal': 0.99,
  version: 0.99,
  entity: 0.97,
  'added country': 0.95,
  superlative: 0.95,
  forecast: 0.95,
  'hedge dropped': 0.85,
  'other speaker': 0.95,
  negation: undefined,
};
export const MOST_FALSE_ALARMS = 0.02;

export interface Tally {
  readonly noticed: number;
  readonly of: number;
}

export interface Score {
  readonly byMutation: Readonly<Record<Mutation, Tally>>;
  /** Gated mutations only. */
  readonly byLanguage: Readonly<Record<string, Tally>>;
  readonly falseAlarms: Tally;
  readonly missed: readonly Mutant[];
  readonly alarms: readonly { readonly text: string; readonly breaches: readonly Breach[] }[];
}

export const share = ({ noticed, of }: Tally): number => (of === 0 ? 1 : noticed / of);

const packetOf = (card: HandwrittenCard): ReadonlyMap<string, Source> =>
  new Map(card.posts.map((post) => [post.key, toSource({ ...post, createdAt: '2026-01-09T04:00:00.000Z' }, AI_NAMES)]));

const tally = <T>(items: readonly T[], noticed: (item: T) => boolean): Tally => ({
  noticed: items.filter(noticed).length,
  of: items.length,
});

/** Scores the rules on all cards. */
export const mutationScore = (cards: readonly HandwrittenCard[] = CARDS): Score => {
  const judged = cards.flatMap((card) => {
    const packet = packetOf(card);
    return mutantsOf(card).map((mutant) => ({
      mutant,
      noticed: checkClaim(mutant.claim, packet, AI_NAMES).length > 0,
    }));
  });
  const clean = cards.flatMap((card) => {
    const packet = packetOf(card);
    return card.claims.map((claim) => ({ text: claim.text, breaches: checkClaim(claim, packet, AI_NAMES) }));
  });
  const isNoticed = ({ noticed }: (typeof judged)[number]): boolean => noticed;
  const gated = judged.filter(({ mutant }) => THRESHOLDS[mutant.mutation] !== undefined);
  return {
    byMutation: Object.fromEntries(
      MUTATIONS.map((name) => [
        name,
        tally(
          judged.filter(({ mutant }) => mutant.mutation === name),
          isNoticed,
        ),
      ]),
    ) as Record<Mutation, Tally>,
    byLanguage: Object.fromEntries(
      [...Map.groupBy(gated, ({ mutant }) => mutant.language)].map(([language, list]) => [
        language,
        tally(list, isNoticed),
      ]),
    ),
    falseAlarms: tally(clean, ({ breaches }) => breaches.length > 0),
    missed: judged.filter(({ noticed }) => !noticed).map(({ mutant }) => mutant),
    alarms: clean.filter(({ breaches }) => breaches.length > 0),
  };
};
