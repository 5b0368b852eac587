// A word as pixels: glyph outlines filled by exact area coverage, and the runs of pixels that other words must not touch.
import type { Outline, Outlines } from './outlines.ts';

/** A word drawn at one size. Rows run downwards; a pixel belongs to the word when any visible part of it is covered. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  /** Where the word's pen starts on the baseline, from the sprite's upper left corner. */
  readonly originX: number;
  readonly originY: number;
  /** Coverage of each pixel, 0 to 255, row by row. */
  readonly coverage: Uint8Array;
  /** Runs of the word's pixels as row, first column, length. */
  readonly runs: Int16Array;
}

/** Glyphs of a word, or undefined where a character has none. */
export const glyphsOf = (outlines: Outlines, word: string): Outline[] | undefined => {
  const glyphs: Outline[] = [];
  for (const character of word) {
    const glyph = outlines.outline(character.codePointAt(0)!);
    if (glyph === undefined) return undefined;
    glyphs.push(glyph);
  }
  return glyphs;
};

/**
 * Largest distance between a curve and the lines drawn for it, in pixels: lines lie inside a curve, and what they cut off
 * must stay invisible, or words could touch there.
 */
const TOLERANCE = 0.05;

/** Lines of the outline being drawn, four numbers each; reused, so that drawing allocates little. */
let lines = new Float32Array(1 << 14);
let lineCount = 0;

const addLine = (x0: number, y0: number, x1: number, y1: number): void => {
  if (lineCount + 4 > lines.length) {
    const larger = new Float32Array(lines.length * 2);
    larger.set(lines);
    lines = larger;
  }
  lines[lineCount] = x0;
  lines[lineCount + 1] = y0;
  lines[lineCount + 2] = x1;
  lines[lineCount + 3] = y1;
  lineCount += 4;
};

/** A cubic as lines: n = √(¾·d/tolerance) from the largest second difference d of its points. */
const addCubic = (
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
): void => {
  const bendX = Math.max(Math.abs(x0 - 2 * x1 + x2), Math.abs(x1 - 2 * x2 + x3));
  const bendY = Math.max(Math.abs(y0 - 2 * y1 + y2), Math.abs(y1 - 2 * y2 + y3));
  const count = Math.max(1, Math.ceil(Math.sqrt((0.75 * (bendX + bendY)) / TOLERANCE)));
  let fromX = x0;
  let fromY = y0;
  for (let i = 1; i <= count; i++) {
    const t = i / count;
    const u = 1 - t;
    const a = u * u * u;
    const b = 3 * u * u * t;
    const c = 3 * u * t * t;
    const d = t * t * t;
    const x = i === count ? x3 : a * x0 + b * x1 + c * x2 + d * x3;
    const y = i === count ? y3 : a * y0 + b * y1 + c * y2 + d * y3;
    addLine(fromX, fromY, x, y);
    fromX = x;
    fromY = y;
  }
};

/** Adds a glyph's lines: y turned downwards, scaled, moved to the pen. */
const addGlyph = ({ operations, points }: Outline, penX: number, scale: number): void => {
  if (operations.length === 0) return;
  // Not −y: a negated 0 is no whole number, and a cold process would compile this twice.
  const down = -scale;
  let at = 0;
  let x = penX;
  let y = 0.5 * down;
  let startX = x;
  let startY = y;
  for (let i = 0; i < operations.length; i++) {
    const operation = operations[i]!;
    const x1 = penX + points[at]! * scale;
    const y1 = points[at + 1]! * down;
    if (operation === 0) {
      if (i > 0) addLine(x, y, startX, startY);
      startX = x = x1;
      startY = y = y1;
      at += 2;
    } else if (operation === 1) {
      addLine(x, y, x1, y1);
      x = x1;
      y = y1;
      at += 2;
    } else {
      const x2 = penX + points[at + 2]! * scale;
      const y2 = points[at + 3]! * down;
      if (operation === 4) {
        addCubic(
          x,
          y,
          x + (2 / 3) * (x1 - x),
          y + (2 / 3) * (y1 - y),
          x2 + (2 / 3) * (x1 - x2),
          y2 + (2 / 3) * (y1 - y2),
          x2,
          y2,
        );
        x = x2;
        y = y2;
        at += 4;
      } else {
        const x3 = penX + points[at + 4]! * scale;
        const y3 = points[at + 5]! * down;
        addCubic(x, y, x1, y1, x2, y2, x3, y3);
        x = x3;
        y = y3;
        at += 6;
      }
    }
  }
  addLine(x, y, startX, startY);
};

/** Turns all lines a quarter to the left, so that the word reads upwards. */
const turn = (): void => {
  for (let i = 0; i < lineCount; i += 2) {
    const x = lines[i]!;
    lines[i] = lines[i + 1]!;
    lines[i + 1] = -x;
  }
};

let area = new Float32Array(1 << 16);

