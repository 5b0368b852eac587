// The order of candidates: best first, and among those that a report may tell no event twice, nor more than a few of one speaker.
import { cosineTo, type Vector } from './vectors.ts';

export interface Ranked {
  readonly id: string;
  readonly score: number;
  /** Who speaks in its best post, and the organisation that it is about, where known. */
  readonly speaker: string;
  readonly organisations: readonly string[];
  /** Whom its best post speaks to, where it opens with an account. */
  readonly answers?: string | undefined;
  readonly suspectedOnly: boolean;
  readonly centre: Vector;
  /** Names that tell it apart. */
  readonly names: ReadonlySet<string>;
}

/** A report tells ten and names ten more, and some say too little to be told: these are kept apart. */
const FIRST = 40;
const MOST_OF_SPEAKER = 2;
const MOST_OF_ORGANISATION = 3;
/** Cosine of centres from which two candidates may be one event in other words. */
const SAME_EVENT = 0.2;
/** The same for two of one speaker. */
const SAME_SPEAKER = 0.1;

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || (a.id < b.id ? -1 : 1);

/** An event in other words, of one name, or what one says of it in several posts or answers to another. */
const isOneEvent = (a: Ranked, b: Ranked, cosine: number): boolean =>
  cosine > (a.speaker === b.speaker ? SAME_SPEAKER : SAME_EVENT) ||
  [...a.names].some((name) => b.names.has(name)) ||
  a.answers === b.speaker ||
  b.answers === a.speaker;

/** Candidates in their order; ties are broken by id, so the order of input doesn't matter. */
export const inOrder = <T extends Ranked>(candidates: readonly T[]): T[] => {
  const sorted = [...candidates].sort(byScore);
  const first: T[] = [];
  const rest: T[] = [];
  const count = (has: (one: T) => boolean): number => first.filter(has).length;
  const fits = (candidate: T): boolean => {
    const { speaker, organisations, centre, suspectedOnly } = candidate;
    if (first.length === FIRST || suspectedOnly) return false;
    if (count((other) => other.speaker === speaker) >= MOST_OF_SPEAKER) return false;
    if (organisations.some((name) => count((other) => other.organisations.includes(name)) >= MOST_OF_ORGANISATION))
      return false;
    const cosine = cosineTo(centre);
    return !first.some((other) => isOneEvent(candidate, other, cosine(other.centre)));
  };
  for (const candidate of sorted) (fits(candidate) ? first : rest).push(candidate);
  return [...first, ...rest];
};
