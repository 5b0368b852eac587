// Which quantities are found in texts of six languages, and which of them are the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uncarried } from '../../../shared/verify/numbers-match.ts';
import { quantitiesOf } from '../../../shared/verify/quantities.ts';
import { ratesOf } from '../../../shared/verify/quantity-rates.ts';
import { narrow } from '../../../shared/verify/source-post.ts';

const read = (text: string): string[] =>
  quantitiesOf(narrow(text)).map(({ readings }) => readings.map(({ unit, value }) => `${value} ${unit}`).join(' or '));

describe('quantitiesOf', () => {
  it.each([
    ['$850 billion', '850000000000 usd'],
    ['８５００亿美元', '850000000000 usd'],
    ['3亿5000万', '350000000 count'],
    ['1.5万亿美元', '1500000000000 usd'],
    ['百万token', '1000000 count'],
    ['20多亿美元', '2000000000 usd'],
    ['四分之一', '25 percent'],
    ['百分之三十', '30 percent'],
    ['五成', '50 percent'],
    ['一半', '50 percent'],
    ['半年', '6 month'],
    ['第11年', '11 ordinal'],
    ['11年', '132 month'],
    ['the 11th year', '11 ordinal'],
    ['两周', '1209600 second'],
    ['2割', '20 percent'],
    ['10時間', '36000 second'],
    ['1兆円', '1000000000000 jpy'],
    ['3억 달러', '300000000 usd'],
    ['20 mil millones de euros', '20000000000 eur'],
    ['12,5 %', '12.5 percent'],
    ['2 milliards de dollars', '2000000000 usd'],
    ['27B parameters', '27000000000 count'],
    ['24GB', '24000000000 byte'],
    ['10GW', '10000000000 watt'],
    ['April 22, 2026', '20260422 date'],
    ['2026年4月22日', '20260422 date'],
    ['le 5 février', '205 date'],
    ['Q3', '3 quarter'],
    ['¥20', '20 cny or 20 jpy'],
  ])('reads %s', (text, quantity) => {
    expect(read(text)).toEqual([quantity]);
  });

  it('gives both ends of a range their unit and scale', () => {
    expect(read('6-12个月')).toEqual(['6 month', '12 month']);
    expect(read('$1–2 billion')).toEqual(['1000000000 usd', '2000000000 usd']);
    expect(read('1-2亿美元')).toEqual(['100000000 usd', '200000000 usd']);
  });

  it.each(['一款模型', '十分好用', '万一失败', '千万别', '一直以来', 'GPT-5', 'the M3 chip', '4o', '3D'])(
    'finds nothing in %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('reads any text without failing, left to right, each span as it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let end = 0;
        for (const quantity of quantitiesOf(text)) {
          expect(quantity.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(quantity.start, quantity.end)).toBe(quantity.text);
          expect(quantity.readings.length).toBeGreaterThan(0);
          ({ end } = quantity);
        }
      }),
    );
  });

  it('reads a number of 亿 as it reads the same in billions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(uncarried(quantitiesOf(`${n}0亿美元`), quantitiesOf(`$${n} billion`))).toEqual([]);
        expect(uncarried(quantitiesOf(`${n}亿美元`), quantitiesOf(`$${n} billion`))).toHaveLength(1);
      }),
      // Four digits that could be a year.
      { examples: [[190], [202]] },
    );
  });

  it.each([
    ['2000美元', '$2000'],
    ['2025年', 'in 2025 people said so'],
    ['2026年', 'expected for 2026.'],
  ])('carries %s by %s', (claim, source) => {
    expect(uncarried(quantitiesOf(claim), quantitiesOf(source))).toEqual([]);
  });

  it.each([
    ['2000年', '$2000'],
    ['2000年', '2000亿美元'],
  ])('takes %s for a year, which %s is not', (claim, source) => {
    expect(uncarried(quantitiesOf(claim), quantitiesOf(source))).toHaveLength(1);
  });
});

describe('a quantity of a claim', () => {
  const lost = (claim: string, source: string): string[] =>
    uncarried(quantitiesOf(narrow(claim)), [...quantitiesOf(narrow(source)), ...ratesOf(narrow(source))]).map(
      ({ text }) => text,
    );

  it.each([
    ['半年', 'six months'],
    ['超过四成', 'over 40%'],
    ['约86亿美元', '$8.57B'],
    ['24小时', 'a day, that is 24 hours'],
    ['1秒', '0,5 dólares por segundo'],
    ['2026年', 'May 2026'],
    ['4月22日', 'April 22, 2026'],
    ['600亿', '$60B'],
  ])('%s is carried by %s', (claim, source) => {
    expect(lost(claim, source)).toEqual([]);
  });

  it.each([
    ['8.5亿美元', '$850 billion'],
    ['11年', 'the 11th year'],
    ['不到四成', 'over 40%'],
    ['10倍', '10%'],
    ['86亿美元', '$8.57B'],
    ['4月23日', 'April 22, 2026'],
    ['600亿欧元', '$60B'],
    ['50', '50%'],
    ['从10亿到10亿', 'from $100M to $1B'],
  ])('%s is not carried by %s', (claim, source) => {
    expect(lost(claim, source).length).toBeGreaterThan(0);
  });
});
