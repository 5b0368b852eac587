// Announce: the sentence of every outcome, where it is kept and who is told.
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { step } from '../../../functions/announce/handler.ts';
import { type AnnounceGiven, outcomeOf } from '../../../functions/announce/outcome.ts';
import { reportPublishedSchema } from '../../../functions/announce/report-event.ts';
import type { Settings } from '../../../shared/env.ts';
import { RETRIED_ERRORS } from '../../../shared/errors.ts';
import { siteKeys } from '../../../shared/keys.ts';
import { silentLog } from '../../../shared/log.ts';
import type { Metrics } from '../../../shared/metrics.ts';
import { runStep } from '../../../shared/step.ts';
import { REPORT } from '../../fixtures/report.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { failure, published, run, whole } from './given.ts';

describe('the sentence', () => {
  it.each<[string, AnnounceGiven, string, string]>([
    ['a report', { run, published }, 'published', `${run.slug} was published as revision 2.`],
    [
      'a degraded report',
      { run, published: { ...published, degraded: ['plain picture'] } },
      'published',
      `${run.slug} was published as revision 2, degraded: plain picture.`,
    ],
    [
      'a report that lacks what a sentence says',
      { run, published: { ...published, degraded: ['The posts have changed since.', 'views: no answer.'] } },
      'published',
      `${run.slug} was published as revision 2, degraded: The posts have changed since; views: no answer.`,
    ],
    [
      'a report of which a feed, an account and a source are missing',
      {
        run,
        published,
        collected: [
          {
            source: 'blogs',
            ok: true,
            parts: [],
            read: 9,
            kept: 5,
            setAside: {},
            costUsd: 0,
            coverage: {
              pages: 2,
              cut: 'edge',
              lost: [
                { what: 'https://d.example/feed.xml', why: 'noTimes', count: 4 },
                { what: 'https://e.example/', why: 'webPage', detail: 'Just a moment...' },
              ],
            },
          },
          { source: 'x', ok: false, parts: [], read: 0, kept: 0, setAside: {}, costUsd: 0, cause: failure.Cause },
        ],
      },
      'published',
      `${run.slug} was published as revision 2. Not read: blogs: d.example/feed.xml (has dates that can’t be read, 4); blogs: e.example/ (answers with a web page, not a feed) “Just a moment...”; x: No post of 3 read.`,
    ],
    [
      'the same bytes',
      { run, published: { ...published, unchanged: true } },
      'unchanged',
      `${run.slug} says what revision 2 said; nothing was written.`,
    ],
    [
      'a draft',
      { run, published: { ...published, draft: {}, headlines: ['A is out.', 'B too'] } },
      'draft',
      `${run.slug} is there as a draft. It tells: A is out; B too. It comes out by npm run dawn-chorus -- release ${run.slug}.`,
    ],
    [
      'a draft with its time',
      { run, published: { ...published, draft: { releaseAt: '2026-04-24T00:00:00.000Z' }, degraded: ['wordcloud'] } },
      'draft',
      `${run.slug} is there as a draft, degraded: wordcloud. It comes out at 2026-04-24 08:00 (Asia/Shanghai) unless it is stopped (npm run dawn-chorus -- release ${run.slug} --stop).`,
    ],
    [
      'the same draft',
      { run, published: { ...published, draft: {}, unchanged: true } },
      'unchanged',
      `${run.slug} says what its draft says, which still waits; nothing was written.`,
    ],
    [
      'a draft that was stopped',
      { run, published: { ...published, draft: { stopped: true }, unchanged: true } },
      'unchanged',
      `The draft ${run.slug} is stopped; it comes out by npm run dawn-chorus -- release ${run.slug} only.`,
    ],
    [
      'a release',
      { run, published: { ...published, made: { method: 'model', collected: 9, kept: 8, stories: 7 } } },
      'published',
      `${run.slug} was released as revision 2.`,
    ],
    [
      'no draft that is due',
      { run: { ...run, unchanged: true, release: { due: true } } },
      'unchanged',
      'No draft of ai is due.',
    ],
    [
      'a draft that waits already',
      { run: { ...run, unchanged: true, draft: {} } },
      'unchanged',
      `${run.slug} waits as a draft already, of the whole window with these settings.`,
    ],
    [
      'a report whose post was changed by hand',
      { run, published: { ...published, postByHand: true } },
      'published',
      `${run.slug} was published as revision 2. Its post was changed by hand and stays as it is.`,
    ],
    [
      'nothing to do',
      { run: { ...run, unchanged: true } },
      'unchanged',
      `${run.slug} is already published for the whole window with these settings.`,
    ],
    [
      'a failure',
      { run, failure, failedState: 'Deduplicate' },
      'failed',
      `${run.slug} failed in Deduplicate: No post of 3 read.`,
    ],
    [
      'a failure of Plan',
      { failure: { Error: 'BadInputError', Cause: 'No topic.' }, failedState: 'Plan' },
      'failed',
      'The run failed in Plan: No topic.',
    ],
    [
      'a timeout',
      { run, failure: { Error: 'States.Timeout' }, failedState: 'Draw' },
      'failed',
      `${run.slug} failed in Draw: The step took too long.`,
    ],
  ])('of %s', (_, given, outcome, sentence) => {
    expect(outcomeOf(given)).toEqual({ outcome, sentence });
  });
});

