// Announce: the sentence of every outcome, where it is kept and who is told.
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { step } from '../../../functions/announce/handler.ts';
import { type AnnounceGiven, outcomeOf } from '../../../functions/announce/outcome.ts';
import type { Settings } from '../../../shared/env.ts';
import { silentLog } from '../../../shared/log.ts';
import type { Published, Run } from '../../../shared/run.ts';
import { runStep } from '../../../shared/step.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const run: Run = {
  id: '20260423T023000Z-3fa9c1',
  slug: 'twitter_ai_20260422_20260422',
  topic: 'ai',
  platform: 'twitter',
  window: {
    from: '2026-04-22',
    to: '2026-04-22',
    timezone: 'Asia/Shanghai',
    start: '2026-04-21T16:00:00.000Z',
    end: '2026-04-22T16:00:00.000Z',
    partial: false,
  },
  madeAt: '2026-04-23T02:30:00.000Z',
  style: 'cited',
  force: false,
  sources: ['posts'],
  unchanged: false,
};
const published: Published = {
  slug: run.slug,
  revision: 2,
  unchanged: false,
  degraded: [],
  markdown: 'site/_posts/a.md',
  image: 'site/a.jpg',
  page: null,
  evidence: 'site/evidence.json',
};
const cause = JSON.stringify({ errorType: 'NotEnoughPostsError', errorMessage: 'No post of 3 read.', trace: ['at x'] });
const failure = { Error: 'NotEnoughPostsError', Cause: cause };

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
      'the same bytes',
      { run, published: { ...published, unchanged: true } },
      'unchanged',
      `${run.slug} says what revision 2 said; nothing was written.`,
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

describe('the state', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const announce = async (given: unknown, settings: Partial<Settings> = {}) => {
    const store = memoryStore();
    const told: string[] = [];
    const tools = {
      settings: { storeUrl: 'memory', modelUrl: 'extractive', topicsFolder: '', postsFiles: [], ...settings },
      store,
      log: silentLog,
      now: () => new Date('2026-04-23T03:00:00.000Z'),
      progress: (message: string) => void told.push(message),
    };
    return { added: await runStep(step, given, tools), store, told };
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
    const bodies: string[] = [];
    server = createServer(async (request, response) => {
      bodies.push(Buffer.concat(await request.toArray()).toString());
      const answer = '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
      response.writeHead(200, { 'content-type': 'text/xml' }).end(answer);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    process.env.AWS_ENDPOINT_URL_SNS = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    process.env.AWS_REGION = 'us-east-1';
    const announceTopicArn = 'arn:aws:sns:us-east-1:123456789012:reports';
    await announce({ run, failure, failedState: 'Deduplicate' }, { announceTopicArn });
    const sent = new URLSearchParams(bodies[0]);
    expect(sent.get('TopicArn')).toBe(announceTopicArn);
    expect(sent.get('Subject')).toBe(`Dawn Chorus: ${run.slug} failed`);
    expect(sent.get('MessageAttributes.entry.1.Value.StringValue')).toBe('failed');
    expect(JSON.parse(sent.get('Message') ?? '')).toMatchObject({ outcome: 'failed', failedState: 'Deduplicate' });
  });
});
