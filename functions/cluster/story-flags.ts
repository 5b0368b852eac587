// Flags of a story: contested, mocked, promotional, by cues in its posts.
import type { StoryFlag } from '../../shared/story.ts';
import { DENIAL, INVITATION, MOCKERY } from '../../shared/text/cues.data.ts';
import { type Prepared, voicesOf } from './prepare.ts';

const laughs = ({ text }: Prepared): boolean => MOCKERY.test(text);
const denies = ({ sentences }: Prepared): boolean => sentences.some(({ text }) => DENIAL.test(text));
const invites = ({ text }: Prepared): boolean => INVITATION.test(text);

/** Two voices or more, and a fifth of all: one scoffer contests nothing. */
const isHeard = (against: readonly Prepared[], all: readonly Prepared[]): boolean => {
  const voices = voicesOf(against);
  return voices >= 2 && voices * 5 >= voicesOf(all);
};

/**
 * contested: voices deny it or laugh at it; mocked: they laugh; promotional: every post of it is an invitation or advert.
 * @param posts of one story, by voices of their own
 */
export const storyFlags = (posts: readonly Prepared[]): StoryFlag[] => {
  const mocking = new Set(posts.filter(laughs));
  const against = posts.filter((post) => mocking.has(post) || denies(post));
  return [
    ...(isHeard(against, posts) ? (['contested'] as const) : []),
    ...(isHeard([...mocking], posts) ? (['mocked'] as const) : []),
    ...(posts.every(invites) ? (['promotional'] as const) : []),
  ];
};
