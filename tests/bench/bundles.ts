// The bundles bench: how large each function's bundle is as Lambda gets it, and how long Node takes to import it.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { STEP_NAMES, STEPS, type StepName } from '../../infra/aws/steps.ts';
import { synthesise } from '../peers/synthesised.ts';

const HELP = `npm run bench -- bundles [--runs N] [--json]

Synthesises the stack twice: for arm64, whose files are zipped and weighed, and for the processor of this machine, whose
bundles are imported N times (default 15) in fresh processes. Printed is the median of wall time and of processor time;
on a busy machine the second says more. Budgets: without native code 1 MB zipped and 150 ms, Draw 15 MB zipped.`;

const run = promisify(execFile);

/** Bytes of all files of a folder, and of all of them deflated one by one, as in a ZIP. */
export const weigh = async (folder: string): Promise<{ readonly bytes: number; readonly zipped: number }> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  let [bytes, zipped] = [0, 0];
  for (const file of files) {
    const content = await readFile(join(file.parentPath, file.name));
    bytes += content.length;
    zipped += deflateRawSync(content).length;
  }
  return { bytes, zipped };
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Milliseconds that an import takes in a fresh process: by the clock, and of the processor. */
const timeImport = async (bundle: string): Promise<{ readonly wall: number; readonly cpu: number }> => {
  const script = `const [t, c] = [performance.now(), process.cpuUsage()]; await import(${JSON.stringify(bundle)});
    const { user, system } = process.cpuUsage(c); console.log(JSON.stringify({ wall: performance.now() - t, cpu: (user + system) / 1000 }));`;
  return JSON.parse((await run(process.execPath, ['--input-type=module', '-e', script])).stdout);
};

interface Row {
  readonly zippedKb: number;
  readonly unzippedKb: number;
  readonly importMs: number;
  readonly importCpuMs: number;
}

const measure = async (weighed: string, imported: string, runs: number): Promise<Row> => {
  const { bytes, zipped } = await weigh(weighed);
  const times = [];
  for (let n = 0; n < runs; n++) times.push(await timeImport(join(imported, 'index.mjs')));
  return {
    zippedKb: zipped / 1000,
    unzippedKb: bytes / 1000,
    importMs: median(times.map(({ wall }) => wall)),
    importCpuMs: median(times.map(({ cpu }) => cpu)),
  };
};

/** Measures and prints a table, or JSON. */
export const benchBundles = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-bundles-'));
  try {
    const deployed = await synthesise(join(folder, 'arm64'), '-c', 'cpu=arm64');
    const here = process.arch === 'arm64' ? deployed : await synthesise(join(folder, 'here'), '-c', 'cpu=x64');
    const rows: [StepName, Row][] = [];
    for (const state of STEP_NAMES)
      rows.push([state, await measure(deployed(state), here(state), Number(values.runs))]);
    if (values.json) {
      process.stdout.write(`${JSON.stringify(Object.fromEntries(rows))}\n`);
      return;
    }
    const number = (value: number): string => Math.round(value).toLocaleString('en').padStart(12);
    process.stdout.write(`${''.padEnd(12)}   zipped kB unzipped kB   import ms      cpu ms\n`);
    for (const [state, { zippedKb, unzippedKb, importMs, importCpuMs }] of rows) {
      const native = STEPS[state].nativePackages === undefined ? '' : '   with native code';
      const figures = [zippedKb, unzippedKb, importMs, importCpuMs].map(number).join('');
      process.stdout.write(`${state.padEnd(12)}${figures}${native}\n`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
