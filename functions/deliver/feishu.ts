// Feishu and Lark: a post of a custom bot, built of elements, so that no text in it is read as markup.
import { createHmac } from 'node:crypto';
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { HttpDialect } from './channel.ts';
import { defused } from './defused.ts';
import { jsonIn, judged, later, wordsOf } from './judge.ts';
import { messageFor } from './material.ts';
import { fitted, type Line, type Message, type Stretch } from './message.ts';

/** Bytes of a request: 20 KB (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot). */
export const FEISHU_MOST_BYTES = 20 * 1024;
/** Room for timestamp and signature beside the message. */
const ENVELOPE_BYTES = 200;

/** 100 requests a minute, 5 a second; 11232 also on full and half hours, when all bots speak (the same page). 9499 is a bad request. */
const LIMITED = new Set([11232, 99991400]);

/** What a person can do about the codes that the page names. */
const REMEDIES: Readonly<Record<number, string>> = {
  9499: 'it finds the request malformed or above 20 KB',
  19001: 'the token of the webhook is wrong; copy its URL again',
  19021: "the signature does not match or the clock is wrong; give the bot's secret in secretVariable",
  19022: 'the address of the sender is not on its list; take the list away or add the address',
  19024: 'the message holds none of its keywords; add one that every message holds, such as the name of the topic',
};

/**
 * Base64 of HMAC-SHA256 over nothing, with `{timestamp}\n{secret}` as the key (the same page, signature check).
 * @param seconds Unix time; it may differ by an hour at most
 */
export const feishuSignature = (seconds: number, secret: string): string =>
  createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');

/** `<at …>` is a mention in texts of some forms; the sign that opens it becomes its full-width twin. */
const inert = (text: string): string => defused(text).replaceAll(/<(?=\/?at\b)/gi, '＜');

const elementOf = ({ text, bold, href }: Stretch): object => {
  if (href !== undefined) return { tag: 'a', text, href };
  return { tag: 'text', text: inert(text), ...(bold ? { style: ['bold'] } : {}) };
};

const bodyOf = ({ heading, language }: Message, lines: readonly Line[]): object => ({
  msg_type: 'post',
  content: {
    post: {
      [language === 'en' ? 'en_us' : 'zh_cn']: {
        title: inert(heading),
        content: lines.map((line) => (line.length === 0 ? [{ tag: 'text', text: '' }] : line.map(elementOf))),
      },
    },
  },
});

const bytesOf = (body: object): number => Buffer.byteLength(JSON.stringify(body));

export const feishu: HttpDialect<ChannelOf<'feishu'>> = {
  outgoing: (material, channel, keys, now) => {
    const message = messageFor(material, channel);
    const room = FEISHU_MOST_BYTES - ENVELOPE_BYTES;
    const { lines } = fitted(message, (below) => bytesOf(bodyOf(message, below)) <= room);
    const { secretVariable } = channel;
    const seconds = Math.floor(now.getTime() / 1000);
    const signature =
      secretVariable === undefined
        ? {}
        : {
            timestamp: String(seconds),
            sign: keys.signed(secretVariable, (secret) => feishuSignature(seconds, secret)),
          };
    return {
      url: keys.secret(channel.webhookVariable),
      headers: {},
      body: JSON.stringify({ ...signature, ...bodyOf(message, lines) }),
    };
  },
  /** Errors come with status 200 or 400 and a code that is not 0. */
  verdict: (answer) => {
    const { code, msg } = jsonIn(answer.text);
    if (code === 0) return { state: 'sent' };
    if (typeof code !== 'number') {
      const verdict = judged(answer, answer.text);
      return verdict.state === 'sent'
        ? { state: 'unknown', sentence: `It answered ${wordsOf(answer.text)}.` }
        : verdict;
    }
    if (LIMITED.has(code) || answer.status === 429) {
      const reset = Number(answer.headers['x-ogw-ratelimit-reset']);
      return later(Number.isFinite(reset) ? reset : undefined, `code ${code}`);
    }
    if (answer.status >= 500) return { state: 'unknown', sentence: `It answered code ${code}, ${wordsOf(msg)}.` };
    const remedy = REMEDIES[code];
    return {
      state: 'failed',
      sentence: `It refused the message: code ${code}, ${wordsOf(msg)}${remedy === undefined ? '' : `: ${remedy}`}.`,
    };
  },
};
