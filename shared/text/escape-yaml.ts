// The door to YAML front matter: one double-quoted scalar that Psych reads back as it was.
import { visibleText } from './escape-visible.ts';

const UNSAFE = /[\u007F-\u009F\u00A0\u2028\u2029\uFEFF]/g;

/**
 * A value as a double-quoted YAML scalar (JSON with the characters escaped that Psych would fold or refuse).
 * Recipe with measurements: research, AWS/X/Jekyll facts, part 6.
 */
export const yamlScalar = (value: string): string =>
  JSON.stringify(value.toWellFormed()).replaceAll(
    UNSAFE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Characters that act in HTML, Liquid or Markdown, each with its full-width form. */
const ACTIVE = /[<>&"'`{}[\]*|\\]/g;

/**
 * Free text for `description` and `excerpt`. Layouts print these raw, or through Markdown, so neither entities nor the
 * characters themselves are safe; full-width forms read the same and act nowhere.
 */
export const yamlText = (text: string): string =>
  yamlScalar(
    visibleText(text)
      .trim()
      .replaceAll(ACTIVE, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  );
