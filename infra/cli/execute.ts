// The command `execute`: starts the deployed state machine and follows it as `run` follows the one here.
import type { Settings } from '../../shared/env.ts';
import { BadInputError } from '../../shared/errors.ts';
import type { Published } from '../../shared/run.ts';
import { consoleUrlOf, regionOf } from '../aws/execution-arn.ts';
import { openExecutions } from '../aws/executions.ts';
import { type Deployed, findStack } from '../aws/stack-outputs.ts';
import { RunFailedError } from '../local/engine.ts';
import { describeEnd } from './describe.ts';
import { EXIT, type ExitCode, failureOf } from './exit.ts';
import { readNews } from './news.ts';
import { progressFor, silentProgress } from './progress.ts';
import { checkDay, checkTimeOfDay, inputOf, type RunOptions } from './run-options.ts';
import { followThere, type Made } from './run-there.ts';
import { printable, type Terminal } from './terminal.ts';

export interface ExecuteOptions
  extends Pick<RunOptions, 'from' | 'to' | 'dayEndsAt' | 'force' | 'fresh' | 'strict' | 'json' | 'verbose'> {
  readonly stack: string;
  readonly detach?: boolean;
  /** ARN of an execution to follow, in place of starting one. */
  readonly follow?: string;
}

const POLL_MS = 2000;

/** The execution to follow, and what is to be said of it before. */
interface Chosen {
  readonly arn: string;
  readonly says: string;
}

const howToFollow = (arn: string): string => `npm run dawn-chorus -- execute --follow ${arn}`;

/** Where to look at an execution, with its label. */
const placesOf = (arn: string): string => {
  const url = consoleUrlOf(arn);
  return `  Execution  ${arn}\n${url === undefined ? '' : `  Console    ${url}\n`}`;
};

const whatBecame = (published: Published | undefined): string => {
  if (published === undefined) return 'is published, or a draft, already';
  return published.draft === undefined ? `was published as revision ${published.revision}` : 'is a draft';
};

const tellMade = async (
  made: Made,
  arn: string,
  { storeUrl, region }: Pick<Settings, 'storeUrl' | 'region'>,
  { json, verbose }: Pick<ExecuteOptions, 'json' | 'verbose'>,
  terminal: Terminal,
): Promise<void> => {
  if (json) {
    const told = 'summary' in made ? made.summary : made;
    terminal.out(`${JSON.stringify({ ...told, execution: arn })}\n`);
  } else if ('summary' in made) {
    const { summary, seconds } = made;
    const news = await readNews(summary, { storeUrl, s3Endpoint: undefined, region });
    terminal.out(printable(describeEnd(summary, { news, storeUrl, seconds, verbose })));
  } else {
    const { slug, published, unread } = made;
    const what = whatBecame(published);
    const where = published === undefined ? '' : ` (${published.markdown})`;
    terminal.out(printable(`\n${slug} ${what}${where}. What it holds can't be told from here: ${unread}\n`));
  }
};

const isDegraded = (made: Made): boolean =>
  ('summary' in made ? made.summary.degraded : (made.published?.degraded ?? [])).length > 0;

/** The stack, which a person who only follows need not have. */
const stackOf = (options: ExecuteOptions, region: string | undefined): Promise<Deployed | undefined> => {
  const found = findStack(options.stack, region);
  return options.follow === undefined ? found : found.catch(() => undefined);
};

/** Starts a run on AWS, or takes one up, and tells of it as `run` does. Throws what exit.ts tells. */
export const execute = async (
  topic: string | undefined,
  options: ExecuteOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  checkDay('--from', options.from);
  checkDay('--to', options.to);
  checkTimeOfDay('--day-ends-at', options.dayEndsAt);
  if ((topic === undefined) === (options.follow === undefined))
    throw new BadInputError('Name a topic to start, or an execution with --follow, and not both.');
  const region = options.follow === undefined ? terminal.region : regionOf(options.follow);
  const json = options.json === true;
  const stack = await stackOf(options, region);
  const executions = await openExecutions(region);
  const choose = async (): Promise<Chosen> => {
    if (options.follow !== undefined) return { arn: options.follow, says: 'Following' };
    const { stateMachineArn = '' } = stack ?? {};
    const input = inputOf(topic ?? '', options);
    const { arn, name, runningSince } = await executions.start(stateMachineArn, input, terminal.now());
    const since = runningSince?.toISOString().slice(0, 19);
    return { arn, says: since === undefined ? `Started ${name}` : `${name} is running already, since ${since}Z` };
  };
  try {
    const { arn, says } = await choose();
    if (!json) terminal.out(printable(`${says}\n${placesOf(arn)}`));
    if (options.detach === true) {
      terminal.out(json ? `${JSON.stringify({ execution: arn })}\n` : `Next: follow it with ${howToFollow(arn)}\n`);
      return EXIT.done;
    }
    const view = json ? silentProgress : await progressFor(terminal);
    const { storeUrl } = stack ?? {};
    const following = { executions, arn, storeUrl, region, view, pollMs: POLL_MS, signal: terminal.signal };
    const made = await followThere(following).catch((thrown: unknown) => {
      const { code, sentence } = failureOf(thrown);
      const next = thrown instanceof RunFailedError ? '' : `Follow it again with ${howToFollow(arn)}\n`;
      terminal.err(printable(`${sentence}\n${placesOf(arn)}${next}`));
      return code;
    });
    if (typeof made === 'number') return made;
    if (made === undefined) {
      terminal.err(`The execution goes on without you; follow it again with ${howToFollow(arn)}\n`);
      return EXIT.failed;
    }
    await tellMade(made, arn, { storeUrl: storeUrl ?? '', region }, options, terminal);
    return options.strict === true && isDegraded(made) ? EXIT.degraded : EXIT.done;
  } finally {
    executions.close();
  }
};
