// Records anew what a model answers on the sample day, into answers/: `npm run record -- --model URL --class CLASS [--by NAME]`.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, Option } from 'commander';
import * as z from 'zod';
import { EXIT, failureOf } from '../infra/cli/exit.ts';
import { makeReport } from '../infra/cli/make-report.ts';
import { progressFor } from '../infra/cli/progress.ts';
import { settingsOf, topicsFolder } from '../infra/cli/run-options.ts';
import type { RunSummary } from '../infra/cli/summary.ts';
import type { Terminal } from '../infra/cli/terminal.ts';
import { RunFailedError } from '../infra/local/engine.ts';
import packageJson from '../package.json' with { type: 'json' };
import { DawnChorusError } from '../shared/errors.ts';
import { runPrefix } from '../shared/keys.ts';
import { type Exchange, exchangeSchema } from '../shared/model/exchange.ts';
import { modelNameOf, parseModelUrl } from '../shared/model/model-url.ts';
import { MODEL_CLASSES, type ModelClass } from '../shared/model/prices.data.ts';
import { type RecordingOrigin, withCache } from '../shared/model/recording.ts';
import { openStore } from '../shared/store/open-store.ts';

/** Kept while a recording is unfinished: what was answered, and perhaps paid for, is not asked again. */
const WORK = 'out/record';
const RETRY_MS = 5_000;
const MINUTE_MS = 60_000;

interface Options {
  readonly model: string;
  readonly by?: string;
  readonly class: ModelClass;
  readonly patience: string;
  readonly out: string;
}

/** What `npm start` runs, so that the same is asked: topic, posts, and the day with its hours. */
const started = (): { topic: string; posts: string; from: string; to: string; dayEndsAt: string } => {
  const words = packageJson.scripts.start.split(' ');
  const after = (word: string): string => words[words.indexOf(word) + 1] ?? '';
  return {
    topic: after('run'),
    posts: after('--posts'),
    from: after('--from'),
    to: after('--to'),
    dayEndsAt: after('--day-ends-at'),
  };
};

/** The checkout's topics, but a model that does not answer is not waited for: this command asks again by itself. */
const impatientTopics = async (topic: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-record-'));
  await cp(topicsFolder(), folder, { recursive: true });
  const file = join(folder, `${topic}.json`);
  const settings = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...settings, model: { ...settings.model, patience: 0, fallback: 'hold' } }));
  return folder;
};

/** Runs the sample day until the model has answered all, or patience is over. */
const report = async ({ model, patience }: Options, terminal: Terminal): Promise<RunSummary> => {
  const { topic, posts, from, to, dayEndsAt } = started();
  const topics = await impatientTopics(topic);
  const settings = { ...(await settingsOf({ posts: [posts], model, out: WORK }, terminal)), topicsFolder: topics };
  const until = performance.now() + Number(patience) * MINUTE_MS;
  try {
    for (;;) {
      try {
        const view = await progressFor(terminal);
        const { now, signal } = terminal;
        return await makeReport({ input: { topic, from, to, dayEndsAt, force: true }, settings, now, signal, view });
      } catch (error) {
        const isHeld = error instanceof RunFailedError && error.error === 'ReportHeldError';
        if (!isHeld || performance.now() > until) throw error;
        await sleep(RETRY_MS, undefined, { signal: terminal.signal });
      }
    }
  } finally {
    await rm(topics, { recursive: true, force: true });
  }
};

const chapterSchema = z.object({ chapter: z.string(), exchanges: z.array(exchangeSchema) });
type Chapter = z.infer<typeof chapterSchema>;

/** What was asked and answered in a run, by chapter. */
const chaptersOf = async ({ slug, run }: RunSummary): Promise<Chapter[]> => {
  const store = openStore({ storeUrl: `file:${WORK}` });
  const chapters: Chapter[] = [];
  for await (const key of store.list(`${runPrefix(slug, run)}/written/`)) {
    const stored = await store.read(key);
    chapters.push(chapterSchema.parse(JSON.parse(Buffer.from(stored?.bytes ?? []).toString())));
  }
  return chapters;
};

/** The answer as it is replayed: paid for by nobody before, and by whom where somebody answered in the model's place. */
const toRecord = ({ key, answer }: Exchange, by: string | undefined): Exchange => {
  const { remembered: _remembered, ...rest } = answer;
  return { key, answer: by === undefined ? rest : { ...rest, model: by, origin: 'handwritten' } };
};

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Puts the recording in the place of the one before, of which nothing is left. */
const keep = async (chapters: readonly Chapter[], { by, out }: Options, origin: RecordingOrigin): Promise<void> => {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const { chapter, exchanges } of chapters)
    await writeFile(
      join(out, `${chapter}.json`),
      toJson({ exchanges: exchanges.map((exchange) => toRecord(exchange, by)) }),
    );
  await writeFile(join(out, 'origin.json'), toJson(origin));
};

const record = async (options: Options, terminal: Terminal): Promise<void> => {
  const summary = await report(options, terminal);
  if (summary.method !== 'model')
    throw new DawnChorusError('The model wrote no report of the sample day; nothing was recorded.');
  const chapters = await chaptersOf(summary);
  const answers = chapters.flatMap(({ chapter, exchanges }) => exchanges.map((exchange) => ({ chapter, ...exchange })));
  const recorded = terminal.now().toISOString().slice(0, 10);
  const by = options.by ?? modelNameOf(parseModelUrl(options.model)) ?? 'unknown';
  await keep(chapters, options, {
    ...{ recorded, by, class: options.class, priced: MODEL_CLASSES[options.class][0] },
    ...{ answers: answers.length, tokens: withCache(answers) },
  });
  await rm(WORK, { recursive: true, force: true });
  terminal.out(
    `\nRecorded ${answers.length} answers by ${by} in ${relative('', options.out)}.\nNext: npm run generate (README), npm test.\n`,
  );
};

const stop = new AbortController();
process.on('SIGINT', () => stop.abort());
const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stdout.isTTY === true,
  now: () => new Date(),
  signal: stop.signal,
  region: undefined,
  debug: false,
};
const options = new Command('record')
  .description(
    'Records what a model answers on the sample day, for npm start. Where it stops, run it again: it goes on.',
  )
  .requiredOption('--model <url>', 'who is asked: bedrock:MODEL?region=… or openai:URL#MODEL')
  .option('--by <name>', "who answers, named as the report's writer (default: the model)")
  .addOption(
    new Option('--class <class>', 'class of who answers, at whose price a day is told')
      .choices(Object.keys(MODEL_CLASSES))
      .makeOptionMandatory(),
  )
  .option('--patience <minutes>', 'how long a model that does not answer is asked again', '0')
  .option('--out <folder>', 'where they are kept, in place of all that is there', join(import.meta.dirname, 'answers'))
  .parse()
  .opts<Options>();
try {
  await record(options, terminal);
} catch (thrown) {
  const { sentence } = failureOf(thrown);
  terminal.err(`${sentence}\nWhat was answered is kept in ${WORK}; run the same again to go on.\n`);
  process.exitCode = EXIT.failed;
}
// A state that was stopped in its middle would go on to its end.
if (stop.signal.aborted) process.exit();
