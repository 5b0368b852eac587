// What editors write that no post says in these words: ranks in a row, sums, prices for another time, up to, hedges of other clauses.
import { describe, expect, it } from 'vitest';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { checkSentence } from '../../../shared/verify/check-sentence.ts';
import { passes, rulesAgainst, sourcesOf, vetoed } from './checking.ts';

describe('numbers told in another form', () => {
  passes('are carried', [
    ['Vireo排第二到第四，Heron排第一', 'a: #1 Heron #2-4 Vireo (three sizes)'],
    ['Vireo takes ranks 2 to 4', 'a: Vireo 排第二到第四'],
    ['图片最高1536像素', 'a: pictures up to 1,536px'],
    ['每周活跃用户有700万', 'a: 7M WAU and counting'],
    ['月活700万', 'a: 7M MAUs'],
    ['三分之二的题目解出，九道里的六道', 'a: it solved 6/9 problems, two thirds'],
    ['比Heron高出52分', 'a: Heron behind, +52pts'],
    ['1990年代的泡沫又来了', 'a: like the bubble of the 1990s, only faster'],
    ['不到半分钟就画完', 'a: it drew this in less than 30 seconds'],
    ['申请截止到上午9点', 'a: apply before 9:00am GMT'],
    ['发布会下午5点开始', 'a: it begins at 5 pm'],
    ['3月底上线', 'a: ships by the end of March'],
    ['三月内上线', 'a: ships within three months'],
    ['这是新纪元的第一个季度', 'a: the first quarter of a new era'],
    ['价格只是零头，二级市场也有反应', 'a: a fraction of the price, and secondary markets react'],
    ['快20倍、便宜20倍', 'a: 20x faster/cheaper than before'],
    ['能跟住的对话长了一倍', 'a: it follows conversations 2x longer'],
    ['它快了一倍', 'a: twice as fast now'],
    ['规模2.32亿美元', 'a: we raised a $232,323,232 fund'],
    ['第一次见到的环境它一个也没过', 'a: it passes none of the environments that it has never seen'],
    ['排在三个模型之后', 'a: Vireo scores 52 on the index, behind Heron 3.1 Pro, Lumen-5.4, and Kite Opus'],
    ['买之前量一量每秒出多少token', 'a: some find it slow, others quick'],
    ['Heron涨了4%，Vireo也涨了4%，两个4%不是一回事', 'a: Heron +4%, Vireo +4%'],
  ]);
  vetoed('V6', 'are not where they differ', [
    ['Vireo排第二到第五，Heron排第一', 'a: #1 Heron #2-4 Vireo (three sizes)'],
    ['图片最高1563像素', 'a: pictures up to 1,536px'],
    ['有700万日活', 'a: 7M WAU and counting'],
    ['九道里解出七道', 'a: it solved 6/9 problems'],
    ['申请截止到下午9点', 'a: apply before 9:00am GMT'],
    ['1980年代的泡沫又来了', 'a: like the bubble of the 1990s, only faster'],
    ['不到半分钟就画完', 'a: it drew this in less than 3 minutes'],
    ['能跟住的对话长了一倍', 'a: it follows conversations 3x longer'],
    ['规模2.23亿美元', 'a: we raised a $232,323,232 fund'],
    ['规模2.4亿美元', 'a: we raised a $232,323,232 fund'],
    ['排在七个模型之后', 'a: Vireo scores 52 on the index, behind Heron 3.1 Pro, Lumen-5.4, and Kite Opus'],
    ['快20倍、便宜30倍', 'a: 20x faster/cheaper than before'],
    ['快20倍、便宜20倍', 'a: 20x faster than before, and cheaper'],
  ]);
});

