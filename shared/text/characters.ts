// What a character is, looked up in a table that fills itself as characters are met: asked for every character of every post.

/** Properties of a character, as bits; 0 stands for a character that was not met yet. */
const MET = 1;
export const LETTER = 2;
export const NUMBER = 4;
export const HAN = 8;
export const KANA = 16;
export const LATIN = 32;
export const CYRILLIC_OR_GREEK = 64;

const PROPERTIES: readonly (readonly [number, RegExp])[] = [
  [LETTER, /\p{L}/u],
  [NUMBER, /\p{N}/u],
  [HAN, /\p{Script=Han}/u],
  [KANA, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [LATIN, /\p{Script=Latin}/u],
  [CYRILLIC_OR_GREEK, /[\p{Script=Cyrillic}\p{Script=Greek}]/u],
];

const table = new Uint8Array(0x110000);

/** The properties of a code point, as bits; those of half a pair are none. */
export const propertiesOf = (codePoint: number): number => {
  const known = table[codePoint]!;
  if (known !== 0) return known;
  const character = String.fromCodePoint(codePoint);
  const properties = PROPERTIES.reduce((bits, [bit, pattern]) => (pattern.test(character) ? bits | bit : bits), MET);
  table[codePoint] = properties;
  return properties;
};

/** How many characters of a text are Han, kana, Latin, and letters of any script. */
export const countProperties = (text: string): { han: number; kana: number; latin: number; letters: number } => {
  let [han, kana, latin, letters] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i)!;
    if (codePoint > 0xffff) i++;
    const properties = propertiesOf(codePoint);
    if (properties & LETTER) letters++;
    if (properties & LATIN) latin++;
    else if (properties & HAN) han++;
    else if (properties & KANA) kana++;
  }
  return { han, kana, latin, letters };
};
