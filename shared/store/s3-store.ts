// A store in an S3 bucket, or any server that speaks S3 with conditional writes.
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { BadInputError, ConflictError, DawnChorusError, StoreUnavailableError } from '../errors.ts';
import { randomFrom } from '../random.ts';
import { checkKey } from './key.ts';
import type { Condition, Store, WriteOptions } from './store.ts';

export interface S3Place {
  readonly url: string;
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
}

/** Tries of a write that S3 answers with 409 because another write of the key is under way; the SDK retries none. */
const TRIES = 6;
const FIRST_WAIT_MS = 100;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && '$metadata' in error
    ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode
    : undefined;

/** What a person can mend, by the error's name; all else that S3 says is taken as unavailable and tried again. */
const MENDABLE: Readonly<Record<string, string>> = {
  NoSuchBucket: 'the bucket does not exist; create it or name another',
  AccessDenied: 'access is denied; allow these credentials to use the bucket',
  InvalidAccessKeyId: 'the access key is unknown; check the AWS credentials',
  SignatureDoesNotMatch: 'the secret key does not fit; check the AWS credentials',
  ExpiredToken: 'the credentials have expired; sign in again',
  CredentialsProviderError: 'no AWS credentials were found; set AWS_PROFILE or sign in',
  PermanentRedirect: 'the bucket is in another region; set AWS_REGION to it',
  AuthorizationHeaderMalformed: 'the bucket is in another region; set AWS_REGION to it',
};

const named = (error: unknown, doing: string): Error => {
  if (error instanceof DawnChorusError) return error;
  const name = nameOf(error);
  const mending = MENDABLE[name] ?? (statusOf(error) === 403 ? MENDABLE.AccessDenied : undefined);
  if (mending !== undefined) return new BadInputError(`${doing} failed: ${mending} (${name}).`);
  // A missing region is a plain Error: it shows only by its message.
  if (error instanceof Error && error.message === 'Region is missing') {
    return new BadInputError(`${doing} failed: no AWS region is set; set AWS_REGION to the bucket's.`);
  }
  return new StoreUnavailableError(`${doing} failed: S3 does not answer as it should (${name}); try again later.`);
};

/** The SDK is loaded at the first use, since a run in a folder never needs it. */
const clientOf = (place: S3Place): (() => Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: S3Client }>) => {
  let loaded: Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: S3Client }> | undefined;
  const load = async () => {
    const sdk = await import('@aws-sdk/client-s3');
    const region = place.region ?? (place.endpoint === undefined ? undefined : 'us-east-1');
    const client = new sdk.S3Client({
      ...(region === undefined ? {} : { region }),
      ...(place.endpoint === undefined ? {} : { endpoint: place.endpoint, forcePathStyle: true }),
    });
    return { sdk, client };
  };
  return () => {
    loaded ??= load();
    return loaded;
  };
};

const conditionHeaders = (condition: Condition | undefined): { IfNoneMatch?: '*'; IfMatch?: string } => {
  if (condition === undefined) return {};
  return 'absent' in condition ? { IfNoneMatch: '*' } : { IfMatch: condition.match };
};

async function* chunksOf(body: GetObjectCommandOutput['Body'], doing: string): AsyncGenerator<Uint8Array> {
  if (!(body instanceof Readable)) throw new StoreUnavailableError(`${doing} failed: S3 answered without a body.`);
  try {
    for await (const chunk of body) yield chunk;
  } catch (error) {
    throw named(error, doing);
  }
}

/** A store in a bucket under a prefix. Etags are S3's own. */
export const s3Store = (place: S3Place): Store => {
  const connect = clientOf(place);
  const objectKey = (key: string): string => (place.prefix === '' ? key : `${place.prefix}/${key}`);
  const at = (key: string): { Bucket: string; Key: string } => {
    checkKey(key);
    return { Bucket: place.bucket, Key: objectKey(key) };
  };
  const address = (key: string): string => `s3://${place.bucket}/${objectKey(key)}`;

  const get = async (key: string): Promise<GetObjectCommandOutput | undefined> => {
    try {
      const { sdk, client } = await connect();
      return await client.send(new sdk.GetObjectCommand(at(key)));
    } catch (error) {
      if (nameOf(error) === 'NoSuchKey') return undefined;
      throw named(error, `Reading ${address(key)}`);
    }
  };

  const read: Store['read'] = async (key) => {
    const answer = await get(key);
    if (answer === undefined) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of chunksOf(answer.Body, `Reading ${address(key)}`)) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), etag: answer.ETag ?? '' };
  };

  const put = async (key: string, bytes: Buffer, options: WriteOptions): Promise<string> => {
    const { sdk, client } = await connect();
    const random = randomFrom(key);
    for (let tried = 1; ; tried++) {
      try {
        const answer = await client.send(
          new sdk.PutObjectCommand({
            ...at(key),
            // A Buffer gives a checksum header; a stream would give chunk framing that some servers store as content.
            Body: bytes,
            ...conditionHeaders(options.condition),
            ...(options.contentType === undefined ? {} : { ContentType: options.contentType }),
            ...(options.cacheControl === undefined ? {} : { CacheControl: options.cacheControl }),
          }),
        );
        return answer.ETag ?? '';
      } catch (error) {
        if (nameOf(error) !== 'ConditionalRequestConflict') throw error;
        if (tried === TRIES) throw new ConflictError(`${address(key)} is being written by other runs; read it again.`);
      }
      await sleep(FIRST_WAIT_MS * 2 ** (tried - 1) * (0.5 + random() / 2));
    }
  };

  return {
    url: place.url,
    read,
    readStream: async (key) => {
      const answer = await get(key);
      if (answer !== undefined) return chunksOf(answer.Body, `Reading ${address(key)}`);
      throw new BadInputError(`There is no ${key} in the store ${place.url}; the step that writes it has not run.`);
    },
    write: async (key, body, options = {}) => {
      const bytes = Buffer.from(body);
      try {
        return await put(key, bytes, options);
      } catch (error) {
        // With IfMatch on a key that is gone S3 answers NoSuchKey instead of 412.
        if (nameOf(error) !== 'PreconditionFailed' && nameOf(error) !== 'NoSuchKey') {
          throw named(error, `Writing ${address(key)}`);
        }
        // A put whose answer was lost is sent again by the SDK and meets itself: the same bytes are success.
        const there = await read(key);
        if (there !== undefined && bytes.equals(there.bytes)) return there.etag;
        throw new ConflictError(`${address(key)} was written by another run meanwhile; read it again.`);
      }
    },
    list: async function* (prefix) {
      try {
        const { sdk, client } = await connect();
        const pages = sdk.paginateListObjectsV2({ client }, { Bucket: place.bucket, Prefix: objectKey(prefix) });
        const cut = objectKey('').length;
        for await (const page of pages) {
          for (const item of page.Contents ?? []) if (item.Key !== undefined) yield item.Key.slice(cut);
        }
      } catch (error) {
        throw named(error, `Listing ${address(prefix)}`);
      }
    },
  };
};
