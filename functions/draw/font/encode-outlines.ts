// The writing half of outlines.bin: glyph outlines as small deltas. functions/draw/outlines.ts reads what this writes.
import { MAGIC, NARROW_ZERO, OPERATION, WIDE, WIDE_ZERO } from '../outlines.ts';

/** A glyph as a font library gives it; scale multiplies all its units. */
export interface GlyphSource {
  readonly codePoint: number;
  readonly scale: number;
  readonly advance: number;
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
}

const pushNumber = (bytes: number[], value: number): void => {
  const narrow = value + NARROW_ZERO;
  const wide = value + WIDE_ZERO;
  if (narrow >= 0 && narrow < WIDE) bytes.push(narrow);
  else if (wide >= 0 && wide < 2 * WIDE_ZERO) bytes.push(WIDE + (wide >> 8), wide & 0xff);
  else throw new Error(`The outline has the step ${value}, which is too long for this format.`);
};

const encodeGlyph = (glyph: GlyphSource): number[] => {
  const operations: number[] = [];
  const numbers: number[] = [];
  let x = 0;
  let y = 0;
  const push = (operation: number, ...deltas: number[]): void => {
    operations.push(operation);
    for (const delta of deltas) pushNumber(numbers, delta);
  };
  for (const { command, args } of glyph.commands) {
    const points = args.map((value) => Math.round(value * glyph.scale));
    const deltas = points.map((value, i) => value - (points[i - 2] ?? (i % 2 === 0 ? x : y)));
    const [dx1 = 0, dy1 = 0, dx2 = 0, dy2 = 0, dx3 = 0, dy3 = 0] = deltas;
    if (command === 'closePath') continue;
    if (command === 'moveTo') push(OPERATION.move, ...deltas);
    else if (command === 'lineTo' && dy1 === 0) push(OPERATION.horizontal, dx1);
    else if (command === 'lineTo' && dx1 === 0) push(OPERATION.vertical, dy1);
    else if (command === 'lineTo') push(OPERATION.line, ...deltas);
    else if (command === 'quadraticCurveTo') push(OPERATION.quadratic, ...deltas);
    else if (command === 'bezierCurveTo' && dy1 === 0 && dx3 === 0)
      push(OPERATION.horizontalVertical, dx1, dx2, dy2, dy3);
    else if (command === 'bezierCurveTo' && dx1 === 0 && dy3 === 0)
      push(OPERATION.verticalHorizontal, dy1, dx2, dy2, dx3);
    else if (command === 'bezierCurveTo') push(OPERATION.cubic, ...deltas);
    else throw new Error(`The outline of U+${glyph.codePoint.toString(16)} has the unknown command ${command}.`);
    x = points.at(-2) ?? x;
    y = points.at(-1) ?? y;
  }
  const bytes: number[] = [];
  pushNumber(bytes, operations.length);
  for (let i = 0; i < operations.length; i += 2) bytes.push(operations[i]! | ((operations[i + 1] ?? 0) << 4));
  return bytes.concat(numbers);
};

/**
 * All glyphs as one file in the format that functions/draw/outlines.ts describes.
 * @param glyphs by ascending code point
 */
export const encodeOutlines = (unitsPerEm: number, glyphs: readonly GlyphSource[]): Uint8Array => {
  const data = glyphs.map(encodeGlyph);
  const head = new Uint32Array(3 + glyphs.length * 3 + 1);
  const view = new DataView(head.buffer);
  for (let i = 0; i < MAGIC.length; i++) view.setUint8(i, MAGIC.charCodeAt(i));
  head[1] = unitsPerEm;
  head[2] = glyphs.length;
  let offset = 0;
  for (const [i, glyph] of glyphs.entries()) {
    head[3 + i] = glyph.codePoint;
    head[3 + glyphs.length + i] = offset;
    head[3 + 2 * glyphs.length + 1 + i] = Math.round(glyph.advance * glyph.scale);
    offset += data[i]!.length;
  }
  head[3 + 2 * glyphs.length] = offset;
  const bytes = new Uint8Array(head.byteLength + offset);
  bytes.set(new Uint8Array(head.buffer));
  let at = head.byteLength;
  for (const each of data) {
    bytes.set(each, at);
    at += each.length;
  }
  return bytes;
};
