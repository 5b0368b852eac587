// What a topic says of its channels: where readers are, and in which variables the secrets stand that lead there.
import * as z from 'zod';
import { isLoopback } from './model/model-url.ts';

/** The name of a variable; what was typed may be the secret itself and is never said again. */
const variable = (ending: string, example: string) =>
  z
    .string()
    .max(100)
    .regex(
      new RegExp(`^(?!AWS_)[A-Z][A-Z0-9_]*${ending}$`),
      `is no name of a variable that ends in ${ending}, such as ${example}; the secret itself stands in that variable`,
    );

/** Whether something may be sent to a URL: over https, or to this machine; no credentials in it. */
export const isSafeTarget = (text: string): boolean => {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
};

const target = z.string().max(500).refine(isSafeTarget, 'is no URL of https without user and password');

const FILLED = { slug: 'a', year: '2026', month: '04', day: '22' } as const;

/** A link with its braces filled in: `https://blog.example/{year}/{month}/{day}/{slug}.html`. */
export const fillLink = (link: string, values: Readonly<Record<keyof typeof FILLED, string>>): string =>
  link.replaceAll(/\{(slug|year|month|day)\}/g, (_, name: keyof typeof FILLED) => values[name]);

const common = {
  name: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not of small letters, digits and single hyphens, such as readers')
    .describe('Short name, by which the command, the alarm and the record call it'),
  degraded: z.boolean().default(false).describe('Whether reports that lack something are delivered too'),
  maxAgeDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe(
      'Days after which a report is not sent by itself any more, so that a backfill floods nobody (default: 3; git and webhook take all)',
    ),
  link: z
    .string()
    .max(500)
    .refine((link) => isSafeTarget(fillLink(link, FILLED)), 'is no URL of https')
    .optional()
    .describe('Where a message leads, with {slug}, {year}, {month}, {day} (default: the page below SITE_URL)'),
};

const webhookIn = (name: string) => ({
  webhookVariable: variable('_URL', name).default(name).describe('Variable that holds the URL of the webhook'),
});

const gitSchema = z.strictObject({
  ...common,
  type: z.literal('git').describe('Commits the post and its picture to a branch on GitHub'),
  repository: z
    .string()
    .max(140)
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, 'is not of the form owner/name')
    .describe('Repository: owner/name'),
  branch: z
    .string()
    .max(200)
    .regex(/^(?!.*(\.\.|\/\/|@\{))[A-Za-z0-9][A-Za-z0-9._/-]*(?<![./])$/, 'is no name of a branch')
    .default('main')
    .describe('Branch that the blog is built from'),
  folder: z
    .string()
    .max(200)
    .regex(/^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/, 'is no folder such as blog')
    .optional()
    .describe('Folder of the blog in the repository (default: its root)'),
  tokenVariable: variable('_TOKEN', 'GITHUB_TOKEN').default('GITHUB_TOKEN').describe('Variable that holds the token'),
  api: target.default('https://api.github.com').describe("Root of GitHub's API, for an enterprise's own server"),
});

const emailSchema = z.strictObject({
  ...common,
  type: z.literal('email').describe('One message by Amazon SES'),
  from: z.email('is not an e-mail address').describe('Sender, verified in SES'),
  to: z
    .array(z.email('is not an e-mail address'))
    .min(1)
    .max(50)
    .describe('Recipients, 50 at most; several don’t see each other'),
});

const telegramSchema = z.strictObject({
  ...common,
  type: z.literal('telegram').describe('A message of a bot of Telegram'),
  chat: z
    .string()
    .regex(/^(@[A-Za-z][A-Za-z0-9_]{3,31}|-?\d{1,20})$/, 'is neither @channel nor the number of a chat')
    .describe('Channel or chat: @name, or its number as a text'),
  silent: z.boolean().default(false).describe('Whether phones stay quiet'),
  tokenVariable: variable('_TOKEN', 'TELEGRAM_BOT_TOKEN')
    .default('TELEGRAM_BOT_TOKEN')
    .describe("Variable that holds the bot's token"),
  api: target.default('https://api.telegram.org').describe('Root of the Bot API, for a server of your own'),
});

const feishuSchema = z.strictObject({
  ...common,
  type: z.literal('feishu').describe('A message of a custom bot of Feishu or Lark'),
  ...webhookIn('FEISHU_WEBHOOK_URL'),
  secretVariable: variable('_SECRET', 'FEISHU_WEBHOOK_SECRET')
    .optional()
    .describe('Variable that holds the secret of the signature check, where the bot asks for one'),
});

const slackSchema = z.strictObject({
  ...common,
  type: z.literal('slack').describe('A message of an incoming webhook of Slack'),
  ...webhookIn('SLACK_WEBHOOK_URL'),
});

const discordSchema = z.strictObject({
  ...common,
  type: z.literal('discord').describe('A message of a webhook of Discord'),
  ...webhookIn('DISCORD_WEBHOOK_URL'),
});

const mattermostSchema = z.strictObject({
  ...common,
  type: z.literal('mattermost').describe('A message of an incoming webhook of Mattermost'),
  ...webhookIn('MATTERMOST_WEBHOOK_URL'),
});

const webhookSchema = z.strictObject({
  ...common,
  type: z.literal('webhook').describe('A signed request (Standard Webhooks) to a program of yours'),
  url: target.describe('Where it is sent'),
  secretVariable: variable('_SECRET', 'WEBHOOK_SECRET')
    .default('WEBHOOK_SECRET')
    .describe('Variable that holds the secret of the signature: whsec_…'),
});

export const channelSchema = z.discriminatedUnion('type', [
  gitSchema,
  emailSchema,
  telegramSchema,
  feishuSchema,
  slackSchema,
  discordSchema,
  mattermostSchema,
  webhookSchema,
]);
export type Channel = z.infer<typeof channelSchema>;
export type ChannelOf<Type extends Channel['type']> = Extract<Channel, { type: Type }>;

/** Variables of the environment that hold a channel's secrets. */
export const secretVariablesOf = (channel: Channel): string[] => [
  ...('tokenVariable' in channel ? [channel.tokenVariable] : []),
  ...('webhookVariable' in channel ? [channel.webhookVariable] : []),
  ...('secretVariable' in channel && channel.secretVariable !== undefined ? [channel.secretVariable] : []),
];

/** Days for which a report counts as news to a channel; undefined where its age does not matter. */
export const maxAgeDaysOf = ({ type, maxAgeDays }: Channel): number | undefined =>
  maxAgeDays ?? (type === 'git' || type === 'webhook' ? undefined : 3);
