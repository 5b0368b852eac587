// A terminal for tests: remembers what the command wrote and how it ended.
import { main } from '../../../infra/cli/program.ts';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process with a fixed clock, until it ends or the signal stops it. */
export const dawnChorusUntil = async (signal: AbortSignal, ...words: string[]): Promise<Ended> => {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    interactive: false,
    now: () => new Date('2026-04-23T02:30:00.000Z'),
    signal,
    region: undefined,
    debug: false,
  });
  return { code, out: out.join(''), err: err.join('') };
};

/** Runs the command in this process with a fixed clock. */
export const dawnChorus = (...words: string[]): Promise<Ended> =>
  dawnChorusUntil(new AbortController().signal, ...words);
