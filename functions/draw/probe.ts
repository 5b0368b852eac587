// What of a word is held against the board: runs of its pixels, and a coarse form of it that rules most positions out.
import type { Sprite } from './sprite.ts';

/** Pixels of one coarse cell, each way. */
export const CELL = 4;
/** A coarse cell counts as taken from so many of its 16 pixels on: a position too many is tested rather than one missed. */
export const TAKEN_PIXELS = 9;
/** Where in its cell a sprite is taken to begin: the middle of the positions 0 to 3 that the coarse form stands for. */
const IN_CELL = 1;

/** What of a sprite is tested: coarse cells as row and column, and runs of pixels in an order that finds obstacles early. */
export interface Probe {
  readonly cells: Int16Array;
  readonly runs: Int16Array;
  readonly width: number;
  readonly height: number;
}

/** Groups of `size` numbers in the order 0, s, 2s, … (mod n) with s near 0.618 n and coprime: neighbours come late. */
const spread = (values: Int16Array, size: number): Int16Array => {
  const count = values.length / size;
  let step = Math.max(1, Math.round(count * 0.618));
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  while (divides(step, count) !== 1) step++;
  const result = new Int16Array(values.length);
  for (let i = 0, from = count >> 1; i < count; i++, from = (from + step) % count) {
    for (let k = 0; k < size; k++) result[i * size + k] = values[from * size + k]!;
  }
  return result;
};

let cellCounts = new Uint8Array(1 << 12);

/** Runs made longer by `spacing` at both ends, seen from `spacing` left of the sprite; what then meets is joined. */
const widen = (runs: Int16Array, spacing: number): Int16Array => {
  if (spacing === 0) return runs;
  const wide = new Int16Array(runs.length);
  let length = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const start = runs[i + 1]!;
    const end = start + runs[i + 2]! + 2 * spacing;
    if (length > 0 && wide[length - 3] === runs[i] && wide[length - 2]! + wide[length - 1]! >= start) {
      wide[length - 1] = end - wide[length - 2]!;
      continue;
    }
    wide[length] = runs[i]!;
    wide[length + 1] = start;
    wide[length + 2] = end - start;
    length += 3;
  }
  return wide.slice(0, length);
};

/** Counts the pixels of a run in the coarse cells of its row, the first of which is `base`. */
const countRun = (base: number, from: number, end: number): void => {
  for (let column = from; column < end; ) {
    const cell = column >> 2;
    const until = Math.min(end, (cell + 1) * CELL);
    cellCounts[base + cell] = cellCounts[base + cell]! + until - column;
    column = until;
  }
};

/** Coarse cells of a row that count as taken, appended to `cells`; returns the new length. */
const addTaken = (cells: Int16Array, length: number, row: number, columns: number): number => {
  let end = length;
  for (let column = 0; column < columns; column++) {
    if (cellCounts[row * columns + column]! < TAKEN_PIXELS) continue;
    cells[end] = row;
    cells[end + 1] = column;
    end += 2;
  }
  return end;
};

/**
 * What of a sprite is tested.
 * @param spacing pixels that stay empty left and right of it; the probe's left edge is so far left of the sprite's
 */
export const probeOf = (sprite: Sprite, spacing: number): Probe => {
  const { height } = sprite;
  const width = sprite.width + 2 * spacing;
  const runs = widen(sprite.runs, spacing);
  const columns = (width >> 2) + 2;
  const rows = (height >> 2) + 2;
  if (cellCounts.length < columns * rows) cellCounts = new Uint8Array(columns * rows * 2);
  cellCounts.fill(0, 0, columns * rows);
  for (let i = 0; i < runs.length; i += 3) {
    const from = runs[i + 1]! + IN_CELL;
    countRun(((runs[i]! + IN_CELL) >> 2) * columns, from, from + runs[i + 2]!);
  }
  let length = 0;
  const cells = new Int16Array(columns * rows * 2);
  for (let row = 0; row < rows; row++) length = addTaken(cells, length, row, columns);
  return { cells: spread(cells.subarray(0, length), 2), runs: spread(runs, 3), width, height };
};
