// Telegram: sendMessage of the Bot API, with HTML of two tags.
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { HttpDialect } from './channel.ts';
import { defused } from './defused.ts';
import { jsonIn, judged, later, wordsOf } from './judge.ts';
import { messageFor } from './material.ts';
import { fitted, type Line, type Stretch } from './message.ts';

/**
 * Characters of a text after its entities are parsed (https://core.telegram.org/bots/api#sendmessage), counted in UTF-16 as offsets
 * of entities are, and entities of a message, of which more lose their form (python-telegram-bot, MAX_MESSAGE_ENTITIES).
 */
export const TELEGRAM_MOST = { characters: 4096, entities: 100 } as const;

/** The four entities that HTML style knows (https://core.telegram.org/bots/api#html-style). */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

const stretchHtml = ({ text, bold, href }: Stretch): string => {
  if (href !== undefined) return `<a href="${escaped(href)}">${escaped(text)}</a>`;
  const shown = escaped(defused(text));
  return bold ? `<b>${shown}</b>` : shown;
};

const htmlOf = (lines: readonly Line[]): string => lines.map((line) => line.map(stretchHtml).join('')).join('\n');

const takes = (lines: readonly Line[]): boolean => {
  const stretches = lines.flat();
  const characters = stretches.reduce((sum, { text }) => sum + defused(text).length, lines.length - 1);
  const entities = stretches.filter(({ bold, href }) => bold || href !== undefined).length;
  return characters <= TELEGRAM_MOST.characters && entities <= TELEGRAM_MOST.entities;
};

export const telegram: HttpDialect<ChannelOf<'telegram'>> = {
  outgoing: (material, channel, keys) => {
    const message = messageFor(material, channel);
    const heading: Line = [{ text: message.heading, bold: true }];
    const { lines } = fitted(message, (below) => takes([heading, ...below]));
    const body = {
      chat_id: channel.chat,
      text: htmlOf([heading, ...lines]),
      parse_mode: 'HTML',
      // Only the report's own page may show a preview, never what a post links to.
      link_preview_options: message.url === undefined ? { is_disabled: true } : { url: message.url },
      ...(channel.silent ? { disable_notification: true } : {}),
    };
    return {
      url: `${channel.api.replace(/\/$/, '')}/bot${keys.secret(channel.tokenVariable)}/sendMessage`,
      headers: {},
      body: JSON.stringify(body),
    };
  },
  /** Every answer is `{ok, result | description, parameters}` (https://core.telegram.org/bots/api#making-requests). */
  verdict: (answer) => {
    const { ok, result, description, parameters } = jsonIn(answer.text);
    const { retry_after: seconds, migrate_to_chat_id: moved } = Object(parameters);
    if (answer.status === 429) return later(typeof seconds === 'number' ? seconds : undefined, wordsOf(description));
    if (ok === true) return { state: 'sent', reference: `message ${Object(result).message_id}` };
    if (answer.status === 200) return { state: 'unknown', sentence: `It answered ${wordsOf(answer.text)}.` };
    const verdict = judged(answer, description);
    if (verdict.state !== 'failed' || moved === undefined) return verdict;
    return { ...verdict, sentence: `The chat is now ${Number(moved)}; put that number into the topic.` };
  },
};
