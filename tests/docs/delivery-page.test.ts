// docs/delivery.md: its channels are channels, every type has its section, every line and field that there is is told.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { placeholders } from '../../functions/deliver/keys.ts';
import { webhook } from '../../functions/deliver/webhook.ts';
import { type ChannelOf, channelSchema } from '../../shared/topic-deliver.ts';
import { channelOf, MORNING, materialOf, reportOf } from '../functions/deliver/given.ts';

const page = readFileSync('docs/delivery.md', 'utf8');
const types = channelSchema.options.map(({ shape }) => shape.type.value);

describe('docs/delivery.md', () => {
  it('shows channels that a topic may name', () => {
    const shown = [...page.matchAll(/^\s*(\{ "name".*?\}),?$|`(\{ "name".*?\})`/gm)].map(
      ([, line, inline]) => line ?? inline ?? '',
    );
    expect(shown.length).toBeGreaterThanOrEqual(types.length);
    for (const channel of shown) expect(() => channelSchema.parse(JSON.parse(channel)), channel).not.toThrow();
    expect(new Set(shown.map((channel) => JSON.parse(channel).type))).toEqual(
      // Of the three that differ in nothing but the type, one is shown.
      new Set(types.filter((type) => type !== 'discord' && type !== 'mattermost')),
    );
  });

  it('leads to a message in every type of channel', () => {
    const heads = [...page.matchAll(/^### (.+)$/gm)].map(([, head]) => head).join('\n');
    for (const type of types) expect(heads).toContain(type);
  });

  it('tells of every setting', () => {
    for (const { shape } of channelSchema.options) {
      for (const name of Object.keys(shape)) expect(page, name).toMatch(new RegExp(`[\`"]${name}["\`]`));
    }
  });

  it('tells of every field of the webhook’s payload, and of no other', () => {
    const channel = channelOf({
      name: 'program',
      type: 'webhook',
      url: 'https://example.org/',
    }) as ChannelOf<'webhook'>;
    const { data } = JSON.parse(webhook.outgoing(materialOf(reportOf()), channel, placeholders, MORNING).body);
    const told = page.slice(page.indexOf('| `type`, `timestamp`'), page.indexOf('## Once'));
    for (const name of Object.keys(data)) expect(told, name).toMatch(new RegExp(`\`(data\\.)?${name}(\\[\\])?\``));
    const named = [...told.matchAll(/^\| (`.*?`) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[A-Za-z]+(?=(\[\])?`)/g) ?? [],
    );
    const known = z.array(z.string()).parse(Object.keys(data));
    expect(named.filter((name) => !['type', 'timestamp', ...known].includes(name))).toEqual([]);
  });
});
