// Rules V9, V10 and V11: a claim is no louder, no surer and no further ahead than its posts.
import {
  ANY_SUPERLATIVE,
  ATTRIBUTION,
  FORECAST,
  FORECAST_SOURCE,
  FUTURE,
  HEDGED,
  IMPLIES,
  OTHER_SUPERLATIVE,
  RUMOUR_SOURCE,
  SUPERLATIVES,
  UNSURE_SOURCE,
} from './claim-cues.data.ts';
import type { Source } from './source-post.ts';

const kindsOf = (text: string): string[] =>
  SUPERLATIVES.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);

/** V9: kinds of superlatives in a claim that no cited post uses. */
export const addedSuperlatives = (claim: string, sources: readonly Source[]): string[] => {
  const carried = new Set(sources.flatMap(({ normal }) => kindsOf(normal)));
  const added = kindsOf(claim).filter((kind) => !(IMPLIES[kind] ?? [kind]).some((other) => carried.has(other)));
  const other =
    OTHER_SUPERLATIVE.test(claim) && !sources.some(({ normal }) => ANY_SUPERLATIVE.test(normal)) ? ['most'] : [];
  return [...added, ...other];
};

/** V9's second half: what is called first or best is called so by somebody. */
export const lacksAttribution = (claim: string): boolean => kindsOf(claim).length > 0 && !ATTRIBUTION.test(claim);

/** Sentences of a source that speak of what the claim names; all of them where none does. */
const bearing = (names: readonly string[], source: Source): readonly string[] => {
  const own = source.sentences.filter((sentence) =>
    names.some((name) => sentence.toLowerCase().includes(name.toLowerCase())),
  );
  return own.length > 0 ? own : source.sentences;
};

/** A post is unsure when it passes on a rumour anywhere, or when all that it says of the subject is no more than likely. */
const isUnsure = (names: readonly string[], source: Source): boolean =>
  RUMOUR_SOURCE.test(source.normal) || bearing(names, source).every((sentence) => UNSURE_SOURCE.test(sentence));

/** V10: none of the cited posts is sure of it, and the claim is. */
export const lostHedge = (text: string, names: readonly string[], sources: readonly Source[]): boolean =>
  !HEDGED.test(text) && sources.length > 0 && sources.every((source) => isUnsure(names, source));

export const isHedged = (text: string): boolean => HEDGED.test(text);

/** Parts of a text between commas and stops: a forecast that was tacked on is one of them. */
const clausesOf = (text: string): string[] => text.split(/[，。；,;.](?!\d)/u).filter((clause) => clause.trim() !== '');

/**
 * V11: looks ahead where no cited post does. A clause that foretells and holds none of the claim's names and numbers rests
 * on nothing, unless the whole claim is a prediction.
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
