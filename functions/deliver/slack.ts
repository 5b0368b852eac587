// Slack: an incoming webhook with rich text, built of elements, so that no text in it is read as mrkdwn.
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { HttpDialect } from './channel.ts';
import { defused } from './defused.ts';
import { judged } from './judge.ts';
import { messageFor } from './material.ts';
import { cut, fitted, type Line, type Message, type Stretch } from './message.ts';

/**
 * Blocks of a message and characters of a header (https://docs.slack.dev/reference/block-kit/blocks), and characters of all blocks
 * together: undocumented, `msg_blocks_too_long` came from 13,172 on (https://github.com/slackapi/bolt-js/issues/2509).
 */
export const SLACK_MOST = { blocks: 50, header: 150, characters: 12_000 } as const;

/** The text that notifications show is mrkdwn, where three characters act (https://docs.slack.dev/messaging/formatting-message-text). */
const escaped = (text: string): string =>
  defused(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const elementOf = ({ text, bold, href }: Stretch): object => {
  if (href !== undefined) return { type: 'link', url: href, text };
  return { type: 'text', text: defused(text), ...(bold ? { style: { bold: true } } : {}) };
};

/** One section holds all lines, since each section begins a line of its own only on some clients. */
const richText = (lines: readonly Line[]): object => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: lines.flatMap((line, i) => [
        ...(i === 0 ? [] : [{ type: 'text', text: '\n' }]),
        ...line.map(elementOf),
      ]),
    },
  ],
});

const blocksOf = ({ heading }: Message, lines: readonly Line[]): object[] => [
  { type: 'header', text: { type: 'plain_text', text: cut(heading, SLACK_MOST.header), emoji: false } },
  ...(lines.length === 0 ? [] : [richText(lines)]),
];

export const slack: HttpDialect<ChannelOf<'slack'>> = {
  outgoing: (material, channel, keys) => {
    const message = messageFor(material, channel);
    const { lines } = fitted(
      message,
      (below) => JSON.stringify(blocksOf(message, below)).length <= SLACK_MOST.characters,
    );
    const body = {
      text: escaped(message.title),
      blocks: blocksOf(message, lines),
      unfurl_links: false,
      unfurl_media: false,
    };
    return { url: keys.secret(channel.webhookVariable), headers: {}, body: JSON.stringify(body) };
  },
  /** `ok`, or a status and a word: 400 invalid_payload, 403 action_prohibited, 404 no_service, 410 channel_is_archived, 500 rollup_error (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
  verdict: (answer) => judged(answer, answer.text),
};
