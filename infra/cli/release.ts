// The command `release`: publishes a draft, or keeps it from coming out by itself, here or on AWS by the same state machine.
import * as z from 'zod';
import { BadInputError, DawnChorusError } from '../../shared/errors.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { type Published, publishedSchema, type RunInput } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { openExecutions } from '../aws/executions.ts';
import { DEFAULT_STACK, findStack } from '../aws/stack-outputs.ts';
import { RunFailedError, runLocally, type StateEvent } from '../local/engine.ts';
import { locate } from './describe.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { clockOf, type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export interface ReleaseOptions extends Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'now' | 'json'> {
  readonly due?: string;
  readonly stop?: boolean;
  /** The stack, or true for the one of the usual name. */
  readonly aws?: string | true;
}

const POLL_MS = 2000;
const SLUG = /^[a-z0-9]+_([a-z0-9_]+)_\d{8}_\d{8}$/;

/** Input of the state machine. Throws BadInputError for what names no draft, or both one and all that are due. */
export const releaseInput = (
  slug: string | undefined,
  { due, stop }: Pick<ReleaseOptions, 'due' | 'stop'>,
): RunInput => {
  if ((slug === undefined) === (due === undefined))
    throw new BadInputError('Name a draft to release, or a topic with --due, and not both.');
  if (due !== undefined) {
    if (stop === true) throw new BadInputError('Name the draft to stop; --stop does not go with --due.');
    return { topic: due, release: 'due' };
  }
  const [, topic] = SLUG.exec(slug ?? '') ?? [];
  if (topic === undefined)
    throw new BadInputError(`The draft ${JSON.stringify(slug)} is no slug, such as twitter_ai_20260422_20260422.`);
  return { topic, release: slug ?? '', ...(stop === true ? { stop } : {}) };
};

const toldSchema = z.object({ sentence: z.string() });

/** What a run tells, draft by draft: what Publish answered, and the sentences of Announce. */
const listener = () => {
  const published: Published[] = [];
  const sentences: string[] = [];
  const onState = ({ state, phase, result }: StateEvent): void => {
    if (phase !== 'finished') return;
    const one = state === 'Publish' ? publishedSchema.safeParse(result) : undefined;
    if (one?.success === true) published.push(one.data);
    const told = state === 'Announce' ? toldSchema.safeParse(result) : undefined;
    if (told?.success === true) sentences.push(told.data.sentence);
  };
  return { published, sentences, onState };
};

const releaseHere = async (
  input: RunInput,
  options: ReleaseOptions,
  onState: (event: StateEvent) => void,
  terminal: Terminal,
): Promise<string> => {
  const settings = await settingsOf(options, terminal);
  const fixed = clockOf(options.now);
  const store = openStore(settings);
  const now = fixed === undefined ? terminal.now : () => fixed;
  const tools = () => ({ settings, store, now, log: silentLog, metrics: silentMetrics, progress: () => {} });
  await runLocally({ input, tools, onState, signal: terminal.signal });
  return settings.storeUrl;
};

const releaseThere = async (
  input: RunInput,
  stack: string,
  onState: (event: StateEvent) => void,
  { region, signal, now }: Terminal,
): Promise<string> => {
  const { stateMachineArn, storeUrl } = await findStack(stack, region);
  const executions = await openExecutions(region);
  try {
    const { arn } = await executions.start(stateMachineArn, input, now());
    const ended = await executions.follow(arn, { onState, pollMs: POLL_MS, signal });
    if (ended === undefined) throw new DawnChorusError(`The execution goes on without you as ${arn}.`);
    if (!ended.succeeded) throw new RunFailedError(ended);
    return storeUrl;
  } finally {
    executions.close();
  }
};

/** Releases or stops drafts and tells what became of each. Throws what exit.ts tells. */
export const release = async (
  slug: string | undefined,
  options: ReleaseOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const input = releaseInput(slug, options);
  const { published, sentences, onState } = listener();
  const { aws } = options;
  const storeUrl = await (aws === undefined
    ? releaseHere(input, options, onState, terminal)
    : releaseThere(input, aws === true ? DEFAULT_STACK : aws, onState, terminal));
  if (options.json === true) {
    const drafts = published.map(({ slug: of, revision, markdown, page, evidence, draft }) =>
      draft === undefined ? { slug: of, revision, markdown, page, evidence } : { slug: of, draft },
    );
    terminal.out(`${JSON.stringify({ drafts })}\n`);
    return EXIT.done;
  }
  const pages = published.flatMap(({ page, draft }) =>
    page === null || draft !== undefined ? [] : `  Page       ${locate(storeUrl, page)}\n`,
  );
  terminal.out(printable(`${sentences.join('\n')}\n${pages.join('')}`));
  return EXIT.done;
};