/**
 * Adds one line's signed area to the accumulation buffer: each cell gets what the line takes from it and passes on to
 * the cells right of it, so that a running sum along a row is the coverage. Algorithm: font-rs by Raph Levien
 * (https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445).
 */
const accumulate = (stride: number, x0: number, y0: number, x1: number, y1: number): void => {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const top = direction > 0 ? y0 : y1;
  const bottom = direction > 0 ? y1 : y0;
  const slope = (x1 - x0) / (y1 - y0);
  let x = direction > 0 ? x0 : x1;
  const lastRow = Math.ceil(bottom);
  for (let row = Math.floor(top); row < lastRow; row++) {
    const base = row * stride;
    const height = Math.min(row + 1, bottom) - Math.max(row, top);
    const next = x + slope * height;
    const d = height * direction;
    const left = x < next ? x : next;
    const right = x < next ? next : x;
    const first = Math.floor(left);
    const end = Math.ceil(right);
    if (end <= first + 1) {
      const middle = 0.5 * (left + right) - first;
      area[base + first]! += d - d * middle;
      area[base + first + 1]! += d * middle;
    } else {
      const s = 1 / (right - left);
      const fromLeft = 1 - (left - first);
      const fromRight = right - end + 1;
      const a0 = 0.5 * s * fromLeft * fromLeft;
      const am = 0.5 * s * fromRight * fromRight;
      area[base + first]! += d * a0;
      if (end === first + 2) area[base + first + 1]! += d * (1 - a0 - am);
      else {
        const a1 = s * (0.5 + fromLeft);
        area[base + first + 1]! += d * (a1 - a0);
        for (let column = first + 2; column < end - 1; column++) area[base + column]! += d * s;
        area[base + end - 1]! += d * (1 - (a1 + (end - first - 3) * s) - am);
      }
      area[base + end]! += d * am;
    }
    x = next;
  }
};

let runBuffer = new Int16Array(1 << 12);
let runLength = 0;

const addRun = (row: number, start: number, length: number): void => {
  runBuffer[runLength] = row;
  runBuffer[runLength + 1] = start;
  runBuffer[runLength + 2] = length;
  runLength += 3;
};

/**
 * Sums one row's accumulated area to coverage and collects its runs. The column past the end, where the sum is back at
 * nothing, ends the last run. A function of its own, so that a cold process compiles it early.
 */
const sumRow = (row: number, width: number, base: number, coverage: Uint8Array): void => {
  let sum = 0;
  let start = -1;
  const out = row * width;
  for (let column = 0; column <= width; column++) {
    sum += area[base + column]!;
    const value = Math.min(255, (Math.abs(sum) * 255 + 0.5) | 0);
    if (value > 0) {
      coverage[out + column] = value;
      if (start < 0) start = column;
    } else if (start >= 0) {
      addRun(row, start, column - start);
      start = -1;
    }
  }
};

/** Sums the accumulated area to coverage and collects runs; leaves the accumulation buffer empty again. */
const finish = (width: number, height: number, stride: number, coverage: Uint8Array): Int16Array => {
  runLength = 0;
  for (let row = 0; row < height; row++) {
    if (runLength + 3 * width + 3 > runBuffer.length) {
      const larger = new Int16Array(2 * runBuffer.length + 3 * width + 3);
      larger.set(runBuffer);
      runBuffer = larger;
    }
    sumRow(row, width, row * stride, coverage);
  }
  area.fill(0, 0, height * stride);
  return runBuffer.slice(0, runLength);
};

/**
 * Draws a word's glyphs.
 * @param size font size in pixels
 * @param vertical true turns the word a quarter to the left
 */
export const drawSprite = (glyphs: readonly Outline[], unitsPerEm: number, size: number, vertical: boolean): Sprite => {
  const scale = size / unitsPerEm;
  lineCount = 0;
  let pen = 0;
  for (const glyph of glyphs) {
    addGlyph(glyph, pen * scale, scale);
    pen += glyph.advance;
  }
  if (vertical) turn();
  if (lineCount === 0) addLine(0, 0, 0, 0);
  let minX = lines[0]!;
  let minY = lines[1]!;
  let maxX = minX;
  let maxY = minY;
  for (let i = 2; i < lineCount; i += 2) {
    const x = lines[i]!;
    const y = lines[i + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const left = Math.floor(minX);
  const top = Math.floor(minY);
  const width = Math.max(1, Math.ceil(maxX) - left);
  const height = Math.max(1, Math.ceil(maxY) - top);
  const stride = width + 2;
  if (area.length < stride * height) area = new Float32Array(stride * height * 2);
  for (let i = 0; i < lineCount; i += 4) {
    accumulate(stride, lines[i]! - left, lines[i + 1]! - top, lines[i + 2]! - left, lines[i + 3]! - top);
  }
  const coverage = new Uint8Array(width * height);
  const runs = finish(width, height, stride, coverage);
  return { width, height, originX: 0 - left, originY: 0 - top, coverage, runs };
};
