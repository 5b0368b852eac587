// Mattermost: an incoming webhook with Markdown, in which no name is a mention.
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { HttpDialect } from './channel.ts';
import { jsonIn, judged } from './judge.ts';
import { escapeForMattermost, markdownOf } from './markdown.ts';
import { messageFor } from './material.ts';
import { fitted, type Line } from './message.ts';

/** Characters of a post; a longer text is split into several posts wherever it is (https://developers.mattermost.com/integrate/webhooks/incoming). */
export const MATTERMOST_MOST = 16_383;

export const mattermost: HttpDialect<ChannelOf<'mattermost'>> = {
  outgoing: (material, channel, keys) => {
    const message = messageFor(material, channel);
    const heading: Line[] = [[{ text: message.heading, bold: true }], []];
    const { lines } = fitted(
      message,
      (below) => markdownOf([...heading, ...below], escapeForMattermost).length <= MATTERMOST_MOST,
    );
    return {
      url: keys.secret(channel.webhookVariable),
      headers: {},
      // The word joiners behind @ keep names from being mentions; this keeps groups from being marked as well.
      body: JSON.stringify({
        text: markdownOf([...heading, ...lines], escapeForMattermost),
        props: { disable_group_highlight: true },
      }),
    };
  },
  /** `ok`, or `{id, message}` with a status. */
  verdict: (answer) => judged(answer, jsonIn(answer.text).message ?? answer.text),
};
