// A sentence that speaks of whom the one before it names goes with that one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepStanding, leansBack } from '../../../shared/text/leans-back.ts';

const standing = (sentences: readonly string[], ...gone: string[]): string[] =>
  keepStanding(
    sentences,
    (sentence) => (gone.includes(sentence) ? undefined : sentence),
    (sentence) => sentence,
  );

describe('a sentence leans back', () => {
  it.each([
    '他还预计成本会下降',
    '对此，收录的推文中没有OpenAI的说法',
    'On this no collected post holds a word of OpenAI',
    '她的理由是数据',
    '他们没有给出样本',
    'He adds that costs fall',
    'Their reason is data',
    '桌面版默认不是Google；他解释说，手机搜索多是找餐馆',
    'The desktop keeps its own; he explains why',
  ])('where it opens with a person without a name: %s', (text) => expect(leansBack(text)).toBe(true));

  it.each([
    'Ada Byron还预计成本会下降',
    '其他云会跟进',
    '他国的规则不同',
    '它支持9种语言',
    'Hector adds that',
    'Theirs is faster',
    'Bothell opens',
    'Ada Byron说成本会下降；她还测了代码',
    'Ada Byron跑了三遍；她说可以',
    'OpenAI发布模型；他们还开放了权重',
    'The model is out; their reason is data',
    'Ada Byron launched it; she adds tests',
  ])('and not otherwise: %s', (text) => expect(leansBack(text)).toBe(false));
});

describe('of a paragraph', () => {
  const sentences = ['Ada Byron试了三天', '她说长文档会漏引', '她还测了代码', 'Tom Ruiz不同意', '他只看速度'];

  it('goes what leans on a sentence that is gone, and what leans on that', () => {
    expect(standing(sentences, 'Ada Byron试了三天')).toEqual(['Tom Ruiz不同意', '他只看速度']);
    expect(standing(sentences, '她说长文档会漏引')).toEqual(['Ada Byron试了三天', 'Tom Ruiz不同意', '他只看速度']);
  });

  it('so where one that names nobody stands between them', () => {
    const between = ['Ada Byron说它排第三', '桌面版的默认引擎并非Google', '他的理由是，手机上搜的多是餐馆'];
    expect(standing(between, 'Ada Byron说它排第三')).toEqual(['桌面版的默认引擎并非Google']);
    const other = ['Ada Byron说它排第三', '李飞飞警告有风险', '她举了例子'];
    expect(standing(other, 'Ada Byron说它排第三')).toEqual(['李飞飞警告有风险', '她举了例子']);
  });

  it('so what speaks of two things of which one is gone, and only close behind it', () => {
    const pair = [
      'Aster放出了权重',
      'Boreas只开了接口',
      '两家都没有给出许可',
      '开发者先看条款',
      '价格也要看',
      '后者更贵',
    ];
    expect(standing(pair, 'Aster放出了权重')).toEqual(['Boreas只开了接口', '开发者先看条款', '价格也要看', '后者更贵']);
    expect(standing(pair, '价格也要看')).toEqual(pair.slice(0, 4));
    const english = ['Aster has open weights', 'Boreas has an interface', 'The former runs at home', 'Bothell is open'];
    expect(standing(english, 'Boreas has an interface')).toEqual(['Aster has open weights', 'Bothell is open']);
  });

  it('and nothing that only begins like it', () => {
    for (const text of [
      '这两天价格降了',
      '这三年里价格降了',
      '两人创办的Aster降价',
      '三方评测出来了',
      'Both Aster and Boreas cut prices',
    ])
      expect(standing(['Aster放出了权重', text], 'Aster放出了权重')).toEqual([text]);
  });

  it('by the words that would stand', () => {
    const said = ['Aster放出了权重', '两家都没有给出许可'];
    const kept = keepStanding(
      said,
      (one) => (one === said[0] ? undefined : 'Boreas没有给出许可'),
      (one) => one,
    );
    expect(kept).toEqual(['Boreas没有给出许可']);
    expect(
      keepStanding(
        ['Ada Byron说它排第三', 'Tom Ruiz还说要等'],
        (one) => (one.startsWith('Ada') ? undefined : '他还说要等'),
        (one) => one,
      ),
    ).toEqual([]);
  });

  it('and not where what went names nobody and stands further back', () => {
    const told = ['Ada Byron说它排第三', '价格是三元', '新版今天上线', '她补充了数据'];
    expect(standing(told, '价格是三元')).toEqual(['Ada Byron说它排第三', '新版今天上线', '她补充了数据']);
  });

  it('nothing goes where nothing is taken away, and never a sentence that stands by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean())), (drawn) => {
        const texts = drawn.map(([leans], at) => `${leans ? '他' : '甲'}${at}`);
        const gone = texts.filter((_, at) => drawn[at]?.[1]);
        expect(standing(texts)).toEqual(texts);
        expect(standing(texts, ...gone)).toEqual(
          expect.arrayContaining(texts.filter((text) => text.startsWith('甲') && !gone.includes(text))),
        );
      }),
    );
  });
});
