// The board on which words are laid: one bit a pixel, and the search for the free position nearest to a point.
import type { Sprite } from './sprite.ts';

/** Pixels of one coarse cell, each way. */
const CELL = 4;
/** A coarse cell counts as taken when at least so many of its 16 pixels are: too many candidates are better than a missed place. */
export const TUNE = { board: 9, sprite: 9, power: 2, cellX: 1, cellY: 1 };
const LEVELS = 5;
/** Words of 32 pixels left and right of the canvas, so that a test that overhangs reads zeros. */
const PAD = 6;
/** Coarse rows above and below the canvas for the same reason. */
const PAD_ROWS = 2;
/** A tile of positions: 32 coarse cells wide, one high. */
const TILE = 32 * CELL;

export interface Position {
  readonly x: number;
  readonly y: number;
}

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

/** What of a sprite is tested. The coarse cells are those of the sprite two pixels in from a cell's corner, the middle of all positions in it. */
export const probeOf = ({ width, height, runs }: Sprite): Probe => {
  const columns = (width >> 2) + 2;
  const rows = (height >> 2) + 2;
  if (cellCounts.length < columns * rows) cellCounts = new Uint8Array(columns * rows * 2);
  cellCounts.fill(0, 0, columns * rows);
  for (let i = 0; i < runs.length; i += 3) {
    const base = ((runs[i]! + TUNE.cellY) >> 2) * columns;
    const end = runs[i + 1]! + runs[i + 2]! + TUNE.cellX;
    for (let column = runs[i + 1]! + TUNE.cellX; column < end; ) {
      const cell = column >> 2;
      const until = Math.min(end, (cell + 1) * CELL);
      cellCounts[base + cell]! += until - column;
      column = until;
    }
  }
  let length = 0;
  const cells = new Int16Array(columns * rows * 2);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (cellCounts[row * columns + column]! < TUNE.sprite) continue;
      cells[length++] = row;
      cells[length++] = column;
    }
  }
  return { cells: spread(cells.subarray(0, length), 2), runs: spread(runs, 3), width, height };
};

