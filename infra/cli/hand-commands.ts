// The commands by which the owner of a blog has the last word: unpublish, release, amend, sync.
import { Argument, type Command, Option } from 'commander';
import { DEFAULT_STACK } from '../aws/stack-outputs.ts';
import { type AmendOptions, amend } from './amend.ts';
import type { ExitCode } from './exit.ts';
import { type ReleaseOptions, release } from './release.ts';
import { type SyncOptions, sync } from './sync.ts';
import type { Terminal } from './terminal.ts';
import { type UnpublishOptions, unpublish } from './unpublish.ts';

/** Where reports are kept; a command that reads only has no clock. */
const withStore = (command: Command): Command =>
  command
    .addOption(new Option('--out <folder>', 'folder that everything is kept in (default: out)').conflicts('store'))
    .option('--store <url>', 'store that everything is kept in: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own");

const withClock = (command: Command, json = 'print one JSON object and nothing else'): Command =>
  command.option('--now <time>', 'time of making, ISO 8601 with a zone (default: the clock)').option('--json', json);

/** Adds the commands; `end` is told the exit code of the one that ran. */
export const addHandCommands = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  withClock(
    withStore(
      program
        .command('unpublish')
        .description('take a post out of every published report, as new revisions')
        .addArgument(new Argument('<post>', 'the post: twitter:1234567890, or its id alone for a post on X')),
    ),
    'print {key, reports} and nothing else',
  ).action(async (post: string, options: UnpublishOptions) => end(await unpublish(post, options, terminal)));

  withClock(
    withStore(
      program
        .command('release')
        .description('publish a draft as the next revision, or keep it from coming out by itself')
        .addArgument(new Argument('[slug]', 'name of the draft, such as twitter_ai_20260422_20260422'))
        .option('--due <topic>', 'in place of a name: all drafts of a topic whose time has come')
        .option('--stop', 'let it come out by its name only, whatever time its topic names'),
    ),
  )
    .addOption(
      new Option(
        '--aws [stack]',
        `on AWS instead of here, by the deployed stack (default: ${DEFAULT_STACK})`,
      ).conflicts(['out', 'store', 's3Endpoint', 'now']),
    )
    .action(async (slug: string | undefined, options: ReleaseOptions) => end(await release(slug, options, terminal)));

  withClock(
    withStore(
      program
        .command('amend')
        .description('reword a sentence of a report or a draft, or take it out, as a new revision')
        .addArgument(new Argument('<slug>', 'name of a report, such as twitter_ai_20260422_20260422'))
        .addArgument(new Argument('<sentence>', 'its id in evidence.json, or some of its words'))
        .addOption(new Option('--text <words>', 'what it is to say; **…** at its beginning is bold').conflicts('drop'))
        .option('--drop', 'take it out'),
    ),
  ).action(async (slug: string, sentence: string, options: AmendOptions) =>
    end(await amend(slug, sentence, options, terminal)),
  );

  withStore(
    program
      .command('sync')
      .description("bring posts and pictures into a blog's checkout; what was changed there by hand stays")
      .addArgument(new Argument('<checkout>', 'folder of the blog, with its _config.yml')),
  )
    .option('--drafts', 'bring drafts into _drafts/ too, for jekyll serve --drafts')
    .option('--json', 'print {written, removed, unchanged, byHand} and nothing else')
    .action(async (checkout: string, options: SyncOptions) => end(await sync(checkout, options, terminal)));
};
