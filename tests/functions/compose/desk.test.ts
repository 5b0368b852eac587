// The desk counts how many citations carry something of what their sentence says.
import { describe, expect, it } from 'vitest';
import { cluster } from '../../../functions/cluster/cluster.ts';
import { Desk } from '../../../functions/compose/desk.ts';
import { extractiveCard } from '../../../functions/summarise/extractive-card.ts';
import { distinct } from '../../fixtures/posts.ts';

const POSTS = [
  distinct({ text: 'Vesperal Quill fits 400,000 tokens into one model, says the page about GPT-5', by: 'quietlab' }),
  distinct({ text: 'GPT-5 wrote my tests today and the model did not complain once', by: 'lowbit' }),
];

describe('the precision of citations', () => {
  const [story] = cluster(POSTS, { lexicon: ['model', 'AI'] }).stories;
  if (story === undefined) throw new Error('There is no story.');
  const precisionOf = (text: string, cites: readonly `${string}:${string}`[]): number => {
    const desk = new Desk([{ story, card: extractiveCard(story) }], '。');
    desk.sentence({ section: 'key points', role: 'claim', stretches: [{ text }], cites });
    return desk.citationPrecision();
  };
  const [quill, other] = POSTS.map(({ id }) => `twitter:${id}` as const);
  if (quill === undefined || other === undefined) throw new Error('There are no two posts.');

  it('counts a post that says the name, though no table knows it', () => {
    expect(precisionOf('Vesperal Quill可容纳40万 token的模型', [quill])).toBe(1);
  });

  it('does not count a post that says nothing of the sentence', () => {
    expect(precisionOf('Vesperal Quill可容纳40万', [quill, other])).toBe(0.5);
  });
});
