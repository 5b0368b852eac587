// Specification of the colours: readable on both grounds, apart for every colour vision, and what hue and tone mean.
import { describe, expect, it } from 'vitest';
import { type Colour, colourOf, type Ground, PALETTES, scriptOf } from '../../../functions/draw/colours.ts';

/** sRGB as light, 0 to 1. */
const linear = (colour: Colour): number[] =>
  colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i]!, 0));

/** Relative luminance, WCAG 2.2. */
const luminance = (colour: Colour): number => times([[0.2126, 0.7152, 0.0722]], linear(colour))[0]!;

const contrast = (a: Colour, b: Colour): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

/** What remains of light: Machado, Oliveira and Fernandes (2009), severity 1. */
const VISIONS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab, https://bottosson.github.io/posts/oklab/: distances are about as large as they look. */
const oklab = (light: readonly number[]): number[] => {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map((cone) => Math.cbrt(Math.max(0, cone)));
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
};

const distance = (a: Colour, b: Colour, vision: string): number => {
  const [x, y] = [a, b].map((colour) => oklab(times(VISIONS[vision]!, linear(colour))));
  return Math.hypot(...x!.map((part, i) => part - y![i]!));
};

const tonesOf = (ground: Ground): Colour[][] =>
  Object.values(PALETTES[ground].words).map(({ plain, rising }) => [...plain, rising]);

describe.each(['light', 'dark'] as const)('the colours on the %s ground', (ground) => {
  it('stand out from it by 4.5 : 1', () => {
    for (const tone of tonesOf(ground).flat()) {
      expect(contrast(tone, PALETTES[ground].ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('mark a rising word by more contrast than any other of its script', () => {
    for (const { plain, rising } of Object.values(PALETTES[ground].words)) {
      for (const tone of plain) {
        const [more, less] = [rising, tone].map((each) => contrast(each, PALETTES[ground].ground));
        expect(more! / less!).toBeGreaterThan(1.25);
      }
    }
  });

  it.each(Object.keys(VISIONS))('keep scripts apart for %s', (vision) => {
    const scripts = tonesOf(ground);
    for (const [i, tones] of scripts.entries()) {
      for (const others of scripts.slice(i + 1)) {
        for (const a of tones) for (const b of others) expect(distance(a, b, vision)).toBeGreaterThan(0.078);
      }
    }
  });
});

describe('a word', () => {
  it.each([
    ['大模型', 'han'],
    ['AI安全', 'han'],
    ['ロボットの手', 'kana'],
    ['Kimi', 'latin'],
    ['Яндекс', 'other'],
  ])('%s has the hue of %s', (text, script) => {
    expect(scriptOf(text)).toBe(script);
  });

  it('has the tone of rising words where it rises, whatever its rank', () => {
    const { plain, rising } = PALETTES.light.words.latin;
    expect([0, 1].map((rank) => colourOf({ word: 'Kimi', rising: true }, rank, 'light'))).toEqual([rising, rising]);
    expect([0, 1].map((rank) => colourOf({ word: 'Kimi' }, rank, 'light'))).toEqual(plain);
  });
});
