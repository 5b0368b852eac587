// The store port: where every step reads and writes. A folder on the laptop, S3 on AWS.

/** A condition of a write, as S3 knows them: only when absent, or only over the version with this etag. */
export type Condition = { readonly absent: true } | { readonly match: string };

export interface WriteOptions {
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly condition?: Condition;
}

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

export interface Store {
  /** The URL the store was opened with, for messages. */
  readonly url: string;
  /** The object under a key, or undefined where there is none. */
  read(key: string): Promise<StoredObject | undefined>;
  /** The object as a stream of chunks; throws BadInputError where there is none. */
  readStream(key: string): Promise<AsyncIterable<Uint8Array>>;
  /** Writes whole objects only. Throws ConflictError when the condition does not hold. Returns the new etag. */
  write(key: string, bytes: Uint8Array | string, options?: WriteOptions): Promise<string>;
  /** Keys under a prefix, in lexicographic order. */
  list(prefix: string): AsyncIterable<string>;
}
