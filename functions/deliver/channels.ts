// The channels by their type.
import type { Channel, ChannelOf } from '../../shared/topic-deliver.ts';
import type { ChannelKind, Keys, Sending, Verdict } from './channel.ts';
import { discord } from './discord.ts';
import { email } from './email.ts';
import { feishu } from './feishu.ts';
import { git } from './git.ts';
import type { Material } from './material.ts';
import { mattermost } from './mattermost.ts';
import { overHttp } from './send-once.ts';
import { slack } from './slack.ts';
import { telegram } from './telegram.ts';
import { webhook } from './webhook.ts';

const KINDS: { readonly [Type in Channel['type']]: ChannelKind<ChannelOf<Type>> } = {
  git,
  email,
  telegram: overHttp(telegram),
  feishu: overHttp(feishu),
  slack: overHttp(slack),
  discord: overHttp(discord),
  mattermost: overHttp(mattermost),
  webhook: overHttp(webhook),
};

/** The kind of a channel, bound to it. */
const bound = <Type extends Channel['type']>(channel: ChannelOf<Type>) => {
  const kind: ChannelKind<ChannelOf<Type>> = KINDS[channel.type as Type];
  return {
    shown: (material: Material, keys: Keys, now: Date): string => kind.shown(material, channel, keys, now),
    send: (material: Material, sending: Sending): Promise<Verdict> => kind.send(material, channel, sending),
  };
};

/** Exactly what a channel would be sent, secrets aside. */
export const shownOn = (channel: Channel, material: Material, keys: Keys, now: Date): string =>
  bound(channel).shown(material, keys, now);

/** Sends to a channel, once. */
export const sendOn = (channel: Channel, material: Material, sending: Sending): Promise<Verdict> =>
  bound(channel).send(material, sending);
