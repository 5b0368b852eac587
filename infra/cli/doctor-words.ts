// The words of the command `doctor`: its options, its help, and the exit code of each way to use it.
import { type Command, Option } from 'commander';
import { type DoctorOptions, doctor } from './doctor.ts';
import type { ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** Adds the command to the program; `end` is told its exit code. */
export const addDoctor = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  program
    .command('doctor')
    .description('look whether a run here would go well, and say what to do: token, model, quota, store, cost')
    .argument('[topic]', 'name of a topic, such as ai (default: all)')
    .option('--sources <names...>', "only these of the topic's sources")
    .addOption(new Option('--out <folder>', 'folder that a run would keep everything in').conflicts('store'))
    .option('--store <url>', 'store that it would keep everything in: file:DIR or s3://bucket/prefix')
    .option('--s3-endpoint <url>', "server that speaks S3, in place of AWS's own")
    .option('--model <url>', 'model that it would ask: extractive (default), bedrock:MODEL or openai:URL#MODEL')
    .option('--model-key <places...>', 'VARIABLE@HOST: a key that may go to a server which a topic names')
    .option('--now <time>', 'time of asking, ISO 8601 with a zone (default: the clock)')
    .option('--x-base-url <url>', "server in place of X's; one on this machine needs no X_BEARER_TOKEN")
    .option('--strict', 'exit with 3 when there is a warning')
    .option('--json', 'print {ok, costUsd, diagnoses} and nothing else')
    .addHelpText(
      'after',
      '\nExit codes: 0 a run would go well, 1 a fault, 2 bad usage or input, 3 a warning under --strict.',
    )
    .action(async (topic: string | undefined, options: DoctorOptions) => end(await doctor(topic, options, terminal)));
};
