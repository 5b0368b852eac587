// The command `topics check`: what a topic would keep of posts, what it would set aside and why, before anything is paid.
import { dayClockOf } from '../../shared/day-clock.ts';
import { postKey } from '../../shared/post.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { DistinctPost, Story } from '../../shared/story.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import type { Topic } from '../../shared/topic.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { checkDay } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';
import { readTopic } from './topics.ts';
import { daysOf, decisionsOf, fullestDay, type Tried, tryTopic } from './trial.ts';

export interface CheckOptions {
  readonly posts: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** Why posts are set aside, in words; a reason that has none stands as it is called. */
const REASONS: Readonly<Record<string, string>> = {
  outside: 'not of these days',
  bad: 'no posts: the line can’t be read as one',
  duplicateId: 'the same post again',
  sameId: 'the same post again',
  repost: 'reposts',
  retweet: 'reposts',
  copy: 'copies of another post',
  nearCopy: 'nearly the same words as another post',
  seenBefore: 'told on an earlier day',
  offTopic: 'off the topic: no word of the lexicon, no name that posts on it use',
  lowInfo: 'too short to say anything',
  spam: 'spam by its form',
  template: 'the same template from many accounts',
  selfPromotion: 'an author repeating himself',
  injection: 'speaks to the reader’s machine',
  suspected: 'looks like an attack on a model',
  noLink: 'no link leads to it: it has no url, and its platform is none whose links are built from ids',
};
const MOST_EXAMPLES = 3;
const MOST_CANDIDATES = 10;
const MOST_UNUSED = 12;
const LONGEST_EXAMPLE = 90;

export interface CheckResult {
  readonly topic: string;
  readonly from: string;
  readonly to: string;
  readonly read: number;
  readonly distinct: number;
  readonly kept: number;
  readonly setAside: readonly {
    readonly reason: string;
    readonly posts: number;
    readonly examples: readonly string[];
  }[];
  /** Share of the kept posts that hold a word of the lexicon; absent where there is none. */
  readonly inLexicon?: number;
  readonly unusedWords: readonly string[];
  readonly candidates: number;
  readonly first: readonly {
    readonly name: string;
    readonly voices: number;
    readonly posts: number;
    readonly text: string;
  }[];
}

const add = (counts: Map<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [reason, posts] of Object.entries(more))
    if (posts > 0) counts.set(reason, (counts.get(reason) ?? 0) + posts);
};

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > LONGEST_EXAMPLE ? `${[...line].slice(0, LONGEST_EXAMPLE).join('')}…` : line;
};

/** What came of a trial as counts and examples. */
export const resultOf = async (topic: Topic, tried: Tried): Promise<CheckResult> => {
  const { store, run, collected, deduplicated, clustered } = tried;
  const posts = await readAllParts<DistinctPost>(store, deduplicated.parts);
  const stories = await readAllParts<Story>(store, clustered?.parts ?? []);
  const counts = new Map<string, number>();
  for (const { setAside } of collected) add(counts, setAside);
  add(counts, deduplicated.dropped);
  add(counts, clustered?.dropped ?? {});
  const reasons = new Map(
    (await decisionsOf<{ post: string; reason?: string }>(tried, 'Cluster')).map(({ post, reason }) => [post, reason]),
  );
  const examples = Map.groupBy(posts, (post) => reasons.get(postKey(post)));
  const kept = posts.filter((post) => !reasons.has(postKey(post)));
  const isOn = lexiconTest(topic.lexicon);
  const texts = posts.map(({ text }) => text);
  return {
    topic: topic.topic,
    from: run.window.from,
    to: run.window.to,
    read: collected.reduce((sum, { read }) => sum + read, 0),
    distinct: deduplicated.kept,
    kept: kept.length,
    setAside: [...counts]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .map(([reason, number]) => ({
        reason,
        posts: number,
        examples: (examples.get(reason) ?? []).slice(0, MOST_EXAMPLES).map(({ text }) => shortened(text)),
      })),
    ...(topic.lexicon.length === 0 || kept.length === 0
      ? {}
      : { inLexicon: kept.filter(({ text }) => isOn(text)).length / kept.length }),
    unusedWords: topic.lexicon.filter((word) => !texts.some(lexiconTest([word]))),
    candidates: stories.length,
    first: stories.slice(0, MOST_CANDIDATES).map(({ name, independentAuthors, posts: own }) => ({
      name,
      voices: independentAuthors,
      posts: own.length,
      text: shortened(own.toSorted((a, b) => b.centrality - a.centrality)[0]?.text ?? ''),
    })),
  };
};

const number = (value: number): string => value.toLocaleString('en');
const count = (n: number, one: string): string => `${number(n)} ${one}${n === 1 ? '' : 's'}`;

/** The result as lines for a terminal. */
export const describeCheck = (result: CheckResult): string => {
  const { topic, from, to, read, distinct, kept, setAside, inLexicon, unusedWords, candidates, first } = result;
  const days = from === to ? from : `${from} to ${to}`;
  const width = Math.max(...setAside.map(({ posts }) => number(posts).length), 1);
  const lines = [
    `${topic} on ${days}: ${count(read, 'post')} read, ${number(distinct)} distinct, ${number(kept)} kept`,
    ...setAside.flatMap(({ reason, posts, examples }) => [
      `  ${number(posts).padStart(width)} ${REASONS[reason] ?? reason}`,
      ...examples.map((text) => `  ${' '.repeat(width)}   ${text}`),
    ]),
    ...(inLexicon === undefined
      ? ['No lexicon: all that the sources bring is on the topic.']
      : [`${Math.round(inLexicon * 100)} % of the kept posts hold a word of the lexicon.`]),
    ...(unusedWords.length === 0
      ? []
      : [
          `${count(unusedWords.length, 'word')} of the lexicon that no post holds: ${unusedWords.slice(0, MOST_UNUSED).join(', ')}${unusedWords.length > MOST_UNUSED ? ', …' : ''}`,
        ]),
    `${count(candidates, 'candidate')} for stories${first.length === 0 ? '' : ', first of them:'}`,
    ...first.map(
      ({ name, voices, posts, text }, i) =>
        `  ${String(i + 1).padStart(2)}. ${name} (${count(voices, 'voice')}, ${count(posts, 'post')}): ${text}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
};

/** Tries a topic on posts: the day with most of them, unless days are given. */
export const topicsCheck = async (path: string, options: CheckOptions, terminal: Terminal): Promise<ExitCode> => {
  const topic = await readTopic(path);
  checkDay('--from', options.from);
  checkDay('--to', options.to);
  const from = options.from ?? options.to ?? fullestDay(await daysOf(options.posts, dayClockOf(topic)));
  const request = { topicFile: path, posts: options.posts, from, to: options.to ?? from, until: 'Cluster' } as const;
  const result = await tryTopic(request, terminal, (tried) => resultOf(topic, tried));
  terminal.out(options.json ? `${JSON.stringify(result)}\n` : printable(describeCheck(result)));
  return EXIT.done;
};
