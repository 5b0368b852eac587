// Questions of the days before: which are open still, and which posts answer one.
import { describe, expect, it } from 'vitest';
import { answers, openQuestions, type Question } from '../../../functions/summarise/questions.ts';
import type { RememberedQuestion } from '../../../shared/memory-lines.ts';
import { storyPost } from './made-up-day.ts';

const asked = (id: string, says = `${id}?`): RememberedQuestion => ({
  ...{ id, says, lacks: 'maker' as const, who: 'Arvo Labs', search: ['Kestrel 2'] },
  ...{ told: 'Kestrel 2据称涨价', posts: ['twitter:1'], voices: ['twitter:gossip'] },
});
const answered = (id: string): RememberedQuestion => ({ id, says: `${id}!`, answered: true });

const openOf = (...days: RememberedQuestion[][]): string[] =>
  openQuestions(days.map((items, at) => ({ day: `2026-01-0${9 - at}`, items }))).map(
    ({ alias, says, day }) => `${alias} ${says} ${day}`,
  );

describe('questions, latest day first,', () => {
  it('are open until they are answered', () => {
    expect(openOf([asked('a')], [asked('b')])).toEqual(['Q1 a? 2026-01-09', 'Q2 b? 2026-01-08']);
    expect(openOf([answered('b')], [asked('a')], [asked('b')])).toEqual(['Q1 a? 2026-01-08']);
  });

  it('are one where several days ask them, in the words of the latest', () => {
    expect(openOf([asked('a', 'again?')], [asked('a', 'first?')])).toEqual(['Q1 again? 2026-01-09']);
  });

  it('are open again where they are asked after the answer', () => {
    expect(openOf([asked('a')], [answered('a')], [asked('a')])).toEqual(['Q1 a? 2026-01-09']);
    expect(openOf([asked('a'), answered('a')], [asked('a')])).toEqual(['Q1 a? 2026-01-09']);
  });

  it('are none where nothing is remembered', () => {
    expect(openOf()).toEqual([]);
  });
});

describe('a question', () => {
  const question = (more: Partial<Question> = {}): Question => ({
    ...{ alias: 'Q1', id: 'a', day: '2026-01-04', says: '?', lacks: 'maker', who: 'Arvo Labs', search: ['Kestrel 2'] },
    ...{ told: 'Kestrel 2据称涨价', posts: ['twitter:1'], voices: ['twitter:gossip'] },
    ...more,
  });
  const isAnswered = (text: string, handle: string, more: Partial<Question> = {}): boolean =>
    answers(question(more), [storyPost({ text, handle })]);

  it.each([
    ['the maker speaks', 'Kestrel 2 stays at $20.', 'arvolabs'],
    ['somebody tells what the maker says', 'Arvo Labs says that Kestrel 2 stays at $20.', 'mirachen'],
  ])('is answered where %s', (_, text, handle) => {
    expect(isAnswered(text, handle)).toBe(true);
  });

  it.each([
    ['it is only asked again', 'Will Kestrel 2 get dearer?', 'mirachen'],
    ['the maker speaks of something else', 'We are hiring.', 'arvolabs'],
  ])('is not answered where %s', (_, text, handle) => {
    expect(isAnswered(text, handle)).toBe(false);
  });

  it('is not answered by a post that it stood on', () => {
    const post = storyPost({ text: 'Kestrel 2 stays at $20.', handle: 'arvolabs' });
    expect(answers(question({ posts: [post.key] }), [post])).toBe(false);
  });

  it('for a test is answered by another voice only', () => {
    const test = { lacks: 'test' as const, who: '' };
    expect(isAnswered('I tested Kestrel 2 for a week.', 'gossip', test)).toBe(false);
    expect(isAnswered('I tested Kestrel 2 for a week.', 'mirachen', test)).toBe(true);
  });

  it('for figures is answered by whoever gives them, the same voice too', () => {
    const numbers = { lacks: 'numbers' as const, who: '' };
    expect(isAnswered('Kestrel 2 has 32B parameters.', 'gossip', numbers)).toBe(true);
    expect(isAnswered('Kestrel 2 is big.', 'mirachen', numbers)).toBe(false);
  });
});
