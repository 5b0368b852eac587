// The door to HTML: what a text becomes before the renderer, which turns `& < > "` into entities, puts it into a page.
import { visibleText } from './escape-visible.ts';

/** A free text as a text node or attribute shows it: no control, zero-width or bidi character, one line. */
export const htmlText = (text: string): string => visibleText(text);

/** A name as part of an element's id or of a link to it: only letters, digits, `-` and `_` stay. */
export const htmlId = (name: string): string => name.replaceAll(/[^A-Za-z0-9_-]/g, '');
