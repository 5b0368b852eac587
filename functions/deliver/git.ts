// A blog's repository on GitHub: one commit a revision with the post and its pictures; what was changed by hand stays.
import { ChannelUnavailableError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import { INVENTED_PAGE } from '../../shared/links.ts';
import type { Store } from '../../shared/store/store.ts';
import type { ChannelOf } from '../../shared/topic-deliver.ts';
import type { ChannelKind, Files, Sending, Verdict } from './channel.ts';
import { type BranchFile, blobId, type Changes, changesOf } from './git-files.ts';
import { type GitHub, LostAnswerError, openGitHub } from './github.ts';
import type { Manifest, Material } from './material.ts';
import { readDelivery } from './record.ts';
import { PATIENCE_MS } from './send-once.ts';

type GitChannel = ChannelOf<'git'>;

/** Others may commit meanwhile so often. */
const MEETINGS = 5;

/** Paths of a revision's files in the repository, each with the field of the file that stands there. */
const placesOf = (
  { post, pictures, files, style }: Manifest,
  { folder }: GitChannel,
): [path: string, name: string][] => {
  const path = (key: string): string => `${folder === undefined ? '' : `${folder}/`}${key.replace(/^site\//, '')}`;
  const beside = (key: string): string => key.replace(/[^/]+$/, INVENTED_PAGE);
  return [
    [path(post), style],
    ...pictures.map((key): [string, string] => [path(key), 'image']),
    ...(files.posts === undefined ? [] : pictures.map((key): [string, string] => [path(beside(key)), 'posts'])),
  ];
};

type Field = 'cited' | 'plain' | 'image' | 'posts';

const bytesOf = async (store: Store, { slug }: Manifest, revision: number, name: string) =>
  (await store.read(siteKeys(slug).revision(revision)[name as Field]))?.bytes;

const wantedOf = async (store: Store, manifest: Manifest, channel: GitChannel): Promise<BranchFile[]> => {
  const files: BranchFile[] = [];
  for (const [path, name] of placesOf(manifest, channel)) {
    const bytes = await bytesOf(store, manifest, manifest.revision, name);
    if (bytes === undefined)
      throw new ChannelUnavailableError(`The file ${name} of ${manifest.slug} is gone; run the day again.`);
    files.push({ path, bytes });
  }
  return files;
};

/** What we may have left on the branch before: by the records of earlier deliveries, and by the earlier revisions themselves. */
const readBefore = async (store: Store, manifest: Manifest, channel: GitChannel) => {
  const ours = new Map<string, Set<string>>();
  const add = (path: string, id: string): void => void ours.set(path, (ours.get(path) ?? new Set()).add(id));
  let last: Files | undefined;
  for (let revision = 1; revision <= manifest.revision; revision++) {
    const { files } = (await readDelivery(store, { ...manifest, revision }, channel.name)).delivery ?? {};
    for (const [path, id] of Object.entries(files ?? {})) add(path, id);
    last = files ?? last;
    for (const [path, name] of placesOf(manifest, channel)) {
      const bytes = await bytesOf(store, manifest, revision, name);
      if (bytes !== undefined) add(path, blobId(bytes));
    }
  }
  return { ours: (path: string): ReadonlySet<string> => ours.get(path) ?? new Set(), last };
};

/** Only our own words: on GitHub a name in a message pings its owner, and `fixes #1` closes something. */
const messageOf = ({ slug, revision, reason }: Manifest): string => `${slug}, revision ${revision}: ${reason}`;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where the branch stands, and what it holds at some paths. */
const lookAt = async (github: GitHub, branch: string, paths: readonly string[]) => {
  const head = text(Object((await github.ask('GET', `git/ref/heads/${branch}`))?.object).sha);
  const held = new Map<string, string>();
  for (const path of new Set(paths)) {
    const file = await github.ask('GET', `contents/${path}?ref=${head}`);
    if (file !== undefined) held.set(path, text(file.sha));
  }
  return { head, there: (path: string) => held.get(path) };
};

/** Makes the objects of a commit: they are seen by nobody until the branch leads to them. */
const makeCommit = async (
  github: GitHub,
  head: string,
  { write, remove }: Changes,
  message: string,
): Promise<string> => {
  const base = text(Object((await github.ask('GET', `git/commits/${head}`))?.tree).sha);
  const made = new Map<string, string>();
  for (const { bytes } of write) {
    const id = blobId(bytes);
    if (made.has(id)) continue;
    const blob = await github.ask('POST', 'git/blobs', {
      content: Buffer.from(bytes).toString('base64'),
      encoding: 'base64',
    });
    made.set(id, text(blob?.sha));
  }
  const file = { mode: '100644', type: 'blob' };
  const tree = await github.ask('POST', 'git/trees', {
    base_tree: base,
    tree: [
      ...write.map(({ path, bytes }) => ({ path, ...file, sha: made.get(blobId(bytes)) })),
      ...remove.map((path) => ({ path, ...file, sha: null })),
    ],
  });
  const commit = await github.ask('POST', 'git/commits', { message, tree: text(tree?.sha), parents: [head] });
  return text(commit?.sha);
};

/** What the branch has of ours then; of what was changed by hand, what we wrote before that. */
const leftBehind = (wanted: readonly BranchFile[], { byHand }: Changes, last: Files | undefined): Files => ({
  ...Object.fromEntries(Object.entries(last ?? {}).filter(([path]) => byHand.includes(path))),
  ...Object.fromEntries(
    wanted.filter(({ path }) => !byHand.includes(path)).map(({ path, bytes }) => [path, blobId(bytes)]),
  ),
});

const said = ({ byHand }: Changes): string | undefined =>
  byHand.length === 0 ? undefined : `Left alone, since changed by hand: ${byHand.join(', ')}.`;

const send = async (material: Material, channel: GitChannel, sending: Sending): Promise<Verdict> => {
  const { manifest } = material;
  const github = openGitHub(channel, sending, sending.now().getTime() + PATIENCE_MS);
  const wanted = await wantedOf(sending.store, manifest, channel);
  const before = await readBefore(sending.store, manifest, channel);
  const paths = [...wanted.map(({ path }) => path), ...Object.keys(before.last ?? {})];
  let lost: string | undefined;
  for (let meeting = 0; meeting < MEETINGS; meeting++) {
    try {
      const { head, there } = await lookAt(github, channel.branch, paths);
      const changes = changesOf(wanted, { ...before, there });
      const files = leftBehind(wanted, changes, before.last);
      const sentence = said(changes);
      if (changes.write.length + changes.remove.length === 0) return { state: 'sent', sentence, files };
      const commit = await makeCommit(github, head, changes, messageOf(manifest));
      if (await github.move(commit)) return { state: 'sent', reference: `commit ${commit}`, sentence, files };
    } catch (error) {
      // What the branch holds tells whether the commit arrived; only where it can't be looked at does nobody know.
      if (error instanceof LostAnswerError) lost = error.message;
      else if (lost !== undefined)
        return { state: 'unknown', sentence: `${lost} The branch can't be looked at since.` };
      else throw error;
    }
  }
  if (lost !== undefined) return { state: 'unknown', sentence: `${lost} So it went ${MEETINGS} times.` };
  throw new ChannelUnavailableError(
    `${channel.branch} of ${channel.repository} moved ${MEETINGS} times meanwhile; deliver it again later.`,
  );
};

const shown: ChannelKind<GitChannel>['shown'] = ({ manifest }, channel) => {
  const { repository, branch, api } = channel;
  const files = placesOf(manifest, channel).map(
    ([path, name]) => `  ${path}  (${siteKeys(manifest.slug).revision(manifest.revision)[name as Field]})`,
  );
  return [`One commit to ${branch} of ${repository} by ${api}`, '', messageOf(manifest), '', ...files].join('\n');
};

export const git: ChannelKind<GitChannel> = { shown, send };
