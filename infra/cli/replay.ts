// The command `replay`: an earlier run again from one of its states, with the answers that its model gave then.
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys, runPrefix } from '../../shared/keys.ts';
import { stateDocument } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { describeEnd } from './describe.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { makeReport } from './make-report.ts';
import { readNews } from './news.ts';
import { progressFor, silentProgress } from './progress.ts';
import { type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

/** States that a run can be taken up from: their names on the command line and on the page, and what they need. */
const STARTS = {
  Deduplicate: { state: 'Deduplicate', needs: ['run', 'collected'] },
  Cluster: { state: 'Cluster', needs: ['run', 'collected', 'deduplicated'] },
  Summarise: { state: 'SummariseAndDraw', needs: ['run', 'collected', 'deduplicated', 'clustered'] },
} as const;
export const REPLAY_STATES = Object.keys(STARTS);

const isStart = (name: string): name is keyof typeof STARTS => name in STARTS;

export interface ReplayOptions extends Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'model' | 'json' | 'verbose'> {
  readonly from?: string;
}

const givenSchema = z.object(stateDocument.shape).pick({
  run: true,
  collected: true,
  deduplicated: true,
  clustered: true,
  summarised: true,
});

/** What Compose was given in a run. Throws BadInputError where the store has no such run, or one that never got there. */
const readGiven = async (store: Store, run: string): Promise<z.infer<typeof givenSchema>> => {
  for await (const key of store.list('runs/')) {
    const [, slug = '', id] = key.split('/');
    if (id !== run) continue;
    const stored = await store.read(runKeys(slug, run).composedGiven);
    const parsed =
      stored === undefined ? undefined : givenSchema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString()));
    if (parsed?.success === true) return parsed.data;
    throw new BadInputError(`The run ${run} in ${store.url} did not come as far as Compose; start it again with run.`);
  }
  throw new BadInputError(
    `There is no run ${run} in ${store.url}; its id stands in plan.json and in what run --json prints.`,
  );
};

/** The recorded answers of the run where a model wrote it, else no model. */
const modelOf = (given: z.infer<typeof givenSchema>, storeUrl: string): string => {
  if (given.summarised.origin === 'extractive') return 'extractive';
  return `replay:${storeUrl.replace(/\/*$/, '/')}${runPrefix(given.run.slug, given.run.id)}`;
};

/** Runs a run again from a state. The same posts and answers give the same report to the byte. */
export const replay = async (
  run: string,
  { from = 'Deduplicate', ...options }: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  if (!isStart(from))
    throw new BadInputError(`A run can't be taken up from ${from}, but from ${REPLAY_STATES.join(', ')}.`);
  const asked = await settingsOf(options, terminal);
  const store = openStore(asked);
  const given = await readGiven(store, run);
  const settings = { ...asked, modelUrl: options.model ?? modelOf(given, asked.storeUrl) };
  const { state, needs } = STARTS[from];
  const document = Object.fromEntries(needs.map((name) => [name, given[name]]));
  const made = new Date(given.run.madeAt);
  const started = performance.now();
  const summary = await makeReport({
    input: { topic: given.run.topic },
    start: { state, document },
    settings,
    now: () => made,
    signal: terminal.signal,
    view: options.json ? silentProgress : await progressFor(terminal),
  });
  const seconds = (performance.now() - started) / 1000;
  if (options.json) terminal.out(`${JSON.stringify(summary)}\n`);
  else {
    const news = await readNews(summary, settings);
    const { storeUrl } = settings;
    terminal.out(printable(describeEnd(summary, { news, storeUrl, seconds, verbose: options.verbose })));
  }
  return EXIT.done;
};
