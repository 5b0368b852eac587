// Which numbers are found: those with a unit or a scale, as typed, and none that belong to names.
import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../../shared/text/numbers.ts';
import { findAiNames } from '../../fixtures/ai-names.ts';

const numbers = (text: string): string[] => numbersOf(text, findAiNames(text)).map((number) => number.text);

describe('numbersOf', () => {
  it.each([
    ['an option to buy it for $60B', ['$60B']],
    ['We shrank the 1T model to 340GB and 40 tok/s', ['1T', '340GB', '40 tok/s']],
    ['$850 billion beside 8500亿美元', ['$850 billion', '8500亿美元']],
    ['每月200美元，提升5倍', ['200美元', '5倍']],
    ['NEPA reaches 85.3% top-1', ['85.3%']],
    ['25,000 users in 12 hours', ['25,000 users', '12 hours']],
  ])('finds in %j %j', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it.each(['GPT-5.2 and Qwen3.6-27B', '2025-12-22 12:30', 'v2.1', 'top 10'])('finds none in %j', (text) => {
    expect(numbers(text)).toEqual([]);
  });
});
