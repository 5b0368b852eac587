// A webhook of anybody's: JSON, signed as Standard Webhooks says, so that existing libraries verify it.
import { createHash, createHmac } from 'node:crypto';
import { siteKeys } from '../../shared/keys.ts';
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { HttpDialect } from './channel.ts';
import { judged } from './judge.ts';
import { type Material, messageFor } from './material.ts';

/** Bytes above which receivers may refuse a payload (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Payload size"). */
export const WEBHOOK_MOST_BYTES = 20_000;

/** The same for every try of a revision on a channel, so that a receiver knows it again. */
export const webhookId = ({ slug, revision }: Material['manifest'], channel: string): string =>
  `msg_${createHash('sha256').update(`${slug} ${revision} ${channel}`).digest('hex').slice(0, 32)}`;

/**
 * `v1,` and the base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}` (Standard Webhooks 1.0, "Signature scheme").
 * @param secret base64 of the key, with `whsec_` before it
 */
export const webhookSignature = (id: string, seconds: number, body: string, secret: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
};

/** `2025-12-22 14:33:54 +0800` as an instant. */
const instantOf = (stamp: string): string =>
  new Date(stamp.replace(/^(\S+) (\S+) ([+-]\d{2})(\d{2})$/, '$1T$2$3:$4')).toISOString();

const payloadOf = (material: Material, channel: ChannelOf<'webhook'>, shown: number): object => {
  const { manifest, report, siteUrl } = material;
  const { slug, revision, topic, platform, degraded, reason, posttime } = manifest;
  const { title, points, url } = messageFor(material, channel);
  const files = siteKeys(slug).revision(revision);
  const at = (key: string): string => `${siteUrl ?? ''}${key.replace(/^site\//, '')}`;
  return {
    type: 'report.published',
    timestamp: instantOf(posttime),
    data: {
      version: 1,
      ...{ slug, revision, reason, topic, platform, language: report.language },
      window: { from: report.window.from, to: report.window.to, timezone: report.window.timezone },
      ...{ title, degraded, url: url ?? null },
      points: points.slice(0, shown),
      pointsLeftOut: points.length - shown,
      // Below the root of the site, or absolute where it is known.
      files: {
        report: at(files.report),
        evidence: at(files.evidence),
        manifest: at(files.manifest),
        image: at(files.image),
      },
    },
  };
};

const bodyOf = (material: Material, channel: ChannelOf<'webhook'>): string => {
  let shown = material.report.keyPoints.length;
  let body = JSON.stringify(payloadOf(material, channel, shown));
  while (Buffer.byteLength(body) > WEBHOOK_MOST_BYTES && shown > 0) {
    shown--;
    body = JSON.stringify(payloadOf(material, channel, shown));
  }
  return body;
};

export const webhook: HttpDialect<ChannelOf<'webhook'>> = {
  outgoing: (material, channel, keys, now) => {
    const body = bodyOf(material, channel);
    const id = webhookId(material.manifest, channel.name);
    const seconds = Math.floor(now.getTime() / 1000);
    const signature = keys.signed(channel.secretVariable, (secret) => webhookSignature(id, seconds, body, secret));
    return {
      url: channel.url,
      headers: { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signature },
      body,
    };
  },
  verdict: (answer) => judged(answer, answer.text),
};
