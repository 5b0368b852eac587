// The colours of the cloud: the hue tells a word's script, apart for every kind of colour vision, readable on its ground.

export type Ground = 'light' | 'dark';
type Script = 'han' | 'kana' | 'latin' | 'other';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/**
 * Hues of Okabe and Ito (https://jfly.uni-koeln.de/color/), made darker on the light ground and lighter on the dark one
 * until their contrast is at least 4.5 : 1 (WCAG 2.2, 1.4.3).
 */
const PALETTE: Readonly<Record<Ground, Readonly<Record<Script | 'ground', Colour>>>> = {
  light: { ground: [255, 255, 255], han: [0, 94, 154], kana: [150, 60, 120], latin: [178, 74, 0], other: [0, 112, 82] },
  dark: {
    ground: [17, 24, 32],
    han: [86, 180, 233],
    kana: [222, 150, 192],
    latin: [240, 172, 60],
    other: [64, 190, 150],
  },
};

/** The script that tells a word's language best: kana before Han, Han before Latin. */
const scriptOf = (word: string): Script => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return 'kana';
  if (/\p{Script=Han}/u.test(word)) return 'han';
  return /\p{Script=Latin}/u.test(word) ? 'latin' : 'other';
};

export const groundColour = (ground: Ground): Colour => PALETTE[ground].ground;

export const colourOf = (word: string, ground: Ground): Colour => PALETTE[ground][scriptOf(word)];
