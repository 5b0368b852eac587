// A run and what its states left, for the tests of Announce.
import type { AnnounceGiven } from '../../../functions/announce/outcome.ts';
import type { Published, Run } from '../../../shared/run.ts';

export const run: Run = {
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
export const published: Published = {
  slug: run.slug,
  revision: 2,
  verifyDropped: 2,
  unchanged: false,
  degraded: [],
  markdown: 'site/_posts/a.md',
  image: 'site/a.jpg',
  page: null,
  evidence: 'site/evidence.json',
};

export const failure = {
  Error: 'NotEnoughPostsError',
  Cause: JSON.stringify({ errorType: 'NotEnoughPostsError', errorMessage: 'No post of 3 read.', trace: ['at x'] }),
};

/** The document of a run by a model, with one source that failed. */
export const whole: AnnounceGiven = {
  run,
  collected: [
    { source: 'x', ok: true, parts: [], read: 320, kept: 300, setAside: { outside: 20 }, costUsd: 1.5 },
    { source: 'blogs', ok: false, parts: [], read: 0, kept: 0, setAside: {}, costUsd: 0, cause: 'down' },
  ],
  deduplicated: { parts: [], kept: 240, dropped: { copy: 60 } },
  clustered: { parts: [], count: 31, dropped: {}, memoryDays: 3 },
  summarised: {
    origin: 'model',
    sections: ['keyPoints', 'events'],
    costUsd: 0.03,
    inputTokens: 5400,
    outputTokens: 720,
    unread: 0,
    written: 92,
    refused: 4,
    problems: [],
  },
  composed: {
    report: 'r',
    evidence: 'e',
    method: 'mixed',
    keyPoints: 10,
    costUsd: 1.53,
    checks: { passed: 91, failed: 0, refused: 4, citationPrecision: 0.97, coverageAt10: 1, auditRefused: 0.02 },
  },
  published,
};
