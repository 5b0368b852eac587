// What of a model's plain text is put in order without changing what it says: spaces, final stops, quotation marks.
import { visibleText } from '../../shared/text/escape-visible.ts';

const HAN = '[\\p{Script=Han}，。；：（）、“”]';
const SPACE_AFTER_HAN = new RegExp(`(?<=${HAN}) +(?=[\\p{Script=Latin}\\p{N}@$])`, 'gu');
const SPACE_BEFORE_HAN = new RegExp(`(?<=[\\p{Script=Latin}\\p{N}%]) +(?=${HAN})`, 'gu');

/** Changes what stands outside “…”, whose words are somebody's. */
const outsideQuotations = (text: string, change: (part: string) => string): string =>
  text
    .split(/(“[^”]*”)/u)
    .map((part) => (part.startsWith('“') ? part : change(part)))
    .join('');

/** Straight marks in pairs become “…”. */
export const roundMarks = (text: string): string =>
  text.replace(/"([^"“”]+)"/g, '“$1”').replace(/「([^「」]+)」/g, '“$1”');

/** A text as the report prints it, for a language. */
export const tidy =
  (language: 'zh-CN' | 'en') =>
  (text: string): string => {
    const plain = roundMarks(text)
      .trim()
      .replace(/[。.．；;，,\s]+$/u, '');
    return language === 'en'
      ? plain
      : outsideQuotations(plain, (part) => part.replace(SPACE_AFTER_HAN, '').replace(SPACE_BEFORE_HAN, ''));
  };

/** A text that begins with an account begins with the name readers know instead, or else with the handle without its mark. */
export const beginWithName = (text: string, nameOf: (handle: string) => string | undefined): string =>
  text.replace(/^[@＠]([\w.-]*\w)/u, (_, handle: string) => nameOf(handle) ?? handle);

/** Whether a text holds what no reader sees, or white space that is no blank: such a text was not written for one. */
export const hidesSomething = (text: string): boolean =>
  visibleText(text) !== text.normalize('NFC').replace(/ +/g, ' ');
