// Near-copies and texts that were made alike: another name or another ending is another statement, other spelling isn't.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicate } from '../../../functions/deduplicate/deduplicate.ts';
import { saysAnother } from '../../../functions/deduplicate/rewords.ts';
import { post } from '../../fixtures/posts.ts';

const distinctOf = (...texts: readonly string[]): number =>
  deduplicate(texts.map((text) => post({ text }))).posts.length;

describe('texts that were made alike', () => {
  it.each([
    [
      'Join us in NY for a meetup on building better agents, with talks and drinks',
      'Join us in SF for a meetup on building better agents, with talks and drinks',
    ],
    [
      'Collectible AI card of the day, created with ChatGPT Images 2.0: Einstein. https://t.co/a',
      'Collectible AI card of the day, created with ChatGPT Images 2.0: Alan Turing. https://t.co/b',
    ],
    [
      'One of the most obvious tells between a mediocre and a great candidate is whether they list PyTorch or JAX.',
      'One of the most obvious tells between a mediocre and a great candidate is whether they prefer chocolate or vanilla ice cream.',
    ],
    [
      'El evento de agentes de inteligencia artificial empieza mañana en Madrid y dura todo el día',
      'El evento de agentes de inteligencia artificial empieza mañana en Sevilla y dura todo el día',
    ],
  ])('stay apart: %s', (a, b) => {
    expect(saysAnother(a, b)).toBe(true);
    expect(distinctOf(a, b)).toBe(2);
  });
});

describe('near-copies', () => {
  it.each([
    [
      'Seven books on #DataScience that everybody should read',
      'Seven books on Data Science that everybody should read',
    ],
    ['How we use agents in the United States every day', 'How we use agents in the US every day'],
    ['Reject #PollutingPruitt for the agency that he would run', 'Reject Pruitt for the agency that he would run'],
    ['🚀 Announcing our new course on agents, free for all', '🚀 Introducing our new course on agents, free for all'],
    ['Apple Launches Its New Phone In All Countries', 'Apple Unveils Its New Phone In All Countries'],
    ['The model is out now. Read it here and tell us', 'The model is out now. Read it'],
    // A name ends where Han begin: it is the same name, and another character behind it names nothing.
    ['他们在Buzz上写了三篇长文介绍自己的 agent 和 workflow', '他们在Buzz里写了三篇长文介绍自己的 agent 和 workflow'],
    ['JOIN US IN THE MEETUP ON AGENTS', 'Join us in the meetup on agents'],
  ])('are folded: %s', (a, b) => {
    expect(saysAnother(a, b)).toBe(false);
    expect(saysAnother(b, a)).toBe(false);
  });

  it('are texts that differ in case, links, mentions and marks only', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Oslo', 'paris', 'the', 'Model', 'runs', '今天', 'on')), (words) => {
        const text = words.join(' ');
        expect(saysAnother(text, `@someone ${text.toUpperCase()}! https://t.co/a`)).toBe(false);
      }),
    );
  });
});
