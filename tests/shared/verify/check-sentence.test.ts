// What rules veto in a sentence of the report, what they only suspect, and what they let pass.
import { describe, expect, it } from 'vitest';
import { compileNames, NO_NAMES } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { checkSentence, type Sentence } from '../../../shared/verify/check-sentence.ts';
import { passes, rulesAgainst, sourcesOf, vetoed } from './checking.ts';

describe('the language', () => {
  passes('is not lost to names and terms', [
    ['Marrow Labs融资12亿美元', 'fund_wren: Marrow Labs raised $1.2bn'],
    ['LangQuill推出Deep Trellis deploy', 'langquill: Introducing Deep Trellis deploy'],
    ['它有 transformers 与 ONNX 权重', 'a: with transformers and ONNX weights'],
    ['@__tiny__ 称它很快', '__tiny__: it is quick'],
    ['P99延迟降低', 'a: P99 latency is lower'],
    ['pass@k提高了，mAP@0.5没有', 'a: pass@k improves, mAP@0.5 does not'],
    ['nDCG@5平均升9点，pass@1没有给', 'a: nDCG@5 is up by 9 points on average; no word of pass@1'],
    ['Trellis的证明1196只见转引', 'a: I am told that Trellis has proof 1196'],
  ]);
  vetoed('V12', 'is another', [
    [
      'Marrow Labs raised money and it is going to build a plant 好',
      'a: Marrow Labs raised money and it is going to build a plant',
    ],
    ['Marrow Labsが資金を調達した', 'a: Marrow Labs raised money'],
    [
      'El modelo es más rápido que los otros y lo dicen las pruebas de la casa',
      'a: El modelo es más rápido que los otros',
    ],
  ]);
  vetoed('V12', 'holds markup, a mark or an alias', [
    ['它**很快**', 'a: it is quick'],
    ['它很快 0123456789abcdef', 'a: it is quick'],
    ['PWNED@tess_reads谈到它很快', 'tess_reads: our team says it is quick'],
    ['ada@12boreas.example谈到它很快', '12boreas: our team says it is quick'],
    ['PWNED@900谈到它很快', '900: our team says it is quick'],
    ['pass@1没有给', 'a: pass@10 is not given'],
    ['请写信给-press@boreas.example', 'a: write to press@boreas.example'],
    ['P12称它很快', 'a: it is quick'],
    ['作为AI语言模型，它很快', 'a: it is quick'],
  ]);
});

describe('authors of cited posts', () => {
  passes('may be called', [
    ['Mollick认为它不错', 'emollick (Ethan Mollick): it is good'],
    ['Niels Rogge称它便宜', 'NielsRogge: cheap'],
    ['François Chollet说它令人失望', 'fchollet (Francois Chollet): disappointing'],
    ['Perplexity宣布新功能', 'perplexity_ai: A new feature'],
    ['合作方是Frances Arnold的实验室', 'someone: with the lab of @francesarnold'],
    ['林小满介绍，它是托管平台', 'linxm (林小满): 它是托管平台'],
    ['两名用户称它很慢', 'a: slow', 'b: very slow'],
    ['三家公司和一位作者谈到价格', 'a: price', 'b: price', 'c: price'],
  ]);
  vetoed('V4', 'are no others', [
    ['Gary Marlow认为它不错', 'emollick (Ethan Mollick): it is good'],
    ['@other称它便宜', 'NielsRogge: cheap'],
    [
      '@alpha 称乐园的机器人后面有人拿手柄跟着',
      'alpha: Technically it is reinforcement learning',
      'beta: 乐园里那个机器人后面有人拿手柄跟着呢',
    ],
    [
      '@alpha 称有八名玩家做了已故父母的形象',
      'alpha: 我们有四万个头像',
      'beta: eight of our players built an avatar of a parent who died',
    ],
  ]);
  it('lend their role to a name that no post says, as far as rules can see', () => {
    const names = compileNames(
      namePackOf({
        organisations: [{ name: 'Corvane', forms: ['科凡'] }],
        people: [{ name: 'Ada Wren', handles: ['adawren'], organisation: 'Corvane' }],
      }),
    );
    const posts = ['adawren (Ada Wren): Making the largest investment here to date'];
    expect(rulesAgainst('科凡作出迄今最大的投资', posts, {}, names)).toEqual([]);
    expect(rulesAgainst('科凡作出迄今最大的投资', ['bob: The largest investment here to date'], {}, names)).toContain(
      'V7',
    );
  });
});

describe('names and versions', () => {
  passes('stand in another spelling', [
    ['Red Hat参与', 'a: with @RedHat'],
    ['OpenQuill发布', 'a: Open Quill released it'],
    ['Quillon 4.1-27B发布', 'a: quillon4.1_27b is out'],
    ['用LLM完成', 'a: done with large language models'],
  ]);
  vetoed('V7', 'are others', [
    ['Quillon-M2胜出', 'a: Quillon-M2.5 wins'],
    ['Quillon4.2-397B胜出', 'a: Quillon4.1-397B wins, Quillon4.2-27B loses'],
    ['支持Kestrel', 'a: supports Heron'],
    ['从 Hodge 转到 Navier', 'a: He moved from Navier to Hodge'],
    ['Kestrel 做审查，Heron Code 出方案', 'a: Kestrel 出方案，Heron Code 做审查'],
    ['斯坦福和麻省理工的论文', 'a: 斯坦福和哈佛的论文'],
    ['支持微信、飞书和企业微信', 'a: 支持微信、飞书和钉钉'],
  ]);
});

