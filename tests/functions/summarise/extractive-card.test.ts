// What a card without a model says: verified events, spans that may be quoted, numbers as typed.
import { describe, expect, it } from 'vitest';
import { cluster } from '../../../functions/cluster/cluster.ts';
import { extractiveCard } from '../../../functions/summarise/extractive-card.ts';
import type { Card, DistinctPost } from '../../../shared/story.ts';
import { distinct } from '../../fixtures/posts.ts';

const cardOf = (posts: readonly DistinctPost[]): Card => {
  const [story] = cluster(posts, { lexicon: ['model', 'AI'] }).stories;
  if (story === undefined) throw new Error('no story');
  return extractiveCard(story);
};

const said = (...texts: readonly string[]): DistinctPost[] =>
  texts.map((text, i) => distinct({ text, by: `voice${i}` }));
const quoted = (posts: readonly DistinctPost[]): string[] => cardOf(posts).quotations.map(({ text }) => text);

describe('the event of a card', () => {
  it("takes the maker's word, with its span", () => {
    const card = cardOf([
      distinct({ text: 'Introducing Olmo 3, our open model.', by: 'allen_ai' }),
      ...said('Olmo 3 looks good'),
    ]);
    expect(card).toMatchObject({ event: 'release', official: { organisation: 'Allen Institute for AI' } });
    expect(card.eventSpans.map(({ text }) => text)).toEqual(['Introducing Olmo 3, our open model.']);
  });

  it('needs two authors where the maker is silent', () => {
    const one = said(
      'Anthropic removed Claude Code from the Pro plan, a quiet pricing change',
      'Claude Code made me lunch',
      'Claude Code is down again',
    );
    expect(cardOf(one)).toMatchObject({ event: 'discussion', eventSpans: [] });
    const two = [...one, distinct({ text: 'Claude Code pricing changed overnight', by: 'other' })];
    expect(cardOf(two).event).toBe('pricing');
    expect(cardOf(two).eventSpans).toHaveLength(2);
  });

  it('does not take what happened to one thing for another', () => {
    expect(
      cardOf(
        said(
          'Shipped a background remover, thanks to Transformers.js',
          'We launched our shop and used Transformers.js',
          'Transformers.js for the win',
        ),
      ).event,
    ).toBe('discussion');
  });

  it('calls a lone post no discussion, and a rumour a rumour', () => {
    expect(cardOf(said('Veo 3.1 draws nice clouds over the sea')).event).toBe('news');
    expect(cardOf(said('Rumour: Veo 3.1 leaked in the client and was rolled back')).event).toBe('rumour');
  });
});

describe('the quotations of a card', () => {
  it.each([
    [
      'what its author denies',
      'SpaceX acquired Cursor for $60 billion today! No, they did not, learn to read.',
      'SpaceX acquired Cursor for $60 billion today!',
    ],
    [
      "another's words",
      '"Cursor is finished and everybody knows it," he said. Cursor shipped three models this month.',
      '"Cursor is finished and everybody knows it," he said.',
    ],
    [
      'a greeting or a call',
      'Check out Cursor 3.1 now. Cursor 3.1 writes tests while you sleep.',
      'Check out Cursor 3.1 now.',
    ],
    [
      'a sentence that points back',
      'They will love Cursor for it. Cursor 3.1 writes tests while you sleep.',
      'They will love Cursor for it.',
    ],
    [
      'a prompt',
      'Cursor 3.1 draws well now, see below. Prompt: a page that shows Cursor as a knight in armour',
      'a page that shows Cursor as a knight in armour',
    ],
    ['a name alone', 'Cursor 3.1. It writes tests while you sleep and merges them.', 'Cursor 3.1.'],
    [
      'a question',
      'Is Cursor 3.1 worth it for a small team? Cursor 3.1 writes tests while you sleep.',
      'Is Cursor 3.1 worth it for a small team?',
    ],
  ])('never hold %s', (_, text, never) => {
    expect(quoted(said(text))).not.toContain(never);
  });

  it('are spans of the post, cut at sentence ends only', () => {
    const text =
      'Kimi K2.6 shrank from 1T to 340GB! 🔥\n• fast\nRuns at 40 tok/s on 350GB of memory, which nobody expected';
    const [post] = said(text);
    const cards = cardOf(post === undefined ? [] : [post]);
    for (const { text: span } of cards.quotations) expect(text).toContain(span);
    expect(cards.quotations[0]?.text).toBe('Kimi K2.6 shrank from 1T to 340GB!');
  });

  it('leave out the last words of a cut text', () => {
    const posts = [
      distinct({
        text: 'Kimi K2.6 now runs on a laptop with 350GB. Kimi K2.6 also writes the',
        by: 'a',
        flags: ['truncated'],
      }),
    ];
    expect(quoted(posts)).toEqual(['Kimi K2.6 now runs on a laptop with 350GB.']);
  });
});

describe('the numbers of a card', () => {
  it('come from the maker, as typed', () => {
    expect(
      cardOf([distinct({ text: 'Kimi K2.6 scores 85.3% at 340GB.', by: 'Kimi_Moonshot' })]).numbers.map(
        ({ text }) => text,
      ),
    ).toEqual(['85.3%', '340GB']);
  });

  it('need two authors where several speak and the maker does not', () => {
    const posts = said('Kimi K2.6 needs 340GB for me', 'Kimi K2.6 took 340GB here too', 'Kimi K2.6 cost me $12');
    expect(cardOf(posts).numbers.map(({ text }) => text)).toEqual(['340GB']);
  });
});

describe('the views of a card', () => {
  it('are of different authors, not of the maker, and know praise from blame', () => {
    const posts = [
      distinct({ text: 'I think Kimi K2.6 is the best model that we have ever made.', by: 'Kimi_Moonshot' }),
      distinct({ text: 'I think Kimi K2.6 is amazing at writing shaders for the web.', by: 'fan' }),
      distinct({ text: 'Kimi K2.6 is overrated and useless for my legacy code base.', by: 'critic' }),
    ];
    expect(
      cardOf(posts)
        .views.map(({ polarity }) => polarity)
        .sort(),
    ).toEqual(['negative', 'positive']);
  });
});
