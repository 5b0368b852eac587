// The program of the word-cloud bench that measures this project's own layout, raster and encoding.
import { writeFileSync } from 'node:fs';
import { drawableOf, drawWords, placeWords } from '../../functions/draw/layout.ts';
import { bundledOutlines } from '../../functions/draw/outlines.ts';
import { encodeJpeg, encodePng, paint } from '../../functions/draw/picture.ts';
import { answer, largestTopFont, readJob, readWords } from './draw-job.ts';

const WARM_RUNS = 40;

const job = readJob();
const { width, height, gap } = job;
const options = { width, height, gap, margin: 0, spacing: 0, vertical: 0, seed: 'bench' };
const outlines = bundledOutlines();
const readyMs = performance.now();
const given = readWords(job.words).map(({ text, weight }) => ({ word: text, weight }));
const { drawable } = drawableOf(given, outlines, options);

const attempt = (topFont: number) => {
  const start = performance.now();
  const words = drawWords(drawable, outlines.unitsPerEm, topFont);
  const drawn = performance.now();
  const placed = placeWords(words, options);
  return { placed, spritesMs: drawn - start, layoutMs: performance.now() - drawn };
};

if (job.mode === 'once') {
  const { placed, spritesMs, layoutMs } = attempt(job.topFont);
  const start = performance.now();
  const pixels = paint(placed, width, height, 'light');
  const painted = performance.now();
  const encode = job.out.endsWith('.png') ? encodePng : encodeJpeg;
  const picture = await encode(pixels, width, height);
  const encodeMs = performance.now() - painted;
  writeFileSync(job.out, picture);
  answer({ placed: placed.length, readyMs, layoutMs, rasterMs: spritesMs + painted - start, encodeMs });
} else if (job.mode === 'warm') {
  const times = Array.from({ length: WARM_RUNS }, () => attempt(job.topFont).layoutMs).sort((a, b) => a - b);
  answer({ layoutMs: times[WARM_RUNS >> 1]! });
} else {
  const topFont = await largestTopFont(job.topFont, (size) => attempt(size).placed.length === drawable.length);
  answer({ topFont });
}
