// Names of executions: the same request has the same name, so that it runs once however often it is sent.
import { createHash } from 'node:crypto';
import type { RunInput } from '../../shared/run.ts';

/** Longest name of an execution (Step Functions quotas). */
const LONGEST = 80;
const HASH_LENGTH = 10;

const FLAGS = ['force', 'fresh', 'stop'] as const;

const partsOf = ({ topic, from, to, dayEndsAt, release }: RunInput, today: string): string[] => {
  const hours = dayEndsAt === undefined ? [] : ['until', dayEndsAt.replace(':', '')];
  const days = [from ?? `on-${today}`, ...(to === undefined ? [] : ['to', to]), ...hours];
  if (release === undefined) return [topic, ...days];
  return ['release', ...(release === 'due' ? [topic, 'due', ...days] : [release])];
};

/**
 * `ai-2026-04-22-to-2026-04-23-force-1`. Step Functions answers a second start of a running execution of the same name
 * and input with the first one, and refuses the name of one that is over; so another attempt has another name.
 * @param today stands for the days where the input leaves them to Plan, `YYYY-MM-DD`
 * @param attempt counted from 1
 */
export const executionNameOf = (input: RunInput, today: string, attempt: number): string => {
  const readable = [...partsOf(input, today), ...FLAGS.filter((word) => input[word] === true)].join('-');
  const name = `${readable}-${attempt}`;
  if (/^[\w-]+$/.test(name) && name.length <= LONGEST) return name;
  // What was typed is no topic; Plan says so, and the name only has to be one.
  const hash = createHash('sha256').update(readable).digest('hex').slice(0, HASH_LENGTH);
  const end = `-${hash}-${attempt}`;
  return readable.replaceAll(/[^\w-]/g, '_').slice(0, LONGEST - end.length) + end;
};
