// The world around the command: where it writes, its clock and its environment, so that tests can give their own.
import type { Readable, Writable } from 'node:stream';

/** A person at both ends: who answers questions. */
export interface Prompts {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Terminal {
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Whether a person watches: progress may move the cursor. */
  readonly interactive: boolean;
  /** Where questions are asked and answered, if a person is there to answer. */
  readonly prompts?: Prompts | undefined;
  readonly now: () => Date;
  /** Aborted when the person stops the command. */
  readonly signal: AbortSignal;
  /** AWS region of the environment, if any. */
  readonly region: string | undefined;
  /** Whether stacks are wanted. */
  readonly debug: boolean;
}

// C0 without tab and line feed, DEL, C1, and the bidirectional controls.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of posts, files and servers as a terminal may show it: no character in it moves the cursor or turns the line. */
export const printable = (text: string): string => text.replaceAll(CONTROLS, '\uFFFD');
