// The word-cloud bench: our layout, raster and encoding beside d3-cloud, wordcloud2.js and word_cloud on the same words.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { drawableOf, drawWords, placeWords } from '../../functions/draw/layout.ts';
import { bundledOutlines } from '../../functions/draw/outlines.ts';
import { renderSvg } from '../../functions/draw/svg.ts';
import { BadInputError } from '../../shared/errors.ts';
import { countInk } from '../functions/draw/ink.ts';
import { type DrawAnswer, type DrawJob, readWords } from './draw-job.ts';

const HELP = `npm run bench -- draw [--words FILE] [--width W] [--height H] [--gap N] [--top-font N] [--find-max]
    [--runs N] [--font FILE] [--no-peers] [--out FILE.jpg|FILE.png] [--json]

Lays out the words of a file ({"words": [{"text", "weight"}]}), draws and encodes them, each time in a fresh process.
Peers: npm install in tests/bench/peers, and Debian's python3-wordcloud and fonts-noto-cjk; what is missing is named.
layoutMs is the search for places alone; a peer's holds its sprites too, which ours counts in rasterMs.
readyMs is the part of processMs until everything is loaded; fontMs that in which a peer makes its font known, for which it
looks through all fonts of the system. The ratio to a peer is told with and without that.`;

const FOLDER = import.meta.dirname;
/** Debian's place of fonts-noto-cjk; another with --font. */
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc';
/** Top font of the research's tables at 1600×900; smaller canvases get one in proportion. */
const TOP_FONT = 150;

interface Program {
  readonly name: string;
  readonly command: readonly string[];
}

interface Measured extends DrawAnswer {
  readonly processMs: number;
}

/** Bundles a program as a Lambda function is bundled, so that nobody pays for type stripping; native parts stay outside. */
const bundle = async (entry: string, root: string): Promise<string> => {
  const folder = join(root, 'node_modules', '.cache', 'dawn-chorus-bench');
  const outfile = join(folder, `${basename(entry, extname(entry))}.mjs`);
  mkdirSync(join(folder, 'font'), { recursive: true });
  copyFileSync(join(FOLDER, '../../functions/draw/font/outlines.bin'), join(folder, 'font', 'outlines.bin'));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    // Of sharp the native part alone stays outside, as in infra/aws/step-lambda.ts.
    external: ['@img/*', '*.node', '@napi-rs/canvas', 'wordcloud'],
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
  return outfile;
};

/** The peers that are installed, and sentences about those that aren't. */
const peersOf = async (font: string): Promise<{ peers: Program[]; missing: string[] }> => {
  const peers: Program[] = [];
  const missing: string[] = [];
  const root = join(FOLDER, 'peers');
  for (const [name, file, needs] of [
    ['d3-cloud', 'd3-cloud.mjs', 'd3-cloud'],
    ['wordcloud2 grid 4', 'wordcloud2.mjs', 'wordcloud'],
  ] as const) {
    if (!existsSync(join(root, 'node_modules', needs))) missing.push(`${name}: run npm install in tests/bench/peers`);
    else peers.push({ name, command: [process.execPath, await bundle(join(root, file), root)] });
  }
  const python = '/usr/bin/python3';
  if (spawnSync(python, ['-c', 'import wordcloud']).status === 0) {
    peers.push({ name: 'word_cloud', command: [python, join(root, 'word_cloud.py')] });
  } else missing.push("word_cloud: install Debian's python3-wordcloud");
  if (existsSync(font)) return { peers, missing };
  return { peers: [], missing: [...missing, `all peers: there is no font ${font}; name one with --font`] };
};

/** Runs a program once in a fresh process. */
const run = ({ name, command: [file = '', ...args] }: Program, job: DrawJob): Measured => {
  const start = performance.now();
  let output: string;
  try {
    output = execFileSync(file, [...args, JSON.stringify(job)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      // Else @napi-rs/canvas looks through the system's fonts once more, as it is loaded.
      env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' },
    });
  } catch (cause) {
    throw new BadInputError(`The bench's program ${name} failed on ${job.words}: ${String(cause)}`, { cause });
  }
  const processMs = performance.now() - start;
  const given: DrawAnswer = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  return { ...given, processMs };
};

