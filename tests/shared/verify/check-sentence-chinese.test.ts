// What good Chinese prose says in its own words of what its posts say in theirs, on made-up posts; and what looks alike and is false.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantitiesOf } from '../../../shared/verify/quantities.ts';
import { passes, rulesAgainst, vetoed } from './checking.ts';

describe('numerals of idioms', () => {
  const SAME = 'a: the texts all look alike, and nobody agrees on the cause';
  passes('count nothing', [
    ['结构还千篇一律', SAME],
    ['厂商千方百计留人，模型千变万化', SAME],
    ['说法五花八门，社区四分五裂', SAME],
    ['这一改百发百中，一石二鸟，三言两语就说清', SAME],
    ['团队七上八下，三番五次改口，三天两头换说法', SAME],
    ['规则不是一成不变的，推荐也千人千面', SAME],
  ]);
  it('of a post carry no number', () => {
    expect(rulesAgainst('他开了八门课', ['a: 课程五花八门'])).toContain('V6');
  });
  vetoed('V6', 'are others than true quantities of the same form', [
    ['这趟三天两夜', SAME],
    ['一天三次直播', 'a: live twice a day'],
    ['评测用了千篇文章', SAME],
    ['千字百元的稿费', SAME],
    ['千亿万亿美元都说过', SAME],
  ]);
  passes('leave true quantities of the same form', [
    ['这趟三天两夜，一天两次直播', 'a: three days and two nights, live twice a day'],
  ]);
});

describe('two numerals in a row', () => {
  passes('say from which to which', [
    ['可新公司会多出四五倍', 'a: there will be 4-5x as many new companies'],
    ['主动基金连着流出十一年', 'a: 资金流出主动管理基金，连续第十一年净流出'],
    ['主动基金连着流出十一年', 'a: the eleventh year of outflows from active funds in a row'],
    ['可新公司会多出四五倍', 'a: there will be four or five times as many new companies'],
    ['他做了七八年，带过三四个徒弟', 'a: seven or eight years, three to four apprentices'],
    ['二三十人，十七八岁，学了一两天', 'a: 20 to 30 people, aged 17 or 18, learned it in one or two days'],
    ['价格四五千美元', 'a: it costs $4,000 to $5,000'],
    ['七八成的人不看', 'a: 70-80% never look'],
    ['它用了2到3年', 'a: 做了两三年'],
  ]);
  vetoed('V6', 'carry no other numbers', [
    ['可新公司会多出四五倍', 'a: there will be 6-7x as many new companies'],
    ['可新公司会多出四五倍', 'a: there will be 45x as many new companies'],
    ['可新公司会多出四五倍', 'a: there will be 4x as many new companies'],
    ['来了二三十人', 'a: 23 people came'],
    ['来了45个人', 'a: 来了四五个人'],
  ]);

  const DIGITS = '一二三四五六七八九';
  it('hold both ends whatever stands before and behind them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom('', '十', '二十', '三百'),
        fc.constantFrom('', '万', '亿'),
        (low, before, scale) => {
          const numerals = `${before}${DIGITS[low - 1]}${DIGITS[low]}${scale}`;
          const ends = [low, low + 1].map(
            (one) => quantitiesOf(`${before}${DIGITS[one - 1]}${scale}种说法`, [], 'post')[0]?.readings[0]?.value,
          );
          expect(quantitiesOf(`${numerals}种说法`).map(({ readings }) => readings[0]?.value)).toEqual(ends);
        },
      ),
    );
  });
});

describe('round numbers', () => {
  passes('stand for long ones on the side that is said', [
    ['上下文约1.6万', 'a: a context of 16,384 tokens'],
    ['上下文超过1.6万', 'a: a context of 16,384 tokens'],
    ['上下文近1.7万', 'a: a context of 16,384 tokens'],
  ]);
  vetoed('V6', 'are not others', [
    ['上下文约1.7万', 'a: a context of 16,384 tokens'],
    ['上下文1.6万个词元', 'a: a context of 16,384 tokens'],
    ['上下文超过1.7万', 'a: a context of 16,384 tokens'],
    ['上下文近1.6万', 'a: a context of 16,384 tokens'],
    ['用了约30天', 'a: it took 34 days'],
  ]);
});

