// Glyph outlines from the prebuilt file font/outlines.bin: no font is parsed at run time, no system font is needed.
import { readFileSync } from 'node:fs';
import { BadInputError } from '../../shared/errors.ts';

// The file, little-endian: MAGIC, units per em (u32), number of glyphs (u32), then the columns code points (u32,
// ascending), offsets into the data (u32, one more than glyphs) and advances (u32), then the data. A glyph of the data
// is the number of its operations, their codes (two a byte, low half first) and the deltas of all of them, each from
// the point before, in units of the em. A number is one byte for −96..95, else two.

/** First four bytes of the file: its kind and version. */
export const MAGIC = 'DCO1';

/** Codes of the operations. `horizontalVertical` is a cubic that starts level and ends upright, as most curves do. */
export const OPERATION = {
  move: 0,
  line: 1,
  horizontal: 2,
  vertical: 3,
  quadratic: 4,
  cubic: 5,
  horizontalVertical: 6,
  verticalHorizontal: 7,
} as const;

/** A byte below WIDE is a number by itself, NARROW_ZERO standing for 0; from WIDE on, six of its bits begin a wide one. */
export const WIDE = 192;
export const NARROW_ZERO = 96;
export const WIDE_ZERO = 8192;

/** An outline: operations reduced to move, line, quadratic and cubic, with absolute points in units of the em, y upwards. */
export interface Outline {
  readonly advance: number;
  readonly operations: Uint8Array;
  readonly points: Int16Array;
}

export interface Outlines {
  readonly unitsPerEm: number;
  /** The outline of a code point, or undefined where the file has none. */
  outline(codePoint: number): Outline | undefined;
}

/** Numbers that each operation is followed by in the file, and points that it becomes. */
const NUMBERS = [2, 2, 1, 1, 4, 6, 4, 4];
const POINTS = [2, 2, 2, 2, 4, 6, 6, 6];
const SIMPLE = [0, 1, 1, 1, 4, 5, 5, 5];

const decode = (data: Uint8Array, start: number, advance: number): Outline => {
  let at = start;
  const next = (): number => {
    const byte = data[at++]!;
    return byte < WIDE ? byte - NARROW_ZERO : ((byte - WIDE) << 8) + data[at++]! - WIDE_ZERO;
  };
  const count = next();
  const codes = at;
  at += (count + 1) >> 1;
  const codeOf = (i: number): number => (data[codes + (i >> 1)]! >> (4 * (i & 1))) & 15;
  let size = 0;
  for (let i = 0; i < count; i++) size += POINTS[codeOf(i)]!;
  const operations = new Uint8Array(count);
  const points = new Int16Array(size);
  let length = 0;
  let x = 0;
  let y = 0;
  const push = (dx: number, dy: number): void => {
    x += dx;
    y += dy;
    points[length++] = x;
    points[length++] = y;
  };
  for (let i = 0; i < count; i++) {
    const code = codeOf(i);
    operations[i] = SIMPLE[code]!;
    if (code === OPERATION.horizontal) push(next(), 0);
    else if (code === OPERATION.vertical) push(0, next());
    else if (code === OPERATION.horizontalVertical) {
      push(next(), 0);
      push(next(), next());
      push(0, next());
    } else if (code === OPERATION.verticalHorizontal) {
      push(0, next());
      push(next(), next());
      push(next(), 0);
    } else for (let n = NUMBERS[code]!; n > 0; n -= 2) push(next(), next());
  }
  return { advance, operations, points };
};

/** Reads outlines from the bytes of a file; each glyph is decoded at its first use. Throws BadInputError on another file. */
export const outlinesFrom = (bytes: Uint8Array): Outlines => {
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new BadInputError(`The outlines do not begin with ${MAGIC}; build them again with font/build-outlines.ts.`);
  }
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const [, unitsPerEm = 0, count = 0] = new Uint32Array(aligned.buffer, aligned.byteOffset, 3);
  const columns = new Uint32Array(aligned.buffer, aligned.byteOffset + 12, 3 * count + 1);
  const data = aligned.subarray(12 + columns.byteLength);
  const cache = new Map<number, Outline | undefined>();
  const find = (codePoint: number): Outline | undefined => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (columns[middle]! < codePoint) low = middle + 1;
      else high = middle;
    }
    if (low === count || columns[low] !== codePoint) return undefined;
    return decode(data, columns[count + low]!, columns[2 * count + 1 + low]!);
  };
  return {
    unitsPerEm,
    outline: (codePoint) => {
      if (!cache.has(codePoint)) cache.set(codePoint, find(codePoint));
      return cache.get(codePoint);
    },
  };
};

let bundled: Outlines | undefined;

/** The outlines that come with this step: Noto Sans CJK SC Bold, see font/build-outlines.ts. */
export const bundledOutlines = (): Outlines => {
  bundled ??= outlinesFrom(readFileSync(new URL('font/outlines.bin', import.meta.url)));
  return bundled;
};
