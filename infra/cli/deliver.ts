// The command `deliver`: sends a published report to the channels of its topic, or shows what would be sent.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { siteUrlFromEnvironment } from '../../shared/env.ts';
import { BadInputError, BrokenPromiseError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import { nearSuggestion } from '../../shared/near.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Topic } from '../../shared/topic.ts';
import type { Channel } from '../../shared/topic-deliver.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { clockOf, type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export interface DeliverOptions extends Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'now' | 'json'> {
  readonly to?: readonly string[];
  readonly dryRun?: boolean;
  readonly again?: boolean;
}

const deliveredSchema = z.array(
  z.object({ channel: z.string(), type: z.string(), state: z.string(), sentence: z.string() }),
);
const shownSchema = z.array(z.object({ channel: z.string(), type: z.string(), text: z.string() }));

/** States of a delivery after which a person has something to do. */
const AMISS: ReadonlySet<string> = new Set(['failed', 'unknown', 'notBegun', 'underWay']);

/** Where Deliver keeps it; found by its name, as handlers are. */
const DELIVER_URL = new URL('../../functions/deliver/deliver-report.ts', import.meta.url);

const deliverModule = async (name: 'deliverReport' | 'showReport') => {
  const module: Record<string, unknown> = await import(DELIVER_URL.href);
  const found = module[name];
  if (typeof found === 'function') return (request: object, world: object): Promise<unknown> => found(request, world);
  throw new BrokenPromiseError(`functions/deliver/deliver-report.ts exports no function ${name}.`);
};

/** The topic that a published report is of. Throws BadInputError where there is no such report. */
const topicOf = async (store: Store, slug: string, folder: string): Promise<Topic> => {
  const isSlug = /^[a-z0-9]+(_[a-z0-9]+)+$/.test(slug);
  const stored = isSlug ? await store.read(siteKeys(slug).stable.manifest) : undefined;
  if (stored === undefined) {
    throw new BadInputError(`There is no report ${slug} in ${store.url}; its name stands in site/index.json.`);
  }
  const { topic } = z.object({ topic: z.string() }).parse(JSON.parse(Buffer.from(stored.bytes).toString()));
  return loadTopic(folder, topic);
};

/** The channels meant. Throws BadInputError where the topic has none, or not the one that was asked for. */
const channelsOf = ({ topic, deliver = [] }: Topic, to: readonly string[] | undefined): readonly Channel[] => {
  if (deliver.length === 0) {
    throw new BadInputError(`The topic ${topic} names no channel; write "deliver" into its file (docs/delivery.md).`);
  }
  const names = deliver.map(({ name }) => name);
  const unknown = to?.find((name) => !names.includes(name));
  if (unknown === undefined) return deliver.filter(({ name }) => to?.includes(name) ?? true);
  throw new BadInputError(
    `The topic ${topic} has no channel ${unknown}${nearSuggestion(unknown, names)}; it has ${names.join(', ')}.`,
  );
};

/** Delivers, and tells of each channel what became of it. Exits with 1 where one has it not, or nobody knows. */
export const deliver = async (slug: string, options: DeliverOptions, terminal: Terminal): Promise<ExitCode> => {
  const { to, dryRun = false, again = false, ...common } = options;
  const settings = await settingsOf(common, terminal);
  if (again && to === undefined) {
    throw new BadInputError('--again sends what may be there already; name the channel with --to.');
  }
  const store = openStore(settings);
  const fixed = clockOf(common.now);
  const channels = channelsOf(await topicOf(store, slug, settings.topicsFolder), to);
  const request = { slug, channels, siteUrl: siteUrlFromEnvironment(), byHand: true, again };
  const world = { store, now: () => fixed ?? terminal.now(), sleep, random: randomUUID };
  if (dryRun) {
    const shown = shownSchema.parse(await (await deliverModule('showReport'))(request, world));
    const text = shown.map(({ channel, type, text: body }) => `=== ${channel} (${type})\n${body}\n`).join('\n');
    terminal.out(common.json ? `${JSON.stringify(shown)}\n` : printable(text));
    return EXIT.done;
  }
  const delivered = deliveredSchema.parse(await (await deliverModule('deliverReport'))(request, world));
  const lines = delivered.map(({ channel, type, sentence }) => `${channel} (${type}): ${sentence}\n`).join('');
  terminal.out(common.json ? `${JSON.stringify({ slug, delivered })}\n` : printable(lines));
  return delivered.some(({ state }) => AMISS.has(state)) ? EXIT.failed : EXIT.done;
};
