// The event of a run: when there is one, what it holds, and that it keeps to the form that is published.
import { describe, expect, it } from 'vitest';
import { type AnnounceGiven, outcomeOf } from '../../../functions/announce/outcome.ts';
import {
  eventOf,
  reportDraftedSchema,
  reportFailedSchema,
  reportPublishedSchema,
} from '../../../functions/announce/report-event.ts';
import { failure, published, run, whole } from './given.ts';

const where = { stack: 'DawnChorus', store: 's3://bucket', announcedAt: new Date('2026-04-23T03:00:00.000Z') };
const event = (given: AnnounceGiven) => eventOf(given, outcomeOf(given), where);

describe('the event', () => {
  it('of a report says what it is, where it lies, what it rests on and what it cost', () => {
    const told = event(whole);
    expect(told?.type).toBe('Report Published');
    expect(reportPublishedSchema.strict().parse(told?.detail)).toEqual({
      version: 1,
      stack: 'DawnChorus',
      announcedAt: '2026-04-23T03:00:00.000Z',
      sentence: `${run.slug} was published as revision 2. Not read: blogs: down.`,
      costUsd: 1.53,
      slug: run.slug,
      topic: 'ai',
      platform: 'twitter',
      run: run.id,
      revision: 2,
      window: {
        from: '2026-04-22',
        to: '2026-04-22',
        timezone: 'Asia/Shanghai',
        start: '2026-04-21T16:00:00.000Z',
        end: '2026-04-22T16:00:00.000Z',
      },
      degraded: [],
      method: 'mixed',
      store: 's3://bucket',
      markdown: published.markdown,
      image: published.image,
      page: null,
      evidence: published.evidence,
      posts: { collected: 300, kept: 240 },
      stories: 31,
    });
  });

  it('of a draft tells what it says and when it comes out, and none tells that it is published', () => {
    const draft = { releaseAt: '2026-04-24T00:00:00.000Z' };
    const told = event({ ...whole, published: { ...published, draft, headlines: ['A', 'B'] } });
    expect(told?.type).toBe('Report Drafted');
    expect(reportDraftedSchema.strict().parse(told?.detail)).toMatchObject({
      headlines: ['A', 'B'],
      ...draft,
      revision: 2,
    });
    const stopped = { ...published, unchanged: true, draft: { stopped: true as const } };
    expect(event({ run: { ...run, release: { draft: 'a', stop: true } }, published: stopped })).toBeUndefined();
  });

  it('of a release counts what the run counted that made the draft', () => {
    const made = { method: 'mixed', collected: 9, kept: 8, stories: 7 } as const;
    const told = event({ run: { ...run, release: { draft: 'a' } }, published: { ...published, made } });
    expect(told?.type).toBe('Report Published');
    expect(reportPublishedSchema.strict().parse(told?.detail)).toMatchObject({
      ...{ method: 'mixed', posts: { collected: 9, kept: 8 }, stories: 7, costUsd: 0 },
    });
  });

  it('of a failure names the state, the error and what it had cost by then', () => {
    const { published: _, composed: __, ...before } = whole;
    const told = event({ ...before, failure, failedState: 'Compose' });
    expect(told?.type).toBe('Report Failed');
    expect(reportFailedSchema.strict().parse(told?.detail)).toMatchObject({
      topic: 'ai',
      slug: run.slug,
      failedState: 'Compose',
      error: 'NotEnoughPostsError',
      costUsd: 1.53,
      sentence: `${run.slug} failed in Compose: No post of 3 read.`,
    });
  });

  it('of a failed Plan has the topic of the input and no slug', () => {
    const detail = reportFailedSchema.strict().parse(event({ topic: 'a1', failure, failedState: 'Plan' })?.detail);
    expect(detail).toMatchObject({ topic: 'a1', failedState: 'Plan' });
    expect(detail).not.toHaveProperty('slug');
  });

  it('of a failure with endless words is far below the 256 KB of an event', () => {
    const told = event({ run, failure: { Error: 'E', Cause: '很'.repeat(300_000) }, failedState: 'Draw' });
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(40_000);
  });

  it.each<[string, AnnounceGiven]>([
    ['is published already', { run: { ...run, unchanged: true } }],
    ['came out as it was', { ...whole, published: { ...published, unchanged: true } }],
  ])('is not there when the report %s', (_, given) => {
    expect(event(given)).toBeUndefined();
  });
});
