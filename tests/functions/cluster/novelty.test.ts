// What the memory of earlier days says of a candidate: new, an update with what is new, or continuing.
import { describe, expect, it } from 'vitest';
import { type Clustering, cluster, type Known, NOTHING_BEFORE } from '../../../functions/cluster/cluster.ts';
import { weekOf } from '../../../functions/cluster/remember.ts';
import type { DistinctPost, Story } from '../../../shared/story.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { distinct } from '../../fixtures/posts.ts';

const topic = { lexicon: [], sources: [] };
const said = (texts: readonly string[], day: number, by = 'voice'): DistinctPost[] =>
  texts.map((text, i) => distinct({ text, by: `${by}${i}`, at: day * 1440 + i, id: `${day}${by.length}${i}` }));
const first = [
  'Quillon 4 of Marrow Labs is out with 340GB of weights',
  'Quillon 4 writes shaders for my old game',
  'Quillon 4 took 340GB on the disk here',
];

const knownFrom = ({ toRemember }: Clustering, day = '2026-01-05'): Known => ({
  ...NOTHING_BEFORE,
  memory: { stories: [{ day, items: toRemember }], names: [] },
});
const yesterday = cluster(said(first, 0), topic, NO_NAMES);
const today = (texts: readonly string[], known: Known = knownFrom(yesterday)): Story | undefined =>
  cluster(said(texts, 1), topic, NO_NAMES, known).stories[0];

describe('novelty', () => {
  it('is unknown on a first run, and new where the memory knows nothing of the story', () => {
    expect(today(first, NOTHING_BEFORE)).toMatchObject({ novelty: 'unknown', newFacts: [] });
    expect(today(['GLM-5.1 is cheap and steady', 'GLM-5.1 reads long files'])).toMatchObject({ novelty: 'new' });
  });

  it('is an update where a follow-up of one voice brings a new fact, which it names', () => {
    expect(today(['Quillon 4 by Marrow Labs reached 1 million downloads a day after its release.'])).toMatchObject({
      novelty: 'update',
      newFacts: ['1 million'],
    });
  });

  it('is continuing without new facts, in whatever spelling the old ones come', () => {
    expect(today(['Quillon-4 eats 340 GB of my disk', 'Quillon 4 and its 340GB, again and again'])).toMatchObject({
      novelty: 'continuing',
      newFacts: [],
    });
  });

  it('keeps the id and the first time of a story from day to day', () => {
    const [told] = yesterday.stories;
    expect(today(['Quillon 4 again, and nothing new about it'])).toMatchObject({
      id: told?.id,
      firstSeen: told?.firstSeen,
    });
  });

  it('knows a story again by a post that it answers, whatever its words', () => {
    const [post] = said(['A whole sentence without any of those names'], 1);
    const answer = {
      ...post!,
      referenced: [{ type: 'replied_to' as const, id: yesterday.stories[0]!.posts[0]!.key.slice(8) }],
    };
    expect(cluster([answer], topic, NO_NAMES, knownFrom(yesterday)).stories[0]?.novelty).toBe('continuing');
  });

  it('never takes another release of the maker for the one that was told, whatever they have in common', () => {
    expect(
      today(['Sandling 2 of Marrow Labs is out with 340GB of weights', 'Sandling 2 by Marrow Labs took 340GB here']),
    ).toMatchObject({ novelty: 'new' });
  });

  it('does not take the maker’s name for the story where each told of a release of its own, however often it stands', () => {
    const loud = 'Marrow Labs, oh Marrow Labs, so Marrow Labs asks $50 a month';
    const before = said([`${loud} for Sandling 2`, `${loud} for Sandling 2 now`, loud], 0);
    const now = said([`${loud} for Perch 5`, `${loud} for Perch 5 now`, `${loud} and more`], 1);
    const [story] = cluster(now, topic, NO_NAMES, knownFrom(cluster(before, topic, NO_NAMES))).stories;
    expect(story).toMatchObject({ novelty: 'new' });
  });

  const remembering = (days: readonly string[]): Known => {
    const names = days.map((day) => ({ day, items: [{ name: 'quillon 4', posts: 30, voices: 20, total: 100 }] }));
    return { ...knownFrom(yesterday), memory: { ...knownFrom(yesterday).memory, names }, week: weekOf(names) };
  };

  it('does not take a name of every day for a story', () => {
    const known = remembering(['2026-01-05', '2026-01-04', '2026-01-03']);
    expect(today(['Quillon 4 again, and nothing new about it'], known)).toMatchObject({ novelty: 'new' });
  });

  it('knows the great news of the one day that is remembered, however many spoke of it', () => {
    const known = remembering(['2026-01-05']);
    expect(today(['Quillon 4 again, and nothing new about it'], known)).toMatchObject({ novelty: 'continuing' });
  });

  it('puts what only continues behind what is new', () => {
    const posts = said([...first, 'Perch 5 is cheap and steady', 'Perch 5 reads long files for me'], 1);
    const names = cluster(posts, topic, NO_NAMES, knownFrom(yesterday)).stories.map(({ name }) => name);
    expect(names[0]).toBe('Perch 5');
  });

  it('reads what version 1 remembered', () => {
    const line = {
      id: 'abc',
      name: 'Quillon 4',
      firstSeen: '2026-01-05T00:00:00.000Z',
      voices: 3,
      terms: [],
      facts: ['340000000000 byte'],
    };
    const known: Known = { ...NOTHING_BEFORE, memory: { stories: [{ day: '2026-01-05', items: [line] }], names: [] } };
    expect(today(['Quillon 4 again, and nothing new about it'], known)).toMatchObject({
      id: 'abc',
      novelty: 'continuing',
    });
  });
});
