#!/usr/bin/env node
// The command dawn-chorus, in the real world: standard streams, the clock and the environment.
import { debugFromEnvironment, regionFromEnvironment } from '../shared/env.ts';
import { main } from './cli/program.ts';

const stop = new AbortController();
// The first Ctrl-C ends the run in order, a second one at once. The listener stays, since a library that shows the cursor
// again would take its leaving for a wish to die by the signal.
process.on('SIGINT', () => {
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stdout.isTTY === true,
  prompts:
    process.stdin.isTTY === true && process.stdout.isTTY === true
      ? { input: process.stdin, output: process.stdout }
      : undefined,
  now: () => new Date(),
  signal: stop.signal,
  region: regionFromEnvironment(),
  debug: debugFromEnvironment(),
});
// A state that was stopped in its middle would go on to its end.
if (stop.signal.aborted) process.exit();
