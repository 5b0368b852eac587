// Sentences that are false on purpose, one a request: an auditor that lets one pass was silenced or did not read.
import { createHash } from 'node:crypto';
import { latinWords, type Source } from '../../shared/verify/source-post.ts';
import type { AuditedSentence } from './audit-prompt.ts';

/** Below this many sentences a control would stand out. */
const FEWEST = 4;
const SHORTEST = 12;

const rank = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(latinWords(text).map(({ text: word }) => word.toLowerCase()));

/** Whether posts plainly speak of something else than a sentence: none is among its own, none says a name of it. */
const areStrangers = ({ text, posts }: AuditedSentence, others: readonly Source[]): boolean => {
  const names = [...wordsOf(text)].filter((word) => word.length > 1);
  return (
    names.length > 0 &&
    others.every(
      ({ key, words, author }) =>
        !posts.includes(key) && !names.some((name) => words.has(name) || author.includes(name)),
    )
  );
};

export interface Control {
  readonly sentence: AuditedSentence;
  /** Where it is put among the others. */
  readonly at: number;
}

/**
 * A sentence of the report over the posts of another, with which it has nothing in common, at a place that follows from the
 * hash of all; undefined where the report has no two such sentences.
 */
export const controlOf = (
  sentences: readonly AuditedSentence[],
  sources: ReadonlyMap<string, Source>,
): Control | undefined => {
  if (sentences.length < FEWEST) return undefined;
  const seed = rank(...sentences.flatMap(({ text, posts }) => [text, ...posts]));
  const fit = sentences.filter(({ text, place }) => place !== 'lead' && text.length >= SHORTEST);
  const byRank = (salt: string): AuditedSentence[] =>
    fit.toSorted((a, b) => (rank(seed, salt, a.id) < rank(seed, salt, b.id) ? -1 : 1));
  for (const teller of byRank('text'))
    for (const other of byRank('posts')) {
      const posts = other.posts.flatMap((key) => sources.get(key) ?? []);
      if (posts.length === 0 || !areStrangers(teller, posts)) continue;
      const at = Number.parseInt(rank(seed, 'place').slice(0, 8), 16) % (sentences.length + 1);
      // By another id than its teller's: what is said of it is said of nobody.
      return { sentence: { ...teller, id: `control ${teller.id}`, posts: other.posts, warnings: undefined }, at };
    }
  return undefined;
};
