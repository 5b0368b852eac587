// What every channel offers: a message as it would be sent, and sending it. One file a channel; delivering knows nothing else of them.
import type { Answer } from '../../shared/http-call.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Material } from './material.ts';

/** Secrets by the names of their variables: values when something is sent, placeholders when it is only shown. */
export interface Keys {
  /** The value, or `{GITHUB_TOKEN}`. */
  readonly secret: (variable: string) => string;
  /** A signature by the value, or words that one stands here. */
  readonly signed: (variable: string, by: (value: string) => string) => string;
}

/** One request, whole. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** A file that was committed, by its path: the id of its blob. */
export type Files = Readonly<Record<string, string>>;

/**
 * What became of a message. sent: the channel has said so. failed: it was certainly not sent. unknown: it was perhaps sent,
 * and is never sent again by itself.
 */
export type Verdict =
  | {
      readonly state: 'sent';
      /** The channel's own name for what was sent: a message's id, a commit. */
      readonly reference?: string | undefined;
      readonly sentence?: string | undefined;
      readonly files?: Files | undefined;
    }
  | { readonly state: 'failed'; readonly sentence: string }
  | { readonly state: 'unknown'; readonly sentence: string };

/** The channel asks to come back later; nothing was sent. `seconds` is undefined where it does not say when. */
export interface Later {
  readonly state: 'later';
  readonly seconds: number | undefined;
  readonly sentence: string;
}

/** A channel that takes one JSON request. */
export interface HttpDialect<C> {
  readonly outgoing: (material: Material, channel: C, keys: Keys, now: Date) => Outgoing;
  readonly verdict: (answer: Answer) => Verdict | Later;
}

/** What sending works with. */
export interface Sending {
  readonly keys: Keys;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly store: Store;
}

export interface ChannelKind<C> {
  /** Exactly what would be sent, secrets aside. */
  readonly shown: (material: Material, channel: C, keys: Keys, now: Date) => string;
  /** Sends it, once. Throws ChannelRefusedError and ChannelUnavailableError where nothing was sent. */
  readonly send: (material: Material, channel: C, sending: Sending) => Promise<Verdict>;
}
