// The program of the word-cloud bench that measures d3-cloud on @napi-rs/canvas.
import { createCanvas } from '@napi-rs/canvas';
import cloud from 'd3-cloud';
import { randomFrom } from '../../../shared/random.ts';
import { answer, largestTopFont, readJob, readWords, sizesOf } from '../draw-job.ts';
import { FAMILY, useFont, writePicture } from './canvas.mjs';

const job = readJob();
const fontMs = useFont(job.font);
const readyMs = performance.now();
const words = readWords(job.words);

const layOut = (topFont) =>
  new Promise((resolve) => {
    const sizes = sizesOf(words, topFont);
    const start = performance.now();
    cloud()
      .size([job.width, job.height])
      .canvas(() => createCanvas(1, 1))
      .words(words.map(({ text }, i) => ({ text, size: sizes[i] })))
      .padding(job.gap)
      .rotate(0)
      .font(FAMILY)
      .fontWeight('bold')
      .fontSize((word) => word.size)
      .random(randomFrom('bench'))
      .on('end', (placed) => resolve({ placed, layoutMs: performance.now() - start }))
      .start();
  });

if (job.mode === 'max') {
  answer({
    topFont: await largestTopFont(job.topFont, async (size) => (await layOut(size)).placed.length === words.length),
  });
} else {
  const { placed, layoutMs } = await layOut(job.topFont);
  const centred = placed.map(({ text, x, y, size }) => ({ text, size, x: x + job.width / 2, y: y + job.height / 2 }));
  answer({ placed: placed.length, readyMs, fontMs, layoutMs, ...(await writePicture(centred, job)) });
}
