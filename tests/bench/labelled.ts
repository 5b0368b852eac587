// Reads what a bench is given: posts, the groups that are known to be right, and pairs of texts with a label.
import { existsSync } from 'node:fs';
import { readJsonLines } from '../../samples/files.ts';
import { BadInputError } from '../../shared/errors.ts';
import { type Post, postKey, postSchema } from '../../shared/post.ts';

const readLines = <T>(file: string): T[] => {
  if (!existsSync(file)) throw new BadInputError(`There is no file ${file}; give the path of a JSON Lines file.`);
  return readJsonLines<T>(file);
};

/** Pairs of texts, each labelled. */
export const readPairs = (file: string): LabelledPair[] => readLines<LabelledPair>(file);

/** Posts of a file as the pipeline takes them: no line may be bad here. */
export const readPosts = (file: string): Post[] =>
  readLines<object>(file).map((line, i) => {
    const read = postSchema.safeParse({ platform: 'twitter', ...line });
    if (!read.success)
      throw new BadInputError(
        `Line ${i + 1} of ${file} is no post: ${read.error.issues[0]?.message}; mend or remove it.`,
      );
    return read.data;
  });

interface TruthLine {
  readonly id: string;
  readonly group?: string;
  readonly story?: string | null;
  readonly mustNotAppear?: boolean;
}

/**
 * The right group of each post, undefined where the file says nothing of it or has no group for it.
 * @param by `copies`: the line's `group`; `stories`: its `story` where lines have that, as those of planted days do, else
 * its `group`; posts that must not appear in any story are left out
 */
export const readTruth = (file: string, posts: readonly Post[], by: 'copies' | 'stories'): (string | undefined)[] => {
  const lines = new Map(readLines<TruthLine>(file).map((line) => [line.id, line]));
  return posts.map((post) => {
    const line = lines.get(post.id) ?? lines.get(postKey(post));
    if (line === undefined) return undefined;
    if (by === 'copies' || line.story === undefined) return line.group;
    return line.mustNotAppear === true ? undefined : (line.story ?? undefined);
  });
};

export interface LabelledPair {
  readonly a: string;
  readonly b: string;
  readonly label: number;
}

export interface CurvePoint {
  readonly threshold: number;
  readonly precision: number | null;
  readonly recall: number;
}

/** Precision and recall over thresholds of what calls a pair alike. */
export const curveOf = (pairs: readonly LabelledPair[], similarityOf: (pair: LabelledPair) => number): CurvePoint[] => {
  const scored = pairs.map((pair) => ({ similarity: similarityOf(pair), right: pair.label > 0 }));
  const positives = scored.filter(({ right }) => right).length;
  return Array.from({ length: 19 }, (_, i) => {
    const threshold = (i + 1) / 20;
    const taken = scored.filter(({ similarity }) => similarity >= threshold);
    const right = taken.filter((each) => each.right).length;
    return {
      threshold,
      precision: taken.length === 0 ? null : Math.round((right / taken.length) * 1000) / 1000,
      recall: Math.round((right / Math.max(1, positives)) * 1000) / 1000,
    };
  });
};

/** A whole number given as an option. */
export const wholeNumber = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new BadInputError(`--${name} is "${text}"; give a whole number below ten million.`);
  return Number(text);
};
