// What reports of the days before left open: shown to the writer for seven days, and told first among the events once answered.
import { createHash } from 'node:crypto';
import type { Recalled } from '../../shared/memory.ts';
import type { Lack, RememberedQuestion } from '../../shared/memory-lines.ts';
import type { StoryPost } from '../../shared/story.ts';
import type { WrittenSentence } from '../../shared/written.ts';
import { holds, type Open } from './absence.ts';

/** A question of an earlier day that no report has answered since. */
export interface Question extends Lack {
  /** `Q1`, by which the writer speaks of it. */
  readonly alias: string;
  readonly id: string;
  readonly day: string;
  readonly says: string;
  readonly told: string;
  readonly posts: readonly string[];
  readonly voices: readonly string[];
}

/** Questions that the writer is shown at most: what seven reports can leave open. */
const MOST = 21;

/** What is open still, latest day first. */
export const openQuestions = (days: readonly Recalled<RememberedQuestion>[]): Question[] => {
  const known = new Set<string>();
  const open: Omit<Question, 'alias'>[] = [];
  for (const { day, items } of days) {
    for (const line of items)
      if (!('answered' in line) && !known.has(line.id)) {
        known.add(line.id);
        open.push({ ...line, day });
      }
    // What a report asks on the day on which it answers it is a question again; what was asked before is none any more.
    for (const line of items) if ('answered' in line) known.add(line.id);
  }
  return open.slice(0, MOST).map((question, at) => ({ ...question, alias: `Q${at + 1}` }));
};

/** Whether posts answer a question: one that did not carry it before holds what was missing, a test by another voice. */
export const answers = ({ told, posts: before, voices, ...lack }: Question, posts: readonly StoryPost[]): boolean =>
  posts.some(
    ({ key, text, handle, name, author }) =>
      !before.includes(key) &&
      (lack.lacks !== 'test' || !voices.includes(author)) &&
      holds(lack, told, { text, author: { username: handle, ...(name === undefined ? {} : { name }) } }),
  );

/** The same for the same question about a story, on whatever day it is asked. */
const idOf = (story: string, { lacks, who }: Lack): string =>
  createHash('sha256')
    .update(JSON.stringify([story, lacks, who.toLowerCase()]))
    .digest('hex')
    .slice(0, 12);

/**
 * What is remembered of an open question.
 * @param storyOf the story that a post belongs to
 */
export const toRemember = (
  { item: { headline }, lacks, who, search }: Open,
  { text, posts }: WrittenSentence,
  storyOf: (key: string) => string | undefined,
  voiceOf: (key: string) => string | undefined,
): RememberedQuestion => ({
  id: idOf(posts.flatMap((key) => storyOf(key) ?? [])[0] ?? headline.text, { lacks, who, search }),
  says: text,
  ...{ lacks, who, search: [...search] },
  told: headline.text,
  posts,
  voices: [...new Set(posts.flatMap((key) => voiceOf(key) ?? []))],
});

/** Questions as the writer reads them. */
export const questionLines = (questions: readonly Question[]): string =>
  questions.map(({ alias, day, says }) => `  ${alias} (${day}): ${says}`).join('\n');
