// Specification of the layout: what holds for any words on any canvas.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LayoutOptions, layOut, type WeightedWord } from '../../../functions/draw/layout.ts';
import { bundledOutlines } from '../../../functions/draw/outlines.ts';
import { renderSvg } from '../../../functions/draw/svg.ts';
import { BadInputError } from '../../../shared/errors.ts';
import { countInk } from './ink.ts';

const outlines = bundledOutlines();
const { unitsPerEm } = outlines;
const OPTIONS: LayoutOptions = { width: 1600, height: 900, gap: 2, margin: 16, spacing: 0.2, vertical: 0, seed: 'a' };
const SMALL: LayoutOptions = { ...OPTIONS, width: 400, height: 240, margin: 0, gap: 1, spacing: 0 };

const inkOf = (layout: ReturnType<typeof layOut>, { width, height }: LayoutOptions) => {
  const svg = renderSvg(layout.placed, { width, height, ground: 'light', alt: '', unitsPerEm });
  const boxes = layout.placed.map(({ x, y, sprite }) => ({ x, y, width: sprite.width, height: sprite.height }));
  return countInk(svg, boxes, width, height);
};

/** Where each word stands and how large it is. */
const places = (layout: ReturnType<typeof layOut>) =>
  layout.placed.map(({ source, x, y, fontSize, vertical }) => ({ word: source.word, x, y, fontSize, vertical }));

const letters = fc.constantFrom(...'AgjQy.-é字模型源智ポケЖяΩ5');
const words = fc.uniqueArray(
  fc.record({
    word: fc.array(letters, { minLength: 1, maxLength: 8 }).map((each) => each.join('')),
    weight: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 1, maxLength: 14, selector: (each) => each.word },
);
const options = fc.record({
  gap: fc.integer({ min: 1, max: 4 }),
  margin: fc.integer({ min: 0, max: 9 }),
  spacing: fc.constantFrom(0, 0.2),
  vertical: fc.constantFrom(0, 0.5, 1),
  seed: fc.string(),
});

const manyWords = (count: number): WeightedWord[] =>
  Array.from({ length: count }, (_, i) => ({
    word: `${['Model', '推理', 'agent', '芯片', 'Token', '机器人'][i % 6]}${i}`,
    weight: 1 + Math.floor(400 / (i + 2)),
  }));

describe('a layout', () => {
  it('lets no two words overlap or touch and no word leave its box or the canvas', async () => {
    await fc.assert(
      fc.asyncProperty(words, options, async (given, chosen) => {
        const all = { ...SMALL, ...chosen };
        const layout = layOut(given, outlines, all);
        const ink = await inkOf(layout, all);
        expect(ink).toMatchObject({ overlapping: 0, touching: 0, outside: 0 });
        expect(ink.pixels.every((count) => count > 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('places every word whose characters have glyphs', () => {
    fc.assert(
      fc.property(words, options, (given, chosen) => {
        const { placed, dropped } = layOut(given, outlines, { ...SMALL, ...chosen });
        expect(dropped).toEqual([]);
        expect(placed.map(({ source }) => source.word).sort()).toEqual(given.map(({ word }) => word).sort());
      }),
      { numRuns: 25 },
    );
  });

  it('is the same for the same words in any order', () => {
    fc.assert(
      fc.property(
        words.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        options,
        ([given, shuffled], chosen) => {
          const all = { ...SMALL, ...chosen };
          expect(places(layOut(shuffled, outlines, all))).toEqual(places(layOut(given, outlines, all)));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('ranks sizes as weights rank', () => {
    fc.assert(
      fc.property(words, (given) => {
        const { placed } = layOut(given, outlines, SMALL);
        for (const a of placed)
          for (const b of placed)
            if (a.source.weight > b.source.weight) expect(a.fontSize).toBeGreaterThanOrEqual(b.fontSize);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves the others readable beside a giant', () => {
    const { placed } = layOut([{ word: '巨人', weight: 1_000_000 }, ...manyWords(30)], outlines, OPTIONS);
    const [giant, second] = placed.map(({ fontSize }) => fontSize);
    expect(giant! / second!).toBeCloseTo(3, 1);
  });

  it('keeps the gap between words', async () => {
    const options = { ...SMALL, gap: 3 };
    const layout = layOut(manyWords(20), outlines, options);
    const { placed } = layout;
    // Words moved one pixel towards the middle still don't touch, since three pixels lay between them.
    const moved = placed.map((word, i) => (i % 2 === 0 ? word : { ...word, x: word.x + Math.sign(200 - word.x) }));
    expect(await inkOf({ ...layout, placed: moved }, options)).toMatchObject({ overlapping: 0, touching: 0 });
  });

  it('keeps the margin free', () => {
    const { placed } = layOut(manyWords(60), outlines, { ...OPTIONS, margin: 40 });
    for (const { x, y, sprite } of placed) {
      expect(Math.min(x, y, 1600 - x - sprite.width, 900 - y - sprite.height)).toBeGreaterThanOrEqual(40);
    }
  });

  it('puts the heaviest word in the middle', () => {
    const { placed } = layOut(manyWords(50), outlines, OPTIONS);
    const { x, y, sprite } = placed[0]!;
    expect(Math.abs(x + sprite.width / 2 - 800)).toBeLessThanOrEqual(1);
    expect(Math.abs(y + sprite.height / 2 - 450)).toBeLessThanOrEqual(1);
  });

  it('turns words by the seed, and never the heaviest', () => {
    const upright = (seed: string, vertical: number): boolean[] =>
      layOut(manyWords(30), outlines, { ...OPTIONS, seed, vertical }).placed.map((word) => word.vertical);
    expect(upright('a', 0)).not.toContain(true);
    expect(upright('a', 1)).toEqual([false, ...Array.from({ length: 29 }, () => true)]);
    expect(upright('a', 0.5)).toEqual(upright('a', 0.5));
    expect(upright('a', 0.5)).not.toEqual(upright('b', 0.5));
  });

  it.each([1, 5, 50, 200, 400])('places %i words', (count) => {
    expect(layOut(manyWords(count), outlines, OPTIONS).placed).toHaveLength(count);
  });

  it.each([
    ['a word of 60 letters', 'Pneumonoultramicroscopicsilicovolcanoconiosis'.padEnd(60, 'x')],
    ['a word of 60 hanzi', '大模型推理'.repeat(12)],
    ['a word of one narrow letter', 'i'],
  ])('places %s that outweighs all others', (_, word) => {
    const { placed } = layOut([{ word, weight: 10_000 }, ...manyWords(30)], outlines, OPTIONS);
    expect(placed).toHaveLength(31);
    expect(placed[0]!.source.word).toBe(word);
  });

  it('drops a word that has no glyph and says so', () => {
    const { placed, dropped } = layOut(
      [
        { word: 'robot🤖', weight: 9 },
        { word: '芯片', weight: 5 },
        { word: ' ', weight: 2 },
      ],
      outlines,
      OPTIONS,
    );
    expect(placed.map(({ source }) => source.word)).toEqual(['芯片']);
    expect(dropped).toEqual([
      { word: 'robot🤖', reason: 'missingGlyph' },
      { word: ' ', reason: 'missingGlyph' },
    ]);
  });

  it('refuses words that fit at no readable size', () => {
    expect(() => layOut(manyWords(400), outlines, { ...OPTIONS, width: 60, height: 40 })).toThrow(BadInputError);
  });
});
