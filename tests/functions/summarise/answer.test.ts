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
