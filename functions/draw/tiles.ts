// The order in which the board looks at positions: tiles of them, nearest to the middle first.
import { CELL } from './probe.ts';

/** Width of a tile in positions: 32 coarse cells. It is one cell high. */
export const TILE = 32 * CELL;

/** Tiles around an origin, nearest first, each with the least and greatest distance of its positions from the middle. */
export interface Tiles {
  readonly count: number;
  /** Offsets of the tile's first position from the origin. */
  readonly x: Int16Array;
  readonly y: Int16Array;
  readonly nearest: Float64Array;
  readonly farthest: Float64Array;
  /** The greatest `farthest` of a tile and all before it: rises, so that the first tile that reaches a distance is found. */
  readonly reach: Float64Array;
  /** A distance is the sum of one number for the columns and one for the rows between a position and the middle. */
  readonly distanceX: Float64Array;
  readonly distanceY: Float64Array;
}

/** Squares of 0, 1, 2, … in units of a side, so that distance is measured in the canvas's own proportions. */
const squares = (side: number): Float64Array => {
  const values = new Float64Array(side + 2 * TILE);
  for (let d = 0; d < values.length; d++) values[d] = (d / side) ** 2;
  return values;
};

/** Steps into which distances are cut to sort them. */
const DISTANCE_UNITS = 1 << 20;

let known: { readonly width: number; readonly height: number; readonly tiles: Tiles } | undefined;

/** The tiles of a canvas; those of the last one are kept, since a layout is tried several times. */
export const tilesOf = (width: number, height: number): Tiles => {
  if (known?.width !== width || known.height !== height) known = { width, height, tiles: makeTiles(width, height) };
  return known.tiles;
};

/** Makes the tiles of a canvas. The middle lies in the origin's cell. */
const makeTiles = (width: number, height: number): Tiles => {
  const distanceX = squares(width);
  const distanceY = squares(height);
  const columns = Math.ceil(width / 2 / TILE) + 1;
  const rows = Math.ceil(height / 2 / CELL) + 1;
  const count = 4 * columns * rows;
  const order = new Float64Array(count);
  for (let tile = 0; tile < count; tile++) {
    const column = (tile % (2 * columns)) - columns;
    const row = Math.floor(tile / (2 * columns)) - rows;
    const dx = column > 0 ? column * TILE - CELL : column < -1 ? -(column + 1) * TILE : 0;
    const dy = row > 0 ? row * CELL - CELL : row < -1 ? -(row + 1) * CELL : 0;
    // Distance and number of the tile in one float, so that plain numbers are sorted.
    order[tile] = Math.floor((distanceX[dx]! + distanceY[dy]!) * DISTANCE_UNITS) * count + tile;
  }
  order.sort();
  const x = new Int16Array(count);
  const y = new Int16Array(count);
  const nearest = new Float64Array(count);
  const farthest = new Float64Array(count);
  const reach = new Float64Array(count);
  // Loops instead of `from`, which goes by an iterator and takes a cold process milliseconds.
  let most = 0;
  for (let i = 0; i < count; i++) {
    const tile = order[i]! % count;
    const left = ((tile % (2 * columns)) - columns) * TILE;
    const top = (Math.floor(tile / (2 * columns)) - rows) * CELL;
    const dx = Math.max(Math.abs(left), Math.abs(left + TILE));
    const dy = Math.max(Math.abs(top), Math.abs(top + CELL));
    const distance = distanceX[dx]! + distanceY[dy]!;
    most = Math.max(most, distance);
    x[i] = left;
    y[i] = top;
    nearest[i] = Math.floor(order[i]! / count) / DISTANCE_UNITS;
    farthest[i] = distance;
    reach[i] = most;
  }
  return { count, x, y, nearest, farthest, reach, distanceX, distanceY };
};

/** The first tile that has a position as far from the middle as `distance`, or the number of tiles. */
export const firstReaching = (reach: Float64Array, distance: number): number => {
  let low = 0;
  let high = reach.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reach[middle]! < distance) low = middle + 1;
    else high = middle;
  }
  return low;
};
