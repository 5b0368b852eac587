// Discord: a webhook with one embed, in which nothing pings anybody.
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { HttpDialect } from './channel.ts';
import { defused } from './defused.ts';
import { jsonIn, judged, later, wordsOf } from './judge.ts';
import { escapeAll, markdownOf } from './markdown.ts';
import { messageFor } from './material.ts';
import { cut, fitted } from './message.ts';

/** Characters of an embed (https://discord.com/developers/docs/resources/message#embed-object-embed-limits); all its texts together may have 6,000. */
export const DISCORD_MOST = { title: 256, description: 4096, embed: 6000 } as const;

export const discord: HttpDialect<ChannelOf<'discord'>> = {
  outgoing: (material, channel, keys) => {
    const message = messageFor(material, channel);
    const { lines } = fitted(message, (below) => markdownOf(below, escapeAll).length <= DISCORD_MOST.description);
    const body = {
      embeds: [
        {
          // A title is not read as Markdown everywhere, and needs no mark of ours.
          title: cut(defused(message.heading), DISCORD_MOST.title),
          ...(message.url === undefined ? {} : { url: message.url }),
          description: markdownOf(lines, escapeAll),
        },
      ],
      // Nobody, whatever the texts say (https://discord.com/developers/docs/resources/message#allowed-mentions-object).
      allowed_mentions: { parse: [] },
    };
    const url = keys.secret(channel.webhookVariable);
    // With `wait` the answer comes after the message is there, and has its id.
    return { url: `${url}${url.includes('?') ? '&' : '?'}wait=true`, headers: {}, body: JSON.stringify(body) };
  },
  verdict: (answer) => {
    const { id, message, retry_after: seconds } = jsonIn(answer.text);
    if (answer.status === 429 && typeof seconds === 'number') return later(seconds, wordsOf(message));
    const verdict = judged(answer, message);
    return verdict.state === 'sent' && typeof id === 'string' ? { state: 'sent', reference: `message ${id}` } : verdict;
  },
};
