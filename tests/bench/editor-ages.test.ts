// The age of stories when their report comes out.
import { describe, expect, it } from 'vitest';
import { agesByField, type Dated, describeAges, ownAge } from './editor-ages.ts';

const clock = { timezone: 'Asia/Shanghai', dayEndsAt: '06:00' };
const story = (first: string, more: Partial<Dated> = {}): Dated => ({
  field: 'ai',
  first: Date.parse(first),
  due: Date.parse('2026-04-23T06:00:00+08:00'),
  clock,
  told: true,
  weight: 3,
  ...more,
});

describe('the age of a story', () => {
  it.each([
    ['2026-04-22T02:00:00+08:00', 4],
    ['2026-04-22T05:59:00+08:00', 0],
    ['2026-04-22T06:00:00+08:00', 24],
  ])('is with a first post at %s some %d hours by days that end at 06:00', (first, hours) => {
    expect(Math.floor(ownAge(story(first)))).toBe(hours);
  });

  it('is told by field as medians, of what is told and of what must be', () => {
    const stories = [
      story('2026-04-22T02:00:00+08:00'),
      story('2026-04-22T03:00:00+08:00', { told: false }),
      story('2026-04-22T21:00:00+08:00', { weight: 2 }),
      story('2026-04-22T12:00:00+08:00', {
        field: 'tv',
        clock: { ...clock, dayEndsAt: '00:00' },
        told: false,
        weight: 1,
      }),
    ];
    const ages = agesByField(stories);
    expect(ages).toEqual([
      {
        field: 'ai',
        dayEndsAt: '06:00',
        told: { stories: 2, civil: 28, own: 9.1 },
        must: { stories: 2, civil: 28, own: 4.1 },
      },
      {
        field: 'tv',
        dayEndsAt: '00:00',
        told: { stories: 0, civil: null, own: null },
        must: { stories: 0, civil: null, own: null },
      },
    ]);
    expect(describeAges(ages)).toMatch(/^ai +06:00 +2 +28 +9\.1 +2 +28 +4\.1$/m);
    expect(describeAges(ages)).toMatch(/^tv +00:00 +0 +– +– +0 +– +–$/m);
  });
});
