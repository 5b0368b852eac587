// Markdown of chats (Discord, Mattermost): every ASCII punctuation mark of a text has a backslash, so that none of them acts.
import { defused } from './defused.ts';
import type { Line, Stretch } from './message.ts';

/** A backslash before any ASCII punctuation makes it a letter (CommonMark 0.31, 2.4), as both chats keep it. */
export const escapedForChat = (text: string): string => defused(text).replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');

/** In a link's target brackets and blanks would end it; safeUrl has left only characters of URLs. */
const target = (href: string): string => href.replaceAll('(', '%28').replaceAll(')', '%29');

const stretchMarkdown = ({ text, bold, href }: Stretch): string => {
  // `[1]` is shown as 1: brackets in a link's text confuse some clients.
  if (href !== undefined) return `[${escapedForChat(text.replaceAll(/^\[|\]$/g, ''))}](${target(href)})`;
  const shown = escapedForChat(text);
  return bold ? `**${shown}**` : shown;
};

export const markdownOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.map(stretchMarkdown).join('')).join('\n');
