// The known word that an unknown one was meant to be.
import { closest, distance } from 'fastest-levenshtein';

/** ` (did you mean ai?)` where a known word is near, else nothing: for the end of a sentence about an unknown word. */
export const nearSuggestion = (unknown: string, known: readonly string[]): string => {
  if (known.length === 0) return '';
  const lowered = known.map((word) => word.toLowerCase());
  const nearest = closest(unknown.toLowerCase(), lowered);
  const best = known[lowered.indexOf(nearest)] ?? nearest;
  const farthest = Math.max(1, Math.floor(Math.max(unknown.length, best.length) / 3));
  return distance(unknown.toLowerCase(), nearest) <= farthest ? ` (did you mean ${best}?)` : '';
};
