// Delivers a revision to channels, each by itself and at most once: marks, sends, writes down what became of it.
import { ConflictError, DawnChorusError } from '../../shared/errors.ts';
import type { Store } from '../../shared/store/store.ts';
import { type Channel, maxAgeDaysOf } from '../../shared/topic-deliver.ts';
import type { Verdict } from './channel.ts';
import { sendOn, shownOn } from './channels.ts';
import { placeholders, readKeys, withoutSecrets } from './keys.ts';
import { type Manifest, type Material, readManifest, readMaterial } from './material.ts';
import { cut } from './message.ts';
import { type Delivery, keepDelivery, nextOf, readDelivery } from './record.ts';

/**
 * What became of a channel. before: sent by an earlier call. underWay: another call sends it. heldBack: not meant to be sent.
 * notBegun: the store failed before anything was sent.
 */
export interface Delivered {
  readonly channel: string;
  readonly type: string;
  readonly state: 'sent' | 'failed' | 'unknown' | 'before' | 'underWay' | 'heldBack' | 'notBegun';
  readonly sentence: string;
  /** Whether this call found it out: an alarm tells once. */
  readonly isNew: boolean;
}

export interface Request {
  readonly slug: string;
  /** Absent for the highest revision. Another than the highest is delivered no more. */
  readonly revision?: number | undefined;
  readonly channels: readonly Channel[];
  readonly siteUrl: string | undefined;
  /** A person asks: the report's age does not matter. */
  readonly byHand: boolean;
  /** Send also what was sent, or perhaps sent. */
  readonly again?: boolean | undefined;
}

export interface World {
  readonly store: Store;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** A random name for each try. */
  readonly random: () => string;
}

const DAY_MS = 86_400_000;

