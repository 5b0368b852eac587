// A model that does not answer is waited for, one that refuses is not; then the report is held, or excerpts where they are wanted.
import { describe, expect, it } from 'vitest';
import { OutOfTime } from '../../../functions/summarise/correspondent.ts';
import { afterError, nextWait, noReport } from '../../../functions/summarise/outcome.ts';
import { ModelRefusedError, ModelUnavailableError, ReportHeldError } from '../../../shared/errors.ts';

const settings = { patience: 7_200, fallback: 'hold' } as const;
const down = new ModelUnavailableError('The server is away.');

describe('a wait', () => {
  it('begins with a minute and grows to a quarter of an hour, until the patience is used up', () => {
    const waits: number[] = [];
    for (let waited = 0; ; ) {
      const wait = nextWait(waited, 7_200);
      if (wait === undefined) break;
      waits.push(wait);
      waited += wait;
    }
    expect(waits.slice(0, 5)).toEqual([60, 60, 120, 240, 480]);
    expect(Math.max(...waits)).toBe(900);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(7_200);
  });

  it('is as long as the server asks for, within reason', () => {
    expect(nextWait(0, 7_200, 300)).toBe(300);
    expect(nextWait(0, 7_200, 86_400)).toBe(900);
    expect(nextWait(0, 30)).toBe(30);
    expect(nextWait(0, 0)).toBeUndefined();
  });
});

describe('after an error', () => {
  it('of a server that is away it waits, and says why', () => {
    expect(afterError(down, settings, 60)).toEqual({
      wait: { waitSeconds: 60, waited: 120, cause: 'The server is away.' },
    });
  });

  it('of time alone it goes on at once, and has waited no longer', () => {
    expect(afterError(new OutOfTime(), settings, 60)).toEqual({ wait: { waitSeconds: 1, waited: 60 } });
  });

  it('of a server that is away for too long the report is held', () => {
    expect(() => afterError(down, settings, 7_200)).toThrow(ReportHeldError);
    expect(() => afterError(down, settings, 7_200)).toThrow('after 7200 seconds of waiting: The server is away.');
  });

  it('of a server that refuses for good the report is held at once', () => {
    expect(() => afterError(new ModelRefusedError('No such key.'), settings, 0)).toThrow('No such key.');
  });

  it('of a report that is held the money is told, which nothing else tells', () => {
    const refused = new ModelRefusedError('It thinks without end.');
    expect(() => afterError(refused, settings, 0, 0.01234)).toThrow('It thinks without end. The model cost $0.0123.');
    expect(() => noReport('Nothing came of it.', 'hold', { costUsd: 0.000_01 })).toThrow('cost $0.0001');
  });

  it('excerpts stand in only where the topic takes them', () => {
    const excerpts = { patience: 0, fallback: 'excerpts' } as const;
    expect(afterError(down, excerpts, 0)).toEqual({
      excerpts: 'excerpts, since the model wrote no report: The server is away.',
    });
    expect(() => noReport('Nothing came of it.', 'hold')).toThrow(ReportHeldError);
  });

  it('that is none of the model it is thrown again', () => {
    expect(() => afterError(new TypeError('x'), settings, 0)).toThrow(TypeError);
  });
});