describe('numbers that follow', () => {
  passes('from what a post lists, from a lead, from a price for another time', [
    ['Nora查出8个漏洞', 'nora (Nora): fixed 3 critical, 2 high, 2 medium and 1 low vulnerabilities'],
    [
      'Heron得1520分，比Vireo高41分',
      'a: Heron 1520, Pine 1502, Vireo 1479, Corvane 1466, Tessera 1433, Pellucid 1420, Oslo 1400',
    ],
    ['从10%涨到80%，涨了7倍', 'a: it went from 10% to 80%'],
    ['每秒0.02美元，一分钟就是1.2美元', 'a: $0.02/sec for everything'],
    ['At $0.02 a second a minute costs $1.20', 'a: $0.02/sec for everything'],
  ]);
  vetoed('V6', 'wrongly from them', [
    ['Nora查出9个漏洞', 'nora (Nora): fixed 3 critical, 2 high, 2 medium and 1 low vulnerabilities'],
    [
      'Heron得1520分，比Vireo高47分',
      'a: Heron 1520, Pine 1502, Vireo 1479, Corvane 1466, Tessera 1433, Pellucid 1420, Oslo 1400',
    ],
    ['从10%涨到80%，涨了6倍', 'a: it went from 10% to 80%'],
    ['每秒0.02美元，一分钟就是2美元', 'a: $0.02/sec for everything'],
    ['0.02美元一次，一分钟就是1.2美元', 'a: $0.02 per call for everything'],
  ]);
  passes('from what the sentence itself names', [
    [
      '都在省：Heron省在参数，Vireo省在缓存，Pine省在词元，三种省法不是一回事',
      'a: Heron has fewer weights',
      'a: Vireo shrinks its cache',
      'b: Pine spends few tokens',
    ],
  ]);
  passes('of the posts themselves, or number one of them', [
    ['三条里只有Heron的数字可比', 'a: Heron 20% faster', 'a: Vireo is faster', 'b: Pine is faster too'],
    ['第三笔来自Pine', 'a: Heron raised money', 'a: Vireo raised money', 'b: Pine raised money'],
    ['第一项讲Heron', 'a: Heron has fewer weights'],
  ]);
  vetoed('V6', 'of more posts than there are', [
    ['四条里只有Heron的数字可比', 'a: Heron 20% faster', 'a: Vireo is faster', 'b: Pine is faster too'],
    ['第三笔来自Pine', 'a: Heron raised money', 'b: Pine raised money'],
    ['Heron完成3笔收购', 'a: Heron bought Vireo', 'b: Heron bought Pine', 'c: Heron buys'],
    ['Heron涨到第三名', 'a: Heron went up', 'a: Vireo went up', 'b: Pine went up'],
  ]);
  vetoed('V6', 'from no such names', [
    [
      '都在省：Heron省在参数，Vireo省在缓存，Pine省在词元，五种省法不是一回事',
      'a: Heron has fewer weights',
      'a: Vireo shrinks its cache',
      'b: Pine spends few tokens',
    ],
  ]);
});

describe('loud words', () => {
  passes('are none where they say up to, or translate what a post says otherwise', [
    ['Vireo称最大可训2000亿参数，吞吐最高达3倍', 'vireo (Vireo): train up to 200B parameters with up to 3x throughput'],
    ['唯一的例外是手机', 'a: nothing changed, with maybe one exception: my phone'],
    ['Nora说她最缺的是时间', 'nora (Nora): time is my number one bottleneck'],
    ['Nora引述的证明颠覆了直觉', 'nora (Nora): "the proof subverted every intuition"'],
    [
      'Nora意外的是，最强的闭源模型没有拉开差距',
      'nora (Nora): surprising that the top closed models did not pull ahead',
    ],
    [
      'Nora is surprised that the strongest closed models did not pull ahead',
      'nora (Nora): 最强的闭源模型没有拉开差距，真没想到',
    ],
  ]);
  vetoed('V9', 'are loud where nobody says so', [
    ['Vireo最大的模型来了', 'a: train up to 200B parameters with Vireo'],
    ['最强的闭源模型没有拉开差距', 'a: the top closed models did not pull ahead'],
  ]);
});

