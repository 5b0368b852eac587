// Every error that a person or the state machine can meet, by the name that Retry and Catch list.
import type { Usage } from './model/model.ts';

/** Base of all named errors: the message is one sentence with the offending value, where it was found and what to do. */
export class DawnChorusError extends Error {
  override readonly name: string = 'DawnChorusError';
}

/** The input (state input, option, topic file, posts file) can't be used. Never retried. */
export class BadInputError extends DawnChorusError {
  override readonly name = 'BadInputError';
}

/** The sources answered, but with too few posts or too few sources for an honest report. Never retried. */
export class NotEnoughPostsError extends DawnChorusError {
  override readonly name = 'NotEnoughPostsError';
}

/** A source can't be reached or is overloaded now. Retried. */
export class SourceUnavailableError extends DawnChorusError {
  override readonly name = 'SourceUnavailableError';
}

/** A source says no until a person acts: wrong token, no right, spent credits, a query that it can't read. Never retried. */
export class SourceRefusedError extends DawnChorusError {
  override readonly name = 'SourceRefusedError';
}

/** The model can't be reached or throttles now. Retried. */
export class ModelUnavailableError extends DawnChorusError {
  override readonly name = 'ModelUnavailableError';
  /** Seconds after which the server asks to be asked again; undefined where it does not say. */
  readonly retryAfterSeconds: number | undefined;
  /** Tokens that were paid for before it was clear; undefined for none. */
  readonly usage: Usage | undefined;

  constructor(message: string, retryAfterSeconds?: number, usage?: Usage) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
    this.usage = usage;
  }
}

/** The model's server says no until a person acts: wrong key, no access, spent quota, no such model. Never retried. */
export class ModelRefusedError extends DawnChorusError {
  override readonly name = 'ModelRefusedError';
  /** Tokens that were paid for before it was clear; undefined for none. */
  readonly usage: Usage | undefined;

  constructor(message: string, usage?: Usage) {
    super(message);
    this.usage = usage;
  }
}

/** The store can't be reached now. Retried. */
export class StoreUnavailableError extends DawnChorusError {
  override readonly name = 'StoreUnavailableError';
}

/** The event of a run can't be put on the bus now. Retried. */
export class AnnouncementUnavailableError extends DawnChorusError {
  override readonly name = 'AnnouncementUnavailableError';
}

/** A channel says no until a person acts: wrong token, no such chat, a message that it does not take. Nothing was sent. */
export class ChannelRefusedError extends DawnChorusError {
  override readonly name = 'ChannelRefusedError';
}

/** A channel can't be reached or throttles for longer than is waited. Nothing was sent. */
export class ChannelUnavailableError extends DawnChorusError {
  override readonly name = 'ChannelUnavailableError';
}

/** Another call is sending this revision just now. Lambda calls again later, when its outcome is known. */
export class DeliveryUnderWayError extends DawnChorusError {
  override readonly name = 'DeliveryUnderWayError';
}

/** A conditional write met another writer's version. The writer reads again, merges and retries. */
export class ConflictError extends DawnChorusError {
  override readonly name = 'ConflictError';
}

/** A report asked of a model is too poor to be published: it is held, and whoever is told of failures looks at it. */
export class ReportHeldError extends DawnChorusError {
  override readonly name = 'ReportHeldError';
}

/** A result breaks a rule that the code itself must keep (a rendered report with a format violation). A defect. */
export class BrokenPromiseError extends DawnChorusError {
  override readonly name = 'BrokenPromiseError';
}

/** Names for which a state is tried again; everything else fails at once. */
export const RETRIED_ERRORS = [
  'SourceUnavailableError',
  'ModelUnavailableError',
  'StoreUnavailableError',
  'ConflictError',
  'AnnouncementUnavailableError',
] as const;
