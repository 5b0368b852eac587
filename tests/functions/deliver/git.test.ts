// The channel git against GitHub's API over a real repository: one commit a revision, hands respected, races and lost answers.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blobId, changesOf } from '../../../functions/deliver/git-files.ts';
import { deliveryKey, siteKeys } from '../../../shared/keys.ts';
import {
  badGateway,
  type GitHubServer,
  primaryLimit,
  protectedBranch,
  REPOSITORY,
  secondaryLimit,
  startGitHub,
  TOKEN,
} from '../../fixtures/github-server.ts';
import { jsonOf, textOf } from '../../fixtures/report-run.ts';
import { channelOf, clock, deliverBy, publishAgain, publishedStore, SLUG } from './given.ts';

const POST = `_posts/2026-04-22-${SLUG}.md`;
const PICTURE = `2026/04/22/wordcloud_${SLUG}.jpg`;
const PRETTY = `2026/04/22/${SLUG}/wordcloud_${SLUG}.jpg`;

type Store = Awaited<ReturnType<typeof publishedStore>>;

describe('git', () => {
  let github: GitHubServer;
  let time: ReturnType<typeof clock>;
  let store: Store;

  beforeEach(async () => {
    github = await startGitHub();
    time = clock();
    store = await publishedStore();
    vi.stubEnv('GITHUB_TOKEN', TOKEN);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await github.close();
  });

  const deliver = async (more: object = {}, request: Parameters<typeof deliverBy>[3] = {}) => {
    const channel = channelOf({ name: 'blog', type: 'git', repository: REPOSITORY, api: github.url, ...more });
    const [delivered] = await deliverBy(store, [channel], time, request);
    return delivered;
  };
  const published = (revision: number) => textOf(store, siteKeys(SLUG).revision(revision).cited);

  it('commits the post and its pictures, byte for byte, in one commit whose message is ours', async () => {
    expect(await deliver()).toMatchObject({
      state: 'sent',
      sentence: expect.stringMatching(/^Sent as commit [0-9a-f]{40}\.$/),
    });
    expect(github.held(POST)).toBe(await published(1));
    expect([github.held(PICTURE), github.held(PRETTY)]).toEqual(['a picture', 'a picture']);
    expect(github.log()).toEqual([`${SLUG}, revision 1: first publication`, 'by hand']);
    expect(github.held('README.md')).toBe('# A blog\n');
  });

  it('commits below a folder and to a branch, where the topic says so', async () => {
    github.git('branch', 'drafts/2026', 'main');
    expect((await deliver({ folder: 'docs/blog', branch: 'drafts/2026' }))?.state).toBe('sent');
    expect(github.git('show', `drafts/2026:docs/blog/${POST}`)).toBe((await published(1)).trim());
    expect(github.held(POST)).toBeUndefined();
  });

  it('names each file as git does', async () => {
    const text = await published(1);
    await deliver();
    expect(github.git('rev-parse', `main:${POST}`)).toBe(blobId(Buffer.from(text)));
  });

  it('makes one commit more for the next revision, and takes away what that one has no more', async () => {
    await deliver();
    const key = deliveryKey({ platform: 'twitter', topic: 'ai', slug: SLUG, revision: 1 }, 'blog');
    const record = Object(await jsonOf(store, key));
    // As if the post had stood under another day before.
    github.commit({ '_posts/2026-04-21-old.md': 'of yesterday' });
    await store.write(
      key,
      JSON.stringify({
        ...record,
        files: { ...record.files, '_posts/2026-04-21-old.md': blobId(Buffer.from('of yesterday')) },
      }),
    );
    await publishAgain(store);
    expect((await deliver())?.state).toBe('sent');
    expect(github.held(POST)).toBe(await published(2));
    expect(github.held('_posts/2026-04-21-old.md')).toBeUndefined();
    expect(github.log()).toHaveLength(4);
  });

  it('leaves a post that was changed by hand, says so, and still brings the rest', async () => {
    await deliver();
    github.commit({ [POST]: 'mine now', [PICTURE]: undefined });
    await publishAgain(store);
    const picture = siteKeys(SLUG).revision(2).image;
    await store.write(picture, 'another picture');
    const delivered = await deliver();
    expect(delivered?.state).toBe('sent');
    expect(delivered?.sentence).toContain(`Left alone, since changed by hand: ${POST}, ${PICTURE}.`);
    expect(github.held(POST)).toBe('mine now');
    expect(github.held(PICTURE)).toBeUndefined();
    expect(github.held(PRETTY)).toBe('another picture');
    // And in all revisions after it.
    await publishAgain(store);
    expect((await deliver())?.sentence).toContain(POST);
    expect([github.held(POST), github.held(PICTURE)]).toEqual(['mine now', undefined]);
  });

  it('takes over a post that an earlier revision brought there by other ways, and no other', async () => {
    github.commit({ [POST]: await published(1) });
    await publishAgain(store);
    expect((await deliver())?.sentence).not.toContain('Left alone');
    expect(github.held(POST)).toBe(await published(2));
    github.commit({ [POST]: 'a post of the same name that nobody here wrote' });
    await publishAgain(store);
    expect((await deliver())?.sentence).toContain(`Left alone, since changed by hand: ${POST}`);
  });

  it('makes no commit where the branch has it all', async () => {
    await deliver();
    expect(await deliver({}, { again: true })).toMatchObject({ state: 'sent', sentence: 'Sent.' });
    expect(github.log()).toHaveLength(2);
  });

  it('looks again and makes its commit anew when somebody else was first', async () => {
    let races = 0;
    github.meddle = (method) => {
      if (method === 'PATCH' && races++ < 2) github.commit({ [`other-${races}.md`]: 'x' });
      return undefined;
    };
    expect((await deliver())?.state).toBe('sent');
    expect(github.log()).toEqual([`${SLUG}, revision 1: first publication`, 'by hand', 'by hand', 'by hand']);
    expect(github.held('other-2.md')).toBe('x');
  });

  it('gives up when the branch never stands still: nothing was committed', async () => {
    let races = 0;
    github.meddle = (method) => {
      if (method === 'PATCH') github.commit({ [`other-${races++}.md`]: 'x' });
      return undefined;
    };
    expect(await deliver()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('moved 5 times') });
    expect(github.held(POST)).toBeUndefined();
  });

  it('finds out by looking whether a commit arrived whose answer was lost', async () => {
    let lost = false;
    github.meddle = (method) => {
      if (method !== 'PATCH' || lost) return undefined;
      lost = true;
      return 'lost';
    };
    expect((await deliver())?.state).toBe('sent');
    expect(github.log().filter((message) => message.startsWith(SLUG))).toHaveLength(1);
  });

  it('commits after all where the lost request had never arrived, and where a server’s error came instead', async () => {
    const faults: ReturnType<GitHubServer['meddle']>[] = ['cut', badGateway];
    github.meddle = (method) => (method === 'PATCH' ? faults.shift() : undefined);
    expect((await deliver())?.state).toBe('sent');
    expect(github.log().filter((message) => message.startsWith(SLUG))).toHaveLength(1);
  });

  it('does not know where the answer was lost and the branch can’t be looked at since', async () => {
    let lost = false;
    github.meddle = (method) => {
      if (lost) return badGateway;
      lost = method === 'PATCH';
      return lost ? 'lost' : undefined;
    };
    expect(await deliver()).toMatchObject({ state: 'unknown', isNew: true });
    github.meddle = () => undefined;
    // The next call looks first, so it needs no wish for twice.
    expect((await deliver())?.state).toBe('sent');
    expect(github.log().filter((message) => message.startsWith(SLUG))).toHaveLength(1);
  });

  it('does not know where every answer is lost', async () => {
    github.meddle = (method) => (method === 'PATCH' ? 'cut' : undefined);
    expect(await deliver()).toMatchObject({
      state: 'unknown',
      sentence: expect.stringContaining('commits nothing twice'),
    });
  });

  it('waits as both of GitHub’s limits say, and not longer than a minute', async () => {
    const faults = [secondaryLimit, primaryLimit(new Date(time.now().getTime() + 20_000))];
    github.meddle = () => faults.shift();
    expect((await deliver())?.state).toBe('sent');
    expect(time.slept).toEqual([7000, 13_000]);
    await publishAgain(store);
    github.meddle = () => primaryLimit(new Date(time.now().getTime() + 1_800_000));
    expect(await deliver()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('in 1800 seconds') });
  });

  it('asks again for what changes nothing that is seen, when the server is ill', async () => {
    const faults: ReturnType<GitHubServer['meddle']>[] = [badGateway, 'cut', badGateway];
    github.meddle = (method, path) => (method === 'POST' && path === 'git/blobs' ? faults.shift() : undefined);
    expect(await deliver()).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('Nothing was committed'),
    });
    expect((await deliver())?.state).toBe('sent');
  });

  it.each([
    [
      'a token that is not valid',
      { tokenVariable: 'OTHER_TOKEN' },
      'status 401, "Bad credentials": the token is not valid',
    ],
    [
      'a repository that the token does not see',
      { repository: 'owner/hidden' },
      'status 404, "Not Found": there is no such repository',
    ],
    ['a branch that is not there', { branch: 'gh-pages' }, 'status 404'],
  ])('tells of %s, and what to do', async (_, more, sentence) => {
    vi.stubEnv('OTHER_TOKEN', 'wrong');
    expect(await deliver(more)).toMatchObject({ state: 'failed', sentence: expect.stringContaining(sentence) });
  });

  it('tells a branch that rules protect from one that moved', async () => {
    github.meddle = (method) => (method === 'PATCH' ? protectedBranch : undefined);
    expect(await deliver()).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('through a pull request'),
    });
    expect(github.asked.filter((asked) => asked.startsWith('PATCH'))).toHaveLength(1);
  });

  it('tells of a repository without a commit', async () => {
    await github.close();
    github = await startGitHub({ empty: true });
    expect(await deliver()).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('make a first commit'),
    });
  });
});