export class Board {
  readonly width: number;
  readonly height: number;
  /** levels[k]: a bit is set when any of the 2^k pixels from its own to the right is taken. */
  readonly #levels: Uint32Array[] = [];
  readonly #stride: number;
  readonly #coarse: Uint32Array;
  readonly #coarseStride: number;
  readonly #tileX: Int32Array;
  readonly #tileY: Int32Array;
  readonly #tileDistance: Float64Array;
  readonly #distanceX: Float64Array;
  readonly #distanceY: Float64Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#stride = Math.ceil(width / 32) + 2 * PAD;
    for (let k = 0; k < LEVELS; k++) this.#levels.push(new Uint32Array(this.#stride * height));
    this.#coarseStride = Math.ceil(width / TILE) + 2 * PAD;
    this.#coarse = new Uint32Array(this.#coarseStride * (Math.ceil(height / CELL) + 2 * PAD_ROWS));
    this.#distanceX = Float64Array.from({ length: 2 * width + TILE }, (_, d) => (d / width) ** TUNE.power);
    this.#distanceY = Float64Array.from({ length: 2 * height + TILE }, (_, d) => (d / height) ** TUNE.power);
    const tiles: { x: number; y: number; distance: number }[] = [];
    const nearest = (from: number, to: number): number => (from > 0 ? from : to < 0 ? -to : 0);
    for (let y = -Math.ceil(height / CELL) * CELL; y < height; y += CELL) {
      for (let x = -Math.ceil(width / TILE) * TILE; x < width; x += TILE) {
        const dx = nearest(x - CELL, x + TILE);
        const dy = nearest(y - CELL, y + CELL);
        tiles.push({ x, y, distance: this.#distanceX[dx]! + this.#distanceY[dy]! });
      }
    }
    tiles.sort((a, b) => a.distance - b.distance || a.y - b.y || a.x - b.x);
    this.#tileX = Int32Array.from(tiles, (tile) => tile.x);
    this.#tileY = Int32Array.from(tiles, (tile) => tile.y);
    this.#tileDistance = Float64Array.from(tiles, (tile) => tile.distance);
  }

  /** Takes the pixels of a sprite and all pixels at most `gap` columns and rows away from them. */
  take(sprite: Sprite, x: number, y: number, gap: number): void {
    const { runs } = sprite;
    const pixels = this.#levels[0]!;
    for (let i = 0; i < runs.length; i += 3) {
      const row = y + runs[i]!;
      const from = Math.max(0, x + runs[i + 1]! - gap) + PAD * 32;
      const to = Math.min(this.width, x + runs[i + 1]! + runs[i + 2]! + gap) - 1 + PAD * 32;
      const firstWord = from >>> 5;
      const lastWord = to >>> 5;
      const firstMask = 0xffffffff << (from & 31);
      const lastMask = 0xffffffff >>> (31 - (to & 31));
      const lastRow = Math.min(this.height - 1, row + gap);
      for (let r = Math.max(0, row - gap); r <= lastRow; r++) {
        const base = r * this.#stride;
        if (firstWord === lastWord) pixels[base + firstWord]! |= firstMask & lastMask;
        else {
          pixels[base + firstWord]! |= firstMask;
          for (let w = firstWord + 1; w < lastWord; w++) pixels[base + w] = 0xffffffff;
          pixels[base + lastWord]! |= lastMask;
        }
      }
    }
    this.#refresh(x - gap, y - gap, x + sprite.width + gap, y + sprite.height + gap);
  }

  /** Brings levels and coarse cells up to date in a rectangle of pixels. */
  #refresh(left: number, top: number, right: number, bottom: number): void {
    const firstRow = Math.max(0, top) & ~(CELL - 1);
    const lastRow = Math.min(this.height, bottom);
    const firstWord = (left >> 5) + PAD - 1;
    const lastWord = (right >> 5) + PAD;
    const stride = this.#stride;
    for (let k = 1; k < LEVELS; k++) {
      const from = this.#levels[k - 1]!;
      const to = this.#levels[k]!;
      const shift = 1 << (k - 1);
      for (let row = firstRow; row < lastRow; row++) {
        for (let w = row * stride + firstWord; w <= row * stride + lastWord; w++) {
          to[w] = from[w]! | (from[w]! >>> shift) | (from[w + 1]! << (32 - shift));
        }
      }
    }
    const pixels = this.#levels[0]!;
    const add = 0x01010101 * (128 - TUNE.board);
    for (let row = firstRow; row < lastRow; row += CELL) {
      const base = ((row >> 2) + PAD_ROWS) * this.#coarseStride;
      for (let w = firstWord; w <= lastWord; w++) {
        let even = 0;
        let odd = 0;
        for (let r = row; r < Math.min(row + CELL, this.height); r++) {
          let bits = pixels[r * stride + w]!;
          bits -= (bits >>> 1) & 0x55555555;
          bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
          even += bits & 0x0f0f0f0f;
          odd += (bits >>> 4) & 0x0f0f0f0f;
        }
        even = ((even + add) >>> 7) & 0x01010101;
        odd = ((odd + add) >>> 7) & 0x01010101;
        const pairs = even | (odd << 1);
        const byte = (pairs | (pairs >>> 6) | (pairs >>> 12) | (pairs >>> 18)) & 0xff;
        // Eight cells of this word of pixels are one byte of the coarse row; both are counted from PAD words left of the canvas.
        const cell = (w - PAD) * 8 + PAD * 32;
        const at = base + (cell >>> 5);
        const shift = cell & 31;
        this.#coarse[at] = (this.#coarse[at]! & ~(0xff << shift)) | (byte << shift);
      }
    }
  }

