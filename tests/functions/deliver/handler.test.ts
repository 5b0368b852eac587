// The subscriber: from the event to the channels of its topic; what is held back, what is told of, and what a dead call left.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventOf } from '../../../functions/announce/report-event.ts';
import { step } from '../../../functions/deliver/handler.ts';
import { UNDER_WAY_SECONDS } from '../../../functions/deliver/record.ts';
import { StoreUnavailableError } from '../../../shared/errors.ts';
import { deliveryKey, siteKeys } from '../../../shared/keys.ts';
import type { Measures } from '../../../shared/metrics.ts';
import { runStep } from '../../../shared/step.ts';
import type { Store } from '../../../shared/store/store.ts';
import { type ChannelServer, SECRETS, startChannel } from '../../fixtures/channel-server.ts';
import { startServer } from '../../fixtures/json-server.ts';
import { jsonOf, listened } from '../../fixtures/report-run.ts';
import { noTools } from '../../infra/local/made-up-steps.ts';
import { whole } from '../announce/given.ts';
import { MORNING, publishAgain, publishedStore, SITE, SLUG } from './given.ts';

const recordKey = (channel: string, revision = 1): string =>
  deliveryKey({ platform: 'twitter', topic: 'ai', slug: SLUG, revision }, channel);

describe('Deliver', () => {
  let telegram: ChannelServer;
  let slack: ChannelServer;
  let topicsFolder: string;
  let store: Awaited<ReturnType<typeof publishedStore>>;

  beforeAll(async () => {
    telegram = await startChannel('telegram', () => MORNING);
    slack = await startChannel('slack', () => MORNING);
    topicsFolder = await mkdtemp(join(tmpdir(), 'dawn-chorus-deliver-'));
  });
  beforeEach(async () => {
    for (const [name, value] of Object.entries(SECRETS)) vi.stubEnv(name, value);
    vi.stubEnv('SLACK_WEBHOOK_URL', `${slack.url}/services/T0/B0/x`);
    for (const server of [telegram, slack]) {
      server.posted.length = 0;
      server.faults.length = 0;
    }
    store = await publishedStore();
    await topicWith({});
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(async () => {
    await telegram.close();
    await slack.close();
    await rm(topicsFolder, { recursive: true, force: true });
  });

  /** Writes the topic; what is given holds for both of its channels. */
  const topicWith = (more: object): Promise<void> => {
    const deliver = [
      { name: 'readers', type: 'telegram', chat: '@readers', api: telegram.url, ...more },
      { name: 'desk', type: 'slack', ...more },
    ];
    const topic = { topic: 'ai', timezone: 'Asia/Shanghai', language: 'zh-CN', deliver };
    return writeFile(join(topicsFolder, 'ai.json'), JSON.stringify(topic));
  };

  const detail = { slug: SLUG, platform: 'twitter', topic: 'ai', revision: 1 };

  const call = async (event: object = { detail }, now = MORNING, at: Store = store) => {
    const counted: [Measures, Readonly<Record<string, string>>][] = [];
    const logged: string[] = [];
    const tools = noTools();
    const log = { info: (m: string) => logged.push(m), warn: () => {}, error: (m: string) => logged.push(m) };
    const metrics = { put: (...one: [Measures, Readonly<Record<string, string>>]) => void counted.push(one) };
    const settings = { ...tools.settings, topicsFolder, siteUrl: SITE };
    const ended = await runStep(step, event, { ...tools, settings, log, metrics, now: () => now, store: at }).then(
      ({ delivered }) => ({ delivered, error: undefined }),
      (error: Error) => ({ delivered: undefined, error }),
    );
    return { ...ended, counted, logged };
  };

  it('takes the event that Announce puts', async () => {
    const event = eventOf(
      whole,
      { outcome: 'published', sentence: '' },
      { stack: 'S', store: 's3://b', announcedAt: MORNING },
    );
    expect(step.given.safeParse({ source: 'dawn-chorus', detail: event?.detail }).success).toBe(true);
  });

  it('sends to each channel of the topic, and counts it by topic and channel', async () => {
    const { delivered, counted } = await call();
    expect(delivered).toEqual([
      { channel: 'readers', state: 'sent' },
      { channel: 'desk', state: 'sent' },
    ]);
    expect(counted).toEqual([
      [{ Deliveries: 1 }, { topic: 'twitter_ai', channel: 'readers' }],
      [{ Deliveries: 1 }, { topic: 'twitter_ai', channel: 'desk' }],
    ]);
    expect([telegram.posted.length, slack.posted.length]).toEqual([1, 1]);
  });

  it('does nothing with an event that comes twice', async () => {
    await call();
    const { delivered, counted } = await call();
    expect(delivered?.map(({ state }) => state)).toEqual(['before', 'before']);
    expect(counted).toEqual([]);
    expect([telegram.posted.length, slack.posted.length]).toEqual([1, 1]);
  });

  it.each(['refused', 'lost'] as const)(
    'lets no channel hold up another when one fails (%s), and counts that one amiss',
    async (fault) => {
      telegram.faults.push(fault);
      const { delivered, counted, logged, error } = await call();
      expect(error).toBeUndefined();
      expect(delivered?.map(({ state }) => state)).toEqual([fault === 'lost' ? 'unknown' : 'failed', 'sent']);
      expect(counted[0]).toEqual([{ DeliveriesAmiss: 1 }, { topic: 'twitter_ai', channel: 'readers' }]);
      expect(logged[0]).toContain(`${SLUG}, revision 1, to readers: `);
    },
  );

  it('counts an unknown outcome once, however often it is looked at', async () => {
    telegram.faults.push('lost');
    await call();
    const { counted } = await call();
    expect(counted).toEqual([]);
  });

  describe('holds back', () => {
    const degrade = async (): Promise<void> => {
      const key = siteKeys(SLUG).stable.manifest;
      const manifest = Object(await jsonOf(store, key));
      await store.write(key, JSON.stringify({ ...manifest, degraded: ['wordcloud'] }));
    };

    it('a degraded report, unless the channel says that it is wanted; the message then says so', async () => {
      await degrade();
      expect((await call()).delivered?.map(({ state }) => state)).toEqual(['heldBack', 'heldBack']);
      expect(telegram.posted).toEqual([]);
      await topicWith({ degraded: true });
      expect((await call()).delivered?.map(({ state }) => state)).toEqual(['sent', 'sent']);
      expect(telegram.posted[0]?.text).toContain('本报告不完整');
    });

    it('a report whose day is long over, so that a backfill floods nobody, unless the channel wants it', async () => {
      const later = new Date('2026-04-26T00:00:00Z');
      expect((await call({ detail }, later)).delivered?.map(({ state }) => state)).toEqual(['heldBack', 'heldBack']);
      await topicWith({ maxAgeDays: 5 });
      expect((await call({ detail }, later)).delivered?.map(({ state }) => state)).toEqual(['sent', 'sent']);
    });

    it('a revision that another has replaced meanwhile', async () => {
      await publishAgain(store);
      const { delivered, logged } = await call();
      expect(delivered?.map(({ state }) => state)).toEqual(['heldBack', 'heldBack']);
      expect(logged[0]).toContain('revision 2 is out, and revision 1 is not sent any more');
    });
  });

  describe('after a call that died', () => {
    /** A marker as it stands between sending and writing down. */
    const dead = async (): Promise<void> => {
      const marker = { version: 1, slug: SLUG, revision: 1, channel: 'readers', type: 'telegram', state: 'sending' };
      await store.write(recordKey('readers'), JSON.stringify({ ...marker, at: MORNING.toISOString(), attempt: 'x' }));
    };

    it('waits while that call may still be at work, and has Lambda call again', async () => {
      await dead();
      const { error } = await call({ detail }, new Date(MORNING.getTime() + (UNDER_WAY_SECONDS - 1) * 1000));
      expect(error?.name).toBe('DeliveryUnderWayError');
      expect(error?.message).toContain('readers');
      expect([telegram.posted.length, slack.posted.length]).toEqual([0, 1]);
    });

    it('then says that nobody knows, with an alarm that names the channel, and sends nothing', async () => {
      await dead();
      const { delivered, counted } = await call({ detail }, new Date(MORNING.getTime() + UNDER_WAY_SECONDS * 1000));
      expect(delivered?.map(({ state }) => state)).toEqual(['unknown', 'sent']);
      expect(counted[0]).toEqual([{ DeliveriesAmiss: 1 }, { topic: 'twitter_ai', channel: 'readers' }]);
      expect(telegram.posted).toEqual([]);
      expect(await jsonOf(store, recordKey('readers'))).toMatchObject({ state: 'unknown' });
    });
  });

  it('sends nothing where the marker can’t be written, and has Lambda call again', async () => {
    const away = listened(store, (key) => {
      if (key.includes('/delivered/')) throw new StoreUnavailableError('The store is away.');
    });
    const { error } = await call({ detail }, MORNING, away);
    expect(error?.message).toContain('The store is away');
    expect([telegram.posted.length, slack.posted.length]).toEqual([0, 0]);
  });

  it('keeps the marker where the outcome can’t be written down, so that nothing is sent twice', async () => {
    let writes = 0;
    const away = listened(store, (key) => {
      if (key.includes('/delivered/') && writes++ > 1) throw new StoreUnavailableError('The store is away.');
    });
    const { delivered, logged } = await call({ detail }, MORNING, away);
    expect(delivered?.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(logged[0]).toContain('That could not be written down');
    const again = await call({ detail }, new Date(MORNING.getTime() + UNDER_WAY_SECONDS * 1000));
    expect(again.delivered?.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
    expect([telegram.posted.length, slack.posted.length]).toEqual([1, 1]);
  });

  it('says no secret in logs, records or results, even where a server says it back', async () => {
    const echo = await startServer((url) => ({ status: 404, body: `There is no ${url.pathname} here.` }));
    vi.stubEnv('SLACK_WEBHOOK_URL', `${echo.url}/services/T0/B0/very-secret`);
    vi.stubEnv('TELEGRAM_BOT_TOKEN', '999:a-wrong-but-secret-token');
    const { delivered, logged } = await call();
    await echo.close();
    expect(delivered?.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(logged[1]).toContain('"There is no … here."');
    const records = await Promise.all(['readers', 'desk'].map((channel) => jsonOf(store, recordKey(channel))));
    for (const text of [JSON.stringify(records), logged.join('\n'), JSON.stringify(delivered)]) {
      expect(text).not.toMatch(/very-secret|secret-token/);
    }
  });

  it('does nothing for a topic without channels', async () => {
    await writeFile(join(topicsFolder, 'ai.json'), JSON.stringify({ topic: 'ai', timezone: 'UTC', language: 'en' }));
    expect((await call()).delivered).toEqual([]);
  });
});
