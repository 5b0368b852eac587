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
  const x = Int16Array.from(order, (each) => (((each % count) % (2 * columns)) - columns) * TILE);
  const y = Int16Array.from(order, (each) => (Math.floor((each % count) / (2 * columns)) - rows) * CELL);
  const nearest = Float64Array.from(order, (each) => Math.floor(each / count) / DISTANCE_UNITS);
  const farthest = Float64Array.from(x, (left, i) => {
    const top = y[i]!;
    const dx = Math.max(Math.abs(left), Math.abs(left + TILE));
    const dy = Math.max(Math.abs(top), Math.abs(top + CELL));
    return distanceX[dx]! + distanceY[dy]!;
  });
  return { count, x, y, nearest, farthest, distanceX, distanceY };
};
