// Days 1 to 10: the same every time, stories that go on, held-out days that share nothing, and no code of the pipeline.
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../samples/catalogue.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { closestApart } from '../../samples/measurements.ts';
import { readSentences } from '../../samples/sentences.ts';
import type { GeneratedDay } from '../../samples/types.ts';

// Both halves with their first two days and their last: all ten would take longer than they tell.
const numbers = [1, 2, 5, 6, 7, 10] as const;
const days: GeneratedDay[] = [];

beforeAll(() => {
  for (const number of numbers) days.push(generateDay(number));
}, 60_000);

function share(day: GeneratedDay, test: (one: GeneratedDay['truth'][number]) => boolean): number {
  return day.truth.filter(test).length / day.truth.length;
}

describe('planted days', () => {
  test('have 2,000 posts each, from 2025-12-23 to 2026-01-01, inside their day', () => {
    expect(days.map((day) => day.date)).toEqual([
      '2025-12-23',
      '2025-12-24',
      '2025-12-27',
      '2025-12-28',
      '2025-12-29',
      '2026-01-01',
    ]);
    for (const day of days) {
      expect(day.posts).toHaveLength(2000);
      expect(day.posts.every((post) => post.created_at >= day.window.from && post.created_at < day.window.to)).toBe(
        true,
      );
      expect(new Set(day.posts.map((post) => post.id)).size).toBe(2000);
    }
  });

  test('are the same again, and others with another seed', () => {
    expect(generateDay(7)).toEqual(days[4]);
    expect(generateDay(7, 'another seed').posts).not.toEqual(days[4]?.posts);
  });

  test('hold 40 stories by Zipf, chatter, bursts, attacks and sarcastic twins in the planned shares', () => {
    for (const day of days) {
      expect(day.stories).toHaveLength(40);
      expect(day.stories.every((story) => story.posts >= 1)).toBe(true);
      const sizes = day.stories.map((story) => story.posts).toSorted((a, b) => b - a);
      expect((sizes[0] ?? 0) / (sizes[20] ?? 1)).toBeGreaterThan(2);
      expect(share(day, (one) => one.kind === 'chatter' && one.copyOf === null)).toBeCloseTo(0.4, 2);
      expect(share(day, (one) => one.kind === 'spam')).toBeCloseTo(0.05, 2);
      expect(share(day, (one) => one.kind === 'injection')).toBeCloseTo(0.03, 2);
      const twins = day.truth.filter((one) => one.kind === 'joke' && one.story !== null).length;
      const voices = day.truth.filter((one) => one.kind === 'story' && one.copyOf === null).length;
      expect(twins / (twins + voices)).toBeCloseTo(0.1, 1);
    }
  });

  test('stay apart outside the planted copies', () => {
    for (const day of [days[2], days[3]] as GeneratedDay[]) {
      expect(closestApart(day.posts, day.truth).likeness, day.date).toBeLessThan(0.5);
    }
  });

  test('continue a fifth of the stories of the day before, half of them with a new fact', () => {
    for (const [index, day] of days.entries()) {
      if (index !== 1 && index !== 4) continue;
      const before = new Set(days[index - 1]?.stories.map((story) => story.id));
      const going = day.stories.filter((story) => story.novelty !== 'new');
      expect(going).toHaveLength(8);
      expect(going.filter((story) => story.novelty === 'update')).toHaveLength(4);
      for (const story of going) {
        expect(before.has(story.id), story.id).toBe(true);
        expect(story.sinceDay < day.date).toBe(true);
        expect(story.facts).toHaveLength(story.novelty === 'update' ? 2 : 1);
        const news = day.truth.some((one) => one.story === story.id && one.novelty === 'update');
        expect(news, story.id).toBe(story.novelty === 'update');
      }
    }
  });

  test('never repeat a whole text on another day of their half, but for words of one or two', () => {
    for (const half of [days.slice(0, 3), days.slice(3)]) {
      const seen = new Map<string, string>();
      for (const day of half) {
        const copies = new Set(
          day.truth
            .filter((one) => one.copyOf !== null || one.kind === 'injection' || one.kind === 'spam')
            .map((one) => one.id),
        );
        for (const post of day.posts) {
          const text = post.text.replaceAll(/\s*https:\S+/gu, '');
          if (copies.has(post.id) || text.length < 12) continue;
          expect(seen.get(text) ?? day.date, text).toBe(day.date);
          seen.set(text, day.date);
        }
      }
    }
  });

  test('hold out days 6 to 10: no name, no pattern of days 1 to 5', () => {
    const [tuning, heldOut] = [readCatalogue('1-5'), readCatalogue('6-10')];
    const names = new Set([...tuning.makers, ...tuning.products, ...tuning.benches]);
    for (const name of [...heldOut.makers, ...heldOut.products, ...heldOut.benches])
      expect(names.has(name), name).toBe(false);
    const patterns = new Set(readSentences('days-1-5.txt').map((one) => one.text));
    for (const pattern of readSentences('days-6-10.txt')) expect(patterns.has(pattern.text), pattern.text).toBe(false);
    const early = new Set(days.slice(0, 3).flatMap((day) => day.stories.flatMap((story) => story.entities)));
    for (const day of days.slice(3))
      for (const story of day.stories)
        for (const entity of story.entities) expect(early.has(entity), entity).toBe(false);
  });
});

test('the generator imports nothing of the pipeline, and uses neither clock nor Math.random', () => {
  const folder = new URL('../../samples/', import.meta.url);
  // What records a model's answers runs the pipeline on the generator's day, and is no part of the generator.
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.ts') && one !== 'record.ts')) {
    const code = readFileSync(new URL(name, folder), 'utf8');
    for (const [, from] of code.matchAll(/from '([^']+)'/gu))
      expect(from, name).toMatch(/^(\.\/[a-z-]+\.ts|node:[a-z]+)$/u);
    expect(code, name).not.toMatch(/Math\.random\(|Date\.now\(|new Date\(\)/u);
    expect(code.split('\n').length, name).toBeLessThanOrEqual(300);
  }
});
