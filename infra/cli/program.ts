// The command's words: its commands, options and help, and the exit code of each way to use it.
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_STACK } from '../aws/stack-outputs.ts';
import { type BackfillOptions, backfill } from './backfill.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import { doctorThere } from './doctor.ts';
import { addDoctor } from './doctor-words.ts';
import { type ExecuteOptions, execute } from './execute.ts';
import { EXIT, type ExitCode, failureOf } from './exit.ts';
import { type ExplainOptions, explain } from './explain.ts';
import { addHandCommands } from './hand-commands.ts';
import { REPLAY_STATES, type ReplayOptions, replay } from './replay.ts';
import { run } from './run.ts';
import type { RunOptions } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';
import { topics } from './topics.ts';
import { type AccountsOptions, topicsAccounts } from './topics-accounts.ts';
import { type CheckOptions, topicsCheck } from './topics-check.ts';
import { type NewOptions, topicsNew } from './topics-new.ts';
import { type VerifyOptions, verify } from './verify.ts';

const positiveInteger = (text: string): number => {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not a whole number from 1 to 999.');
};

const verbose = (): Option => new Option('--verbose', 'tell counts, times and all files as well').conflicts('json');

const style = (): Option => new Option('--style <style>', 'form of the report').choices(['cited', 'plain']);

/** Options that say how a run is made here; what is deployed has settings of its own. */
const ONLY_HERE = [
  'posts',
  'sources',
  'out',
  'store',
  's3Endpoint',
  'model',
  'modelKey',
  'style',
  'now',
  'xBaseUrl',
  'hackernewsBaseUrl',
  'blueskyBaseUrl',
];

