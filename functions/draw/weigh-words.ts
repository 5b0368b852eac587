// Weighs the words of a day: what the day adds stands large, what is said every day small, general vocabulary hardly at all.
import { type GeneralLanguage, UNLISTED } from '../../shared/text/general.ts';
import type { Candidate } from './candidates.ts';
import type { Count } from './count-words.ts';
import type { Tally } from './fold-words.ts';
import { logOddsZ, type Week } from './keyness.ts';

/** A word with what decides whether it may stand in the cloud. */
export interface WeighedWord {
  readonly key: string;
  readonly word: string;
  readonly kind: Candidate['kind'];
  readonly authors: number;
  /** The same, but of a plain word those who say it in the same wording are one: a phrase that goes around is no news. */
  readonly voices: number;
  readonly weight: number;
  readonly rising: boolean;
  /** Whether the day adds it: it stands out against the week or, on a first run, against general language. */
  readonly added: boolean;
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The entry with the highest count; of equals the first by code point. */
const mostFrequent = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort(([a, m], [b, n]) => n - m || byCodePoint(a, b))[0]?.[0] ?? '';

/** Used by twice the share of authors of the week before, with this many authors, and hardly by chance, a word rises. */
const RISE = 2;
const RISING_AUTHORS = 3;
const RISING_Z = 1.96;
/** A plain word stands out from this z-score on: five of a hundred do by chance, which their several authors make fewer. */
const STANDING_Z = 1.64;

/** What is said every day has this much of a z-score, so that it stands small beside what the day adds. */
const EVERYDAY_Z = 0.25;
/** How much a word of each kind weighs: a name tells most, the field's everyday words never the most. */
const OF_KIND: Readonly<Record<Candidate['kind'], number>> = { known: 1, name: 1, lexicon: 0.4, word: 0.5 };
/** Zipf values from which on a word is general vocabulary, and so general that no rise makes it news. */
const GENERAL = 4;
const TOO_GENERAL = 5.4;
const OF_GENERAL = 0.25;
/** Inflected forms of general vocabulary: what is done, not what it is about. */
const INFLECTED = /^\p{Script=Latin}{2,}(?:ing|ed|ly)$/u;
/** A first run has no week; general language counts for as many authors as a week of such days has. */
const DAYS = 7;

/** Share of authors who use a word of general language in the words that an author says. */
const shareOf = (zipf: number, words: number): number => 1 - (1 - 10 ** (zipf - 9)) ** words;

/** Where no week tells what is said every day, names that the field has beforehand and its own words are taken for it. */
const isEveryday = (kind: Candidate['kind']): boolean => kind === 'lexicon' || kind === 'known';

/** One word of general vocabulary that only looks like a name: shouted (`MERGE`), or a story's subject (`memory`). */
const isOrdinary = (word: string, kind: Candidate['kind'], zipf: number): boolean =>
  kind === 'name' && zipf > UNLISTED && !/[\s\p{N}]/u.test(word);

/** Voices that a name needs which only looks like one: two, or one that leads the day. */
const NAMING_VOICES = 2;

/** A voice in the story that leads the day counts as so many; in those behind it less and less, down to one. */
const LEADING_VOICE = 10;
/** Behind so many stories a voice counts for a third of what it counts for above. */
const LEADING_STORIES = 10;

/** How much more than one a voice counts in the story at a place, counted from 0, where all of the story use the word. */
const leadOf = (rank: number): number => (LEADING_VOICE - 1) * Math.exp(-rank / LEADING_STORIES);

/**
 * How loudly a word is said: its authors, each counting for more the further ahead the story is in which it uses the word and
 * the more of that story's authors use it.
 */
const loudnessOf = ({ authors }: Tally, { authorsOfStory }: Count, leads: ReadonlyMap<string, number>): number => {
  const using = new Map<string, number>();
  for (const stories of authors.values()) for (const story of stories) using.set(story, (using.get(story) ?? 0) + 1);
  const voiceIn = (story: string): number =>
    ((leads.get(story) ?? 0) * (using.get(story) ?? 0)) / (authorsOfStory.get(story) ?? 1);
  return [...authors.values()].reduce((loud, stories) => loud + 1 + Math.max(0, ...[...stories].map(voiceIn)), 0);
};

/**
 * Weighs each word: the z-score of its log-odds (against the week before and against general language, whichever is less),
 * times the binary logarithm of how loudly it is said.
 * @param stories ids of the day's stories, best first
 */
export const weighWords = (
  count: Count,
  stories: readonly string[],
  week: Week,
  general: GeneralLanguage,
): WeighedWord[] => {
  const { tallies, authors, wordsOfAuthor } = count;
  const leads = new Map(stories.map((story, rank) => [story, leadOf(rank)]));
  const remembered = week.authors > 0;
  const weigh = (key: string, tally: Tally): WeighedWord => {
    const { kind: found, forms } = tally;
    const word = mostFrequent(forms);
    const zipf = general.zipfOf(word);
    const kind = isOrdinary(word, found, zipf) ? 'word' : found;
    const isPlain = kind === 'word';
    const using = isPlain ? Math.min(tally.authors.size, tally.wordings.size) : tally.authors.size;
    const expected = shareOf(zipf, wordsOfAuthor);
    const now = { using, of: authors };
    const of = remembered ? week.authors : DAYS * authors;
    const before = { using: week.using(word), of };
    const againstWeek = remembered ? logOddsZ(now, before, expected) : undefined;
    const againstLanguage = logOddsZ(now, { using: expected * of, of }, expected);
    const everyday = !remembered && isEveryday(kind);
    const z = everyday ? 0 : Math.min(againstWeek ?? againstLanguage, againstLanguage);
    const isListed = zipf > UNLISTED;
    const isGeneral = isPlain && zipf >= GENERAL;
    const factor = isGeneral ? OF_GENERAL : OF_KIND[kind];
    // Without a week nobody knows whether the field says a general word every day: it is taken for one that it does.
    const standing = isGeneral && !remembered ? EVERYDAY_Z : z;
    const loud = (loudnessOf(tally, count, leads) * using) / Math.max(1, tally.authors.size);
    const loudness = Math.log2(1 + (z > EVERYDAY_Z ? loud : using));
    const rises = using / authors >= RISE * (before.using / of);
    return {
      key,
      word,
      kind,
      authors: tally.authors.size,
      voices: using,
      weight: Math.max(0.01, Math.round(Math.max(standing, EVERYDAY_Z) * loudness * factor * 100) / 100),
      rising: remembered && rises && using >= RISING_AUTHORS && z >= RISING_Z,
      added: isPlain
        ? zipf < TOO_GENERAL && !(isListed && INFLECTED.test(word)) && (remembered ? z >= STANDING_Z : z > EVERYDAY_Z)
        : z > EVERYDAY_Z && (kind !== 'name' || loud >= NAMING_VOICES),
    };
  };
  return belowNames([...tallies].map(([key, tally]) => weigh(key, tally))).sort(
    (a, b) => b.weight - a.weight || b.authors - a.authors || byCodePoint(a.word, b.word),
  );
};

/** The field's everyday words are never the largest: they weigh less than the heaviest other word. */
const belowNames = (words: readonly WeighedWord[]): WeighedWord[] => {
  const heaviest = Math.max(0, ...words.filter(({ kind }) => kind !== 'lexicon').map(({ weight }) => weight));
  return words.map((word) =>
    word.kind === 'lexicon' && heaviest > 0 && word.weight >= heaviest ? { ...word, weight: heaviest * 0.9 } : word,
  );
};
