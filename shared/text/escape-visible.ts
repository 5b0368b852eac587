// What a reader sees of a hostile text: the form that every escaping door starts from.

/** Characters that show nothing: Unicode's default ignorables (zero width, bidi, tags …) and non-characters. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
/** A joiner that holds an emoji together, and the selectors that choose text or emoji form, do show. */
const JOINS_EMOJI =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\u{FE0F}?)\u{200D}(?=\p{Extended_Pictographic})/gu;
const KEPT_JOINER = '\u{F0000}';
const KEPT_TEXT_FORM = '\u{F0001}';
const KEPT_EMOJI_FORM = '\u{F0002}';
const KEPT: Readonly<Record<string, string>> = {
  [KEPT_JOINER]: '\u{200D}',
  [KEPT_TEXT_FORM]: '\u{FE0E}',
  [KEPT_EMOJI_FORM]: '\u{FE0F}',
};

/**
 * The visible text of a string: well-formed, NFC, without control, zero-width and bidi characters, every run of white
 * space (line ends too) one space. Not trimmed. Applying it twice changes nothing.
 * Recipe with measurements: research, AWS/X/Jekyll facts, part 6.
 */
export const visibleText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u{F0000}-\u{F0002}]/gu, '')
    .replaceAll(/[\s\u0085]/gu, (char) => (char === '\u{FEFF}' ? '' : ' '))
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(JOINS_EMOJI, KEPT_JOINER)
    .replaceAll('\u{FE0E}', KEPT_TEXT_FORM)
    .replaceAll('\u{FE0F}', KEPT_EMOJI_FORM)
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\u{F0000}-\u{F0002}]/gu, (char) => KEPT[char] ?? '')
    .normalize('NFC')
    .replaceAll(/ +/g, ' ');
