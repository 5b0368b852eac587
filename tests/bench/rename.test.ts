// Whoever knows no field tells the same day when everything in it has another name of the same shape.
import { describe, expect, it } from 'vitest';
import { cluster } from '../../functions/cluster/cluster.ts';
import { generateDay } from '../../samples/generate-day.ts';
import type { DayName } from '../../samples/types.ts';
import { type Post, postSchema } from '../../shared/post.ts';
import { NO_NAMES } from '../../shared/text/compile-names.ts';
import { post } from '../fixtures/posts.ts';
import { distinctOf } from './gold-grouping.ts';
import { renamed } from './rename.ts';

const DAYS: readonly DayName[] = [6, 8];
const FIRST = 10;

/** Share of a planted day's ten greatest stories among its ten best candidates. */
const coverageOf = (posts: readonly Post[], storyOf: ReadonlyMap<string, string>): number => {
  const bySize = [...Map.groupBy(storyOf, ([, story]) => story)].sort((a, b) => b[1].length - a[1].length);
  const { stories } = cluster(distinctOf(posts), { lexicon: [], sources: [] }, NO_NAMES);
  const told = new Set(
    stories.slice(0, FIRST).flatMap((story) => story.posts.map(({ key }) => storyOf.get(key.split(':')[1] ?? ''))),
  );
  return bySize.slice(0, FIRST).filter(([story]) => told.has(story)).length / FIRST;
};

describe('names replaced by others of the same shape', () => {
  it('are the same for every spelling, and leave links, words and what is kept', () => {
    const texts = [
      'we like Quillon 4 and quillon-4 at https://quillon.example/Quillon',
      'the AI of Quillon by @QuillonLab',
    ];
    const [first, second] = renamed(
      texts.map((text) => post({ text, by: 'Quillon' })),
      new Set(['ai']),
      'x',
    );
    const name = /we like (\w+) 4/.exec(first?.text ?? '')?.[1] ?? '';
    expect(name).toMatch(/^[A-Z][a-z]{6}$/);
    expect(name).not.toBe('Quillon');
    expect(first?.text).toBe(`we like ${name} 4 and ${name.toLowerCase()}-4 at https://quillon.example/Quillon`);
    expect(second?.text).toMatch(new RegExp(`^the AI of ${name} by @[A-Z][a-z]{6}[A-Z][a-z]{2}$`));
    expect(first?.author.username).toBe(name);
  });

  it('change hardly what a day is told by', () => {
    const pairs = DAYS.map((day) => {
      const { posts, truth } = generateDay(day);
      const own = posts.map((each) => postSchema.parse({ platform: 'twitter', ...each }));
      const storyOf = new Map(
        truth.flatMap(({ id, kind, story }) => (kind === 'story' && story !== null ? [[id, story]] : [])),
      );
      return [coverageOf(own, storyOf), coverageOf(renamed(own, new Set()), storyOf)] as const;
    });
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [before, after] = [mean(pairs.map(([one]) => one)), mean(pairs.map(([, two]) => two))];
    expect(before).toBeGreaterThan(0.7);
    expect(Math.abs(before - after)).toBeLessThanOrEqual(0.03 + 1e-9);
  }, 120_000);
});
