// Lays words out on the canvas: sizes from weights, the heaviest in the middle, each other as near to it as it fits.
import { BadInputError } from '../../shared/errors.ts';
import { randomFrom } from '../../shared/random.ts';
import { Board } from './board.ts';
import type { Outline, Outlines } from './outlines.ts';
import { probeOf } from './probe.ts';
import { drawSprite, glyphsOf, type Sprite } from './sprite.ts';

export interface WeightedWord {
  readonly word: string;
  /** Above 0. */
  readonly weight: number;
  /** Said of the word, not used for its place. */
  readonly rising?: boolean;
}

export interface LayoutOptions {
  /** Canvas, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels that stay empty between words, and between words and the edge. */
  readonly gap: number;
  readonly margin: number;
  /** What stays empty before and after a word besides the gap, in em, so that neighbours don't read as one word. */
  readonly spacing: number;
  /** Share of words that stand upright, 0 to 1. The heaviest always lies. */
  readonly vertical: number;
  /** What the layout's small choices are drawn from: the slug. */
  readonly seed: string;
}

/** A word in its place: upper left corner and size of its ink, and the font size, in pixels. */
export interface PlacedWord<W extends WeightedWord> {
  readonly source: W;
  readonly x: number;
  readonly y: number;
  readonly fontSize: number;
  readonly vertical: boolean;
  readonly sprite: Sprite;
  readonly glyphs: readonly Outline[];
}

export interface Layout<W extends WeightedWord> {
  readonly placed: readonly PlacedWord<W>[];
  readonly dropped: readonly { readonly word: string; readonly reason: 'missingGlyph' }[];
  /** Font size of the heaviest word. */
  readonly topFont: number;
}

/** A word whose glyphs are all there. */
export interface Drawable<W extends WeightedWord> {
  readonly source: W;
  readonly glyphs: readonly Outline[];
  /** Length in em. */
  readonly length: number;
  readonly vertical: boolean;
}

const SMALLEST_FONT = 6;

/** The heaviest word is at most so many times as high as the second, or that and the others would be too small to read. */
const HIGHEST_STEP = 3;

/** The weight from which on a word gets the top font. */
const topWeightOf = ([first, second]: readonly WeightedWord[]): number =>
  Math.min(first?.weight ?? 1, (second?.weight ?? Number.POSITIVE_INFINITY) * HIGHEST_STEP ** 2);

/** Font size by area: twice the weight takes twice the ink. */
export const fontSizeOf = (topFont: number, weight: number, topWeight: number): number =>
  Math.max(SMALLEST_FONT, Math.round(topFont * Math.sqrt(Math.min(1, weight / topWeight))));

/** A word drawn at its size, not yet placed. */
export interface SizedWord<W extends WeightedWord> {
  readonly drawable: Drawable<W>;
  readonly fontSize: number;
  readonly sprite: Sprite;
}

/** Draws words at the sizes that a top font gives them. */
export const drawWords = <W extends WeightedWord>(
  words: readonly Drawable<W>[],
  unitsPerEm: number,
  topFont: number,
): SizedWord<W>[] => {
  const topWeight = topWeightOf(words.map(({ source }) => source));
  return words.map((drawable) => {
    const fontSize = fontSizeOf(topFont, drawable.source.weight, topWeight);
    return { drawable, fontSize, sprite: drawSprite(drawable.glyphs, unitsPerEm, fontSize, drawable.vertical) };
  });
};

/** Places words in their order; ends at the first that has no room, so that fewer come back than were given. */
export const placeWords = <W extends WeightedWord>(
  words: readonly SizedWord<W>[],
  { width, height, gap, margin, spacing }: LayoutOptions,
): PlacedWord<W>[] => {
  const board = new Board(width, height);
  const placed: PlacedWord<W>[] = [];
  for (const { drawable, fontSize, sprite } of words) {
    const space = Math.round(spacing * fontSize);
    const { source, vertical, glyphs } = drawable;
    // A lying word looks for its space itself; an upright one leaves it to those that come after.
    const [before, after] = vertical ? [0, space] : [space, 0];
    const position = board.search(probeOf(sprite, before), margin);
    if (position === undefined) break;
    const x = position.x + before;
    board.take(sprite, x, position.y, gap, gap + after);
    placed.push({ source, x, y: position.y, fontSize, vertical, sprite, glyphs });
  }
  return placed;
};

/** Words with all glyphs, heaviest first, of equals the first by code point; the others' names. */
export const drawableOf = <W extends WeightedWord>(
  words: readonly W[],
  outlines: Outlines,
  { vertical, seed }: Pick<LayoutOptions, 'vertical' | 'seed'>,
): { drawable: Drawable<W>[]; dropped: Layout<W>['dropped'] } => {
  const random = randomFrom(seed);
  const sorted = words.toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0));
  const drawable: Drawable<W>[] = [];
  const dropped: { word: string; reason: 'missingGlyph' }[] = [];
  for (const source of sorted) {
    const glyphs = glyphsOf(outlines, source.word);
    if (glyphs === undefined || glyphs.every((glyph) => glyph.operations.length === 0)) {
      dropped.push({ word: source.word, reason: 'missingGlyph' });
      continue;
    }
    const length = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) / outlines.unitsPerEm;
    drawable.push({ source, glyphs, length, vertical: drawable.length > 0 && random() < vertical });
  }
  return { drawable, dropped };
};

/** Share of the canvas that boxes of an em's height take when it is as full as looks good. */
const FULL = 0.72;
/** The heaviest word of a day with few words is not higher than this share of the canvas. */
const HIGHEST = 0.3;
const SHRINK = 0.95;

/** A top font at which the words probably fit. */
const firstTopFont = <W extends WeightedWord>(words: readonly Drawable<W>[], options: LayoutOptions): number => {
  const { width, height, margin } = options;
  const topWeight = topWeightOf(words.map(({ source }) => source));
  let fonts = height * HIGHEST;
  let area = 0;
  for (const { source, length, vertical } of words) {
    const share = Math.sqrt(Math.min(1, source.weight / topWeight));
    fonts = Math.min(fonts, ((vertical ? height : width) - 2 * margin) / (length * share));
    area += length * share * share;
  }
  return Math.floor(Math.min(fonts, Math.sqrt((FULL * width * height) / area)));
};

/**
 * Places every word that has glyphs: the scale shrinks until all have room. The same words and seed give the same
 * layout, in whatever order the words come.
 */
export const layOut = <W extends WeightedWord>(
  words: readonly W[],
  outlines: Outlines,
  options: LayoutOptions,
): Layout<W> => {
  const { drawable, dropped } = drawableOf(words, outlines, options);
  for (
    let topFont = firstTopFont(drawable, options);
    topFont >= SMALLEST_FONT;
    topFont = Math.floor(topFont * SHRINK)
  ) {
    const placed = placeWords(drawWords(drawable, outlines.unitsPerEm, topFont), options);
    if (placed.length === drawable.length) return { placed, dropped, topFont };
  }
  throw new BadInputError(
    `${drawable.length} words don't fit on ${options.width}×${options.height} pixels even at ${SMALLEST_FONT} pixels a letter; give fewer words or a larger canvas.`,
  );
};
