// Rules V9, V10 and V11: a claim is no louder, no surer and no further ahead than its posts.
import {
  ANY_SUPERLATIVE,
  ATTRIBUTION,
  BOAST,
  CARRIES,
  CONCEDED,
  FORECAST,
  FORECAST_SOURCE,
  FUTURE,
  HEDGED,
  IMPLIES,
  OPEN_SOURCE,
  OTHER_SUPERLATIVE,
  OWNED,
  RANKING,
  RUMOUR_SOURCE,
  SUPERLATIVES,
} from './claim-cues.data.ts';
import type { Source } from './source-post.ts';

const kindsOf = (text: string): string[] =>
  SUPERLATIVES.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);

const withoutConceded = (text: string): string => text.replace(CONCEDED, ' ');

/**
 * V9: kinds of superlatives in a claim that no cited post uses.
 * @param concludes whether its writer concludes it, who may grant that even the best is no better
 */
export const addedSuperlatives = (text: string, sources: readonly Source[], concludes = false): string[] => {
  const claim = concludes ? withoutConceded(text) : text;
  const claimed = kindsOf(claim);
  const carried = new Set(claimed.length === 0 ? [] : sources.flatMap(({ normal }) => kindsOf(normal)));
  const added = claimed.filter(
    (kind) =>
      !(IMPLIES[kind] ?? [kind]).some((other) => carried.has(other)) &&
      !sources.some(({ normal }) => CARRIES[kind]?.test(normal) === true),
  );
  const other =
    OTHER_SUPERLATIVE.test(claim) && !sources.some(({ normal }) => ANY_SUPERLATIVE.test(normal)) ? ['most'] : [];
  return [...added, ...other];
};

/** A comparison, a breakthrough or the utmost of something that somebody sees: in a sentence that says who, it is a view. */
const VIEWS: ReadonlySet<string> = new Set(['breakthrough', 'surpass', 'most']);
export const isView = (kind: string): boolean => VIEWS.has(kind);

/** A place in a ranking is a fact where a post tells of the ranking. */
const isPlacement = (claim: string, sources: readonly Source[]): boolean =>
  RANKING.test(claim) && sources.some(({ normal }) => RANKING.test(normal));

/** V9's second half: what is called first or best is called so by somebody. */
export const lacksAttribution = (claim: string, sources: readonly Source[]): boolean =>
  kindsOf(claim).length > 0 && !ATTRIBUTION.test(claim) && !isPlacement(claim, sources);

/** The same where it is sure: words of praise that nobody in the sentence is the owner of. */
export const isOwnerless = (claim: string): boolean =>
  BOAST.test(withoutConceded(claim)) && !ATTRIBUTION.test(claim) && !OWNED.test(claim);

/** Sentences of a post that hold most of what a claim names. */
const nearest = (anchors: readonly string[], source: Source): readonly string[] => {
  const scored = source.sentences.map((sentence) => {
    const lower = sentence.toLowerCase();
    return { sentence, score: anchors.filter((anchor) => lower.includes(anchor.toLowerCase())).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ sentence }) => sentence);
};

/**
 * The same where it is sure: each cited post says what the claim names in sentences that pass on a rumour, and the claim
 * neither says so nor gives it to anybody.
 * @param anchors names and numbers of the claim, as they stand in it
 */
export const isRumour = (text: string, anchors: readonly string[], sources: readonly Source[]): boolean =>
  !HEDGED.test(text) &&
  !ATTRIBUTION.test(text) &&
  sources.length > 0 &&
  sources.every((source) => {
    const own = nearest(anchors, source);
    return own.length > 0 && own.every((sentence) => RUMOUR_SOURCE.test(sentence));
  });

export const isHedged = (text: string): boolean => HEDGED.test(text);

/** Parts of a text between commas and stops: a forecast that was tacked on is one of them. */
const clausesOf = (text: string): string[] => text.split(/[，。；,;.](?!\d)/u).filter((clause) => clause.trim() !== '');

/** V11: foretells where no cited post looks ahead. */
export const isForecast = (claim: string, sources: readonly Source[]): boolean =>
  FORECAST.test(claim) && !sources.some(({ normal }) => FORECAST_SOURCE.test(normal) || OPEN_SOURCE.test(normal));

/**
 * V11, suspected: looks ahead where no cited post does, or in a clause that foretells and holds none of the claim's names and
 * numbers, unless the whole claim is a prediction.
 * @param anchors names and numbers of the claim, as they stand in it
 */
export const addedForecast = (
  claim: string,
  kind: string,
  anchors: readonly string[],
  sources: readonly Source[],
): boolean => {
  if (!FORECAST.test(claim) && !FUTURE.test(claim)) return false;
  if (!sources.some(({ normal }) => FORECAST_SOURCE.test(normal))) return true;
  return (
    kind !== 'prediction' &&
    clausesOf(claim).some(
      (clause) =>
        FORECAST.test(clause) &&
        !anchors.some((anchor) => clause.includes(anchor)) &&
        !sources.some(({ normal }) => normal.includes(clause.trim())),
    )
  );
};
