// What is read of a number or a date in one language is what is read of its translation, and of no other value.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uncarried } from '../../../shared/verify/numbers-match.ts';
import { quantitiesOf } from '../../../shared/verify/quantities.ts';
import { narrow } from '../../../shared/verify/source-post.ts';
import { english, french, han, MONTHS, spanish } from './numerals.ts';

const LANGUAGES = ['zh', 'en', 'ja', 'es', 'fr', 'ko'] as const;
type Language = (typeof LANGUAGES)[number];
/** How each language writes a value. */
type Writing = Readonly<Record<Language, (value: number) => string>>;

const KINDS: Readonly<Record<string, { readonly values: fc.Arbitrary<number>; readonly write: Writing }>> = {
  'billions of dollars': {
    values: fc.integer({ min: 2, max: 999 }),
    write: {
      zh: (n) => `融资${n * 10}亿美元`,
      en: (n) => `raised $${n}bn`,
      ja: (n) => `${n * 10}億ドルを調達`,
      es: (n) => `${n} mil millones de dólares`,
      fr: (n) => `${n} milliards de dollars`,
      ko: (n) => `${n * 10}억 달러`,
    },
  },
  'millions of euros': {
    values: fc.integer({ min: 2, max: 99 }),
    write: {
      zh: (n) => `${n * 100}万欧元`,
      en: (n) => `€${n} million`,
      ja: (n) => `${n * 100}万ユーロ`,
      es: (n) => `${n} millones de euros`,
      fr: (n) => `${n} millions d’euros`,
      ko: (n) => `${n * 100}만 유로`,
    },
  },
  'shares with a tenth': {
    values: fc.integer({ min: 11, max: 989 }).filter((n) => n % 10 !== 0),
    write: {
      zh: (n) => `占${n / 10}%`,
      en: (n) => `it is ${n / 10} percent`,
      ja: (n) => `${n / 10}パーセント`,
      es: (n) => `el ${String(n / 10).replace('.', ',')} %`,
      fr: (n) => `${String(n / 10).replace('.', ',')} pour cent`,
      ko: (n) => `${n / 10}퍼센트`,
    },
  },
  hours: {
    values: fc.integer({ min: 2, max: 99 }),
    write: {
      zh: (n) => `用了${n}个小时`,
      en: (n) => `took ${english(n)} hours`,
      ja: (n) => `${n}時間かかった`,
      es: (n) => `tardó ${spanish(n)} horas`,
      fr: (n) => `a pris ${french(n)} heures`,
      ko: (n) => `${n}시간 걸렸다`,
    },
  },
  'hours and a half': {
    values: fc.integer({ min: 2, max: 20 }),
    write: {
      zh: (n) => `${n}个半小时`,
      en: (n) => `${english(n)} and a half hours`,
      ja: (n) => `${n}時間半`,
      es: (n) => `${spanish(n)} horas y media`,
      fr: (n) => `${french(n)} heures et demie`,
      ko: (n) => `${n}시간 반`,
    },
  },
  'people, in words': {
    values: fc.integer({ min: 3, max: 99 }).filter((n) => n % 10 !== 1),
    write: {
      zh: (n) => `有${han(n)}名员工`,
      en: (n) => `${english(n)} people work there`,
      ja: (n) => `${han(n)}人が働く`,
      es: (n) => `${spanish(n)} personas`,
      fr: (n) => `${french(n)} personnes`,
      ko: (n) => `${n}명이 일한다`,
    },
  },
  'days of the year': {
    values: fc.integer({ min: 0, max: 335 }),
    write: {
      zh: (n) => `${1 + (n % 12)}月${1 + (n % 28)}日`,
      en: (n) => `on ${MONTHS.en[n % 12]} ${1 + (n % 28)}`,
      ja: (n) => `${1 + (n % 12)}月${1 + (n % 28)}日に`,
      es: (n) => `el ${1 + (n % 28)} de ${MONTHS.es[n % 12]}`,
      fr: (n) => `le ${1 + (n % 28)} ${MONTHS.fr[n % 12]}`,
      ko: (n) => `${1 + (n % 12)}월 ${1 + (n % 28)}일`,
    },
  },
  months: {
    values: fc.integer({ min: 2, max: 30 }),
    write: {
      zh: (n) => `${n}个月`,
      en: (n) => `${n} months`,
      ja: (n) => `${n}か月`,
      es: (n) => `${n} meses`,
      fr: (n) => `${n} mois`,
      ko: (n) => `${n}개월`,
    },
  },
  multiples: {
    values: fc.integer({ min: 3, max: 60 }),
    write: {
      zh: (n) => `是${n}倍`,
      en: (n) => `${n}x faster`,
      ja: (n) => `${n}倍`,
      es: (n) => `${n} veces`,
      fr: (n) => `${n} fois`,
      ko: (n) => `${n}배`,
    },
  },
};

