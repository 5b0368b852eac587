// Specification of how words weigh: what the day adds large, what is said every day small, general vocabulary smaller still.
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../functions/draw/words.ts';
import type { DistinctPost, StoryPost } from '../../../shared/story.ts';
import { withNames } from '../../../shared/text/extra-names.ts';
import type { Mention } from '../../../shared/text/mention.ts';
import { findAiNames } from '../../fixtures/ai-names.ts';
import { manyNames, post, said, VOCABULARY } from './said.ts';

const words = async (posts: readonly DistinctPost[]): Promise<string[]> =>
  (await wordsOf(posts, [], VOCABULARY, findAiNames)).words.map(({ word }) => word);

describe('the words of a day', () => {
  it('have general vocabulary small among them, and only what stands out against the week before', async () => {
    const posts = said('The workflows of our platform, its performance and the data; 数据和技术的设计, wafer');
    const { words: found, counted, authors } = await wordsOf(posts, [], VOCABULARY, findAiNames);
    const weightOf = (word: string): number => found.find((each) => each.word === word)?.weight ?? 0;
    expect(found[0]?.word).toBe('wafer');
    for (const general of ['platform', '数据', 'performance'])
      expect(weightOf(general)).toBeLessThan(weightOf('wafer') * 0.6);
    const items = counted.filter(({ word }) => word !== 'wafer').map((each) => ({ ...each, total: authors + 17 }));
    const before = Array.from({ length: 7 }, (_, n) => ({ day: `2026-01-0${n + 1}`, items }));
    const later = await wordsOf([...posts, ...said('AI', 20)], [], VOCABULARY, findAiNames, before);
    expect(later.words.map(({ word }) => word)).toEqual(['wafer']);
  });

  it('are led by what the day adds, not by what everybody says every day', async () => {
    const everyday = said('machine learning with DeepSeek', 30);
    const today = [...everyday, ...said('Quartz 4.2 is here', 5)];
    const mentions = (text: string) => withNames(text, findAiNames(text), ['Quartz 4.2']);
    const week = await wordsOf(everyday, [], VOCABULARY, mentions);
    const items = week.counted.map((each) => ({ ...each, total: week.authors }));
    for (const before of [[], [{ day: '2026-01-01', items }]]) {
      const { words: found } = await wordsOf(today, [], VOCABULARY, mentions, before);
      expect(found[0]).toMatchObject({ word: 'Quartz 4.2', authors: 5 });
      expect(found.map(({ word }) => word)).toEqual(expect.arrayContaining(['machine learning', 'DeepSeek']));
    }
  });

  it("never have the field's everyday words as the largest, however many say them", async () => {
    const posts = [...said('machine learning', 40), ...said('forge science', 40), ...said('Quartz 4.2', 2)];
    const at = 'forge science';
    const field = (text: string): Mention[] =>
      text.startsWith(at) ? [{ name: at, kind: 'concept', start: 0, end: at.length }] : [];
    const mentions = (text: string) => withNames(text, field(text), ['Quartz 4.2']);
    const items = [{ word: 'else', authors: 1, total: 200 }];
    const { words: found } = await wordsOf(posts, [], VOCABULARY, mentions, [{ day: '2026-01-01', items }]);
    expect(found.map(({ word }) => word)).toEqual(['Quartz 4.2', 'forge science', 'machine learning']);
  });

  it('are larger the further ahead the story is whose authors use them', async () => {
    const [led, ...rest] = Array.from({ length: 30 }, (_, n) => said(`Quartz ${n}.5`, 2));
    const groups = [...rest, led ?? []];
    const mentions = (text: string) =>
      withNames(
        text,
        [],
        groups.map((_, n) => `Quartz ${n}.5`),
      );
    const story = (posts: readonly DistinctPost[], n: number) => ({
      id: `s${n}`,
      posts: posts.map(({ id }) => ({ key: `twitter:${id}` }) as StoryPost),
    });
    const { words: found } = await wordsOf(groups.flat(), groups.map(story), VOCABULARY, mentions);
    expect(found[0]?.word).toBe('Quartz 1.5');
    expect(found.at(-1)?.word).toBe('Quartz 0.5');
  });

  it('need more authors on a first day, when nothing tells news from chatter', async () => {
    const crowd = Array.from({ length: 400 }, (_, i) =>
      post(`reader${i}`, `${i < 9 ? 'wafer kiln' : i < 20 ? 'kiln' : 'AI'} (${i})`),
    );
    const posts = [...manyNames(), ...crowd];
    expect(await words(posts)).toContain('kiln');
    expect(await words(posts)).not.toContain('wafer');
    const before = [{ day: '2026-01-01', items: [{ word: 'else', authors: 1, total: 400 }] }];
    const later = await wordsOf(posts, [], VOCABULARY, findAiNames, before);
    expect(later.words.map(({ word }) => word)).toContain('wafer');
  });
});