  stats = { tiles: 0, coarse: 0, fine: 0, fineReads: 0, cand: 0 };
  /**
   * The free position of a sprite's upper left corner that is nearest to (targetX, targetY), or undefined where none is
   * free. Distance is measured in the canvas's own proportions.
   */
  search(probe: Probe, targetX: number, targetY: number, margin: number): Position | undefined {
    const originX = targetX & ~(CELL - 1);
    const originY = targetY & ~(CELL - 1);
    const maxX = this.width - probe.width - margin;
    const maxY = this.height - probe.height - margin;
    let best = Number.POSITIVE_INFINITY;
    let bestX = -1;
    let bestY = -1;
    const count = this.#tileX.length;
    for (let i = 0; i < count && this.#tileDistance[i]! < best; i++) {
      const x = originX + this.#tileX[i]!;
      const y = originY + this.#tileY[i]!;
      if (x > maxX || x + TILE <= margin || y > maxY || y + CELL <= margin) continue;
      this.stats.tiles++;
      const free = ~this.#coarseTaken(probe.cells, x, y);
      if (free === 0) continue;
      const rows = Math.min(CELL, maxY - y + 1);
      for (let part = 0; part < 4; part++) {
        if (((free >>> (8 * part)) & 0xff) === 0) continue;
        const startX = x + 32 * part;
        if (startX > maxX || startX + 32 <= margin) continue;
        const nearX = startX > targetX ? startX - targetX : startX + 31 < targetX ? targetX - startX - 31 : 0;
        for (let row = Math.max(0, margin - y); row < rows; row++) {
          const distanceY = this.#distanceY[Math.abs(y + row - targetY)]!;
          if (distanceY + this.#distanceX[nearX]! >= best) continue;
          this.stats.fine++;
          let lanes = ~this.#taken(probe.runs, startX, y + row);
          if (startX < margin) lanes &= 0xffffffff << (margin - startX);
          if (startX + 31 > maxX) lanes &= 0xffffffff >>> (31 - (maxX - startX));
          if (lanes === 0) continue;
          const split = Math.min(32, Math.max(0, targetX - startX));
          const right = split === 32 ? 0 : lanes & (0xffffffff << split);
          const left = split === 0 ? 0 : lanes & (0xffffffff >>> (32 - split));
          if (right !== 0) {
            const foundX = startX + 31 - Math.clz32(right & -right);
            const distance = distanceY + this.#distanceX[Math.abs(foundX - targetX)]!;
            if (distance < best) {
              best = distance;
              bestX = foundX;
              bestY = y + row;
            }
          }
          if (left !== 0) {
            const foundX = startX + 31 - Math.clz32(left);
            const distance = distanceY + this.#distanceX[Math.abs(foundX - targetX)]!;
            if (distance < best) {
              best = distance;
              bestX = foundX;
              bestY = y + row;
            }
          }
        }
      }
    }
    return bestX < 0 ? undefined : { x: bestX, y: bestY };
  }

  /** Of 32 coarse positions from (x, y) to the right, those at which a coarse cell of the sprite meets a taken one. */
  #coarseTaken(cells: Int16Array, x: number, y: number): number {
    const coarse = this.#coarse;
    const stride = this.#coarseStride;
    const base = ((y >> 2) + PAD_ROWS) * stride;
    const column = (x >> 2) + PAD * 32;
    let taken = 0;
    for (let i = 0; i < cells.length; i += 2) {
      const bit = column + cells[i + 1]!;
      const at = base + cells[i]! * stride + (bit >>> 5);
      const shift = bit & 31;
      // Two shifts, since a shift by 32 would be one by 0.
      taken |= (coarse[at]! >>> shift) | ((coarse[at + 1]! << 1) << (31 - shift));
      if (taken === -1) {
        this.stats.coarse += i / 2 + 1;
        return taken;
      }
    }
    this.stats.coarse += cells.length / 2;
    this.stats.cand++;
    return taken;
  }

  /** Of 32 positions from (x, y) to the right, those at which a pixel of the sprite meets a taken one. */
  #taken(runs: Int16Array, x: number, y: number): number {
    const stride = this.#stride;
    const levels = this.#levels;
    let taken = 0;
    for (let i = 0; i < runs.length; i += 3) {
      const row = (y + runs[i]!) * stride;
      const start = x + runs[i + 1]! + PAD * 32;
      let length = runs[i + 2]!;
      const k = Math.min(LEVELS - 1, 31 - Math.clz32(length));
      const level = levels[k]!;
      const last = start + length - (1 << k);
      for (let bit = start; ; bit += 1 << k) {
        if (bit > last) bit = last;
        const at = row + (bit >>> 5);
        const shift = bit & 31;
        taken |= (level[at]! >>> shift) | ((level[at + 1]! << 1) << (31 - shift));
        if (bit === last) break;
      }
      length = 0;
      if (taken === -1) {
        this.stats.fineReads += i / 3 + 1;
        return taken;
      }
    }
    this.stats.fineReads += runs.length / 3;
    return taken;
  }
}
