// The program of the word-cloud bench that measures wordcloud2.js at grid 4 on @napi-rs/canvas.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { answer, largestTopFont, readJob, readWords, sizesOf } from '../draw-job.ts';
import { FAMILY, useFont } from './canvas.mjs';

const GRID = 4;

// The little of a browser that it asks for.
globalThis.window = globalThis;
const ElementLike = class {};
globalThis.HTMLElement = ElementLike;
globalThis.CustomEvent = class {
  constructor(type, { detail } = {}) {
    Object.assign(this, { type, detail });
  }
};
globalThis.document = {
  createElement: () => {
    const canvas = createCanvas(1, 1);
    canvas.setAttribute = (name, value) => {
      canvas[name] = Number(value);
    };
    return canvas;
  },
  getElementById: () => null,
};

const job = readJob();
const fontMs = useFont(job.font);
const readyMs = performance.now();
const words = readWords(job.words);
const WordCloud = createRequire(import.meta.url)('wordcloud');

const layOut = (topFont) =>
  new Promise((resolve) => {
    const sizes = sizesOf(words, topFont);
    const canvas = createCanvas(job.width, job.height);
    let placed = 0;
    const listeners = new Map();
    Object.assign(canvas, {
      appendChild: () => {},
      addEventListener: (type, listener) => listeners.set(type, [...(listeners.get(type) ?? []), listener]),
      removeEventListener: (type, listener) =>
        listeners.set(
          type,
          (listeners.get(type) ?? []).filter((each) => each !== listener),
        ),
      dispatchEvent: (event) => {
        if (event.type === 'wordclouddrawn' && event.detail?.drawn) placed++;
        for (const listener of listeners.get(event.type) ?? []) listener(event);
        if (event.type === 'wordcloudstop') resolve({ placed, canvas, layoutMs: performance.now() - start });
        return true;
      },
    });
    const start = performance.now();
    WordCloud(canvas, {
      list: words.map(({ text }, i) => [text, sizes[i]]),
      weightFactor: 1,
      gridSize: GRID,
      fontFamily: `"${FAMILY}"`,
      fontWeight: 'bold',
      color: '#005e9a',
      backgroundColor: '#ffffff',
      rotateRatio: 0,
      shuffle: false,
      ellipticity: job.height / job.width,
      wait: 0,
      abortThreshold: 0,
    });
  });

if (job.mode === 'max') {
  answer({ topFont: await largestTopFont(job.topFont, async (size) => (await layOut(size)).placed === words.length) });
} else {
  const { placed, canvas, layoutMs } = await layOut(job.topFont);
  const start = performance.now();
  writeFileSync(job.out, await canvas.encode('jpeg', 74));
  answer({ placed, readyMs, fontMs, layoutMs, rasterMs: 0, encodeMs: performance.now() - start });
}
