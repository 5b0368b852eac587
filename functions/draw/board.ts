// The board on which words are laid: one bit a pixel, and the search for the free position nearest to a point.
import { CELL, type Probe, TAKEN_PIXELS } from './probe.ts';
import type { Sprite } from './sprite.ts';
import { firstReaching, TILE, type Tiles, tilesOf } from './tiles.ts';

const LEVELS = 5;
/** Words of 32 pixels left and right of the canvas, so that a test that overhangs reads zeros. */
const PAD = 6;
/** Coarse rows above and below the canvas for the same reason. */
const PAD_ROWS = 2;

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Bits `from` to `to` of 32, where both may lie outside. */
const laneMask = (from: number, to: number): number => {
  if (to < 0 || from > 31) return 0;
  return (from <= 0 ? -1 : -1 << from) & (to >= 31 ? -1 : -1 >>> (31 - to));
};

/** Row and column of each group as one offset in bits; further numbers of a group stay. */
const bitOffsets = (groups: Int16Array, size: number, stride: number): Int32Array => {
  const offsets = new Int32Array((groups.length / size) * (size - 1));
  for (let from = 0, to = 0; from < groups.length; from += size) {
    offsets[to++] = groups[from]! * stride * 32 + groups[from + 1]!;
    for (let k = 2; k < size; k++) offsets[to++] = groups[from + k]!;
  }
  return offsets;
};

/** Sets the bits `from` to `to` of the rows that begin at the words `first` to `last`, `stride` words apart. */
const setBits = (bits: Uint32Array, first: number, last: number, stride: number, from: number, to: number): void => {
  for (let word = from >>> 5; word <= to >>> 5; word++) {
    const mask = laneMask(from - 32 * word, to - 32 * word);
    for (let at = first + word; at <= last + word; at += stride) bits[at] = bits[at]! | mask;
  }
};

/**
 * Sets the bits of a sprite's runs and of those around them. A function of its own: within `take` a cold process left the
 * compiled loop at each call, hundreds of times.
 */
const takeRuns = (
  pixels: Uint32Array,
  stride: number,
  { width, height }: { readonly width: number; readonly height: number },
  runs: Int16Array,
  x: number,
  y: number,
  gap: number,
  gapRows: number,
): void => {
  for (let i = 0; i < runs.length; i += 3) {
    const row = y + runs[i]!;
    const column = x + runs[i + 1]!;
    const from = Math.max(0, column - gap) + PAD * 32;
    const to = Math.min(width, column + runs[i + 2]! + gap) - 1 + PAD * 32;
    const firstRow = Math.max(0, row - gapRows);
    const lastRow = Math.min(height - 1, row + gapRows);
    setBits(pixels, firstRow * stride, lastRow * stride, stride, from, to);
  }
};

/** Of some words of a row: `to` gets each bit of `from` and also the one `shift` pixels left of it. */
const widenTaken = (from: Uint32Array, to: Uint32Array, first: number, last: number, shift: number): void => {
  for (let word = first; word <= last; word++) {
    to[word] = from[word]! | (from[word]! >>> shift) | (from[word + 1]! << (32 - shift));
  }
};

/** Sets the coarse cells of some words of (at most) four rows of pixels: those of which enough pixels are taken. */
const coarsen = (
  pixels: Uint32Array,
  stride: number,
  coarse: Uint32Array,
  base: number,
  first: number,
  last: number,
): void => {
  const add = 0x01010101 * (128 - TAKEN_PIXELS);
  for (let word = first; word <= last; word++) {
    // Pixels of each four columns are counted in a byte, those of even and of odd cells apart.
    let even = 0;
    let odd = 0;
    for (let at = word; at < pixels.length; at += stride) {
      let bits = pixels[at]!;
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      even += bits & 0x0f0f0f0f;
      odd += (bits >>> 4) & 0x0f0f0f0f;
    }
    even = ((even + add) >>> 7) & 0x01010101;
    odd = ((odd + add) >>> 7) & 0x01010101;
    const pairs = even | (odd << 1);
    const byte = (pairs | (pairs >>> 6) | (pairs >>> 12) | (pairs >>> 18)) & 0xff;
    // Eight cells of a word of pixels are one byte of the coarse row; both are counted from PAD words left of the canvas.
    const cell = (word - PAD) * 8 + PAD * 32;
    const shift = cell & 31;
    coarse[base + (cell >>> 5)] = (coarse[base + (cell >>> 5)]! & ~(0xff << shift)) | (byte << shift);
  }
};

