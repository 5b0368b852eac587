// Finds what a model wrote of a sentence in the answers that a run has kept.
import * as z from 'zod';
import { exchangeSchema } from '../../shared/model/exchange.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';

/** `written/{chapter}.json` and the like: questions, and their answers. */
export const answersFileSchema = z.object({ exchanges: z.array(exchangeSchema) });
export type AnswersFile = z.infer<typeof answersFileSchema>;

/** A piece of an answer: an object with a text in it, as the model gave it. */
export interface RawPiece {
  /** Key of the file in the store. */
  readonly file: string;
  /** Which of the file's answers, counted from 1, and the place in it: `$.items[2].headline`. */
  readonly answer: number;
  readonly path: string;
  readonly model: string;
  readonly text: string;
  /** The object that holds the text, with the posts that the model named. */
  readonly piece: unknown;
  /** Share of its pairs of characters that the sentence has too, and of the sentence's that it has, whichever is more. */
  readonly likeness: number;
}

const canonical = (text: string): string =>
  visibleText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
};

/** How much of the shorter of two texts the other one has, by pairs of characters; 0 to 1, 1 where it holds it. */
export const likenessOf = (a: string, b: string): number => {
  const [one, other] = [canonical(a), canonical(b)];
  if (one === '' || other === '') return 0;
  if (one.includes(other) || other.includes(one)) return 1;
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const both = [...pairs].filter((pair) => others.has(pair)).length;
  return both / Math.max(1, Math.min(pairs.size, others.size));
};

/** Texts of fewer characters are labels and aliases. */
const SHORTEST = 6;
const ALIKE = 0.5;

interface Found {
  readonly path: string;
  readonly text: string;
  readonly piece: unknown;
}

/** Every text of a value with its place and the object that holds it. */
const textsOf = (value: unknown, path = '$', piece: unknown = value): Found[] => {
  if (typeof value === 'string') return [{ path, text: value, piece }];
  if (Array.isArray(value)) return value.flatMap((each, i) => textsOf(each, `${path}[${i}]`, each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, `${path}.${name}`, value));
};

/**
 * The pieces of answers that a sentence was made of: those it holds and, where it holds none, those that are alike, the most
 * alike first; of a file at most two.
 */
export const rawPieces = (
  sentence: string,
  files: readonly { readonly key: string; readonly file: AnswersFile }[],
): RawPiece[] =>
  files.flatMap(({ key, file }) => {
    const pieces = file.exchanges.flatMap(({ answer }, i) =>
      textsOf(answer.value)
        .filter(({ text }) => canonical(text).length >= SHORTEST)
        .map((found): RawPiece => {
          const likeness = Math.round(likenessOf(sentence, found.text) * 100) / 100;
          return { file: key, answer: i + 1, model: answer.model, ...found, likeness };
        }),
    );
    return pieces
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness || b.text.length - a.text.length)
      .slice(0, 2);
  });
