// The colours of the cloud: hue tells a word's script and tone whether it rises, for every kind of colour vision.
import type { Script } from '../../shared/word-cloud.ts';

export type Ground = 'light' | 'dark';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

interface Tones {
  /** Two that mean the same, so that neighbours of one script stay apart. */
  readonly plain: readonly [Colour, Colour];
  /** What stands out most from the ground. */
  readonly rising: Colour;
}

interface Palette {
  readonly ground: Colour;
  readonly words: Readonly<Record<Script, Tones>>;
}

/**
 * Blue, purple, orange and green near those of Okabe and Ito (https://jfly.uni-koeln.de/color/), moved in hue and
 * lightness until each is at least 4.5 : 1 from its ground (WCAG 2.2, 1.4.3) and any two of different scripts are at
 * least 0.08 apart in OKLab to normal vision and to protanopia, deuteranopia and tritanopia as simulated by Machado,
 * Oliveira and Fernandes (2009).
 */
export const PALETTES: Readonly<Record<Ground, Palette>> = {
  light: {
    ground: [255, 255, 255],
    words: {
      han: {
        plain: [
          [10, 60, 175],
          [21, 72, 187],
        ],
        rising: [0, 31, 134],
      },
      kana: {
        plain: [
          [122, 63, 138],
          [133, 73, 149],
        ],
        rising: [93, 34, 108],
      },
      latin: {
        plain: [
          [167, 69, 0],
          [182, 76, 0],
        ],
        rising: [124, 49, 0],
      },
      other: {
        plain: [
          [0, 115, 93],
          [1, 127, 102],
        ],
        rising: [2, 83, 67],
      },
    },
  },
  dark: {
    ground: [17, 24, 32],
    words: {
      han: {
        plain: [
          [54, 178, 254],
          [6, 167, 247],
        ],
        rising: [143, 208, 255],
      },
      kana: {
        plain: [
          [185, 124, 166],
          [174, 114, 155],
        ],
        rising: [218, 155, 198],
      },
      latin: {
        plain: [
          [255, 157, 49],
          [245, 144, 16],
        ],
        rising: [254, 204, 161],
      },
      other: {
        plain: [
          [103, 157, 101],
          [93, 146, 91],
        ],
        rising: [133, 188, 131],
      },
    },
  },
};

/** The script that tells a word's language best: kana before Han, Han before Latin. */
export const scriptOf = (word: string): Script => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return 'kana';
  if (/\p{Script=Han}/u.test(word)) return 'han';
  return /\p{Script=Latin}/u.test(word) ? 'latin' : 'other';
};

export const groundColour = (ground: Ground): Colour => PALETTES[ground].ground;

/** `#0a3caf`. */
export const hexOf = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The colour by which a script is known on a ground. */
export const hueOf = (script: Script, ground: Ground): Colour => PALETTES[ground].words[script].plain[0];

/** Colour of a word that is the rank-th in weight, counted from 0. */
export const colourOf = (
  { word, rising = false }: { readonly word: string; readonly rising?: boolean },
  rank: number,
  ground: Ground,
): Colour => {
  const tones = PALETTES[ground].words[scriptOf(word)];
  return rising ? tones.rising : tones.plain[rank % 2]!;
};