describe('what a commit changes', () => {
  const id = (text: string): string => blobId(Buffer.from(text));
  const content = fc.constantFrom('ours 1', 'ours 2', 'a hand’s', undefined);

  it('is never what somebody else wrote, and never what somebody took away', () => {
    fc.assert(
      fc.property(content, fc.boolean(), fc.boolean(), (there, delivered, dropped) => {
        const wanted = dropped ? [] : [{ path: 'a', bytes: Buffer.from('ours 2') }];
        const { write, remove, byHand } = changesOf(wanted, {
          ours: () => new Set([id('ours 1'), id('ours 2')]),
          last: delivered ? { a: id('ours 1') } : undefined,
          there: () => (there === undefined ? undefined : id(there)),
        });
        const touched = [...write.map(({ path }) => path), ...remove];
        if (there === 'a hand’s') expect(touched).toEqual([]);
        if (there === undefined && delivered) expect(touched).toEqual([]);
        if (there === 'ours 1' && !dropped) expect(touched).toEqual(['a']);
        if (there === undefined && !delivered && !dropped) expect(touched).toEqual(['a']);
        if (there === 'ours 1' && delivered && dropped) expect(remove).toEqual(['a']);
        expect(byHand.filter((path) => touched.includes(path))).toEqual([]);
      }),
    );
  });
});
