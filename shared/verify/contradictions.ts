// Rule V14: two statements on the same subject with different values of one unit contradict each other.
import type { Names } from '../text/compile-names.ts';
import { findMentions } from '../text/names.ts';
import { quantitiesOf } from './quantities.ts';
import { narrow } from './source-post.ts';

/** How much of the words around two numbers must be the same for them to measure the same thing. */
const SAME_WORDS = 0.6;

const pairsOf = (text: string): Set<string> => {
  const letters = text.toLowerCase().replace(/[^\p{L}]+/gu, '');
  return new Set([...letters].slice(1).map((letter, at) => `${[...letters][at]}${letter}`));
};

const similarity = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / (a.size + b.size - shared);
};

interface Statement {
  readonly at: number;
  readonly subject: string;
  readonly unit: string;
  readonly value: number;
  readonly words: ReadonlySet<string>;
}

const statementsOf = (raw: string, at: number, names: Names): Statement[] => {
  const text = narrow(raw);
  const mentions = findMentions(text, names);
  const subject = [...new Set(mentions.filter(({ kind }) => kind !== 'concept').map(({ name }) => name))]
    .sort()
    .join('|');
  const quantities = quantitiesOf(text, mentions);
  const rest = quantities.reduceRight((words, { start, end }) => words.slice(0, start) + words.slice(end), text);
  const words = pairsOf(rest);
  return subject === ''
    ? []
    : quantities.flatMap(({ readings }) => {
        const [reading] = readings;
        return reading === undefined ||
          readings.length > 1 ||
          quantities.filter((other) => other.readings[0]?.unit === reading.unit).length > 1
          ? []
          : [{ at, subject, unit: `${reading.unit} ${reading.noun ?? ''}`, value: reading.value, words }];
      });
};

/** Pairs of texts, by index, that give the same thing two values. Lists of several values of one unit are left alone. */
export const contradictions = (texts: readonly string[], names: Names): (readonly [number, number])[] => {
  const groups = Map.groupBy(
    texts.flatMap((text, at) => statementsOf(text, at, names)),
    ({ subject, unit }) => `${subject} ${unit}`,
  );
  const pairs: (readonly [number, number])[] = [];
  for (const statements of groups.values())
    statements.forEach((a, i) => {
      for (const b of statements.slice(i + 1))
        if (a.at !== b.at && a.value !== b.value && similarity(a.words, b.words) >= SAME_WORDS)
          pairs.push([a.at, b.at]);
    });
  return pairs;
};
