// The cloud as JPEG and PNG: the coverage of the layout's own sprites in colour, so that nothing is drawn twice.
import sharp from 'sharp';
import { type Colour, colourOf, type Ground, groundColour } from './colours.ts';
import type { PlacedWord, WeightedWord } from './layout.ts';

/** Bytes that a picture of 1600 × 900 pixels may have, larger ones in proportion: a page with it stays light. */
export const MOST_BYTES = 300_000;
const USUAL_PIXELS = 1600 * 900;
/** Qualities tried in turn until the picture is small enough; the last is taken whatever its size. */
const QUALITIES = [72, 64, 56, 48, 40, 32];
/**
 * Half-size colour planes, since letters on white would else take twice the bytes; the quantisation table of ImageMagick
 * (3), which keeps edges half a decibel truer than the standard's at the same size. Progressive order would make the file
 * 7 % smaller and take half as long again.
 */
const JPEG = { chromaSubsampling: '4:2:0', quantisationTable: 3 } as const;

/** For each coverage the colour mixed with the ground, three bytes each. */
const mixturesOn = (background: Colour): ((colour: Colour) => Uint8Array) => {
  const known = new Map<Colour, Uint8Array>();
  return (colour) => {
    let mixed = known.get(colour);
    if (mixed === undefined) {
      mixed = new Uint8Array(256 * 3);
      for (let coverage = 0; coverage < 256; coverage++) {
        for (let part = 0; part < 3; part++) {
          // Rounded in whole numbers, which a cold process counts faster.
          const sum = background[part]! * (255 - coverage) + colour[part]! * coverage;
          mixed[coverage * 3 + part] = (2 * sum + 255) / 510;
        }
      }
      known.set(colour, mixed);
    }
    return mixed;
  };
};

const paintRun = (
  pixels: Uint8Array,
  to: number,
  coverage: Uint8Array,
  from: number,
  length: number,
  mixed: Uint8Array,
): void => {
  for (let i = 0; i < length; i++) {
    const mix = coverage[from + i]! * 3;
    pixels[to + 3 * i] = mixed[mix]!;
    pixels[to + 3 * i + 1] = mixed[mix + 1]!;
    pixels[to + 3 * i + 2] = mixed[mix + 2]!;
  }
};

/** The words as RGB pixels, three bytes each, row by row. */
export const paint = (
  words: readonly PlacedWord<WeightedWord>[],
  width: number,
  height: number,
  ground: Ground,
): Uint8Array => {
  const background = groundColour(ground);
  const mixtureOf = mixturesOn(background);
  const pixels = new Uint8Array(width * height * 3);
  if (background.every((part) => part === background[0])) pixels.fill(background[0]);
  else for (let i = 0; i < pixels.length; i++) pixels[i] = background[i % 3]!;
  for (const [rank, { source, x, y, sprite }] of words.entries()) {
    const mixed = mixtureOf(colourOf(source, rank, ground));
    const { runs, coverage, width: spriteWidth } = sprite;
    for (let i = 0; i < runs.length; i += 3) {
      const from = runs[i]! * spriteWidth + runs[i + 1]!;
      const to = ((y + runs[i]!) * width + x + runs[i + 1]!) * 3;
      paintRun(pixels, to, coverage, from, runs[i + 2]!, mixed);
    }
  }
  return pixels;
};

/** Bytes that a picture of a size may have. */
const mostBytes = (width: number, height: number): number => MOST_BYTES * Math.max(1, (width * height) / USUAL_PIXELS);

/** RGB pixels as JPEG in sRGB, at the highest quality that fits in MOST_BYTES. The same pixels give the same bytes. */
export const encodeJpeg = async (pixels: Uint8Array, width: number, height: number): Promise<Uint8Array> => {
  let jpeg: Uint8Array = new Uint8Array();
  for (const quality of QUALITIES) {
    jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ ...JPEG, quality })
      .toBuffer();
    if (jpeg.length <= mostBytes(width, height)) break;
  }
  return jpeg;
};

/** Colours of a PNG, tried in turn until it is small enough: two scripts have 6 tones, the rest are their soft edges. */
const PALETTE_SIZES = [256, 48, 24, 12];

/** RGB pixels as PNG with a palette, in sRGB: sharper than the JPEG and mostly smaller, but four times as slow to make. */
export const encodePng = async (pixels: Uint8Array, width: number, height: number): Promise<Uint8Array> => {
  let png: Uint8Array = new Uint8Array();
  for (const colours of PALETTE_SIZES) {
    png = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png({ palette: true, effort: 1, dither: 0, colours })
      .toBuffer();
    if (png.length <= mostBytes(width, height)) break;
  }
  return png;
};