const dayEndsAt = (): Option =>
  new Option('--day-ends-at <time>', "time at which the days end, HH:MM, in place of the topic's; 00:00: civil days");

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 published degraded under --strict.`;

/** The options that `run` and `backfill` share. */
const withRunOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--posts <files...>', "posts files (JSON Lines, .gz too) in place of the topic's sources").conflicts(
        'sources',
      ),
    )
    .option('--sources <names...>', "only these of the topic's sources")
    .addOption(dayEndsAt())
    .addOption(new Option('--out <folder>', 'folder to keep everything in (default: out)').conflicts('store'))
    .option('--store <url>', 'store to keep everything in: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own")
    .option(
      '--model <url>',
      'extractive (default: no model, no network), bedrock:MODEL, openai:URL#MODEL or replay:FOLDER',
    )
    .option(
      '--model-key <places...>',
      'VARIABLE@HOST: a key that may go to a server which a topic names, such as DEEPSEEK_API_KEY@api.deepseek.com',
    )
    .addOption(style())
    .option('--now <time>', 'time of making, ISO 8601 with a zone (default: the clock)')
    .option('--force', 'make a new revision even where nothing has changed')
    .option('--fresh', 'ask the model anew, also where an earlier run has paid for the answer')
    .option('--strict', 'exit with 3 when the report is degraded')
    .option('--json', 'print one JSON object and nothing else')
    .option('--x-base-url <url>', "server in place of X's; one on this machine needs no X_BEARER_TOKEN")
    .option('--hackernews-base-url <url>', "server in place of Hacker News' search")
    .option('--bluesky-base-url <url>', "server in place of Bluesky's public one")
    .addHelpText('after', EXIT_CODES);

/** The whole program; `end` is told the exit code of the command that ran. */
const programFor = (terminal: Terminal, end: (code: ExitCode) => void): Command => {
  const program = new Command('dawn-chorus')
    .description('Turns a day of posts about one field into one report whose every statement can be traced to posts.')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => terminal.err(printable(text)),
    })
    .showHelpAfterError('(dawn-chorus --help lists commands and options)')
    .addHelpText('after', EXIT_CODES);

  withRunOptions(
    program
      .command('run')
      .description('make the report of a topic here, on this machine')
      .addArgument(new Argument('<topic>', 'name of a topic, such as ai'))
      .option('--from <day>', "first day, YYYY-MM-DD in the topic's zone (default: the last day that is over)")
      .option('--to <day>', 'last day, inclusive (default: the first)')
      .addOption(verbose()),
  ).action(async (topic: string, options: RunOptions) => end(await run(topic, options, terminal)));

  program
    .command('execute')
    .description('start the deployed state machine and follow it; Ctrl-C leaves it running')
    .argument('[topic]', 'name of a topic, such as ai')
    .option('--from <day>', "first day, YYYY-MM-DD in the topic's zone (default: the last day that is over)")
    .option('--to <day>', 'last day, inclusive (default: the first)')
    .addOption(dayEndsAt())
    .option('--force', 'make a new revision even where nothing has changed')
    .option('--fresh', 'ask the model anew, also where an earlier run has paid for the answer')
    .option('--detach', 'start it and leave it to itself')
    .addOption(
      new Option(
        '--doctor',
        'start nothing: look over the deployment and its account, for at most three cents (all topics where none is named)',
      ).conflicts(['from', 'to', 'force', 'fresh', 'detach', 'follow', 'verbose']),
    )
    .addOption(
      new Option('--follow <arn>', 'follow an execution that was started before').conflicts([
        'from',
        'to',
        'dayEndsAt',
        'force',
        'fresh',
        'detach',
      ]),
    )
    .option('--stack <name>', 'the deployed stack, whose outputs name the state machine', DEFAULT_STACK)
    .option('--strict', 'exit with 3 when the report is degraded')
    .option('--json', 'print one JSON object and nothing else')
    .addOption(verbose())
    .addHelpText('after', EXIT_CODES)
    .action(async (topic: string | undefined, options: ExecuteOptions & { readonly doctor?: boolean }) =>
      end(await (options.doctor === true ? doctorThere : execute)(topic, options, terminal)),
    );

  addDoctor(program, terminal, end);

  withRunOptions(
    program
      .command('backfill')
      .description('make the report of each day of a period, a run a day, here or on AWS')
      .addArgument(new Argument('<topic>', 'name of a topic, such as ai'))
      .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
      .requiredOption('--to <day>', 'last day, inclusive')
      .option(
        '--concurrency <n>',
        'runs at once; with more than one a day may not know the day before it',
        positiveInteger,
        1,
      )
      .addOption(
        new Option(
          '--aws [stack]',
          `on AWS instead of here, by the deployed stack (default: ${DEFAULT_STACK})`,
        ).conflicts(ONLY_HERE),
      ),
  ).action(async (topic: string, options: BackfillOptions) => end(await backfill(topic, options, terminal)));

  const ofTopics = program
    .command('topics')
    .description('list the topics and check their files')
    .argument('[files...]', 'topic files (default: those of the checkout)')
    .action(async (files: string[]) => end(await topics(files, terminal)));
  ofTopics
    .command('new')
    .description('make a topic file, from these options, a few questions and a look at posts')
    .argument('<name>', 'name of the topic: small letters and digits, such as data_centres')
    .option('--posts <files...>', 'posts files to look at: words of the field, special analyses, accounts')
    .option('--display-name <name>', 'name in headings (default: the name in title case)')
    .option(
      '--platform <platform>',
      'platform named in the report, and that of posts that name none (default: twitter)',
    )
    .option('--timezone <zone>', "IANA zone whose days it has (default: this machine's)")
    .addOption(
      new Option('--language <language>', "language of the report (default: the posts')").choices(['zh-CN', 'en']),
    )
    .option('--x-search <words...>', 'words to search X for')
    .option('--x-accounts <names...>', 'accounts on X to read')
    .option('--feeds <urls...>', 'feeds to read: RSS, Atom, JSON')
    .option('--hackernews <words...>', 'words to search Hacker News for')
    .option('--bluesky <accounts...>', 'accounts on Bluesky to read')
    .option('--files <paths...>', 'posts files to read each day; {date} stands for the day')
    .option('--out <file>', 'where to write it (default: NAME.json beside the other topics)')
    .option('--force', 'replace a file that is there')
    .option('--yes', 'ask nothing')
    .action(async (name: string, options: NewOptions) => end(await topicsNew(name, options, terminal)));
  ofTopics
    .command('check')
    .description('try a topic on posts: what it would keep, what it would set aside and why')
    .argument('<file>', 'topic file')
    .requiredOption('--posts <files...>', 'posts files (JSON Lines, .gz too)')
    .option('--from <day>', 'first day, YYYY-MM-DD (default: the day with most posts)')
    .option('--to <day>', 'last day, inclusive (default: the first)')
    .option('--json', 'print one JSON object and nothing else')
    .action(async (file: string, options: CheckOptions) => end(await topicsCheck(file, options, terminal)));
  ofTopics
    .command('accounts')
    .description('propose whom to follow on X and whom to drop, by whom the reports of four weeks cite')
    .argument('<topic>', 'name of a topic of the checkout: ai')
    .addOption(new Option('--out <folder>', 'folder that holds the reports (default: out)').conflicts('store'))
    .option('--store <url>', 'store that holds the reports: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own")
    .option('--now <time>', 'time of asking, ISO 8601 with a zone (default: the clock)')
    .option('--json', 'print {follow, drop, days} and nothing else')
    .action(async (name: string, options: AccountsOptions) => end(await topicsAccounts(name, options, terminal)));

  program
    .command('verify')
    .description('check that reports keep the format and say what their evidence and posts say')
    .argument('<files...>', 'reports (Markdown)')
    .addOption(style().default(undefined, 'recognised'))
    .option('--evidence <file>', "the report's evidence.json: what each sentence says and cites")
    .option('--posts <files...>', 'posts files (JSON Lines, .gz too): whether the posts say it')
    .option('--json', 'print {ok, style, findings} and nothing else')
    .action(async (files: string[], options: VerifyOptions) => end(await verify(files, options, terminal)));

  program
    .command('explain')
    .description('show the path of a published sentence: its posts, spans, checks, and what the model answered')
    .addArgument(new Argument('<slug>', 'name of a report, such as twitter_ai_20260422_20260422'))
    .addArgument(new Argument('<sentence>', 'its id in evidence.json, or some of its words'))
    .addOption(new Option('--out <folder>', 'folder that holds the report (default: out)').conflicts('store'))
    .option('--store <url>', 'store that holds the report: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own")
    .option('--json', 'print one JSON object and nothing else')
    .action(async (slug: string, sentence: string, options: ExplainOptions) =>
      end(await explain(slug, sentence, options, terminal)),
    );

  addHandCommands(program, terminal, end);

  program
    .command('deliver')
    .description("send a published report to its topic's channels, or show exactly what would be sent")
    .addArgument(new Argument('<slug>', 'name of a report, such as twitter_ai_20260422_20260422'))
    .option('--to <channels...>', 'only these channels of the topic (default: all)')
    .option('--dry-run', 'send nothing: print each request with the names of secrets in their places')
    .addOption(new Option('--again', 'send also what was sent before, or perhaps was; needs --to').conflicts('dryRun'))
    .addOption(new Option('--out <folder>', 'folder that holds the report (default: out)').conflicts('store'))
    .option('--store <url>', 'store that holds the report: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own")
    .option('--now <time>', 'time of sending, ISO 8601 with a zone (default: the clock)')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', EXIT_CODES)
    .action(async (slug: string, options: DeliverOptions) => end(await deliver(slug, options, terminal)));

  program
    .command('replay')
    .description('make the report of an earlier run again from one of its states, with the answers that its model gave')
    .argument('<run>', 'id of a run, such as 20260423T000000Z-1a2b3c')
    .addOption(new Option('--from <state>', 'state to begin with (default: Deduplicate)').choices(REPLAY_STATES))
    .addOption(new Option('--out <folder>', 'folder that holds the run (default: out)').conflicts('store'))
    .option('--store <url>', 'store that holds the run: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own")
    .option('--model <url>', "another model (default: the run's recorded answers)")
    .option('--json', 'print one JSON object and nothing else')
    .addOption(verbose())
    .action(async (id: string, options: ReplayOptions) => end(await replay(id, options, terminal)));

  return program;
};

/**
 * Runs the command.
 * @param words what stands after the command's name
 * @returns the exit code; everything that is to be told has been written to the terminal
 */
export const main = async (words: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = EXIT.done;
  const program = programFor(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (thrown) {
    // Commander has told it already; what is not help is bad usage.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    const failure = failureOf(thrown);
    terminal.err(`${printable(failure.sentence)}\n`);
    if (terminal.debug && thrown instanceof Error) terminal.err(`${printable(thrown.stack ?? '')}\n`);
    return failure.code;
  }
};
