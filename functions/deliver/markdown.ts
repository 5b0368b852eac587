// Markdown of chats (Discord, Mattermost): no mark of a text acts, and bold and links are ours alone.
import { defused } from './defused.ts';
import type { Line, Stretch } from './message.ts';

/** Makes the marks of a text, in which nothing is a mention or a link any more, letters of a chat's Markdown. */
export type Escape = (inert: string) => string;

/** A backslash makes any mark a letter (Discord's client; CommonMark 0.31, 2.4). */
export const escapeAll: Escape = (inert) => inert.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');

/**
 * Mattermost's reader knows a backslash only before some marks (https://github.com/mattermost/marked, `inline.escape`): before others
 * it would be seen. A backslash itself takes one unless a letter follows; `$…$` is a formula, which a `$` before a digit can't close, and
 * `<a@b>` is a link whatever stands in it: where either could act stands its full-width twin.
 */
export const escapeForMattermost: Escape = (inert) =>
  inert
    // A sign that it takes for the end of a line, and entities.
    .replaceAll('\u2424', ' ')
    .replaceAll(/&(?=\w+;)/g, '&\u2060')
    .replaceAll(/[`*{}[\]()#+\-.!_>|~]|\\(?!\w)/g, '\\$&')
    .replaceAll(/\$(?!\d)/g, '＄')
    .replaceAll(/<(?! )/g, '＜');

/** In a link's target brackets would end it; safeUrl has left only characters of URLs. */
const target = (href: string): string => href.replaceAll('(', '%28').replaceAll(')', '%29');

const stretchMarkdown =
  (literal: Escape) =>
  ({ text, bold, href }: Stretch): string => {
    // `[1]` is shown as 1: brackets in a link's text confuse some clients.
    if (href !== undefined) return `[${literal(text.replaceAll(/^\[|\]$/g, ''))}](${target(href)})`;
    const shown = literal(defused(text));
    return bold ? `**${shown}**` : shown;
  };

export const markdownOf = (lines: readonly Line[], literal: Escape): string =>
  lines.map((line) => line.map(stretchMarkdown(literal)).join('')).join('\n');