const median = (values: readonly (number | undefined)[]): number | null => {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
};

/** Overlapping and touching pixels of our layout, counted from its SVG by another renderer than the layout's. */
const inkOf = async (job: DrawJob) => {
  const { width, height, gap } = job;
  const outlines = bundledOutlines();
  const options = { width, height, gap, margin: 0, spacing: 0, vertical: 0, seed: 'bench' };
  const words = readWords(job.words).map(({ text, weight }) => ({ word: text, weight }));
  const sized = drawWords(drawableOf(words, outlines, options).drawable, outlines.unitsPerEm, job.topFont);
  const placed = placeWords(sized, options);
  const svg = renderSvg(placed, { width, height, ground: 'light', alt: '', unitsPerEm: outlines.unitsPerEm });
  const boxes = placed.map(({ x, y, sprite }) => ({ x, y, width: sprite.width, height: sprite.height }));
  return countInk(svg, boxes, width, height);
};

/** The words that are measured when none are given: made up, half Chinese, with the weights of a usual day. */
const defaultWords = (file: string): string => {
  const stems = ['模型', 'Model', '推理能力', 'Reasoning', '芯片', 'Chip', '开源社区', 'Agent', '机器人', 'Benchmark'];
  const words = Array.from({ length: 200 }, (_, rank) => ({
    text: `${stems[rank % stems.length]}${rank < stems.length ? '' : String.fromCodePoint(0x4e00 + rank * 7)}`,
    weight: Math.round(12_000 / (rank + 2.7) ** 0.95),
  }));
  writeFileSync(file, JSON.stringify({ words }));
  return file;
};

/** The file that `--out` names. Throws BadInputError where its ending tells no format. */
const pictureFile = (path: string): string => {
  if (!/\.(jpe?g|png)$/.test(path)) throw new BadInputError(`--out is "${path}"; name a .jpg or a .png.`);
  return path;
};

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new BadInputError(`--${name} is "${text}"; give a whole number.`);
  return Number(text);
};

/** Runs the bench and prints a table, or with --json one object. */
export const benchDraw = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      words: { type: 'string' },
      width: { type: 'string', default: '1600' },
      height: { type: 'string', default: '900' },
      gap: { type: 'string', default: '1' },
      'top-font': { type: 'string' },
      'find-max': { type: 'boolean', default: false },
      runs: { type: 'string', default: '7' },
      font: { type: 'string', default: FONT },
      'no-peers': { type: 'boolean', default: false },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const root = join(FOLDER, '../..');
  const ours: Program = {
    name: 'dawn-chorus',
    command: [process.execPath, await bundle(join(FOLDER, 'draw-ours.ts'), root)],
  };
  const scratch = join(root, 'node_modules', '.cache', 'dawn-chorus-bench');
  const width = wholeNumber('width', values.width);
  const height = wholeNumber('height', values.height);
  const topFont = values['top-font'];
  const job: DrawJob = {
    words: values.words ?? defaultWords(join(scratch, 'words.json')),
    width,
    height,
    gap: wholeNumber('gap', values.gap),
    topFont:
      topFont === undefined
        ? Math.floor(TOP_FONT * Math.sqrt((width * height) / (1600 * 900)))
        : wholeNumber('top-font', topFont),
    font: values.font,
    out: pictureFile(values.out ?? join(scratch, 'ours.jpg')),
    mode: 'once',
  };
  const { peers, missing } = values['no-peers'] ? { peers: [], missing: [] } : await peersOf(job.font);
  const programs = [ours, ...peers];
  const runs = wholeNumber('runs', values.runs);
  const measured = new Map<string, Measured[]>(programs.map(({ name }) => [name, []]));
  for (let i = 0; i < runs; i++) {
    // In turn, so that a busy moment of the machine meets all of them.
    for (const program of programs) {
      const out = program === ours ? job.out : join(scratch, 'peer.jpg');
      measured.get(program.name)?.push(run(program, { ...job, out }));
    }
  }
  const of = (name: string, key: keyof Measured) => median((measured.get(name) ?? []).map((each) => each[key]));
  const largest = (program: Program) =>
    values['find-max'] ? (run(program, { ...job, mode: 'max' }).topFont ?? null) : null;
  const ink = await inkOf(job);
  const result = {
    words: readWords(job.words).length,
    placed: of(ours.name, 'placed'),
    readyMs: of(ours.name, 'readyMs'),
    layoutMs: { first: of(ours.name, 'layoutMs'), warm: median([run(ours, { ...job, mode: 'warm' }).layoutMs]) },
    rasterMs: of(ours.name, 'rasterMs'),
    encodeMs: of(ours.name, 'encodeMs'),
    processMs: of(ours.name, 'processMs'),
    peakRssMb: of(ours.name, 'peakRssMb'),
    overlapping: ink.overlapping,
    touching: ink.touching,
    topFont: largest(ours) ?? job.topFont,
    bytes: readFileSync(job.out).length,
    peers: peers.map((peer) => ({
      name: peer.name,
      placed: of(peer.name, 'placed'),
      readyMs: of(peer.name, 'readyMs'),
      fontMs: of(peer.name, 'fontMs'),
      layoutMs: of(peer.name, 'layoutMs'),
      processMs: of(peer.name, 'processMs'),
      peakRssMb: of(peer.name, 'peakRssMb'),
      topFont: largest(peer),
    })),
    missing,
  };
  if (values.out === undefined) rmSync(job.out);
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : tableOf(result, job));
};