describe('names', () => {
  passes('begin behind the word that opens a sentence, and may be written apart', [
    ['Whether Lumen 3.1 is any faster stays open', 'a: is lumen 3.1 faster? no idea'],
    [
      'Those who wait for speed: Try Lumen 3.1 first',
      'a: lumen 3.1 is fast, try it first if speed is what you wait for',
    ],
    ['Try Lumen 3.1 before it goes', 'a: you should try lumen 3.1 before it goes'],
    ['Open Heron is out', 'a: OpenHeron is out'],
    ['OpenHeron is out', 'a: Open Heron is out'],
  ]);
  vetoed('V7', 'are others with another version or word', [
    ['Whether Lumen 3.2 is any faster stays open', 'a: is lumen 3.1 faster? no idea'],
    ['We see that Open Heron is out', 'a: heron is out'],
  ]);
  const judged = (text: string, post: string): ReturnType<typeof checkSentence> =>
    checkSentence({ text, kind: 'claim', posts: ['p0'], place: 'prose', language: 'zh-CN' }, sourcesOf([post]), {
      names: NO_NAMES,
    });
  it('of a version that a post doesn’t give to anything are only suspected', () => {
    const post = 'a: 更新到 v2.1.9 以后，3.7 可以跑了';
    expect(judged('试Lumen 3.7要先更新到v2.1.9', post)).toMatchObject({ vetoes: [], warnings: [{ rule: 'V7' }] });
    expect(judged('试Lumen 3.8要先更新到v2.1.9', post).vetoes).not.toEqual([]);
    expect(judged('试Lumen 3.7要先更新', 'a: Heron 3.7 可以跑了').vetoes).toMatchObject([{ rule: 'V7' }]);
  });
});

describe('hedges', () => {
  const suspects = (text: string, ...posts: string[]): boolean =>
    checkSentence(
      { text, kind: 'claim', posts: posts.map((_, at) => `p${at}`), place: 'prose', language: 'zh-CN' },
      sourcesOf(posts),
      { names: NO_NAMES },
    ).warnings.some(({ rule }) => rule === 'V10');

  it.each([
    ['Heron周五发布', 'a: Heron might come on Friday'],
    ['Heron周五发布', 'a: Apparently, Heron comes on Friday'],
    ['Heron周五发布', 'a: Heron comes on Friday, I think'],
    ['Heron周五发布', 'a: 据说，Heron 周五发布'],
    ['Heron有2000亿参数', 'a: Rumour about the next one. Heron has 200B parameters.'],
  ])('that speak for what is told may be lost: %s / %s', (text, post) => {
    expect(suspects(text, post)).toBe(true);
  });

  it.each([
    [
      'Heron请用户谈AI，一周近5.2万人作答',
      'heron (Heron): We asked what AI could be, and what they fear it might do. Nearly 52,000 people answered in a week',
    ],
    ['不知是谁家的Heron用5天登顶', 'a: 新模型 Heron，5 天就成了第一，还不知道是谁做的，我觉得不太可能是新厂'],
    ['Heron周五发布', 'a: Heron comes on Friday, which might help. Vireo may be late'],
    ['Nora认为Heron周五发布', 'nora (Nora): I think Heron comes on Friday'],
    ['Heron周五发布', 'a: Heron comes on Friday. Rumour has it that Vireo follows'],
  ])('of other clauses are not: %s / %s', (text, post) => {
    expect(suspects(text, post)).toBe(false);
  });
});

describe('what the writer concludes', () => {
  it('may hold a thing to be the most urgent, which no post says', () => {
    const posts = ['a: small models found the same bugs once the code was cut out for them'];
    const text = '防守方现在就能拿小模型查最要紧的那段代码';
    expect(rulesAgainst(text, posts, { kind: 'synthesis' })).toEqual([]);
    expect(rulesAgainst(text, posts)).toContain('V9');
    expect(rulesAgainst('自己查代码的团队最好先拿小模型试', posts, { kind: 'advice' })).toEqual([]);
    expect(rulesAgainst('不查代码的团队风险最大', posts, { kind: 'synthesis' })).toEqual([]);
    expect(rulesAgainst('这是最强的小模型', posts, { kind: 'synthesis' })).toContain('V9');
  });
});

describe('names of a list', () => {
  passes('all do what the last of them does', [
    ['Kite用户的代码会被用来训练，涉及Kite Free、Pro、Pro+', 'a: 从5月起，Kite Free、Pro、Pro+ 用户的代码会被用来训练'],
    ['加州理工学院的一个实验室也参与', 'a: with a lab at Caltech（加州理工学院）'],
  ]);
  vetoed('V7', 'are not swapped with another', [
    ['Kite用户的代码会被用来训练，Heron不受影响', 'a: Heron用户的代码会被用来训练，Kite不受影响'],
  ]);
});
