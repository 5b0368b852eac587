// The memory of the last days, so that yesterday's copy is not news and a story knows since when it is told.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { memoryKeys, runKeys } from './keys.ts';
import type {
  RememberedAuthor,
  RememberedName,
  RememberedPost,
  RememberedQuestion,
  RememberedStory,
  RememberedWord,
} from './memory-lines.ts';
import type { Run } from './run.ts';
import { readAllParts, writeParts } from './store/parts.ts';
import type { Store } from './store/store.ts';

/** Days that are remembered. */
export const MEMORY_DAYS = 7;

/** Bytes kept of a text, so that a post takes at most 400 with its key. */
const MOST_BYTES = 300;

/** What tells a long text again, letter for letter. */
export const sumOf = (comparableText: string): string =>
  createHash('sha256').update(comparableText).digest('base64').slice(0, 16);

/** A text as it is remembered: whole, or cut with the sum of the whole. */
export const rememberedText = (comparableText: string): Pick<RememberedPost, 'text' | 'sum'> => {
  const bytes = Buffer.from(comparableText);
  if (bytes.length <= MOST_BYTES) return { text: comparableText };
  return {
    text: bytes
      .subarray(0, MOST_BYTES)
      .toString('utf8')
      .replace(/\ufffd+$/, ''),
    sum: sumOf(comparableText),
  };
};

/** The civil days before the window's day, latest first; none for a window of several days, which remembers nothing. */
export const daysBefore = ({ from, to }: Pick<Run['window'], 'from' | 'to'>): string[] => {
  if (from !== to) return [];
  const day = Temporal.PlainDate.from(from);
  return Array.from({ length: MEMORY_DAYS }, (_, n) => day.subtract({ days: n + 1 }).toString());
};

const KINDS = ['posts', 'stories', 'words', 'names', 'authors', 'questions'] as const;
type Kind = (typeof KINDS)[number];

/** Keys of the parts of a day's memory, as many as there are. */
const partsOf = async (store: Store, keyOf: (n: number) => string): Promise<string[]> => {
  const prefix = keyOf(1).replace(/\d+\.jsonl\.gz$/, '');
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
};

export interface Recalled<T> {
  readonly day: string;
  readonly items: readonly T[];
}

/** What is remembered of the days before a run's window, latest first; a day without memory is left out, not an error. */
const recall = async <T>(store: Store, run: Run, kind: Kind): Promise<Recalled<T>[]> => {
  const keys = memoryKeys(run.platform, run.topic);
  const recalled: Recalled<T>[] = [];
  for (const day of daysBefore(run.window)) {
    const parts = await partsOf(store, keys[kind](day));
    if (parts.length > 0) recalled.push({ day, items: await readAllParts<T>(store, parts) });
  }
  return recalled;
};

export const recallPosts = (store: Store, run: Run): Promise<Recalled<RememberedPost>[]> => recall(store, run, 'posts');
/** Lines of either version: `readStory` (memory-lines.ts) reads them. */
export const recallStories = (store: Store, run: Run): Promise<Recalled<unknown>[]> => recall(store, run, 'stories');
export const recallNames = (store: Store, run: Run): Promise<Recalled<RememberedName>[]> => recall(store, run, 'names');
export const recallAuthors = (store: Store, run: Run): Promise<Recalled<RememberedAuthor>[]> =>
  recall(store, run, 'authors');
export const recallQuestions = (store: Store, run: Run): Promise<Recalled<RememberedQuestion>[]> =>
  recall(store, run, 'questions');
export const recallWords = (store: Store, run: Run): Promise<Recalled<RememberedWord>[]> => recall(store, run, 'words');

/** Keeps what a run will remember, among the run's own files: it becomes memory when the report is out. */
export const prepareMemory = async (
  store: Store,
  run: Run,
  kind: Kind,
  items: readonly (
    | RememberedPost
    | RememberedStory
    | RememberedWord
    | RememberedName
    | RememberedAuthor
    | RememberedQuestion
  )[],
): Promise<void> => {
  if (run.window.from !== run.window.to) return;
  await writeParts(store, runKeys(run.slug, run.id).remembered(kind), items);
};

/** What a question says, and the posts of its story. */
export interface Said {
  readonly says: string;
  readonly posts?: readonly string[];
}

/** A story that a report told, and how it called it. */
export interface Told {
  readonly storyId: string;
  readonly toldAs: string;
}

/**
 * Makes a run's prepared memory the memory of its day. Called when the report is published, since readers of a day that
 * had no report have not seen its news. Writing the same again changes nothing.
 * @param told what the report tells: of the stories only these are remembered
 * @param says whether the report says a sentence: questions that it does not are not remembered
 */
export const keepMemory = async (
  store: Store,
  run: Run,
  told: readonly Told[],
  says: (question: Said) => boolean = () => false,
): Promise<void> => {
  const keys = memoryKeys(run.platform, run.topic);
  const toldAs = new Map(told.map((each) => [each.storyId, each.toldAs]));
  for (const kind of KINDS) {
    const parts = await partsOf(store, runKeys(run.slug, run.id).remembered(kind));
    if (kind === 'stories' && parts.length > 0) {
      const stories = await readAllParts<RememberedStory>(store, parts);
      const kept = stories
        .filter(({ id }) => toldAs.has(id))
        .map((story) => ({ ...story, toldAs: toldAs.get(story.id) }));
      await writeParts(store, keys.stories(run.window.from), kept);
      continue;
    }
    // A report that is written anew and leaves nothing open takes back what an earlier one of the day had left.
    if (
      kind === 'questions' &&
      (parts.length > 0 || (await partsOf(store, keys.questions(run.window.from))).length > 0)
    ) {
      const questions = await readAllParts<RememberedQuestion>(store, parts);
      await writeParts(store, keys.questions(run.window.from), questions.filter(says));
      continue;
    }
    for (const [i, part] of parts.entries()) {
      const stored = await store.read(part);
      if (stored !== undefined)
        await store.write(keys[kind](run.window.from)(i + 1), stored.bytes, { contentType: 'application/gzip' });
    }
  }
};