interface Row {
  readonly name: string;
  readonly placed: number | null;
  readonly readyMs: number | null;
  readonly fontMs?: number | null;
  readonly layoutMs: number | null;
  readonly processMs: number | null;
  readonly peakRssMb: number | null;
  readonly topFont: number | null;
}

/** Our process beside a peer's, and beside one that needed no time to make its font known. */
const ratioTo = ({ name, processMs, fontMs }: Row, ours: number | null): string => {
  const share = (ms: number): string => ((ours ?? 0) / ms).toFixed(2);
  const without = fontMs ? `, without its ${fontMs} ms for fonts ${share((processMs ?? 0) - fontMs)}` : '';
  return `ours takes ${share(processMs ?? 0)} of the process of ${name}${without}`;
};

const tableOf = (
  result: Omit<Row, 'name' | 'layoutMs'> & {
    layoutMs: { first: number | null; warm: number | null };
    rasterMs: number | null;
    encodeMs: number | null;
    overlapping: number;
    touching: number;
    bytes: number;
    words: number;
    peers: readonly Row[];
    missing: readonly string[];
  },
  job: DrawJob,
): string => {
  const row = (cells: readonly (string | number | null)[]): string =>
    `${String(cells[0]).padEnd(20)}${cells
      .slice(1)
      .map((cell) => String(cell ?? '–').padStart(14))
      .join('')}`;
  return [
    `${result.words} words on ${job.width}×${job.height}, top font ${job.topFont}, gap ${job.gap}; medians of fresh processes`,
    row(['', 'placed', 'ready ms', 'layout ms', 'process ms', 'peak RSS MiB', 'largest font']),
    ...[{ name: 'dawn-chorus', ...result, layoutMs: result.layoutMs.first }, ...result.peers].map((each) =>
      row([each.name, each.placed, each.readyMs, each.layoutMs, each.processMs, each.peakRssMb, each.topFont]),
    ),
    `ours: layout warm ${result.layoutMs.warm} ms, raster ${result.rasterMs} ms, encoding ${result.encodeMs} ms, ${result.bytes} bytes`,
    `ours, counted from the SVG: ${result.overlapping} overlapping, ${result.touching} touching pixels`,
    ...result.peers.map((peer) => ratioTo(peer, result.processMs)),
    ...result.missing.map((each) => `not measured: ${each}`),
    '',
  ].join('\n');
};
