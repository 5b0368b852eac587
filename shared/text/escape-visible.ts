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

const LINE_ENDS = /\r\n|[\n\r\u0085\u2028\u2029]/u;

/** The same line by line, blank lines left out, with `\n` between: what a list says of which of its lines. Trimmed. */
export const visibleLines = (text: string): string =>
  text
    .split(LINE_ENDS)
    .map((line) => visibleText(line).trim())
    .filter((line) => line !== '')
    .join('\n');
