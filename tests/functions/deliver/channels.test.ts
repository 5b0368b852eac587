// Every channel against a server that enforces what its documentation says: sent, put off, refused, too long, unknown, twice.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliveryKey } from '../../../shared/keys.ts';
import type { Channel } from '../../../shared/topic-deliver.ts';
import {
  type ChannelServer,
  SECRETS,
  SERVED_TYPES,
  type ServedType,
  startChannel,
} from '../../fixtures/channel-server.ts';
import { jsonOf } from '../../fixtures/report-run.ts';
import { channelOf, clock, deliverBy, POINTS, publishAgain, publishedStore, reportOf, SITE, SLUG } from './given.ts';

/** A channel of each type that leads to a server of this machine. */
const channelTo = (type: ServedType, url: string): Channel => {
  if (type === 'telegram') return channelOf({ name: 'readers', type, chat: '@readers', api: url });
  if (type === 'webhook') return channelOf({ name: 'readers', type, url: `${url}/hook` });
  if (type === 'feishu') return channelOf({ name: 'readers', type, secretVariable: 'FEISHU_WEBHOOK_SECRET' });
  return channelOf({ name: 'readers', type });
};

describe.each(SERVED_TYPES)('%s', (type) => {
  let time: ReturnType<typeof clock>;
  let server: ChannelServer;
  let channel: Channel;

  beforeAll(async () => {
    // Signatures are verified against the real time by Standard Webhooks' own library.
    time = clock(new Date());
    server = await startChannel(type, () => time.now());
    channel = channelTo(type, server.url);
  });
  beforeEach(() => {
    for (const [name, value] of Object.entries(SECRETS)) vi.stubEnv(name, value);
    vi.stubEnv(`${type.toUpperCase()}_WEBHOOK_URL`, `${server.url}/hook`);
    server.posted.length = 0;
    server.faults.length = 0;
    time.slept.length = 0;
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => server.close());

  const deliver = async (
    more: Parameters<typeof deliverBy>[3] & { store?: Awaited<ReturnType<typeof publishedStore>> } = {},
  ) => {
    const { store = await publishedStore(), ...request } = more;
    const [delivered] = await deliverBy(store, [channel], time, request);
    return { store, delivered };
  };

  const recordOf = (store: Awaited<ReturnType<typeof publishedStore>>, revision = 1) =>
    jsonOf(store, deliveryKey({ platform: 'twitter', topic: 'ai', slug: SLUG, revision }, 'readers'));

  it('shows heading, points and links, and says so', async () => {
    const { store, delivered } = await deliver();
    expect(delivered).toMatchObject({ channel: 'readers', type, state: 'sent', isNew: true });
    expect(delivered?.sentence).toMatch(/^Sent/);
    expect(server.posted).toHaveLength(1);
    const [{ text, links } = { text: '', links: [] }] = server.posted;
    const shown = text.replaceAll('\u2060', '');
    expect(shown).toContain('2026-04-22');
    for (const { headline, detail = '' } of POINTS) {
      expect(shown).toContain(headline);
      expect(shown).toContain(detail);
    }
    expect(links).toContain(`${SITE}reports/${SLUG}/index.html`);
    expect(links).toContain('https://x.com/i/status/2003000000000000001');
    expect(await recordOf(store)).toMatchObject({ state: 'sent', channel: 'readers', type, revision: 1 });
  });

  it('is asked again when it says that it took nothing, after as long as it says', async () => {
    server.faults.push('limited', 'limited');
    const { delivered } = await deliver();
    expect(delivered?.state).toBe('sent');
    expect(server.posted).toHaveLength(1);
    expect(time.slept).toHaveLength(2);
    const asked: Record<ServedType, number> = {
      telegram: 3,
      feishu: 5,
      slack: 2,
      discord: 1,
      mattermost: 1,
      webhook: 4,
    };
    expect(time.slept[0]).toBe(asked[type] * 1000);
  });

  it('is given up after a minute of being put off: nothing was sent, and the next call sends it', async () => {
    server.faults.push(...Array.from({ length: 70 }, () => 'limited' as const));
    const { store, delivered } = await deliver();
    expect(delivered).toMatchObject({ state: 'failed', isNew: true });
    expect(delivered?.sentence).toContain('deliver it again later');
    expect(time.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60_000);
    server.faults.length = 0;
    expect((await deliver({ store })).delivered?.state).toBe('sent');
    expect(server.posted).toHaveLength(1);
  });

  it('that refuses is told of in a sentence with its own words, and may be tried again without a wish for twice', async () => {
    server.faults.push('refused');
    const { store, delivered } = await deliver();
    expect(delivered).toMatchObject({ state: 'failed', isNew: true });
    expect(delivered?.sentence).toMatch(/^It (refused the message|answered)/);
    expect(await recordOf(store)).toMatchObject({ state: 'failed', sentence: delivered?.sentence });
    expect(server.posted).toEqual([]);
    expect((await deliver({ store })).delivered?.state).toBe('sent');
  });

  it.each(['lost', 'ill'] as const)(
    'of which nobody knows (%s) is not sent again by itself, only by a wish',
    async (fault) => {
      server.faults.push(fault);
      const { store, delivered } = await deliver();
      expect(delivered).toMatchObject({ state: 'unknown', isNew: true });
      expect(delivered?.sentence).toContain('--again');
      expect(await recordOf(store)).toMatchObject({ state: 'unknown' });
      const before = server.count();
      expect((await deliver({ store })).delivered).toMatchObject({ state: 'unknown', isNew: false });
      expect(server.count()).toBe(before);
      expect(server.posted).toHaveLength(1);
      expect((await deliver({ store, again: true })).delivered?.state).toBe('sent');
      expect(server.posted).toHaveLength(2);
    },
  );

  it('gets a revision once, however often it is delivered, and the next revision once more', async () => {
    const { store } = await deliver();
    const twice = await Promise.all([deliver({ store }), deliver({ store })]);
    for (const { delivered } of twice) expect(delivered).toMatchObject({ state: 'before', isNew: false });
    expect(server.posted).toHaveLength(1);
    expect(await publishAgain(store)).toBe(2);
    expect((await deliver({ store })).delivered?.state).toBe('sent');
    expect(server.posted).toHaveLength(2);
    if (type !== 'webhook') expect(server.posted[1]?.text).toContain('第2版');
  });

  it('gets a revision once from two calls at the same moment', async () => {
    const store = await publishedStore();
    const both = await Promise.all([deliver({ store }), deliver({ store })]);
    expect(both.map(({ delivered }) => delivered?.state).toSorted()).toEqual(['sent', 'underWay']);
    expect(server.posted).toHaveLength(1);
  });

  it('takes a report that is too long for it, cut between points, with the rest counted', async () => {
    const points = Array.from({ length: 120 }, (_, n) => ({
      headline: `第${n + 1}条 ${'很长的标题'.repeat(30)}`,
      detail: `第${n + 1}条的细节 ${'<很长>&的细节*'.repeat(60)}`,
    }));
    const store = await publishedStore(reportOf(points));
    const { delivered } = await deliver({ store });
    expect(delivered).toMatchObject({ state: 'sent' });
    const text = (server.posted[0]?.text ?? '').replaceAll('\u2060', '');
    const shown = points.filter(({ headline }) => text.includes(headline.trim()));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.length).toBeLessThan(points.length);
    expect(shown).toEqual(points.slice(0, shown.length));
    const left = points.length - shown.length;
    if (type === 'webhook') expect(server.posted[0]?.body.data).toMatchObject({ pointsLeftOut: left });
    else expect(text).toContain(`另有${left}条要点`);
  });

  it('without its secret is refused with the name of the variable, and nothing is sent', async () => {
    const before = server.count();
    vi.unstubAllEnvs();
    const { delivered } = await deliver();
    expect(delivered).toMatchObject({ state: 'failed' });
    expect(delivered?.sentence).toMatch(/^It needs a secret: set [A-Z_]+, or on AWS/);
    expect(server.count()).toBe(before);
  });

  it('that can’t be reached has got nothing', async () => {
    const gone = await startChannel(type, () => time.now());
    await gone.close();
    vi.stubEnv(`${type.toUpperCase()}_WEBHOOK_URL`, `${gone.url}/hook`);
    const [delivered] = await deliverBy(await publishedStore(), [channelTo(type, gone.url)], time);
    expect(delivered).toMatchObject({ state: 'failed' });
    expect(delivered?.sentence).toContain('ECONNREFUSED');
  });
});
