// An amount is read with its scale, whatever language writes it, or not at all: never as a thousandth of itself.
import { describe, expect, it } from 'vitest';
import { uncarried } from '../../../shared/verify/numbers-match.ts';
import { quantitiesOf } from '../../../shared/verify/quantities.ts';
import { narrow } from '../../../shared/verify/source-post.ts';

const lost = (claim: string, post: string): number =>
  uncarried(quantitiesOf(narrow(claim)), quantitiesOf(narrow(post), [], 'post')).length;

describe('an amount with its scale', () => {
  it.each([
    ['12亿美元', 'raised $1.2bn'],
    ['45亿美元', '$4.5 bn'],
    ['4亿美元', '$400 mn'],
    ['3万亿英镑', '£3tn'],
    ['12亿至15亿美元', '$1.2-1.5bn'],
    ['100亿至120亿美元', '$10 to $12bn'],
    ['12亿美元', 'raised $1.2 bil'],
    ['5000万卢比', '₹5 करोड़'],
    ['250亿卢比', 'Rs. 2,500 cr'],
    ['500亿卢比', '₹5 thousand crore'],
    ['5万亿卢比', '₹5 lakh crore'],
    ['3000万美元', '3千万美元'],
    ['5亿美元', '5个亿美元'],
    ['1.2亿美元', '一点二亿美元'],
    ['1.5万亿韩元', '1조5000억원'],
    ['5000亿日元', '5千億円'],
    ['20亿美元', '2 mil millones de dólares'],
    ['12亿欧元', '1,2 Mrd. Euro'],
    ['3亿欧元', '300 Mio. €'],
    ['12亿卢布', '1,2 млрд рублей'],
    ['50亿雷亚尔', 'R$ 5 bilhões'],
    ['500万雷亚尔', 'R$ 5 mi'],
    ['1200万欧元', '€12 mln'],
    ['200万', '2 ล้าน'],
    ['50亿', '5 tỷ'],
    ['3.5亿美元', '$3.5 hundred million'],
    ['数百亿美元', 'tens of billions of dollars'],
  ])('%s is carried by %s', (claim, post) => {
    expect(lost(claim, post)).toBe(0);
  });

  it.each([
    ['1.2美元', 'raised $1.2bn'],
    ['1.2美元', 'raised $1.2 bil'],
    ['10美元', '$10 to $12bn'],
    ['1美元', '$1–2 billion'],
    ['1.2万美元', '$12mil'],
    ['5美元', 'US$ 5 mi'],
    ['12欧元', '€12 mln'],
    ['5卢比', '₹5 कोटि'],
    ['3英镑', '£3 тысячи'],
    ['1亿美元', '5个亿美元'],
    ['1亿美元', '几个亿美元'],
    ['2亿美元', '一点二亿美元'],
    ['上百亿美元', 'hundreds of dollars'],
    ['数百亿美元', 'hundreds of millions of dollars'],
    ['数十亿美元', 'tens of billions of dollars'],
    ['数百万美元', 'mil millones de dólares'],
    ['十几亿美元', '$500 million'],
    ['10亿美元', 'a quarter of a billion dollars'],
    ['350美元', '$3.5 hundred million'],
  ])('%s is not carried by %s', (claim, post) => {
    expect(lost(claim, post)).toBeGreaterThan(0);
  });

  it.each(['3 grand slams', '2 bi-weekly talks', '三点一刻', '几个亿人用'])('is not made of %s', (text) => {
    expect(quantitiesOf(text).filter(({ readings }) => readings.some(({ value }) => value > 1e3))).toEqual([]);
  });
});