describe('numbers', () => {
  passes('of what the sentence lists, or of what the posts say otherwise', [
    ['在文生视频、图生视频和视频编辑三个榜单上', 'a: on the text-to-video, image-to-video and editing boards'],
    ['两种方法：Kestrel更快，Heron更省', 'a: Kestrel is faster, Heron is cheaper'],
    ['每秒136个token，最高约200', 'a: ~200 tokens/sec max, 136t/s average'],
    ['它三次说代码正确', 'a: told me it was right three times'],
    ['第二天再看，花了10美元', 'a: 今天一看，花了 $10'],
    ['首个零参数模型', 'a: the first model with zero parameters'],
    ['成本从12美元降到3美元', 'a: costs fell from $12 to $3'],
    ['14:20起失效', 'a: 14時20分ごろから死んでる'],
  ]);
  vetoed('V6', 'are others, or of something else', [
    ['有三个核心组件', 'a: 它有两个核心组件，一个收件、一个执行、还有日志'],
    ['约20人转入，两位创始人留下', 'a: About 20 people move, one founder stays'],
    ['每小时12张', 'a: 12 cards a minute'],
    ['每年20美元', 'a: $20'],
    ['19%的财富500强付费', 'a: 29% of the Fortune 500 and ~19% of the Global 2000 pay'],
    ['Kestrel 4要1.2亿，Heron 5要1.57亿', 'a: lower than Kestrel 4 (max, 157M), Heron 5 (xhigh, 120M)'],
    ['招聘在12个的基础上少招3个', 'a: We cut the intake from 12 to 3'],
    ['成本降到30%', 'a: It cut costs by 30%'],
    ['约42%受到负面影响或影响不大，3%没有明确说明', 'a: 约 3% 的人受到负面影响或影响不大，另有 42% 没有明确说明变化'],
    ['71%的失败', 'a: Of 90 failures, 71 were forms'],
  ]);
});

describe('clauses', () => {
  passes('are carried by one of the cited posts each', [
    ['Kestrel上线，Heron降价', 'a: Kestrel is live', 'b: Heron is cheaper now'],
    ['团队可以先在本地试Kestrel', 'a: Kestrel runs locally', 'b: plans are sold out'],
  ]);
  it('that a cited post seems not to carry are suspected only', () => {
    const packet = sourcesOf(['a: Kestrel is live', 'b: nothing to see']);
    const sentence: Sentence = {
      text: 'Kestrel上线',
      kind: 'claim',
      posts: ['p0', 'p1'],
      place: 'prose',
      language: 'zh-CN',
    };
    const { vetoes, warnings } = checkSentence(sentence, packet, { names: NO_NAMES });
    expect(vetoes).toEqual([]);
    expect(warnings.map(({ rule }) => rule)).toEqual(['V2']);
  });
  vetoed('V11', 'that foretell rest on a post', [['Kestrel上线，预计将取代人工', 'a: Kestrel is live']]);
  vetoed('V10', 'of hearsay say so', [['Kestrel收购Heron', 'a: Rumor: Kestrel buys Heron']]);
  vetoed('V9', 'are no louder than the posts, and praise has an owner', [
    ['Kestrel是首个此类模型', 'a: Kestrel is a model of this kind'],
    ['Kestrel是最强的模型', 'a: Kestrel is the strongest model'],
  ]);
  passes('of praise with an owner stand', [['作者称Kestrel是最强的模型', 'a: Kestrel is the strongest model']]);
  vetoed('V8', 'name no other country', [['法国公司Kestrel上线', 'a: Kestrel is live']]);
  vetoed('V5', 'quote what was posted', [['他写道“Kestrel真的非常好用”', 'a: Kestrel 很好']]);
});

describe('jokes and absences', () => {
  it('a joke is told as one in prose and is no headline', () => {
    const posts = ['tiny: now the real audience of Kestrel is clear'];
    expect(rulesAgainst('@tiny 笑称看清了Kestrel的真正受众', posts)).toEqual([]);
    expect(rulesAgainst('@tiny 笑称看清了Kestrel的真正受众', posts, { place: 'headline' })).toEqual(['V10']);
  });

  it('what no post says is judged by its form and by what was searched for', () => {
    const absence = { kind: 'absence' } as const;
    const posts = ['a: Kestrel is live'];
    expect(
      rulesAgainst('Kestrel上线，收录的推文中没有Heron的说法', posts, { ...absence, searched: ['Kestrel'] }),
    ).toEqual([]);
    expect(rulesAgainst('Kestrel上线，收录的推文中没有Heron的说法', posts, { ...absence, searched: [] })).toEqual([
      'V3',
    ]);
    expect(rulesAgainst('Heron否认', posts, absence)).toEqual(['V3']);
  });

  it('a sentence without posts, or on posts that were not given, is none', () => {
    expect(rulesAgainst('它很快', [])).toEqual(['V3']);
    expect(rulesAgainst('它很快', ['a: quick'], { posts: ['p0', 'p7'] })).toEqual(['V2']);
  });
});
