// Scores stories, with their parts kept: independent voices first, then who speaks, what is said and how it was received.
import { EVENT_CUES } from '../../shared/text/cues.data.ts';
import { numbersOf } from '../../shared/text/numbers.ts';
import { type Prepared, voicesOf } from './prepare.ts';

export interface Scored {
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The maker itself tells of its thing: an own account of the organisation that makes what the story is named by. */
const official = (posts: readonly Prepared[], organisations: ReadonlySet<string>): boolean =>
  posts.some(
    ({ organisation }) => organisation !== undefined && (organisations.size === 0 || organisations.has(organisation)),
  );

/** Shares of the parts: a second voice outweighs everything else, so that a lone loud post never leads the day. */
const WEIGHTS = { voices: 10, official: 4, event: 2, specific: 1.5, engagement: 1, coherence: 3 } as const;

/**
 * Score of a story (report-style.md part 1, "Ranking on thin days"). `coherence` is the share of posts in the largest
 * facet: a product that everybody mentions in passing ranks below one event told by as many.
 */
export const scoreStory = (
  posts: readonly Prepared[],
  organisations: ReadonlySet<string>,
  engagement: ReadonlyMap<string, number>,
  coherence: number,
): Scored => {
  const best = Math.max(...posts.map(({ key }) => engagement.get(key) ?? 0));
  const texts = posts.map(({ text }) => text);
  const voices = voicesOf(posts);
  const parts = {
    voices: WEIGHTS.voices * Math.log2(1 + voices),
    official: official(posts, organisations) ? WEIGHTS.official : 0,
    event: texts.some((text) => EVENT_CUES.some(({ pattern }) => pattern.test(text))) ? WEIGHTS.event : 0,
    specific: posts.some(
      ({ text, mentions }) => mentions.some(({ kind }) => kind === 'versioned') || numbersOf(text, mentions).length > 0,
    )
      ? WEIGHTS.specific
      : 0,
    engagement: WEIGHTS.engagement * Math.max(0, Math.min(2.5, best)),
    coherence: voices > 1 ? WEIGHTS.coherence * coherence : 0,
  };
  const rounded = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round(value)]));
  return { score: round(Object.values(parts).reduce((sum, value) => sum + value, 0)), parts: rounded };
};
