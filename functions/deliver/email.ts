// E-mail: one message by Amazon SES, as HTML and as text.
import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { ChannelRefusedError, ChannelUnavailableError } from '../../shared/errors.ts';
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { ChannelKind, Later, Sending, Verdict } from './channel.ts';
import { defused } from './defused.ts';
import { later, wordsOf } from './judge.ts';
import { type Material, messageFor } from './material.ts';
import { fitted, type Line, type Message, type Stretch } from './message.ts';
import { PATIENCE_MS, waitFor } from './send-once.ts';

/** Far below SES's 40 MB (https://docs.aws.amazon.com/ses/latest/dg/quotas.html): mail programs clip a message from 102 KB on. */
export const EMAIL_MOST_BYTES = 90_000;

const STYLE = 'font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:0 auto;padding:1em';

const stretchNode = ({ text, bold, href }: Stretch): VNode | string => {
  if (href !== undefined) return h('a', { href }, text);
  return bold ? h('b', null, defused(text)) : defused(text);
};

const htmlOf = ({ heading, language }: Message, lines: readonly Line[]): string =>
  `<!DOCTYPE html>${render(
    h(
      'html',
      { lang: language },
      h('head', null, h('meta', { charset: 'utf-8' }), h('title', null, defused(heading))),
      h(
        'body',
        { style: STYLE },
        h('h1', { style: 'font-size:1.3em' }, defused(heading)),
        ...lines.filter((line) => line.length > 0).map((line) => h('p', null, ...line.map(stretchNode))),
      ),
    ),
  )}`;

const stretchText = ({ text, href }: Stretch): string => {
  if (href === undefined) return defused(text);
  return /^\[\d\]$/.test(text) ? `${text} ${href}` : `${text}: ${href}`;
};

const textOf = ({ heading }: Message, lines: readonly Line[]): string =>
  [[{ text: heading }], [], ...lines].map((line: Line) => line.map(stretchText).join('')).join('\n');

/** The request, whole. Several recipients are hidden from each other. */
const inputOf = (material: Material, channel: ChannelOf<'email'>): SendEmailCommandInput => {
  const message = messageFor(material, channel);
  const { lines } = fitted(message, (below) => Buffer.byteLength(htmlOf(message, below)) <= EMAIL_MOST_BYTES);
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  return {
    FromEmailAddress: channel.from,
    Destination: channel.to.length === 1 ? { ToAddresses: channel.to } : { BccAddresses: channel.to },
    Content: {
      Simple: {
        Subject: utf8(defused(message.title)),
        Body: { Html: utf8(htmlOf(message, lines)), Text: utf8(textOf(message, lines)) },
      },
    },
  };
};

/** Errors after which SES has taken nothing (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). */
const REFUSED: Readonly<Record<string, string>> = {
  AccountSuspendedException: "the account's sending is suspended; see the SES console",
  SendingPausedException: "the account's sending is paused; see the SES console",
  MailFromDomainNotVerifiedException: 'the domain of the sender is not verified; verify it in SES',
  MessageRejected: 'SES rejects it; sender (and in the sandbox recipients too) must be verified in this region',
  NotFoundException: 'SES does not know the sender; verify it in this region',
  BadRequestException: 'SES finds the request malformed',
  LimitExceededException: "the account's limit is reached; ask for more in Service Quotas",
  AccessDeniedException: 'these credentials may not send from that address; allow ses:SendEmail on its identity',
  CredentialsProviderError: 'no AWS credentials were found; set AWS_PROFILE or sign in',
  UnrecognizedClientException: 'the AWS credentials are not valid; sign in again',
  ExpiredTokenException: 'the AWS credentials have expired; sign in again',
};
const THROTTLED = new Set(['TooManyRequestsException', 'ThrottlingException', 'Throttling']);
const NEVER_MADE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What an error of the client means. Throws ChannelRefusedError and ChannelUnavailableError where nothing was sent. */
const judgedError = (error: unknown): Verdict | Later => {
  const { name, message, code } = Object(error);
  if (THROTTLED.has(name)) return later(undefined, name);
  const remedy = REFUSED[name];
  if (remedy !== undefined) throw new ChannelRefusedError(`It was refused: ${remedy} (${name}, ${wordsOf(message)}).`);
  if (message === 'Region is missing') throw new ChannelRefusedError('No AWS region is set; set AWS_REGION.');
  if (NEVER_MADE.has(code))
    throw new ChannelUnavailableError(`SES can't be reached (${code}). Deliver it again later.`);
  return { state: 'unknown', sentence: `SES answered ${name ?? 'nothing'}, ${wordsOf(message)}.` };
};

const attempt = async (input: SendEmailCommandInput): Promise<Verdict | Later> => {
  // Loaded only where a topic sends mail.
  const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2');
  // The SDK would send again after a lost answer, and the message would arrive twice.
  const client = new SESv2Client({ maxAttempts: 1 });
  try {
    const { MessageId } = await client.send(new SendEmailCommand(input));
    return { state: 'sent', reference: `message ${MessageId}` };
  } catch (error) {
    return judgedError(error);
  } finally {
    client.destroy();
  }
};

const send = async (material: Material, channel: ChannelOf<'email'>, sending: Sending): Promise<Verdict> => {
  const input = inputOf(material, channel);
  const until = sending.now().getTime() + PATIENCE_MS;
  for (;;) {
    const said = await attempt(input);
    if (said.state !== 'later') return said;
    await waitFor(said, until, sending);
  }
};

export const email: ChannelKind<ChannelOf<'email'>> = {
  shown: (material, channel) => `SES SendEmail\n\n${JSON.stringify(inputOf(material, channel), null, 2)}`,
  send,
};