/** Why a channel is not to get a revision; undefined where it is. */
export const heldBack = (channel: Channel, manifest: Manifest, request: Request, now: Date): string | undefined => {
  if (request.revision !== undefined && request.revision !== manifest.revision) {
    return `revision ${manifest.revision} is out, and revision ${request.revision} is not sent any more`;
  }
  if (manifest.degraded.length > 0 && !channel.degraded) {
    return `the report is degraded (${manifest.degraded.join('; ')}); "degraded": true in the channel sends it all the same`;
  }
  const days = maxAgeDaysOf(channel);
  if (request.byHand || days === undefined) return undefined;
  const isOld = now.getTime() - Date.parse(manifest.window.end) > days * DAY_MS;
  return isOld ? `its day is over for more than ${days} days (maxAgeDays)` : undefined;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a thrown error means: named ones say that nothing was sent, of others nobody knows. */
const verdictOf = (error: unknown): Verdict => {
  if (error instanceof DawnChorusError) return { state: 'failed', sentence: error.message };
  return { state: 'unknown', sentence: `A defect of Dawn Chorus: ${messageOf(error)}.` };
};

const sendSafely = async (channel: Channel, material: Material, world: World): Promise<Verdict> => {
  let values: readonly string[] = [];
  const { store, now, sleep } = world;
  try {
    const keys = await readKeys(channel);
    values = keys.values;
    const verdict = await sendOn(channel, material, { keys, now, sleep, store });
    return verdict.sentence === undefined ? verdict : { ...verdict, sentence: tellable(verdict.sentence, values) };
  } catch (error) {
    const verdict = verdictOf(error);
    return { ...verdict, sentence: tellable(verdict.sentence ?? '', values) };
  }
};

/** Longest sentence that is told of a channel. */
const LONGEST_SENTENCE = 400;
const tellable = (sentence: string, values: readonly string[]): string =>
  cut(withoutSecrets(sentence, values), LONGEST_SENTENCE);

const NOBODY_KNOWS =
  'Nobody knows whether it arrived, so it is not sent again by itself: look at the channel, then deliver with --again if it is not there.';

const LOOK_AGAIN = 'Nobody knows whether it arrived; deliver it again, which looks first and commits nothing twice.';

const looksFirst = ({ type }: Channel): boolean => type === 'git';

const told = (verdict: Verdict, channel: Channel): string => {
  if (verdict.state === 'failed') return verdict.sentence;
  if (verdict.state === 'unknown') return `${verdict.sentence} ${looksFirst(channel) ? LOOK_AGAIN : NOBODY_KNOWS}`;
  const { reference, sentence } = verdict;
  return `Sent${reference === undefined ? '' : ` as ${reference}`}.${sentence === undefined ? '' : ` ${sentence}`}`;
};

/** The marker of a try. What git left before is kept in it. */
const beginning = (
  { name, type }: Channel,
  { slug, revision }: Manifest,
  before: Delivery | undefined,
  { now, random }: World,
): Delivery => ({
  ...{ version: 1, slug, revision, channel: name, type, state: 'sending' },
  at: now().toISOString(),
  attempt: random(),
  ...(before?.files === undefined ? {} : { files: before.files }),
});

const deliverTo = async (channel: Channel, material: Material, request: Request, world: World): Promise<Delivered> => {
  const { store, now } = world;
  const { manifest } = material;
  const result = (state: Delivered['state'], sentence: string, isNew = false): Delivered => {
    return { channel: channel.name, type: channel.type, state, sentence, isNew };
  };
  const why = heldBack(channel, manifest, request, now());
  if (why !== undefined) return result('heldBack', `Not sent: ${why}.`);
  const { delivery, etag } = await readDelivery(store, manifest, channel.name);
  const next = nextOf(delivery, now(), request.again ?? false, looksFirst(channel));
  const busy = (): Delivered => result('underWay', 'Another call is sending it just now; look again in three minutes.');
  if (next === 'underWay') return busy();
  if (next === 'done' && delivery !== undefined) {
    if (delivery.state === 'unknown')
      return result('unknown', told({ state: 'unknown', sentence: delivery.sentence ?? '' }, channel));
    return result('before', `Sent before, at ${delivery.at}; --again sends it once more.`);
  }
  const begun = beginning(channel, manifest, delivery, world);
  let marker: string;
  try {
    marker = await keepDelivery(store, manifest, begun, etag);
  } catch (error) {
    if (error instanceof ConflictError) return busy();
    throw error;
  }
  const verdict: Verdict =
    next === 'lost'
      ? { state: 'unknown', sentence: 'A call began to send it and ended without a word.' }
      : await sendSafely(channel, material, world);
  try {
    await keepDelivery(store, manifest, { ...begun, ...verdict, at: now().toISOString() }, marker);
    return result(verdict.state, told(verdict, channel), true);
  } catch (error) {
    // The marker stands, so that it is not sent again by itself.
    return result(verdict.state, `${told(verdict, channel)} That could not be written down: ${messageOf(error)}`, true);
  }
};

/** Delivers to each channel at the same time; what fails on one is told of it and stops no other. */
export const deliverReport = async (request: Request, world: World): Promise<Delivered[]> => {
  const manifest = await readManifest(world.store, request.slug);
  const material = await readMaterial(world.store, manifest, request.siteUrl);
  return Promise.all(
    request.channels.map((channel) =>
      deliverTo(channel, material, request, world).catch(
        (error: unknown): Delivered => ({
          ...{ channel: channel.name, type: channel.type, state: 'notBegun', isNew: false },
          sentence: `Not sent: ${messageOf(error)}`,
        }),
      ),
    ),
  );
};

/** What each channel would be sent, or why it would not. Nothing is sent, read or written but the report. */
export const showReport = async (
  request: Request,
  world: World,
): Promise<{ channel: string; type: string; text: string }[]> => {
  const manifest = await readManifest(world.store, request.slug);
  const material = await readMaterial(world.store, manifest, request.siteUrl);
  return request.channels.map((channel) => {
    const why = heldBack(channel, manifest, request, world.now());
    const text = why === undefined ? shownOn(channel, material, placeholders, world.now()) : `Not sent: ${why}.`;
    return { channel: channel.name, type: channel.type, text };
  });
};
