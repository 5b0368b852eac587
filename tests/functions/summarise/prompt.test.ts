// What the writer is told beside its posts: their days, or hours where the days are no civil ones, and in full what it was shown in part.
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../functions/summarise/draft.ts';
import { openingRequest, repairRequest } from '../../../functions/summarise/instructions.ts';
import { type Brief, beginningOf } from '../../../functions/summarise/prompt.ts';
import type { RunInput } from '../../../shared/run.ts';
import { windowIn } from '../../fixtures/plans.ts';

const NOW = new Date('2026-04-23T02:30:00Z');

const toldOf = (input: Pick<RunInput, 'from' | 'to'>, dayEndsAt?: string): string => {
  const brief: Brief = { displayName: 'Tides', language: 'en', specialTopics: [] };
  const shown = { boundary: 'b', block: 'POSTS', posts: [] };
  const window = windowIn(input, 'Asia/Shanghai', NOW, dayEndsAt);
  return beginningOf(brief, shown, { window, toldBefore: [] }).shared;
};

describe('the writer is told', () => {
  it('the day of its posts, to the byte', () => {
    expect(toldOf({ from: '2026-04-22' })).toBe('POSTS\n\nThe posts are of 2026-04-22 (Asia/Shanghai).\n\n');
  });

  it('the first and the last of several days', () => {
    expect(toldOf({ from: '2026-04-20', to: '2026-04-22' })).toContain('of 2026-04-20 to 2026-04-22 (Asia/Shanghai).');
  });

  it('the hours of a day that is no civil one', () => {
    expect(toldOf({ from: '2026-04-22' }, '06:00')).toContain(
      'The posts are of 2026-04-21 06:00 to 2026-04-22 06:00 (Asia/Shanghai).',
    );
  });
});

describe('posts of a plan that were shown in part', () => {
  const brief: Brief = { displayName: 'Tides', language: 'en', specialTopics: [] };
  const posts = Array.from({ length: 50 }, (_, n) => ({
    alias: `P${n}`,
    ...(n === 0 ? {} : { whole: `{"id":"P${n}"}` }),
  }));
  const shown = { boundary: 'b0', block: 'POSTS', posts };
  const window = windowIn({ from: '2026-04-22' }, 'Asia/Shanghai', NOW);
  const beginning = beginningOf(brief, shown, { window, toldBefore: [] });
  const asked = (aliases: string[]): string =>
    openingRequest(beginning, brief, [{ what: 'tides', weight: '2', place: 'event', group: '', posts: aliases }]).user;

  it('stand behind it in full, between the marks of the posts, and no others', () => {
    expect(asked(['P0', 'P2'])).toContain('in part, in full:\n<<<b0\n{"id":"P2"}\nb0>>>\n\n');
    expect(asked(['P0'])).not.toContain('<<<b0');
  });

  it('are forty at most', () => {
    expect(asked(posts.map(({ alias }) => alias)).match(/\{"id":"P\d+"\}/g)).toHaveLength(40);
  });
});

describe('a sentence that is to be mended', () => {
  const brief: Brief = { displayName: 'Tides', language: 'en', specialTopics: [] };
  const shown = { boundary: 'b0', block: 'POSTS', posts: [] };
  const window = windowIn({ from: '2026-04-22' }, 'Asia/Shanghai', NOW);
  const beginning = beginningOf(brief, shown, { window, toldBefore: [] });
  const pieces = ['k1.h', 'k1.1', 'k1.2', 'k10.h', 'k10.1'].map(
    (id): Piece => ({
      id,
      section: 'keyPoints',
      place: id.endsWith('h') ? 'headline' : 'prose',
      text: `Text of ${id}`,
      posts: [],
      kind: 'claim',
    }),
  );
  const lineOf = (id: string): unknown => {
    const piece = pieces.find((one) => one.id === id) ?? expect.unreachable(id);
    const { user } = repairRequest(beginning, [{ piece, reasons: ['no'] }], pieces, (key) => key);
    return JSON.parse(user.split('\n').find((line) => line.startsWith('{')) ?? '');
  };

  it('is shown between what stands before it and what follows in its item, so that neither is said again', () => {
    expect(lineOf('k1.1')).toMatchObject({ after: ['Text of k1.h'], text: 'Text of k1.1', next: 'Text of k1.2' });
  });

  it('is shown nothing of the item behind its own', () => {
    expect(lineOf('k1.2')).not.toHaveProperty('next');
    expect(lineOf('k10.1')).not.toHaveProperty('next');
  });
});
