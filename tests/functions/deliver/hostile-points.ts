// Key points of strangers: hostile ones, far too long ones, what a message of them holds for a channel, and what may act in none.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { HttpDialect } from '../../../functions/deliver/channel.ts';
import { placeholders } from '../../../functions/deliver/keys.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import type { ChannelOf } from '../../../shared/topic-deliver.ts';
import { HOSTILE_TEXTS, hostileText } from '../../fixtures/hostile.ts';
import { channelOf, MORNING, materialOf, reportOf, SITE, SLUG } from './given.ts';

/** What chats look for in texts beside markup: names of people and groups, commands, schemes, domains. */
const CHAT_TEXTS = [
  '@everyone @here @channel @all @karpathy',
  '<!everyone> <!here> <@U024BE7LH> <#C024BE7LR> <https://evil.example|OpenAI>',
  '<at user_id="all">所有人</at> <at id=all></at>',
  '<@123456789012345678> <@&42> <#42> <:smile:1> <t:0:R> </start:1>',
  '[OpenAI](https://evil.example) https://evil.example/x?y=1 evil.example openai.com',
  '/start@bot /subscribe ~town-square #general $BTC',
  'tg://resolve?domain=evil t.me/evil mailto:a@evil.example',
  '||spoiler|| >>> quote ~~gone~~ -# small ## head',
  'line\n@everyone\n> quoted\n# head\n- list',
  '@\u200Beveryone @\u2060here',
  '␤# head ␤=== <*@> <a:/b> &amp;lt; \\_x\\* www.… www.',
];

export const hostile = fc.oneof(
  hostileText(),
  fc.constantFrom(...CHAT_TEXTS),
  fc
    .array(fc.constantFrom(...CHAT_TEXTS, ...HOSTILE_TEXTS), { minLength: 2, maxLength: 3 })
    .map((texts) => texts.join(' ')),
);

export const hostilePoints = fc.array(fc.record({ headline: hostile, detail: hostile }), {
  minLength: 1,
  maxLength: 4,
});
/** Far too long, with marks that grow when they are escaped. */
export const longPoints = fc.array(
  fc.record({
    headline: fc.string({ unit: fc.constantFrom('*', '<', '&', '.', '字', '😀', 'a', '@', ' '), maxLength: 1500 }),
    detail: fc.string({ unit: fc.constantFrom('_', '>', '"', '字', 'a.b', '://'), maxLength: 3000 }),
  }),
  { minLength: 1, maxLength: 30 },
);

export const OURS = new Set([
  `${SITE}reports/${SLUG}/index.html`,
  ...Object.values(reportOf().posts).map(({ url }) => url),
]);

/** The texts without joiners and white space: what a reader reads. */
export const read = (text: string): string =>
  visibleText(text)
    .replaceAll('＄', '$')
    .replaceAll('＜', '<')
    .replaceAll(/[\s\u2060\u2424]+/gu, '');

export const CHANNELS = {
  telegram: channelOf({ name: 'a', type: 'telegram', chat: '@readers' }),
  feishu: channelOf({ name: 'a', type: 'feishu', secretVariable: 'FEISHU_WEBHOOK_SECRET' }),
  slack: channelOf({ name: 'a', type: 'slack' }),
  discord: channelOf({ name: 'a', type: 'discord' }),
  mattermost: channelOf({ name: 'a', type: 'mattermost' }),
  webhook: channelOf({ name: 'a', type: 'webhook', url: 'https://example.org/hook' }),
} as const;

export const bodyOf = <Type extends keyof typeof CHANNELS>(
  dialect: HttpDialect<ChannelOf<Type>>,
  type: Type,
  points: Parameters<typeof reportOf>[0],
): string =>
  dialect.outgoing(materialOf(reportOf(points)), CHANNELS[type] as ChannelOf<Type>, placeholders, MORNING).body;

/** What no text for a chat may hold: something that one of them would make a mention, a command or a link of. */
const ACTING = [
  /@[\p{L}\p{N}_]/u,
  /:\/\//u,
  /[A-Za-z]:[\p{L}\p{N}]/u,
  /\.\p{L}/u,
  /www\./u,
  /(?<![\p{L}\p{N}/])[/~][\p{L}\p{N}_]/u,
];
export const expectInert = (text: string): void => {
  for (const pattern of ACTING) expect(text).not.toMatch(pattern);
};
