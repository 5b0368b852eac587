// Counts the ink of a picture from its SVG, word by word, drawn by librsvg: nothing of the layout's own pixels is used.
import sharp from 'sharp';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Ink {
  /** Pixels that two words share. */
  readonly overlapping: number;
  /** Pairs of neighbouring pixels, sideways or aslant, of two words. */
  readonly touching: number;
  /** Pixels off the canvas or outside the box that the data names. */
  readonly outside: number;
  /** Pixels of each word. */
  readonly pixels: readonly number[];
}

/** Covered less than this, of 255, a pixel is rounding and no ink. */
const VISIBLE = 8;
const AROUND = 4;

/** The `<g>` elements of a word cloud's SVG, in order. */
export const wordElements = (svg: string): string[] =>
  svg.split('\n').filter((line) => line.startsWith('<g id="word-'));

const alphaOf = async (element: string, box: Box): Promise<{ data: Uint8Array; channels: number; width: number }> => {
  const view = `${box.x} ${box.y} ${box.width} ${box.height}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}" viewBox="${view}">${element}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
  return { data, channels: info.channels, width: info.width };
};

/** Counts the ink of an SVG whose words lie in the boxes, on a canvas of the given size. */
export const countInk = async (svg: string, boxes: readonly Box[], width: number, height: number): Promise<Ink> => {
  const owners = new Int32Array(width * height);
  const pixels: number[] = [];
  let overlapping = 0;
  let outside = 0;
  for (const [i, element] of wordElements(svg).entries()) {
    const box = boxes[i]!;
    const seen = {
      x: box.x - AROUND,
      y: box.y - AROUND,
      width: box.width + 2 * AROUND,
      height: box.height + 2 * AROUND,
    };
    const { data, channels } = await alphaOf(element, seen);
    let count = 0;
    for (let p = 0; p < seen.width * seen.height; p++) {
      if (data[p * channels + channels - 1]! < VISIBLE) continue;
      count++;
      const x = seen.x + (p % seen.width);
      const y = seen.y + Math.floor(p / seen.width);
      const inBox = x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
      if (!inBox || x < 0 || y < 0 || x >= width || y >= height) {
        outside++;
        continue;
      }
      if (owners[y * width + x] !== 0) overlapping++;
      owners[y * width + x] = i + 1;
    }
    pixels.push(count);
  }
  let touching = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const owner = owners[y * width + x]!;
      if (owner === 0) continue;
      const right = x + 1 < width ? owners[y * width + x + 1]! : 0;
      const below =
        y + 1 < height
          ? owners.subarray((y + 1) * width + Math.max(0, x - 1), (y + 1) * width + Math.min(width, x + 2))
          : [];
      for (const other of [right, ...below]) if (other !== 0 && other !== owner) touching++;
    }
  }
  return { overlapping, touching, outside, pixels };
};
