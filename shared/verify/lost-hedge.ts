// Rule V10, suspected: what a sentence tells stands in its posts in clauses that are not sure of it.
import { ATTRIBUTION, HEDGED, OWNED, RUMOUR_SOURCE, UNSURE_SOURCE } from './claim-cues.data.ts';
import { isCarried } from './numbers-match.ts';
import type { Quantity } from './quantities.ts';
import type { Source } from './source-post.ts';

/** Where another clause begins, for which a hedge does not speak: `what they fear it might do`, `because it could`. */
const CLAUSE_END =
  /[。！？!?；;\n]|[，,：:.](?!\d)|\s[-–—]+\s|—|\s(?=(?:but|although|though|because|since|while|whereas|where|when|which|who|whose|what|how|why|whether|if|unless|so that|so (?:you|we|they|it)|aber|pero|mais|porque|parce que)\s)/giu;

interface Clause {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A hedge by itself, before or behind what it speaks of: `Apparently,` 据说， `, I think`. */
const SHORT =
  /^\W*(?!(?:which|who|whose|what|that|but|and|so)\s)(?:[\p{Script=Latin}’']+\W*){1,3}$|^\P{L}*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,6}\P{L}*$/u;

/** Clauses of a text; those that only hedge are part of the one that they speak of. */
const clausesOf = (text: string): Clause[] => {
  const starts = [0, ...[...text.matchAll(CLAUSE_END)].map(({ index, 0: mark }) => index + mark.length)];
  const parts = starts
    .map((start, at) => ({ text: text.slice(start, starts[at + 1]), start, end: starts[at + 1] ?? text.length }))
    .filter((part) => /[\p{L}\p{N}]/u.test(part.text));
  const clauses: Clause[] = [];
  let before: Clause | undefined;
  for (const part of parts) {
    const hedges = SHORT.test(part.text) && UNSURE_SOURCE.test(part.text);
    const last = clauses.at(-1);
    if (hedges && last !== undefined && /[，,]\s*$/u.test(last.text))
      clauses[clauses.length - 1] = { ...last, text: last.text + part.text, end: part.end };
    else if (hedges) before = part;
    else {
      clauses.push(before === undefined ? part : { ...part, text: before.text + part.text, start: before.start });
      before = undefined;
    }
  }
  return clauses.length > 0 || before === undefined ? clauses : [before];
};

/** Clauses of a post that hold most of what a claim names and counts; all of them where none holds any. */
const tellingClauses = (names: readonly string[], quantities: readonly Quantity[], source: Source): Clause[] => {
  const clauses = clausesOf(source.normal);
  const scored = clauses.map((clause) => {
    const lower = clause.text.toLowerCase();
    const inClause = source.quantities.filter(({ start, end }) => start >= clause.start && end <= clause.end);
    const score =
      names.filter((name) => lower.includes(name.toLowerCase())).length +
      quantities.filter((quantity) => isCarried(quantity, inClause)).length;
    return { clause, score };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ clause }) => clause);
};

/** `I think`: whoever is said to think so says it no surer. */
const OPINION = /\bi (?:think|guess|suspect|bet)\b|猜/giu;
/** Words of a report for what somebody only thinks, asks or fears. */
const THINKS =
  /觉得|以为|认为|看来|指望|怀疑|担心|担忧|好奇|猜|(?<![访訪顾顧提])[问問](?![题題世卷])|\bthinks?\b|\bbelieves?\b|\bfeels?\b|\bsuspects?\b|\bdoubts?\b|\bwonders?\b|\basks?\b|\bworr(?:y|ies|ied)\b/iu;

/** Whether a post passes on a rumour of it, or tells it in clauses that are no more than likely. */
const isUnsure = (text: string, names: readonly string[], quantities: readonly Quantity[], source: Source): boolean => {
  const telling = tellingClauses(names, quantities, source);
  const owned = ATTRIBUTION.test(text) || OWNED.test(text);
  // What follows a rumour is part of it.
  const rumour = RUMOUR_SOURCE.exec(source.normal)?.index;
  if (rumour !== undefined && telling.every(({ end }) => end > rumour)) return true;
  return (
    telling.length > 0 &&
    telling.every((clause) => UNSURE_SOURCE.test(owned ? clause.text.replace(OPINION, '') : clause.text))
  );
};

/**
 * V10: none of the cited posts is sure of it, and the claim is.
 * @param names names of the claim, as they stand in it
 */
export const lostHedge = (
  text: string,
  names: readonly string[],
  quantities: readonly Quantity[],
  sources: readonly Source[],
): boolean =>
  !HEDGED.test(text) &&
  !THINKS.test(text) &&
  sources.length > 0 &&
  sources.every((source) => isUnsure(text, names, quantities, source));
