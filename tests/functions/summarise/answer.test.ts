// What is read of a section's answer, beyond the form that its schema has.
import { describe, expect, it } from 'vitest';
import { answerSchema } from '../../../functions/summarise/answer.ts';

const postsIn = (posts: unknown): unknown =>
  answerSchema.parse({ plan: [{ place: 'event', what: 'a', posts }] }).plan[0]?.posts;

describe('the posts that an answer names', () => {
  it.each<[string, unknown]>([
    ['as a list', ['P1', 'P12']],
    ['as one text', 'P1, P12'],
    ['with Chinese commas', 'P1、P12'],
    ['in brackets', ['[P1]', '#P12']],
    ['within one element', ['P1 P12']],
  ])('are read %s', (_, posts) => {
    expect(postsIn(posts)).toEqual(['P1', 'P12']);
  });

  it('keep the marks within an id', () => {
    expect(postsIn(['bluesky:did:plc:abc/3k1', 'P2'])).toEqual(['bluesky:did:plc:abc/3k1', 'P2']);
  });

  it('cost their line where they are none', () => {
    expect(postsIn([{ n: 1 }])).toBeUndefined();
  });
});

describe('the weight of a planned story', () => {
  const weightIn = (weight: unknown): unknown =>
    answerSchema.parse({ plan: [{ place: 'event', what: 'a', posts: ['P1'], weight }] }).plan[0]?.weight;

  it('is one of three, as a word or a number', () => {
    expect(['3', '2', '1', 3, 2, 1].map(weightIn)).toEqual(['3', '2', '1', '3', '2', '1']);
  });

  it('is the least where it is missing or anything else', () => {
    expect([undefined, null, '4', 0, 'heavy', {}].map(weightIn)).toEqual(Array(6).fill('1'));
    expect(answerSchema.parse({ plan: [{ place: 'event', what: 'a', posts: ['P1'] }] }).plan[0]?.weight).toBe('1');
  });
});
