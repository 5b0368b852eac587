// What is kept of a delivery: written before anything is sent, completed after. It is what keeps a revision from being sent twice.
import * as z from 'zod';
import { deliveryKey } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Manifest } from './material.ts';

export const deliverySchema = z.object({
  version: z.literal(1),
  slug: z.string(),
  revision: z.number().int().positive(),
  channel: z.string(),
  type: z.string(),
  /** sending: begun, and not yet known to have ended. */
  state: z.enum(['sending', 'sent', 'failed', 'unknown']),
  at: z.iso.datetime(),
  /** Random, so that no two markers are the same bytes: the store takes equal bytes for its own write. */
  attempt: z.string(),
  /** The channel's own name for what was sent: a message's id, a commit. */
  reference: z.string().optional(),
  /** What there is to say beside. */
  sentence: z.string().optional(),
  /** Of git: files on the branch that are ours, by path, with the ids of their blobs. */
  files: z.record(z.string(), z.string()).optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export interface Kept {
  readonly delivery: Delivery | undefined;
  /** Etag of the record; undefined where there is none. */
  readonly etag: string | undefined;
}

type Named = Pick<Manifest, 'platform' | 'topic' | 'slug' | 'revision'>;

/** The record of a revision on a channel. */
export const readDelivery = async (store: Store, of: Named, channel: string): Promise<Kept> => {
  const stored = await store.read(deliveryKey(of, channel));
  if (stored === undefined) return { delivery: undefined, etag: undefined };
  return { delivery: deliverySchema.parse(JSON.parse(Buffer.from(stored.bytes).toString())), etag: stored.etag };
};

/** Writes a record over the one with this etag, or where there is none. Throws ConflictError where another call was first. */
export const keepDelivery = (store: Store, of: Named, delivery: Delivery, etag: string | undefined): Promise<string> =>
  store.write(deliveryKey(of, delivery.channel), `${JSON.stringify(delivery, null, 2)}\n`, {
    contentType: 'application/json',
    condition: etag === undefined ? { absent: true } : { match: etag },
  });

/**
 * Seconds after which a delivery that was begun can't be under way any more: more than the function may run, less than Lambda
 * takes to its third try (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html: after one and two minutes).
 */
export const UNDER_WAY_SECONDS = 170;

/**
 * What to do with a revision on a channel, by what is kept of it.
 * send: nothing went out yet, or a person asks for it again. lost: begun, and its end was never written down.
 */
export type Next = 'send' | 'done' | 'underWay' | 'lost';

/**
 * @param again a person asks to send what was sent, or perhaps sent
 * @param looksFirst sending looks for what is there already and does nothing twice, as a commit does
 */
export const nextOf = (delivery: Delivery | undefined, now: Date, again: boolean, looksFirst: boolean): Next => {
  if (delivery === undefined || delivery.state === 'failed') return 'send';
  if (delivery.state === 'sent') return again ? 'send' : 'done';
  if (delivery.state === 'unknown') return again || looksFirst ? 'send' : 'done';
  if (now.getTime() - Date.parse(delivery.at) < UNDER_WAY_SECONDS * 1000) return 'underWay';
  return again || looksFirst ? 'send' : 'lost';
};
