// Scores stories, with their parts kept: independent voices first, then who speaks, what is said and how it was received.
import { EVENT_CUES, INVITATION } from '../../shared/text/cues.data.ts';
import { numbersOf } from '../../shared/text/numbers.ts';
import { type Prepared, voicesOf } from './prepare.ts';

export interface Scored {
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** An own account of the organisation that makes what the story is named by. */
const isOfficial = ({ organisation }: Prepared, makers: ReadonlySet<string>): boolean =>
  organisation !== undefined && makers.has(organisation);

/** How many of the first sentences tell what a post is about. */
const LEAD_SENTENCES = 3;

const tellsEvent = ({ sentences }: Prepared): boolean =>
  sentences.slice(0, LEAD_SENTENCES).some(({ text }) => EVENT_CUES.some(({ pattern }) => pattern.test(text)));

const isInvitation = ({ text }: Prepared): boolean => INVITATION.test(text);

/** Shares of the parts: a second voice outweighs everything else, so that a lone loud post never leads the day. */
const WEIGHTS = {
  voices: 10,
  official: 4,
  event: 2,
  specific: 1.5,
  engagement: 1,
  coherence: 3,
  invitation: -6,
} as const;

/**
 * Score of a story (report-style.md part 1, "Ranking on thin days"). `coherence` is the share of voices in the largest
 * facet: a product that everybody mentions in passing ranks below one event told by as many.
 */
export const scoreStory = (
  posts: readonly Prepared[],
  makers: ReadonlySet<string>,
  engagement: ReadonlyMap<string, number>,
  coherence: number,
): Scored => {
  const voices = voicesOf(posts);
  const announcements = posts.filter((post) => isOfficial(post, makers) && !isInvitation(post));
  const named = (post: Prepared): boolean =>
    post.mentions.some(({ kind }) => kind === 'versioned') || numbersOf(post.text, post.mentions).length > 0;
  const parts = {
    voices: WEIGHTS.voices * Math.log2(1 + voices),
    // The maker announcing its own thing; an own account that only chats counts for little.
    official: WEIGHTS.official * (announcements.some(tellsEvent) ? 1 : announcements.length > 0 ? 0.25 : 0),
    event: posts.some(tellsEvent) ? WEIGHTS.event : 0,
    specific: posts.some(named) ? WEIGHTS.specific : 0,
    engagement:
      WEIGHTS.engagement * Math.max(0, Math.min(2.5, Math.max(...posts.map(({ key }) => engagement.get(key) ?? 0)))),
    coherence: voices > 1 ? WEIGHTS.coherence * coherence : 0,
    invitation: posts.every(isInvitation) ? WEIGHTS.invitation : 0,
  };
  const rounded = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round(value)]));
  return { score: round(Object.values(parts).reduce((sum, value) => sum + value, 0)), parts: rounded };
};
