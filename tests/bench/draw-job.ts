// What every program of the word-cloud bench is asked to do, and how it answers: one JSON line on stdout.
import { readFileSync } from 'node:fs';

export interface DrawJob {
  /** File `{"words": [{"text", "weight"}]}` or a list of such words. */
  readonly words: string;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly topFont: number;
  /** Font file for the peers, which have no outlines of their own. */
  readonly font: string;
  /** Where the picture goes: a JPEG, or by its ending a PNG. */
  readonly out: string;
  /** `once`: a cold run that draws; `warm`: the layout again and again; `max`: the largest top font. */
  readonly mode: 'once' | 'warm' | 'max';
}

export interface DrawAnswer {
  readonly placed?: number;
  /** From the start of the process until everything is loaded, fonts too. */
  readonly readyMs?: number;
  /** Part of readyMs in which a peer makes its font known, for which it looks through those of the system. */
  readonly fontMs?: number;
  readonly layoutMs?: number;
  readonly rasterMs?: number;
  readonly encodeMs?: number;
  readonly topFont?: number;
  readonly peakRssMb?: number;
}

export interface BenchWord {
  readonly text: string;
  readonly weight: number;
}

/** The job that the bench passes as the program's last argument. */
export const readJob = (): DrawJob => JSON.parse(process.argv.at(-1) ?? '');

/** Words of a file, heaviest first. */
export const readWords = (path: string): BenchWord[] => {
  const read: BenchWord[] | { words: BenchWord[] } = JSON.parse(readFileSync(path, 'utf8'));
  return (Array.isArray(read) ? read : read.words).toSorted((a, b) => b.weight - a.weight);
};

/** Font size of each word by the law that all programs follow. */
export const sizesOf = (words: readonly BenchWord[], topFont: number): number[] =>
  words.map(({ weight }) => Math.round(topFont * Math.sqrt(weight / words[0]!.weight)));

/** The largest top font at which all words fit, looked for from `from` downwards and upwards in steps of one. */
export const largestTopFont = async (
  from: number,
  fits: (topFont: number) => boolean | Promise<boolean>,
): Promise<number> => {
  let low = 8;
  let high = from * 2;
  // Fitting isn't strictly monotonous; a bisection finds a border, and the sizes just above it are tried as well.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await fits(middle)) low = middle;
    else high = middle;
  }
  for (let above = low + 4; above > low; above--) if (await fits(above)) return above;
  return low;
};

/** Answers the bench. */
export const answer = (given: DrawAnswer): void => {
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
  process.stdout.write(`${JSON.stringify({ ...given, peakRssMb })}\n`);
};