describe('units', () => {
  passes('are the same in other letters', [
    ['快了35倍', 'a: 35X faster than before'],
    ['每小时2美元', 'a: $2/hr'],
    ['每小时2美元', 'a: $2 per hr'],
    ['每小时2美元', 'a: from $2/h'],
    ['每小时2美元', 'a: $2 per GPU-hour'],
    ['每小时2美元', 'a: billed hourly at $2'],
    ['每分钟3美元', 'a: $3/min'],
    ['包月20美元', 'a: $20/mo'],
    ['包月20美元', 'a: the monthly plan is $20'],
    ['包年30美元', 'a: $30/yr'],
    ['第一天就支持', 'a: Day-one support'],
    ['第一天就支持', 'a: supported from Day 1!'],
    ['第一天就支持', 'a: Day-1 support'],
    ['第一天就支持', 'a: day 0 support'],
    ['百万token的上下文来了', 'a: Million-token context is here'],
    ['上下文有100万token', 'a: Million-token context is here'],
  ]);
  vetoed('V6', 'are not others', [
    ['快了53倍', 'a: 35X faster than before'],
    ['每小时2美元', 'a: $2/mo'],
    ['包月20美元', 'a: $20/yr'],
    ['第三天就支持', 'a: Day 1 support'],
    ['上下文有200万token', 'a: Million-token context is here'],
    ['上下文有100万token', 'a: two million-token windows'],
    ['上下文有100万token', 'a: a multi-million-token window'],
    ['融到100万美元', 'a: Million-token context is here'],
  ]);
  passes('alone are no names where a post measures in them', [
    ['买家比的已经是每GB显存的价钱', 'a: 32GB VRAM, $949'],
    ['每TB硬盘的价钱涨了', 'a: a disk of 2TB is $90 now'],
  ]);
  vetoed('V7', 'alone are as foreign as a name where none does', [
    ['每GW的价钱涨了', 'a: 32GB VRAM, $949'],
    ['每NCL的价钱涨了', 'a: 32GB VRAM, $949'],
  ]);
});

describe('a list', () => {
  const JOINS = 'a: 代码和交互都做成一体';
  const SEVERAL = [JOINS, 'b: chips change hands'];
  it('of what a writer sees in several posts needs no post that joins it', () => {
    const asked = '谁的代码、谁的芯片、谁的论文能进哪扇门，今天都在重画';
    expect(rulesAgainst(asked, SEVERAL, { kind: 'synthesis' })).toEqual([]);
    expect(rulesAgainst(asked, SEVERAL)).toEqual([]);
    expect(rulesAgainst('代码和芯片都在变', SEVERAL, { kind: 'synthesis' })).toEqual([]);
  });
  it('of a fact, or over one post, joins what the post joins', () => {
    expect(rulesAgainst('代码和芯片都在变', SEVERAL)).toContain('V7');
    expect(rulesAgainst('代码和芯片做成一体', [JOINS], { kind: 'synthesis' })).toContain('V7');
  });
});