const read = (text: string, reader: 'claim' | 'post') => quantitiesOf(narrow(text), [], reader);
const language = fc.constantFrom(...LANGUAGES);

describe.each(Object.entries(KINDS))('%s', (_, { values, write }) => {
  it('are the same in every language', () => {
    fc.assert(
      fc.property(values, language, language, (value, from, to) => {
        const [claim, post] = [write[to](value), write[from](value)];
        expect(read(claim, 'claim'), claim).not.toEqual([]);
        expect(uncarried(read(claim, 'claim'), read(post, 'post')), `${claim} / ${post}`).toEqual([]);
      }),
    );
  });

  it('are another value in none', () => {
    fc.assert(
      fc.property(values, values, language, language, (value, other, from, to) => {
        fc.pre(write.zh(value) !== write.zh(other));
        const [claim, post] = [write[to](value), write[from](other)];
        expect(uncarried(read(claim, 'claim'), read(post, 'post')), `${claim} / ${post}`).not.toEqual([]);
      }),
    );
  });
});

describe('scales', () => {
  it.each([
    ['12亿美元', '$1.2bn'],
    ['12亿美元', 'US$1.2 billion'],
    ['3万亿英镑', '£3tn'],
    ['4亿美元', '$400 mn'],
    ['12至15亿美元', '$1.2-1.5bn'],
    ['100亿至120亿美元', '$10 to $12bn'],
    ['50亿卢比', '₹500 crore'],
    ['300万卢比', '30 lakh rupees'],
    ['250亿澳元', 'A$25 billion'],
    ['1.2 billion yuan', '12亿元'],
    ['５００万円', '5 million yen'],
    ['2.5 million', '250万'],
    ['4万個', '40k'],
  ])('%s is %s', (claim, post) => {
    expect(uncarried(read(claim, 'claim'), read(post, 'post'))).toEqual([]);
  });

  it.each([
    ['1.2亿美元', '$1.2bn'],
    ['12亿元', '$1.2bn'],
    ['25亿澳元', 'A$25 billion'],
    ['250亿美元', 'A$25 billion'],
    ['下跌5.2%', '+5.2%'],
    ['上涨5.2%', 'down 5.2%'],
    ['数百万行', 'millions of files'],
  ])('%s is not %s', (claim, post) => {
    expect(uncarried(read(claim, 'claim'), read(post, 'post'))).not.toEqual([]);
  });
});

describe('parts, ranks, ages and times', () => {
  it.each([
    ['三分之二', 'two thirds of them'],
    ['五分之一', 'one in five'],
    ['3分の1', 'a third of it'],
    ['一个半小时', 'desde hace hora y media'],
    ['一半', 'la mitad'],
    ['第9页', 'Page 9 of the paper'],
    ['第44步', 'died at step 44'],
    ['每月4日', 'by the fourth of every month'],
    ['12 月', 'my December'],
    ['十一岁', 'an 11-year-old'],
    ['14:20', '14時20分ごろから'],
    ['下午2点20分', 'at 2:20 pm'],
    ['十年', 'this decade'],
    ['几百年', 'over centuries'],
    ['数百万行', 'millions of lines'],
    ['又增加100万', 'another million users'],
    ['两倍', 'twice as many'],
    ['八名', 'eight of our players'],
    ['24 台', 'Twenty-four school laptops'],
    ['九个工作日', 'nine working days'],
    ['中国两年建成', 'five to seven years. China builds it in two.'],
    ['周五', 'on Friday'],
    ['the eleventh year of outflows', '11年連続だそうです'],
    ['连续11年', 'eleven years in a row'],
    ['a tenth service', '10th service'],
    ['a tenth of it', '10 percent'],
    ['30秒', 'our 30 second models'],
    ['256块', '256 Vireo B20 GPUs'],
    ['New Year’s Day', '元旦'],
    ['Christmas', '12月25日'],
    ['a monthly fee of 4 dollars', '每月4美元'],
    ['under two dollars', '1.90 dollars an hour'],
    ['24 frames per second', '24fps'],
    ['four hundred T-shirts', '四百件T恤'],
  ])('%s is %s', (claim, post) => {
    expect(read(claim, 'claim')).not.toEqual([]);
    expect(uncarried(read(claim, 'claim'), read(post, 'post'))).toEqual([]);
  });

  it.each([
    ['第60页', '60 odd pages'],
    ['4月5日', 'by the fourth of every month'],
    ['一个半小时', 'media hora'],
    ['周五', 'on Thursday'],
    ['New Year’s Eve', '元旦'],
    ['30秒', 'the second model'],
    ['over 90 percent', '88%'],
    ['under two dollars', '1.20 dollars an hour'],
    ['61 percent', '61 percentage points'],
  ])('%s is not %s', (claim, post) => {
    expect(uncarried(read(claim, 'claim'), read(post, 'post'))).not.toEqual([]);
  });
});