/** For each byte its bits four times as wide: coarse positions as positions. */
const SPREAD_BITS = Int32Array.from({ length: 256 }, (_, byte) => {
  let wide = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) wide |= 15 << (4 * bit);
  return wide;
});

export class Board {
  readonly width: number;
  readonly height: number;
  /** levels[k]: a bit is set when any of the 2^k pixels from its own to the right is taken. */
  readonly #levels: Uint32Array[] = [];
  readonly #stride: number;
  readonly #coarse: Uint32Array;
  readonly #coarseStride: number;
  readonly #tiles: Tiles;
  /** Sizes that were searched for, and how near they found room. */
  readonly #found: { width: number; height: number; distance: number }[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#stride = Math.ceil(width / 32) + 2 * PAD;
    for (let k = 0; k < LEVELS; k++) this.#levels.push(new Uint32Array(this.#stride * height));
    this.#coarseStride = Math.ceil(width / TILE) + 2 * PAD;
    this.#coarse = new Uint32Array(this.#coarseStride * (Math.ceil(height / CELL) + 2 * PAD_ROWS));
    this.#tiles = tilesOf(width, height);
  }

  /** Takes the pixels of a sprite and all pixels at most `gap` columns and `gapRows` rows away from them. */
  take(sprite: Sprite, x: number, y: number, gap: number, gapRows: number): void {
    takeRuns(this.#levels[0]!, this.#stride, this, sprite.runs, x, y, gap, gapRows);
    this.#refresh(x - gap, y - gapRows, x + sprite.width + gap, y + sprite.height + gapRows);
  }

  /** Brings levels and coarse cells up to date in a rectangle of pixels. */
  #refresh(left: number, top: number, right: number, bottom: number): void {
    const firstRow = Math.max(0, top) & ~(CELL - 1);
    const lastRow = Math.min(this.height, bottom);
    const firstWord = (left >> 5) + PAD - 1;
    const lastWord = (right >> 5) + PAD;
    for (let k = 1; k < LEVELS; k++) {
      for (let row = firstRow; row < lastRow; row++) {
        const base = row * this.#stride;
        widenTaken(this.#levels[k - 1]!, this.#levels[k]!, base + firstWord, base + lastWord, 1 << (k - 1));
      }
    }
    for (let row = firstRow; row < lastRow; row += CELL) {
      const pixels = this.#levels[0]!.subarray(row * this.#stride, Math.min(row + CELL, this.height) * this.#stride);
      coarsen(pixels, this.#stride, this.#coarse, ((row >> 2) + PAD_ROWS) * this.#coarseStride, firstWord, lastWord);
    }
  }

  /**
   * The free position of a sprite's upper left corner that is nearest to the middle of the canvas, or undefined where
   * none is free. Distance is measured in the canvas's own proportions.
   * @param margin pixels that stay empty along the canvas's edge
   */
  search(probe: Probe, margin: number): Position | undefined {
    const targetX = (this.width - probe.width) >> 1;
    const targetY = (this.height - probe.height) >> 1;
    const maxX = this.width - probe.width - margin;
    const maxY = this.height - probe.height - margin;
    if (maxX < margin || maxY < margin) return undefined;
    const originX = targetX & ~(CELL - 1);
    const originY = targetY & ~(CELL - 1);
    const cells = bitOffsets(probe.cells, 2, this.#coarseStride);
    const {
      count,
      x: tileX,
      y: tileY,
      nearest,
      farthest,
      reach: reaches,
      distanceX,
      distanceY: distancesY,
    } = this.#tiles;
    const runs = bitOffsets(probe.runs, 3, this.#stride);
    // Where a word no larger has found no room, this one will find none either, but for a rare fit of shapes.
    let start = 0;
    for (const found of this.#found) {
      if (found.distance > start && found.width <= probe.width && found.height <= probe.height) start = found.distance;
    }
    let best = Number.POSITIVE_INFINITY;
    let bestX = -1;
    let bestY = -1;
    for (let i = firstReaching(reaches, start); i < count && nearest[i]! < best; i++) {
      if (farthest[i]! < start) continue;
      const x = originX + tileX[i]!;
      const y = originY + tileY[i]!;
      if (y > maxY || y + CELL <= margin) continue;
      // Columns that lie on the canvas and are nearer than the best position so far.
      const nearY = y > targetY ? y - targetY : y + CELL <= targetY ? targetY - y - CELL + 1 : 0;
      const reach = best === Number.POSITIVE_INFINITY ? this.width : Math.sqrt(best - distancesY[nearY]!) * this.width;
      const from = (Math.max(margin, Math.ceil(targetX - reach)) - x) | 0;
      const to = (Math.min(maxX, Math.floor(targetX + reach)) - x) | 0;
      if (to < 0 || from >= TILE || to < from) continue;
      const free = this.#coarseFree(cells, x, y, laneMask(from >> 2, to >> 2));
      if (free === 0) continue;
      const firstRow = Math.max(0, margin - y);
      const lastRow = Math.min(CELL - 1, maxY - y);
      for (let part = 0; part < 4; part++) {
        const candidates = SPREAD_BITS[(free >>> (8 * part)) & 0xff]! & laneMask(from - 32 * part, to - 32 * part);
        if (candidates === 0) continue;
        const startX = x + 32 * part;
        const nearX = Math.max(0, startX - targetX, targetX - startX - 31);
        for (let step = firstRow; step <= lastRow; step++) {
          // The row nearest to the target first: what it finds spares the others.
          const row = y < targetY ? firstRow + lastRow - step : step;
          const distanceY = distancesY[Math.abs(y + row - targetY)]!;
          if (distanceY + distanceX[nearX]! >= best) continue;
          const lanes = this.#free(runs, startX, y + row, candidates);
          if (lanes === 0) continue;
          // The nearest of the free columns is the first at or right of the target, or the last left of it.
          const right = lanes & laneMask(targetX - startX, 31);
          const left = lanes & ~right;
          const rightX = right === 0 ? -1 : startX + 31 - Math.clz32(right & Math.imul(right, -1));
          const leftX = left === 0 ? -1 : startX + 31 - Math.clz32(left);
          const foundX = rightX < 0 || (leftX >= 0 && targetX - leftX < rightX - targetX) ? leftX : rightX;
          const found = distanceY + distanceX[Math.abs(foundX - targetX)]!;
          if (found >= best) continue;
          best = found;
          bestX = foundX;
          bestY = y + row;
        }
      }
    }
    if (bestX < 0) return undefined;
    this.#found.push({ width: probe.width, height: probe.height, distance: best });
    return { x: bestX, y: bestY };
  }

  /** Of 32 coarse positions from (x, y) to the right, those of `lanes` at which no coarse cell of the sprite meets a taken one. */
  #coarseFree(cells: Int32Array, x: number, y: number, lanes: number): number {
    const coarse = this.#coarse;
    const base = ((y >> 2) + PAD_ROWS) * this.#coarseStride * 32 + (x >> 2) + PAD * 32;
    let free = lanes;
    for (let i = 0; i < cells.length; i++) {
      const bit = base + cells[i]!;
      const at = bit >>> 5;
      // Two shifts, since a shift by 32 would be one by 0.
      free &= ~((coarse[at]! >>> (bit & 31)) | ((coarse[at + 1]! << 1) << (~bit & 31)));
      if (free === 0) {
        // As with runs below: what stopped this tile is likely to stop the next one too.
        const cell = cells[i]!;
        cells[i] = cells[i >> 1]!;
        cells[i >> 1] = cell;
        return 0;
      }
    }
    return free;
  }

  /** Of 32 positions from (x, y) to the right, those of `lanes` at which no pixel of the sprite meets a taken one. */
  #free(runs: Int32Array, x: number, y: number, lanes: number): number {
    const base = y * this.#stride * 32 + x + PAD * 32;
    let free = lanes;
    for (let i = 0; i < runs.length; i += 2) {
      const length = runs[i + 1]!;
      const k = Math.min(LEVELS - 1, 31 - Math.clz32(length));
      const level = this.#levels[k]!;
      let bit = base + runs[i]!;
      const last = bit + length - (1 << k);
      for (;;) {
        const at = bit >>> 5;
        free &= ~((level[at]! >>> (bit & 31)) | ((level[at + 1]! << 1) << (~bit & 31)));
        if (bit === last) break;
        bit = Math.min(last, bit + (1 << k));
      }
      if (free === 0) {
        // What stopped this position is likely to stop the next one too.
        const to = (i >> 4) << 1;
        const offset = runs[i]!;
        runs[i] = runs[to]!;
        runs[i + 1] = runs[to + 1]!;
        runs[to] = offset;
        runs[to + 1] = length;
        return 0;
      }
    }
    return free;
  }
}
