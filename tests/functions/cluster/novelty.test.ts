// What the memory of earlier days says of a story: new, an update with what is new, or continuing.
import { describe, expect, it } from 'vitest';
import { cluster } from '../../../functions/cluster/cluster.ts';
import { toRemember } from '../../../functions/cluster/novelty.ts';
import type { Recalled, RememberedStory } from '../../../shared/memory.ts';
import type { DistinctPost, Story } from '../../../shared/story.ts';
import { distinct } from '../../fixtures/posts.ts';

const topic = { lexicon: ['model', 'AI'] };
const said = (texts: readonly string[], day: number): DistinctPost[] =>
  texts.map((text, i) => distinct({ text, by: `voice${i}`, at: day * 1440 + i, id: `${day}${i}` }));
const first = ['Kimi K2.6 is out with 340GB of weights', 'Kimi K2.6 writes shaders', 'Kimi K2.6 took 340GB here'];

const remember = (stories: readonly Story[], day = '2026-01-05'): Recalled<RememberedStory> => ({
  day,
  items: stories.map(toRemember),
});
const yesterday = remember(cluster(said(first, 0), topic).stories);
const today = (
  texts: readonly string[],
  memory: readonly Recalled<RememberedStory>[] = [yesterday],
): Story | undefined => cluster(said(texts, 1), topic, memory).stories[0];

describe('novelty', () => {
  it('is unknown on a first run, and new where the memory knows nothing of the story', () => {
    expect(today(first, [])).toMatchObject({ novelty: 'unknown', newFacts: [] });
    expect(today(['GLM-5.1 is cheap', 'GLM-5.1 is steady', 'GLM-5.1 reads files'])).toMatchObject({
      novelty: 'new',
      trend: { dayBefore: 0, weekMean: 0 },
    });
  });

  it('is an update where two voices give a new fact, which it names', () => {
    expect(
      today(['Kimi K2.6 now scores 85.3% here', 'Kimi K2.6 got 85.3% for me too', 'Kimi K2.6 at last']),
    ).toMatchObject({ novelty: 'update', newFacts: ['85.3%'] });
  });

  it('is continuing without new facts, in whatever spelling the old ones come', () => {
    expect(
      today(['Kimi K2.6 eats 340 GB of disk', 'Kimi K2.6 and its 340GB again', 'Kimi K2.6, third day']),
    ).toMatchObject({ novelty: 'continuing', newFacts: [] });
  });

  it('keeps the id and the first time of a story from day to day, and counts its voices before', () => {
    const story = today(['Kimi K2.6 again', 'Kimi K2.6 and again', 'Kimi K2.6 once more']);
    expect(story).toMatchObject({
      id: yesterday.items[0]?.id,
      firstSeen: yesterday.items[0]?.firstSeen,
      trend: { dayBefore: 3, weekMean: 3 },
    });
  });

  it('puts what only continues behind what is new', () => {
    const posts = said(
      [
        'Kimi K2.6 again',
        'Kimi K2.6 and again',
        'Kimi K2.6 once more',
        'GLM-5.1 is cheap',
        'GLM-5.1 is steady',
        'GLM-5.1 reads files',
      ],
      1,
    );
    expect(cluster(posts, topic, [yesterday]).stories.map(({ name }) => name)).toEqual(['GLM-5.1', 'Kimi K2.6']);
  });
});
