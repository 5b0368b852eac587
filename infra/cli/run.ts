// The command `run`: the whole pipeline here.
import { clauseOf } from '../../shared/failure.ts';
import { describeEnd } from './describe.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { makeReport } from './make-report.ts';
import { readNews } from './news.ts';
import { progressFor, silentProgress } from './progress.ts';
import { clockOf, inputOf, type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

/** Makes the report of a topic and tells of it, as words or (--json) as one JSON object. Throws what exit.ts tells. */
export const run = async (topic: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> => {
  const fixed = clockOf(options.now);
  const settings = await settingsOf(options, terminal);
  const started = performance.now();
  const summary = await makeReport({
    input: inputOf(topic, options),
    settings,
    now: fixed === undefined ? terminal.now : () => fixed,
    signal: terminal.signal,
    view: options.json ? silentProgress : await progressFor(terminal),
  });
  const seconds = (performance.now() - started) / 1000;
  if (options.json) terminal.out(`${JSON.stringify(summary)}\n`);
  else {
    const news = await readNews(summary, settings, settings.modelUrl);
    const { storeUrl } = settings;
    terminal.out(printable(describeEnd(summary, { news, storeUrl, seconds, verbose: options.verbose })));
  }
  if (!options.strict || summary.degraded.length === 0) return EXIT.done;
  terminal.err(printable(`The report is degraded: ${clauseOf(summary.degraded)}.\n`));
  return EXIT.degraded;
};
