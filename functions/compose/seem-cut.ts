// Which posts seem to have been cut by their source: the count that a report gives of them, which nobody can know for sure.
import type { Post } from '../../shared/post.ts';
import { LINK, repostedHandle } from '../../shared/text/clean.ts';

/** Links at the end, parted by white space: what is glued together is one. */
const LAST_LINKS = /(?:(?<!\S)https?:\/\/\S+\s*)+$/u;
const ENDS_WELL = /[.!?。！？…)）\]"”』」~～:：→]$|\p{Extended_Pictographic}\ufe0f?$|[#＃@][\p{L}\p{N}_]+$/u;
const MARKED = /(?<![….])…$/u;

/** X gives 280 of a longer post, cut between two words, and the link to the whole behind it. */
const LIMIT = 280;
const LONGEST_WORD = 12;
/** A mark behind less than this is how its author ended. */
const SHORTEST = 100;
const LINK_WEIGHT = 23;
/** What weighs 2 on X (developer.x.com, counting characters): all but the scripts below, and some marks of theirs. */
const HEAVY = /[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/u;

const weightOf = (text: string): number =>
  [...text.replace(LINK, 'x'.repeat(LINK_WEIGHT))].reduce((sum, char) => sum + (HEAVY.test(char) ? 2 : 1), 0);

/**
 * Whether a post seems cut: it ends in the mark of a cut where its author had room for more, or at X's limit within a sentence.
 * Authors who trail off (`...`) and those who end without a mark have written all they wanted.
 */
export const seemsCut = ({ platform, text }: Pick<Post, 'platform' | 'text'>): boolean => {
  const told = text.replace(LAST_LINKS, '').trimEnd();
  if (platform !== 'twitter') return told.length >= SHORTEST && MARKED.test(told);
  if (repostedHandle(text) !== undefined) return MARKED.test(told);
  const weight = weightOf(told.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
  return weight >= LIMIT - LONGEST_WORD && weight <= LIMIT && (MARKED.test(told) || !ENDS_WELL.test(told));
};
