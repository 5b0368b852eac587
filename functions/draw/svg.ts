// The cloud as SVG: outlines as paths, so that it looks the same where no font is installed; the same bytes every time.
import { colourOf, type Ground, groundColour, hexOf } from './colours.ts';
import type { PlacedWord, WeightedWord } from './layout.ts';
import type { Outline } from './outlines.ts';

/** The one door through which text enters the SVG. Characters that XML 1.0 doesn't allow are removed. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Decimal with at most `digits` places and no trailing zeros. */
const decimal = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const LETTERS = ['m', 'l', '', '', 'q', 'c'];
const NUMBERS = [2, 2, 0, 0, 4, 6];

/** A glyph as path commands in units of the em, relative, y upwards; pen is where it starts. */
const pathOf = ({ operations, points }: Outline, pen: number): string => {
  let path = '';
  let at = 0;
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  for (const [i, operation] of operations.entries()) {
    const count = NUMBERS[operation]!;
    if (operation === 0) {
      if (i > 0) path += 'z';
      // After z the point is the contour's start; the first move of a glyph is absolute.
      const moveX = points[at]!;
      const moveY = points[at + 1]!;
      path += i === 0 ? `M${pen + moveX} ${moveY}` : `m${moveX - startX} ${moveY - startY}`;
      startX = moveX;
      startY = moveY;
    } else {
      const deltas: number[] = [];
      for (let k = 0; k < count; k += 2) deltas.push(points[at + k]! - x, points[at + k + 1]! - y);
      path += LETTERS[operation]! + deltas.join(' ').replaceAll(' -', '-');
    }
    x = points[at + count - 2]!;
    y = points[at + count - 1]!;
    at += count;
  }
  return operations.length === 0 ? '' : `${path}z`;
};

const wordElement = (placed: PlacedWord<WeightedWord>, index: number, unitsPerEm: number, ground: Ground): string => {
  const { source, x, y, fontSize, vertical, sprite, glyphs } = placed;
  const scale = decimal(fontSize / unitsPerEm, 6);
  const turn = vertical ? ' rotate(-90)' : '';
  let pen = 0;
  let path = '';
  for (const glyph of glyphs) {
    path += pathOf(glyph, pen);
    pen += glyph.advance;
  }
  const transform = `translate(${x + sprite.originX} ${y + sprite.originY})${turn} scale(${scale} -${scale})`;
  return (
    `<g id="word-${index + 1}" fill="${hexOf(colourOf(source, index, ground))}" transform="${transform}">` +
    `<title>${escapeXml(source.word)}: ${decimal(source.weight, 3)}</title><path d="${path}"/></g>`
  );
};

/** The whole SVG. `alt` describes the picture for those who don't see it. */
export const renderSvg = (
  words: readonly PlacedWord<WeightedWord>[],
  {
    width,
    height,
    ground,
    alt,
    unitsPerEm,
  }: { width: number; height: number; ground: Ground; alt: string; unitsPerEm: number },
): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="description">`,
    `<desc id="description">${escapeXml(alt)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${hexOf(groundColour(ground))}"/>`,
    ...words.map((word, i) => wordElement(word, i, unitsPerEm, ground)),
    '</svg>\n',
  ].join('\n');
