// When a draft comes out by itself, and which draft a run is to release.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../functions/plan/draft-of.ts';
import { dueReleaseOf, releaseOf } from '../../../functions/plan/release-of.ts';
import type { Draft } from '../../../shared/drafts.ts';
import { runInputSchema } from '../../../shared/run.ts';
import { topic } from '../../infra/aws/synthesised.ts';

const NOW = new Date('2026-04-23T00:30:00Z');

const draft = (day: string, more: Partial<Draft> = {}): Draft => ({
  ...{ slug: `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`, platform: 'twitter', topic: 'ai' },
  ...{ language: 'zh-CN', displayName: 'AI', title: 'AI', headlines: [], degraded: [], style: 'cited' },
  window: { from: day, to: day, timezone: 'UTC', start: `${day}T00:00:00Z`, end: `${day}T23:59:59Z`, partial: false },
  ...{ settingsHash: 'a', run: `run-${day}`, madeAt: `${day}T23:00:00Z`, version: 1, revision: 1, digest: 'd' },
  ...{ releaseAt: '2026-04-23T00:00:00.000Z', state: 'waiting' },
  ...more,
});
const AI = topic('ai', 'Asia/Shanghai');

describe('the time of a draft', () => {
  const at = (timezone: string, draftUntil: string, now: string) =>
    draftOf({ timezone, publish: { draftUntil } }, new Date(now));

  it.each([
    ['Asia/Shanghai', '08:00', '2026-04-22T22:00:00Z', '2026-04-23T00:00:00.000Z'],
    ['Asia/Shanghai', '08:00', '2026-04-23T00:00:00Z', '2026-04-24T00:00:00.000Z'],
    ['Asia/Shanghai', '08:00', '2026-04-23T00:00:01Z', '2026-04-24T00:00:00.000Z'],
    // Clocks go forward at 02:00, and 02:30 is 03:30 then.
    ['Europe/Berlin', '02:30', '2026-03-28T23:30:00Z', '2026-03-29T01:30:00.000Z'],
  ])('in %s at %s, of a report made at %s, is %s', (timezone, time, now, wanted) => {
    expect(at(timezone, time, now)).toEqual({ releaseAt: wanted });
  });

  it('is the next of its kind, in any zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const times = fc.tuple(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(
        zones,
        times,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (zone, [h, m], now) => {
          const time = `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
          const released = new Date(at(zone, time, now.toISOString())?.releaseAt ?? 0);
          const hours = (released.getTime() - now.getTime()) / 3_600_000;
          expect(hours > 0 && hours <= 25).toBe(true);
          const clock = released.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
          expect(clock).toBe(time);
        },
      ),
    );
  });

  it('is none where it waits for its name, and no draft is made where reports go out at once', () => {
    expect(draftOf({ timezone: 'UTC', publish: 'draft' }, NOW)).toEqual({});
    expect(draftOf({ timezone: 'UTC', publish: 'auto' }, NOW)).toBeUndefined();
  });
});

describe('the draft that is due', () => {
  const due = (...drafts: Draft[]) => dueReleaseOf({ topic: 'ai', release: 'due' }, AI, drafts, NOW);

  it('is the latest whose time has come; more of them bring the run back', () => {
    expect(due(draft('2026-04-21'), draft('2026-04-22')).release).toEqual({
      ...{ draft: 'run-2026-04-22', due: true, more: true },
    });
    expect(due(draft('2026-04-22')).release).toEqual({ draft: 'run-2026-04-22', due: true });
  });

  it('is none of another topic, before its time, without one, or stopped', () => {
    const idle = due(
      draft('2026-04-22', { topic: 'finance' }),
      draft('2026-04-21', { releaseAt: '2026-04-23T01:00:00.000Z' }),
      draft('2026-04-20', { releaseAt: undefined }),
      draft('2026-04-19', { state: 'stopped' }),
    );
    expect(idle).toMatchObject({ unchanged: true, release: { due: true } });
    expect(idle.release?.draft).toBeUndefined();
  });

  it('is one whose release broke off, whatever its time', () => {
    expect(due(draft('2026-04-22', { state: 'releasing', releaseAt: undefined })).release?.draft).toBe(
      'run-2026-04-22',
    );
  });

  it('is due by the schedule that started the run, where our clock is behind', () => {
    const early = new Date('2026-04-22T23:59:59.900Z');
    const input = { topic: 'ai', release: 'due', scheduledTime: '2026-04-23T00:00:00Z' };
    expect(dueReleaseOf(input, AI, [draft('2026-04-22')], early).release?.draft).toBe('run-2026-04-22');
  });
});

describe('a draft by its name', () => {
  it('is released, or stopped', () => {
    const release = 'twitter_ai_20260422_20260422';
    expect(releaseOf({ topic: 'ai', release }, [draft('2026-04-22')], NOW)).toMatchObject({
      ...{ slug: release, unchanged: false, release: { draft: 'run-2026-04-22' } },
    });
    expect(releaseOf({ topic: 'ai', release, stop: true }, [draft('2026-04-22')], NOW).release?.stop).toBe(true);
  });

  it('that is not there is refused with those that are', () => {
    expect(() =>
      releaseOf({ topic: 'ai', release: 'twitter_ai_20260423_20260423' }, [draft('2026-04-22')], NOW),
    ).toThrow(
      'There is no draft twitter_ai_20260423_20260423 (did you mean twitter_ai_20260422_20260422?); there are twitter_ai_20260422_20260422.',
    );
  });

  it('is needed to stop one', () => {
    expect(runInputSchema.safeParse({ topic: 'ai', stop: true }).success).toBe(false);
    expect(runInputSchema.safeParse({ topic: 'ai', release: 'due', stop: true }).success).toBe(false);
  });
});