const SNS_ANSWER = '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:reports';

/** A store with the report of the run and those of the seven days before, as far as they are read here. */
const publishedWeek = async () => {
  const store = memoryStore();
  const write = (key: string, value: unknown) => store.write(key, JSON.stringify(value));
  const days = [...Array(8).keys()].map((n) => `2026-04-${22 - n}`);
  const reports = days.map((to) => ({
    slug: `twitter_ai_${to.replaceAll('-', '')}_${to.replaceAll('-', '')}`,
    platform: 'twitter',
    topic: 'ai',
    from: to,
    to,
    revision: 2,
  }));
  await write('site/index.json', { version: 1, reports, months: [] });
  for (const [n, { slug, revision }] of reports.entries()) {
    const stats = { ...REPORT.stats, collected: n === 0 ? 1620 : 99 + n };
    const { report, evidence } = siteKeys(slug).revision(revision);
    await write(report, { ...REPORT, slug, stats });
    await write(evidence, { metrics: {} });
  }
  return store;
};

describe('the state', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** A service of AWS that answers every request alike, and the bodies that it was sent. */
  const serve = async (service: 'SNS' | 'EVENTBRIDGE', type: string, answer: string): Promise<string[]> => {
    const bodies: string[] = [];
    server = createServer(async (request, response) => {
      bodies.push(Buffer.concat(await request.toArray()).toString());
      response.writeHead(200, { 'content-type': type }).end(answer);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    process.env[`AWS_ENDPOINT_URL_${service}`] = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    process.env.AWS_REGION = 'us-east-1';
    return bodies;
  };

  const announce = async (given: unknown, settings: Partial<Settings> = {}, store = memoryStore()) => {
    const told: string[] = [];
    const counted: Parameters<Metrics['put']>[] = [];
    const tools = {
      settings: { storeUrl: 'memory', modelUrl: 'extractive', topicsFolder: '', postsFiles: [], ...settings },
      store,
      log: silentLog,
      metrics: { put: (...values: Parameters<Metrics['put']>) => void counted.push(values) },
      now: () => new Date('2026-04-23T03:00:00.000Z'),
      progress: (message: string) => void told.push(message),
    };
    return { added: await runStep(step, given, tools), store, told, counted };
  };

  it('keeps what it told beside the run', async () => {
    const { added, store, told } = await announce({ run, published, collected: [] });
    const kept = JSON.parse(String(store.objects.get(`runs/${run.slug}/${run.id}/announced.json`)));
    expect(kept).toEqual({
      ...added,
      announcedAt: '2026-04-23T03:00:00.000Z',
      slug: run.slug,
      run: run.id,
      published,
    });
    expect(told).toEqual([added.sentence]);
  });

  it('has nowhere to keep it when there is no run', async () => {
    const { store } = await announce({ topic: 'a1', failure, failedState: 'Plan' });
    expect(store.objects.size).toBe(0);
  });

  it('tells SNS with a subject of plain ASCII and the outcome as an attribute', async () => {
    const bodies = await serve('SNS', 'text/xml', SNS_ANSWER);
    const announceTopicArn = TOPIC_ARN;
    await announce({ run, failure, failedState: 'Deduplicate' }, { announceTopicArn });
    const sent = new URLSearchParams(bodies[0]);
    expect(sent.get('TopicArn')).toBe(announceTopicArn);
    expect(sent.get('Subject')).toBe(`Dawn Chorus: ${run.slug} failed`);
    expect(sent.get('MessageAttributes.entry.1.Value.StringValue')).toBe('failed');
    expect(sent.get('MessageStructure')).toBe('json');
    const message = JSON.parse(sent.get('Message') ?? '');
    expect(Object.keys(message)).toEqual(['default', 'email']);
    expect(JSON.parse(message.default)).toMatchObject({ outcome: 'failed', failedState: 'Deduplicate' });
    expect(message.email).toMatch(new RegExp(`^${run.slug} failed in Deduplicate.\nWhy: No post of 3 read.\n`));
  });

  it('tells who is told by mail of the report and the week before, as they were published', async () => {
    const bodies = await serve('SNS', 'text/xml', SNS_ANSWER);
    const store = await publishedWeek();
    await announce(whole, { announceTopicArn: TOPIC_ARN, siteUrl: 'https://reports.example.org/' }, store);
    const { email } = JSON.parse(new URLSearchParams(bodies[0]).get('Message') ?? '');
    expect(email).toContain('\n 1. Lumen 3.1\n');
    expect(email).toContain('\nUnlike last week\n- Posts collected: 1,620, before 100 to 106\n');
  });

  it('tells of a run whatever can’t be read, and says what that was', async () => {
    const bodies = await serve('SNS', 'text/xml', SNS_ANSWER);
    const store = memoryStore();
    const broken = { ...store, read: async (key: string) => Promise.reject(new Error(`no ${key}`)) };
    const { counted } = await announce(whole, { announceTopicArn: TOPIC_ARN }, { ...broken, objects: store.objects });
    const { email } = JSON.parse(new URLSearchParams(bodies[0]).get('Message') ?? '');
    expect(email).toContain('\nNot looked at\n- the plan of the run (no runs/');
    expect(email).toContain('- the week before (no site/index.json)');
    expect(counted[0]?.[0]).toMatchObject({ Reports: 1, Warnings: expect.any(Number) });
  });

  it('puts the event on the bus, once and for all to read', async () => {
    const bodies = await serve('EVENTBRIDGE', 'application/x-amz-json-1.1', '{"FailedEntryCount":0,"Entries":[{}]}');
    await announce(whole, { eventBusName: 'default', stackName: 'DawnChorus-test', storeUrl: 's3://bucket' });
    const [entry, ...others] = JSON.parse(bodies[0] ?? '').Entries;
    expect([bodies.length, others]).toEqual([1, []]);
    expect(entry).toMatchObject({ EventBusName: 'default', Source: 'dawn-chorus', DetailType: 'Report Published' });
    const detail = reportPublishedSchema.parse(JSON.parse(entry.Detail));
    expect(detail).toMatchObject({ stack: 'DawnChorus-test', store: 's3://bucket', slug: run.slug, revision: 2 });
  });

  it('is tried again by the state machine when the bus does not take the event, and has counted nothing', async () => {
    const refused = '{"FailedEntryCount":1,"Entries":[{"ErrorCode":"ThrottlingException","ErrorMessage":"slow down"}]}';
    await serve('EVENTBRIDGE', 'application/x-amz-json-1.1', refused);
    const told = announce(whole, { eventBusName: 'default' });
    await expect(told).rejects.toThrow(/bus default did not take the event Report Published \(ThrottlingException/);
    await expect(told).rejects.toMatchObject({ name: 'AnnouncementUnavailableError' });
    expect(RETRIED_ERRORS).toContain('AnnouncementUnavailableError');
  });

  it('counts under the topic, and nothing for a run that has none', async () => {
    const { counted } = await announce(whole);
    expect(counted).toEqual([[expect.objectContaining({ Reports: 1 }), { topic: 'twitter_ai' }]]);
    expect((await announce({ topic: 'a1', failure, failedState: 'Plan' })).counted).toEqual([]);
  });

  it('tells of a failure whatever became of the rest of the document', async () => {
    const { added } = await announce({ run, failure, failedState: 'Cluster', collected: 'nonsense', clustered: 7 });
    expect(added.outcome).toBe('failed');
  });
});
