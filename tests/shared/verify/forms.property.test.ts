// The same value in forms that say it by way of another: each is read as the others are, and as no other value.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uncarried } from '../../../shared/verify/numbers-match.ts';
import { quantitiesOf } from '../../../shared/verify/quantities.ts';
import { narrow } from '../../../shared/verify/source-post.ts';
import { english, han, MONTHS } from './numerals.ts';

/** Forms that say a value by way of another, and that not every language has. */
const FORMS: Readonly<
  Record<string, { readonly values: fc.Arbitrary<number>; readonly forms: readonly ((value: number) => string)[] }>
> = {
  'what is so many times less': {
    values: fc.integer({ min: 3, max: 10 }),
    forms: [
      (n) => `降到${han(n)}分之一`,
      (n) => `${n}x less memory`,
      (n) => `${n}分の1になる`,
      (n) => `is ${n} times lower`,
    ],
  },
  'tokens a second': {
    values: fc.integer({ min: 11, max: 400 }),
    forms: [
      (n) => `每秒能到${n}个token`,
      (n) => `gets ${n} tok/s`,
      (n) => `${n} tokens per second`,
      (n) => `${n}トークン/秒`,
    ],
  },
  'days of a month, from one to another': {
    values: fc.integer({ min: 0, max: 300 }),
    forms: [
      (n) => `2026年${1 + (n % 12)}月${1 + (n % 13)}日至${15 + (n % 13)}日举行`,
      (n) => `from ${MONTHS.en[n % 12]} ${1 + (n % 13)} to ${15 + (n % 13)}, 2026`,
      (n) => `2026年${1 + (n % 12)}月${1 + (n % 13)}日から${15 + (n % 13)}日`,
      (n) => `del ${1 + (n % 13)} al ${15 + (n % 13)} de ${MONTHS.es[n % 12]} de 2026`,
      (n) => `du ${1 + (n % 13)} au ${15 + (n % 13)} ${MONTHS.fr[n % 12]} 2026`,
      (n) => `2026년 ${1 + (n % 12)}월 ${1 + (n % 13)}일~${15 + (n % 13)}일`,
    ],
  },
  'a month alone': {
    values: fc.integer({ min: 0, max: 11 }).filter((n) => ![2, 4].includes(n)),
    forms: [
      (n) => `${n + 1}月底`,
      (n) => `at the end of ${MONTHS.en[n]}`,
      (n) => `a finales de ${MONTHS.es[n]}`,
      (n) => `fin ${MONTHS.fr[n]}`,
    ],
  },
  'a month whose name is also a word': {
    values: fc.constantFrom(2, 4),
    forms: [(n) => `${n + 1}月底`, (n) => `by the end of ${MONTHS.en[n]}`, (n) => `until ${MONTHS.en[n]}`],
  },
  'ranks, from one to another': {
    values: fc.integer({ min: 1, max: 7 }),
    forms: [
      (n) => `排第${han(n)}到第${han(n + 2)}`,
      (n) => `#${n}-${n + 2}`,
      (n) => `#${n} to #${n + 2}`,
      (n) => `第${n}至${n + 2}位`,
      (n) => `ranks ${n} to ${n + 2}`,
    ],
  },
  pixels: {
    values: fc.integer({ min: 1000, max: 9000 }),
    forms: [
      (n) => `${n}像素`,
      (n) => `${n.toLocaleString('en')}px`,
      (n) => `${n} pixels`,
      (n) => `${n}ピクセル`,
      (n) => `${n} píxeles`,
      (n) => `${n}픽셀`,
    ],
  },
  decades: {
    values: fc.integer({ min: 5, max: 9 }),
    forms: [(n) => `19${n}0年代`, (n) => `the 19${n}0s`, (n) => `20世纪${n}0年代`, (n) => `19${n}0년대`],
  },
  'more than so many hundreds': {
    values: fc.integer({ min: 2, max: 9 }),
    forms: [
      (n) => `${n === 2 ? '两' : han(n)}百多`,
      (n) => `over ${english(n)} hundred`,
      (n) => `más de ${n * 100}`,
      (n) => `plus de ${n * 100}`,
    ],
  },
  'months and a half': {
    values: fc.integer({ min: 2, max: 9 }),
    forms: [
      (n) => `${n === 2 ? '两' : han(n)}个半月`,
      (n) => `${english(n)} and a half months`,
      (n) => `${n}.5 months`,
    ],
  },
  'years, from so many on': {
    values: fc.integer({ min: 2, max: 8 }),
    forms: [
      (n) => `${han(n)}到${han(n + 1)}年`,
      (n) => `${english(n)} to ${english(n + 1)} years`,
      (n) => `${n}-${n + 1}年`,
    ],
  },
  memory: {
    values: fc.constantFrom(16, 24, 32, 48, 64, 96, 128),
    forms: [(n) => `${n}G内存`, (n) => `${n} GB of memory`, (n) => `${n}GBのメモリ`],
  },
  'of ten': {
    values: fc.integer({ min: 2, max: 9 }).filter((n) => n !== 5),
    forms: [
      (n) => `十个人里有${n === 2 ? '两' : han(n)}个`,
      (n) => `${english(n)} in ten`,
      (n) => `${n} out of 10`,
      (n) => `${n * 10}%`,
      (n) => `${han(n)}成`,
    ],
  },
  'less than so many percent': {
    values: fc.integer({ min: 2, max: 9 }),
    forms: [(n) => `不到${n}%`, (n) => `sub-${n}% scores`, (n) => `under ${n} percent`, (n) => `menos del ${n} %`],
  },
};

const read = (text: string, reader: 'claim' | 'post') => quantitiesOf(narrow(text), [], reader);

describe.each(Object.entries(FORMS))('%s', (_, { values, forms }) => {
  const form = fc.constantFrom(...forms);
  it('is the same in every form', () => {
    fc.assert(
      fc.property(values, form, form, (value, to, from) => {
        const [claim, post] = [to(value), from(value)];
        expect(read(claim, 'claim'), claim).not.toEqual([]);
        expect(uncarried(read(claim, 'claim'), read(post, 'post')), `${claim} / ${post}`).toEqual([]);
      }),
    );
  });

  it('is another value in none', () => {
    fc.assert(
      fc.property(values, values, form, form, (value, other, to, from) => {
        fc.pre(value !== other && to(value) !== to(other));
        const [claim, post] = [to(value), from(other)];
        expect(uncarried(read(claim, 'claim'), read(post, 'post')), `${claim} / ${post}`).not.toEqual([]);
      }),
    );
  });
});

describe('what counts nothing', () => {
  it.each([
    '想到一半就停',
    '第一步是定下计划',
    '以第一人称拍摄',
    '第一时间试用',
    'Try it first on something small',
    'first hopes, then asks',
    'why build it in the first place',
    'a one-person routine',
    'a second-hand card',
    'five per second on average',
  ])('%s', (text) => {
    expect(read(text, 'claim').filter(({ readings }) => readings.some(({ unit }) => unit !== 'count'))).toEqual([]);
  });
});
