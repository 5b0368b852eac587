// How long a text is for whoever reads it, in the report's language.
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Cyrillic}\p{N}'’.-]*/gu;
const NUMBER = /\p{N}+(?:[.,]\p{N}+)*/gu;

/** Length as a reader counts it: a Han character, kana or group of digits 1, a Latin word 2; English: words. */
export const lengthOf = (text: string, language: 'zh-CN' | 'en'): number => {
  if (language === 'en') return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
  const words = text.match(WORD)?.length ?? 0;
  const numbers = text.replace(WORD, ' ').match(NUMBER)?.length ?? 0;
  return (text.match(WIDE)?.length ?? 0) + 2 * words + numbers;
};