describe('praise', () => {
  passes('is none in words that only look so', [
    ['Vireo给做梦功能加上回填和日记时间线', 'a: Vireo gets backfill and a diary timeline'],
    ['上回发布的是Vireo', 'a: last time they released Vireo'],
    ['论文投给了顶级会议', 'a: submitted to a conference'],
    ['论文登上顶尖期刊', 'a: it is in a journal now'],
  ]);
  passes('is carried by a first place in other words', [
    ['Vireo在榜单上领先', 'a: Vireo is Top1 on the board'],
    ['Vireo登上榜首', 'a: Vireo Top1 of the ranking'],
    ['Vireo登上榜首', 'a: Vireo is #1 on the ranking'],
    ['Vireo登上榜首', 'a: Vireo leads the ranking'],
    ['Vireo登顶排行榜', 'a: Vireo tops the ranking'],
    ['Vireo排在工具类第1', 'a: Vireo’s top in Utilities and 3rd overall'],
    ['Vireo登上榜首', 'a: Vireo is now top of the App Store'],
  ]);
  vetoed('V9', 'is refused where no post gives any', [
    ['Vireo的成绩上回りHeron', 'a: Vireo and Heron were tested'],
    ['Vireo是顶级模型', 'a: Vireo is out'],
    ['Vireo登上榜首', 'a: Vireo joins the ranking'],
    ['Vireo在榜单上领先', 'a: Vireo joins the board'],
  ]);
  vetoed('V6', 'gives no other place than the post', [
    ['Vireo排第二', 'a: Vireo leads the ranking'],
    ['Vireo排第1', 'a: Vireo is top of mind for the ranking'],
    ['Vireo排第1', 'a: Vireo’s top in-house lawyer left'],
    ['Vireo排第1', 'a: Vireo is top of the line'],
    ['Vireo排第1', 'a: Vireo is not top in Utilities'],
  ]);

  it('that a conclusion grants to whoever it may be praises nobody', () => {
    const concluded = (text: string, post: string): string[] => rulesAgainst(text, [post], { kind: 'synthesis' });
    expect(concluded('一个顶级会议按名单认人', 'a: the venue checks names against a list')).toEqual([]);
    expect(concluded('再强的模型也要人看着', 'a: models need supervision')).toEqual([]);
    expect(concluded('最强的模型也像初学者', 'a: models behave like novices here')).toEqual([]);
    expect(concluded('Even the strongest models stumble here', 'a: models stumble here')).toEqual([]);
  });
  it('of somebody is praise in a conclusion too', () => {
    const concluded = (text: string): string[] => rulesAgainst(text, ['a: Vireo is out'], { kind: 'synthesis' });
    expect(concluded('Vireo是最强的模型')).toContain('V9');
    expect(concluded('最强的模型也是Vireo')).toContain('V9');
    expect(concluded('Vireo这款最强的模型也像初学者')).toContain('V9');
    expect(rulesAgainst('最强的模型也像初学者', ['a: Vireo is out'])).toContain('V9');
  });
});

describe('a country', () => {
  passes('of somebody shows in the script of the post or its author, or in the account', [
    ['日本开发者说它好用', 'tanaka (田中テック): 使いやすいですね'],
    ['日本有人用它画画', 'taro (たろう): it draws well'],
    ['韩国用户说它好用', 'kim (김민수): 쓰기 편해요'],
    ['日本的版本晚一天', 'LumenJapan: the version here is a day late'],
  ]);
  vetoed('V8', 'shows in neither where it is another, or not of who speaks', [
    ['日本开发者说它好用', 'nora (Nora Lind): it is handy'],
    ['韩国开发者说它好用', 'tanaka (田中テック): 使いやすいですね'],
    ['日本公司说它好用', 'tanaka (田中テック): 使いやすいですね'],
    ['日本人工智能法案通过', 'tanaka (田中テック): 使いやすいですね'],
    ['日本将禁止它', 'tanaka (田中テック): 使いやすいですね'],
  ]);
});

describe('names in kana or Hangul', () => {
  passes('stand in a Chinese sentence as their posts spell them', [
    ['きゃりーぱみゅぱみゅ说用了', 'k (きゃりーぱみゅぱみゅ): 使った'],
    ['主持人是きゃりーぱみゅぱみゅ', 'a: ゲストはきゃりーぱみゅぱみゅ'],
    ['创始人宮崎あおい出席', 'a: 創業者の宮崎あおいさんが出席'],
    ['主持人是김민수', 'a: 김민수 hosts'],
  ]);
  vetoed('V12', 'are no sentences, and none that no post spells', [
    ['主持人是きゃりーぱみゅぱみゅ', 'a: ゲストはさくらです'],
    ['今日はゲストが来ました', 'a: 今日はゲストが来ました'],
    ['主持人说今日はゲストが来ましたよ', 'a: 今日はゲストが来ましたよ'],
  ]);
});
