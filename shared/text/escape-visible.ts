// What a reader sees of a hostile text: the form that every escaping door starts from.
import { withoutHidden } from './invisible.ts';

/**
 * The visible text of a string: well-formed, NFC, without control characters and what only hides text (invisible.ts), every
 * run of white space (line ends too) one space. Not trimmed. Applying it twice changes nothing.
 * Recipe with measurements: research, AWS/X/Jekyll facts, part 6.
 */
export const visibleText = (text: string): string =>
  withoutHidden(text.toWellFormed().replaceAll(/[\s\u0085]/gu, (char) => (char === '\u{FEFF}' ? '' : ' ')))
    .normalize('NFC')
    .replaceAll(/ +/g, ' ');
