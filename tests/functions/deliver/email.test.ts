// The channel e-mail: Amazon's own client against a scripted SES; sent, put off, refused, unknown, twice.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SesServer, startSes } from '../../fixtures/ses-server.ts';
import { channelOf, clock, deliverBy, publishedStore, reportOf } from './given.ts';

describe('e-mail', () => {
  let ses: SesServer;
  let time: ReturnType<typeof clock>;

  beforeAll(async () => {
    ses = await startSes();
  });
  beforeEach(() => {
    time = clock();
    ses.taken.length = 0;
    ses.faults.length = 0;
    vi.stubEnv('AWS_ENDPOINT_URL_SESV2', ses.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'us-east-1');
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => ses.close());

  const deliver = async (
    store?: Awaited<ReturnType<typeof publishedStore>>,
    to = ['reader@example.org'],
    again = false,
  ) => {
    const channel = channelOf({ name: 'mail', type: 'email', from: 'news@example.org', to });
    const [delivered] = await deliverBy(store ?? (await publishedStore()), [channel], time, { again });
    return delivered;
  };

  it('is one message with subject, text and HTML, from the topic’s address', async () => {
    expect(await deliver()).toMatchObject({ state: 'sent', sentence: 'Sent as message ses-1.' });
    expect(ses.taken).toHaveLength(1);
    expect(ses.taken[0]).toMatchObject({
      FromEmailAddress: 'news@example.org',
      Destination: { ToAddresses: ['reader@example.org'] },
      Content: { Simple: { Subject: { Charset: 'UTF-8' } } },
    });
    const { Subject, Body } = Object(ses.taken[0]?.Content).Simple;
    expect(Subject.Data.replaceAll('\u2060', '')).toBe('AI日报 2026-04-22：Lumen 3.1发布，27B参数');
    expect(Body.Text.Data).toContain('[1] https://x.com/i/status/2003000000000000001');
    expect(Body.Html.Data).toContain('<b>Lumen 3.1发布，27B参数</b>');
  });

  it('hides several readers from each other', async () => {
    await deliver(undefined, ['a@example.org', 'b@example.org']);
    expect(ses.taken[0]?.Destination).toEqual({ BccAddresses: ['a@example.org', 'b@example.org'] });
  });

  it('is sent again while SES throttles, and given up after a minute', async () => {
    ses.faults.push('throttled', 'throttled');
    expect(await deliver()).toMatchObject({ state: 'sent' });
    expect(time.slept).toEqual([5000, 5000]);
    ses.faults.push(...Array.from({ length: 20 }, () => 'throttled' as const));
    expect(await deliver()).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('deliver it again later'),
    });
    expect(ses.taken).toHaveLength(1);
  });

  it.each([
    ['rejected', 'must be verified in this region (MessageRejected, "Email address is not verified.")'],
    ['paused', 'sending is paused'],
  ] as const)('that is %s is told of with what to do, and may be tried again', async (fault, words) => {
    const store = await publishedStore();
    ses.faults.push(fault);
    expect(await deliver(store)).toMatchObject({ state: 'failed', sentence: expect.stringContaining(words) });
    expect(await deliver(store)).toMatchObject({ state: 'sent' });
    expect(ses.taken).toHaveLength(1);
  });

  it.each(['lost', 'ill'] as const)(
    'of which nobody knows (%s) is not sent twice by the client either, only by a wish',
    async (fault) => {
      const store = await publishedStore();
      const before = ses.count();
      ses.faults.push(fault);
      expect(await deliver(store)).toMatchObject({ state: 'unknown' });
      expect(await deliver(store)).toMatchObject({ state: 'unknown', isNew: false });
      expect(ses.count() - before).toBe(1);
      expect(await deliver(store, undefined, true)).toMatchObject({ state: 'sent' });
      expect(ses.taken).toHaveLength(2);
    },
  );

  it('is sent once, however often it is delivered', async () => {
    const store = await publishedStore();
    await deliver(store);
    expect(await deliver(store)).toMatchObject({ state: 'before' });
    expect(ses.taken).toHaveLength(1);
  });

  it('takes a report that is too long for mail programs, cut between points, with the rest counted', async () => {
    const points = Array.from({ length: 60 }, (_, n) => ({ headline: `第${n + 1}条${'长'.repeat(900)}` }));
    expect(await deliver(await publishedStore(reportOf(points)))).toMatchObject({ state: 'sent' });
    const { Html, Text } = Object(ses.taken[0]?.Content).Simple.Body;
    const shown = points.filter(({ headline }) => Html.Data.includes(headline)).length;
    expect(shown).toBeGreaterThan(10);
    for (const text of [Html.Data, Text.Data]) expect(text).toContain(`另有${points.length - shown}条要点`);
  });

  it('that can’t reach SES has sent nothing', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_SESV2', 'http://127.0.0.1:1');
    expect(await deliver()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('ECONNREFUSED') });
  });
});
