// Decides whether what was collected is enough for an honest report.
import { NotEnoughPostsError } from '../../shared/errors.ts';
import { clauseOf, sentenceOf } from '../../shared/failure.ts';
import type { CollectedSource, Window } from '../../shared/run.ts';
import type { Topic } from '../../shared/topic.ts';
import { spanOf } from '../../shared/window-hours.ts';

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

const windowText = (window: Window): string => `${spanOf(window).join(' to ')} (${window.timezone})`;

/** Posts below which no report is made: files are given by hand and may hold few; live sources that give few are ill. */
const minPostsOf = (topic: Topic, posts: 'byHand' | 'live'): number =>
  posts === 'byHand' ? 1 : (topic.minPosts ?? 50);

/**
 * Throws NotEnoughPostsError, with a sentence that counts what was asked and what answered, when too few sources
 * answered or too few posts lie in the window.
 */
export const checkEnough = (collected: readonly CollectedSource[], topic: Topic, window: Window): void => {
  const answered = collected.filter((source) => source.ok);
  const failed = collected
    .filter((source) => !source.ok)
    .map((source) => `${source.source}: ${sentenceOf(source.cause ?? '', 'it failed without a word')}`);
  if (answered.length < Math.min(topic.minSources, collected.length || 1)) {
    throw new NotEnoughPostsError(
      `Only ${answered.length} of ${plural(collected.length, 'source')} answered for ${windowText(window)}, fewer than the topic's minSources ${topic.minSources}: ${clauseOf(failed) || 'the topic has no sources; give posts with --posts'}.`,
    );
  }
  const kept = answered.reduce((sum, source) => sum + source.kept, 0);
  const live = answered.some(
    (source) =>
      source.source !== 'posts' && topic.sources.some(({ name, type }) => name === source.source && type !== 'file'),
  );
  const least = minPostsOf(topic, live ? 'live' : 'byHand');
  if (kept >= least) return;
  const read = answered.reduce((sum, source) => sum + source.read, 0);
  throw new NotEnoughPostsError(
    `${kept === 0 ? 'No post' : `Only ${plural(kept, 'post')}`} of ${read} read ${kept > 1 ? 'lie' : 'lies'} in ${windowText(window)}, and a report needs at least ${least}: ask for another day or give other posts.`,
  );
};
