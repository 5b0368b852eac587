// The colours of the cloud: the hue tells a word's script, apart for every kind of colour vision, readable on its ground.

export type Ground = 'light' | 'dark';
export type Script = 'han' | 'kana' | 'latin' | 'other';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

interface Palette {
  readonly ground: Colour;
  /** Three tones of each hue: neighbours of one script stay apart. */
  readonly words: Readonly<Record<Script, readonly [Colour, Colour, Colour]>>;
}

/**
 * Hues of Okabe and Ito (https://jfly.uni-koeln.de/color/), made darker on the light ground and lighter on the dark one
 * until their contrast is at least 4.5 : 1 (WCAG 2.2, 1.4.3).
 */
export const PALETTES: Readonly<Record<Ground, Palette>> = {
  light: {
    ground: [255, 255, 255],
    words: {
      han: [
        [0, 94, 154],
        [0, 66, 120],
        [18, 116, 184],
      ],
      kana: [
        [150, 60, 120],
        [114, 38, 90],
        [174, 74, 138],
      ],
      latin: [
        [178, 74, 0],
        [136, 52, 0],
        [192, 84, 12],
      ],
      other: [
        [0, 112, 82],
        [0, 82, 60],
        [0, 124, 92],
      ],
    },
  },
  dark: {
    ground: [17, 24, 32],
    words: {
      han: [
        [86, 180, 233],
        [132, 204, 244],
        [58, 150, 208],
      ],
      kana: [
        [222, 150, 192],
        [240, 184, 216],
        [204, 121, 167],
      ],
      latin: [
        [240, 172, 60],
        [252, 204, 120],
        [230, 145, 20],
      ],
      other: [
        [64, 190, 150],
        [120, 220, 188],
        [20, 164, 122],
      ],
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

/** Colour of a word that is the rank-th in weight, counted from 0. */
export const colourOf = (word: string, rank: number, ground: Ground): Colour =>
  PALETTES[ground].words[scriptOf(word)][rank % 3]!;
