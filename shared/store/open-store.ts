// Opens the store that a URL names: `file:DIR` or a plain path is a folder, `s3://bucket/prefix` is S3.
import { fileURLToPath } from 'node:url';
import type { Settings } from '../env.ts';
import { BadInputError } from '../errors.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import type { Store } from './store.ts';

const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const openS3 = (url: string, settings: Pick<Settings, 's3Endpoint' | 'region'>): Store => {
  const [bucket = '', ...segments] = url.slice('s3://'.length).split('/');
  if (!BUCKET.test(bucket)) {
    throw new BadInputError(`The store ${url} names no valid bucket; write s3://bucket or s3://bucket/prefix.`);
  }
  const prefix = segments.filter((segment) => segment !== '').join('/');
  return s3Store({ url, bucket, prefix, endpoint: settings.s3Endpoint, region: settings.region });
};

/**
 * The store of a URL. Nothing is read or created yet, so that a wrong bucket shows only at its first use.
 * Throws BadInputError for a URL of another kind.
 */
export const openStore = (settings: Pick<Settings, 'storeUrl' | 's3Endpoint' | 'region'>): Store => {
  const url = settings.storeUrl;
  if (url === '')
    throw new BadInputError('The store is an empty text; write a folder, file:DIR or s3://bucket/prefix.');
  if (url.startsWith('s3://')) return openS3(url, settings);
  if (settings.s3Endpoint !== undefined) {
    throw new BadInputError(`The store ${url} is a folder, so the S3 endpoint ${settings.s3Endpoint} has no use here.`);
  }
  if (url.startsWith('file://')) return folderStore(fileURLToPath(url), url);
  if (url.startsWith('file:')) return folderStore(url.slice('file:'.length), url);
  // One letter before the colon is a Windows drive, which SCHEME leaves alone.
  const scheme = SCHEME.exec(url)?.[1];
  if (scheme !== undefined) {
    throw new BadInputError(
      `The store ${url} has the scheme ${scheme}:, known are a folder, file:DIR and s3://bucket/prefix.`,
    );
  }
  return folderStore(url, url);
};
