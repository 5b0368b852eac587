// Bluesky's own AppView in a process of its own: node bluesky-appview.ts <folder of packages> <database> <records file>.
// It indexes the records as its firehose would bring them and prints its URL. No other server of the network is there: what
// would look up identities or moderation is given an address where nobody listens.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** What is indexed: accounts by their DIDs, and records by their addresses. */
export interface Repository {
  readonly accounts: Readonly<Record<string, string>>;
  readonly records: readonly { readonly uri: string; readonly record: { readonly createdAt: string } & object }[];
}

const NOBODY = 'http://127.0.0.1:9';

const serve = async (packages: string, database: string, repository: Repository): Promise<string> => {
  // The packages are no part of this project, so that their types are not known here.
  const require = createRequire(join(packages, 'x.js'));
  const bsky = require('@atproto/bsky');
  const { Secp256k1Keypair } = require('@atproto/crypto');
  const { AtUri } = require('@atproto/syntax');
  const { cidForCbor } = require('@atproto/common');
  const db = new bsky.Database({ url: database, schema: 'appview', poolSize: 5 });
  await db.migrateToLatestOrThrow();
  const [dataPort, port] = [await freePort(), await freePort()];
  const dataplane = await bsky.DataPlaneServer.create(db, dataPort, NOBODY);
  const sets = ['bigThreadUris', 'searchTagsHide', 'threadTagsBumpDown', 'threadTagsHide', 'debugFieldAllowedDids'];
  const config = new bsky.ServerConfig({
    ...Object.fromEntries(sets.map((name) => [name, new Set()])),
    version: 'test',
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    serverDid: 'did:example:appview',
    alternateAudienceDids: [],
    didPlcUrl: NOBODY,
    dataplaneUrls: [`http://127.0.0.1:${dataPort}`],
    dataplaneHttpVersion: '1.1',
    bsyncUrl: NOBODY,
    bsyncHttpVersion: '1.1',
    modServiceDid: 'did:example:moderation',
    labelsFromIssuerDids: [],
    maxThreadParents: 50,
    visibilityTagHide: '',
    visibilityTagRankPrefix: '',
    draftsLimit: 1,
    adminPasswords: ['none'],
    etcdHosts: [],
  });
  await bsky.BskyAppView.create({ config, signingKey: await Secp256k1Keypair.create() }).start();
  const { indexingSvc, background } = new bsky.RepoSubscription({
    service: NOBODY,
    db,
    idResolver: dataplane.idResolver,
  });
  const indexedAt = new Date().toISOString();
  const accounts = Object.entries(repository.accounts).map(([did, handle]) => ({ did, handle, indexedAt }));
  await db.db.insertInto('actor').values(accounts).execute();
  for (const { uri, record } of repository.records)
    await indexingSvc.indexRecord(new AtUri(uri), await cidForCbor(record), record, 'create', record.createdAt);
  await background.processAll();
  return `http://127.0.0.1:${port}`;
};

const [, , packages = '', database = '', file = ''] = process.argv;
process.stdout.write(`${await serve(packages, database, JSON.parse(await readFile(file, 'utf8')))}\n`);
