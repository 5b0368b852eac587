// Seeded posts for the benches of copies and stories: made-up words, a known share of copies, and traps that are none.
import type { Post } from '../../shared/post.ts';
import { randomFrom } from '../../shared/random.ts';

/** Posts with the group of copies that each belongs to; a group of one has no copies. */
export interface LabelledPosts {
  readonly posts: Post[];
  readonly groups: string[];
}

const SYLLABLES =
  'ba be bo ca ce co da de do fa fi fo ga ge go ha he hi ka ki ko la le lo ma me mo na ne no pa pe po ra re ri sa se so ta te to va ve vi wa we za zo'.split(
    ' ',
  );
const COMMON =
  'the of and to a in is for it on with this that as are be we from by an at or has was new more can they all their out how now just what when one you about than will into over'.split(
    ' ',
  );
const EMOJI = ['🚀', '🔥', '👀', '✨', '🤖'];
const HAN_FIRST = 0x4e00;
const HAN_COUNT = 2500;

/** Share of posts that copy another, the largest group, and the share of texts in Chinese and of traps. */
const COPIES = 0.3;
const LARGEST = 13;
const CHINESE = 0.2;
const TRAPS = 0.02;

type Random = () => number;

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

const wordOf = (random: Random): string =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join('');

/** Rank by Zipf's law with exponent 1, by inversion of the continuous distribution. */
const zipf = (random: Random, count: number): number => Math.floor((count + 1) ** random()) - 1;

const latinText = (random: Random, words: readonly string[]): string => {
  // Median 14 words of six letters: 85 characters with the spaces.
  const length = 6 + Math.floor(random() * 17);
  return Array.from({ length }, () =>
    random() < 0.35 ? COMMON[zipf(random, COMMON.length)]! : words[zipf(random, words.length)]!,
  ).join(' ');
};

const chineseText = (random: Random): string =>
  Array.from({ length: 24 + Math.floor(random() * 60) }, (_, i) =>
    i % 13 === 12 ? '，' : String.fromCharCode(HAN_FIRST + zipf(random, HAN_COUNT) * 7),
  ).join('');

/** Replaces up to a twelfth of the words, or of the characters of a text without spaces, or puts some in between. */
const edit = (random: Random, text: string, words: readonly string[]): string => {
  const separator = text.includes(' ') ? ' ' : '';
  const parts = text.split(separator);
  const edits = Math.round((random() * parts.length) / 12);
  for (let i = 0; i < edits; i++) {
    const place = Math.floor(random() * parts.length);
    const word =
      separator === ' ' ? pick(random, words) : String.fromCharCode(HAN_FIRST + Math.floor(random() * 17_000));
    parts.splice(place, random() < 0.7 ? 1 : 0, word);
  }
  return parts.join(separator);
};

const copyOf = (random: Random, text: string, words: readonly string[], author: string): string => {
  const turn = random();
  let copy = turn < 0.4 ? text : edit(random, text, words);
  if (turn < 0.15) copy = `RT @${author}: ${copy}`;
  if (random() < 0.5) copy = `${copy} https://t.co/${Math.floor(random() * 36 ** 8).toString(36)}`;
  if (random() < 0.2) copy = `${copy} ${pick(random, EMOJI)}`;
  if (random() < 0.1) copy = `@${pick(random, words)} ${copy}`;
  if (random() < 0.1) copy = copy.toUpperCase().replaceAll('HTTPS', 'https');
  return copy;
};

/** Posts in order of time, the same for the same size: 70 % distinct texts, 30 % copies in groups of up to 13. */
export const generatePosts = (size: number): LabelledPosts => {
  const random = randomFrom(`copies ${size}`);
  const words = Array.from({ length: 20_000 }, () => wordOf(random));
  const texts: string[] = [];
  const groups: string[] = [];
  const authors: string[] = [];
  let group = 0;
  const add = (text: string, own: number): void => {
    texts.push(text);
    groups.push(String(own));
    authors.push(pick(random, words));
  };
  while (texts.length < size) {
    const text = random() < CHINESE ? chineseText(random) : latinText(random, words);
    const own = group++;
    // A group of two to thirteen, seldom large: 5 copies on average.
    const copies = random() < COPIES / (1 - COPIES) / 5 ? 1 + Math.floor(random() * random() * 2 * (LARGEST - 1)) : 0;
    if (random() < TRAPS) {
      add(`${text} 5.${own % 7}`, own);
      add(`${text} 5.${(own % 7) + 1}`, group++);
      continue;
    }
    add(text, own);
    const author = authors.at(-1)!;
    for (let i = 0; i < Math.min(copies, LARGEST - 1); i++) add(copyOf(random, text, words, author), own);
  }
  const posts = texts.slice(0, size).map(
    (text, i): Post => ({
      platform: 'twitter',
      id: String(1_000_000_000_000 + i),
      text,
      created_at: new Date(Date.UTC(2026, 0, 5) + Math.floor((i * 86_400_000) / size)).toISOString(),
      author: { username: authors[i]! },
      metrics: {},
      referenced: [],
      urls: [],
    }),
  );
  return { posts, groups: groups.slice(0, size) };
};

/** One text as many times, by as many authors, with a new link each time. */
export const generateViral = (size: number): Post[] =>
  generatePosts(size).posts.map((post, i) => ({
    ...post,
    text: `The same words travel far today, and everyone who reads them passes them on https://t.co/${i.toString(36)}`,
  }));
