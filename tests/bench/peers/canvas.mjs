// What the peers on @napi-rs/canvas share: the font, and the JPEG of placed words.
import { writeFileSync } from 'node:fs';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

export const FAMILY = 'Noto Sans CJK SC';

/** Makes the font file known. Returns the ms it takes, since the library looks through all fonts of the system first. */
export const useFont = (path) => {
  const start = performance.now();
  GlobalFonts.registerFromPath(path);
  return performance.now() - start;
};

/** Draws words `{text, x, y, size}`, centred on x and the baseline y, and writes the JPEG. Returns times in ms. */
export const writePicture = async (words, { width, height, out }) => {
  const start = performance.now();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#005e9a';
  context.textAlign = 'center';
  for (const { text, x, y, size } of words) {
    context.font = `bold ${size}px "${FAMILY}"`;
    context.fillText(text, x, y);
  }
  const drawn = performance.now();
  writeFileSync(out, await canvas.encode('jpeg', 74));
  return { rasterMs: drawn - start, encodeMs: performance.now() - drawn };
};
