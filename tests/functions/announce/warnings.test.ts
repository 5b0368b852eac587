// What a run warns of: sources that refuse, caps that come near, bills that are higher than reckoned, models that go or wait.
import { describe, expect, it } from 'vitest';
import type { AnnounceGiven } from '../../../functions/announce/outcome.ts';
import { minutes, warningsOf } from '../../../functions/announce/warnings.ts';
import type { Dialect } from '../../../shared/model/dialect.ts';
import type { CollectedSource, Counted, Published, WriterSummary } from '../../../shared/run.ts';
import { run, whole } from './given.ts';

const x = (more: Partial<CollectedSource>): AnnounceGiven => ({
  ...whole,
  collected: [{ source: 'x', ok: true, parts: [], read: 200, kept: 190, setAside: {}, costUsd: 1, ...more }],
});
const counted = (more: Partial<Counted>): AnnounceGiven => x({ counted: { used: 10_000, cap: 2_000_000, ...more } });
const written = (more: Partial<WriterSummary>): AnnounceGiven => ({
  ...x({}),
  summarised: { ...whole.summarised!, ...more },
});
const DIALECT: Dialect = { form: 'strict', limit: 'max_tokens', without: [], told: false, thinks: false, proven: true };
const amended = (more: Partial<Published>): AnnounceGiven => ({
  ...whole,
  published: { ...whole.published!, unchanged: false, ...more },
});

const told = (given: AnnounceGiven): string[] =>
  warningsOf(given).map(({ about, status, says, section }) => `${status} ${about}: ${says} #${section}`);

describe('a run warns of', () => {
  it.each<[string, AnnounceGiven, string]>([
    [
      'a source that says no until a person acts',
      x({
        ok: false,
        cause: JSON.stringify({ errorType: 'SourceRefusedError', errorMessage: 'X does not know the bearer token.' }),
      }),
      'fault source x: X does not know the bearer token. #tokens',
    ],
    [
      'a cap that does not last until it begins anew',
      counted({ used: 1_999_000, daysLeft: 10 }),
      'warning quota of x: Of the 2,000,000 posts that x may read in a month 1,000 are left, enough for 5 days like this one; it begins anew in 10. #quotas',
    ],
    [
      'a server that counted more than was read',
      counted({ during: { counted: 900, read: 200 } }),
      'warning bill of x: x was counted 900 posts while 200 were read: the bill is higher than reckoned, or somebody else reads with the same app. #prices',
    ],
    [
      'a model that its server retires',
      written({ dialect: { ...DIALECT, retires: '2027-01-15' } }),
      "warning model life: The model is there until 2027-01-15 only, by its server's own word. #models",
    ],
    [
      'a model that its server calls deprecated',
      written({ dialect: { ...DIALECT, retires: 'deprecated' } }),
      "warning model life: The model is deprecated, by its server's own word. #models",
    ],
    [
      'a model that let the report wait',
      written({ waited: 2520, cause: 'Bedrock throttles.' }),
      'warning model quota: The writer waited 42 minutes for its model: Bedrock throttles. #quotas',
    ],
    [
      'amendments by hand that did not hold when the day was made again',
      amended({ notAmended: ['s3', 's7'] }),
      `warning amendments: What was amended by hand in the sentences s3, s7 of ${run.slug} no longer holds by the rules, so the day's own words stand. #amending`,
    ],
    [
      'amendments by hand of words that the day, made again, does not say',
      amended({ amendmentsUnfound: 2 }),
      `warning amendments: ${run.slug} was made again in other words, in which 2 of its amendments by hand found nothing to amend. #amending`,
    ],
  ])('%s', (_, given, line) => {
    expect(told(given)).toEqual([line]);
  });

  it('nothing on a day like any other', () => {
    expect(told(counted({ daysLeft: 20, during: { counted: 205, read: 200 } }))).toEqual([]);
    expect(told({ run: { ...run, unchanged: true } })).toEqual([]);
  });

  it('nothing of amendments where a run says what was said already', () => {
    expect(told(amended({ notAmended: ['s3'], amendmentsUnfound: 1, unchanged: true }))).toEqual([]);
  });

  it('nothing of a wait as there may be any day', () => {
    expect(told(written({ waited: 599, cause: 'Bedrock throttles.' }))).toEqual([]);
  });

  it('nothing of a source that may be back by itself', () => {
    const cause = JSON.stringify({ errorType: 'SourceUnavailableError', errorMessage: 'X is not available.' });
    expect(told(x({ ok: false, cause }))).toEqual([]);
    expect(told(x({ ok: false, cause: 'plain words' }))).toEqual([]);
  });

  it('what was looked at besides, faults first and good news never', () => {
    const looked = [
      { about: 'prices', status: 'ok', says: 'Young.' },
      { about: 'model life', status: 'warning', says: 'm is legacy.' },
      { about: 'model life', status: 'fault', says: 'n was retired.' },
      { about: 'model life', status: 'unchecked', says: 'Not seen.' },
    ] as const;
    expect(warningsOf(whole, looked).map(({ says }) => says)).toEqual(['n was retired.', 'm is legacy.']);
  });
});

describe('a time that was waited', () => {
  it.each([
    [1, '1 second'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [7200, '120 minutes'],
  ])('of %i seconds is told as %s', (seconds, words) => {
    expect(minutes(seconds)).toBe(words);
  });
});
