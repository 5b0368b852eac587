// Names, numbers, speakers and praise in the forms in which writers put them, on made-up posts.
import { describe, expect, it } from 'vitest';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { checkSentence, type Sentence } from '../../../shared/verify/check-sentence.ts';
import type { Source } from '../../../shared/verify/source-post.ts';
import { passes, rulesAgainst, sourcesOf, vetoed } from './checking.ts';

describe('names', () => {
  const inLanguage = (text: string, ...posts: [string, string][]): string[] => {
    const packet = new Map(
      posts.map(([lang, line], at) => {
        const [source] = sourcesOf([line], { lang }).values();
        const key = `p${at}`;
        return [key, { ...(source as Source), key }] as const;
      }),
    );
    const sentence: Sentence = { text, kind: 'claim', posts: [...packet.keys()], place: 'prose', language: 'en' };
    return checkSentence(sentence, packet, { names: NO_NAMES }).vetoes.map(({ rule }) => rule);
  };
  const SPANISH = 'nora (Nora Lind): El examen no dice nada si nadie lo vio';

  it('of languages are no countries where posts are written in them or name them', () => {
    expect(inLanguage('Nora Lind, in Spanish, doubts that the exam says much', ['es', SPANISH])).toEqual([]);
    expect(
      inLanguage(
        'Two authors, one writing in Chinese and one posting in Spanish, doubt the exam',
        ['es', SPANISH],
        ['zh', 'mo: 这考试说明不了什么'],
      ),
    ).toEqual([]);
    expect(inLanguage('It answers in Korean and Japanese', ['zh', 'mo: 支持韩语和日语'])).toEqual([]);
  });

  it('of languages may be wrong, and before a noun they say where something is from', () => {
    expect(inLanguage('Nora Lind, in Japanese, doubts that the exam says much', ['es', SPANISH])).toContain('V8');
    expect(inLanguage('Nora Lind doubts the exam of a Spanish firm', ['es', SPANISH])).toContain('V8');
  });

  it('of whoever wrote the posts hold no number, day or name', () => {
    const posts = ['zhousan (周三不加班): 九个页面都填完了'];
    expect(rulesAgainst('周三不加班 let it fill in nine pages', posts, { language: 'en' })).toEqual([]);
    expect(rulesAgainst('三点半🌙说他只想要安静模式', ['sd (三点半🌙): 只想要一个安静模式'])).toEqual([]);
  });
  passes('stand in tags and handles from a beginning on', [
    ['Vireo I/O定在秋天', 'a: #VireoIO is back this autumn'],
    ['NCL与Vireo合作', 'a: Vireo works with @NCLuk'],
    ['Pine Street第三期启动', "a: about @pinestreet's third epoch"],
    ['Vireo开放NCLm软件栈', 'a: Vireo® opens the NCLm™ stack'],
  ]);
  vetoed('V7', 'stand in no tag that only holds their letters', [
    ['Ant与Vireo合作', 'a: Vireo works with @AntlersHQ'],
    ['Vireo与IO合作', 'a: Vireo works with @RadioFive'],
  ]);
  passes('have endings and compounds', [
    ["Vireo 3's weights are out", 'a: Vireo 3 weights are out'],
    ['The NCL-licensed tool of the Oslo-based team is out', 'a: NCL license. Tool is out. Oslo team.'],
    ['South Korean firms buy most of it', 'a: 大部分被韩国公司买走了'],
  ]);
  it('that posts spell in their own script are only suspected', () => {
    const packet = sourcesOf(['a: みそ1000が公開された'], { lang: 'ja' });
    const sentence: Sentence = {
      text: 'Miso1000 is out',
      kind: 'claim',
      posts: ['p0'],
      place: 'prose',
      language: 'en',
    };
    expect(checkSentence(sentence, packet, { names: NO_NAMES })).toMatchObject({
      vetoes: [],
      warnings: [{ rule: 'V7' }],
    });
    const other = { ...sentence, text: 'Miso2000 is out' };
    expect(checkSentence(other, packet, { names: NO_NAMES }).vetoes).toMatchObject([{ rule: 'V7' }]);
  });
  vetoed('V7', 'have not changed what is told of them', [
    [
      'Heron kept its level while Vireo began strongly and got worse after every restart',
      'a: Vireo kept delivering at the same level. Heron started great and got worse after every restart.',
    ],
  ]);
  passes('keep what is told of them', [
    [
      'Vireo kept its level while Heron began strongly and got worse after every restart',
      'a: Vireo kept delivering at the same level. Heron started great and got worse after every restart.',
    ],
  ]);
});

describe('numbers that follow from others', () => {
  passes('are carried where they are right', [
    ['The share fell by 61 points, from 92 to 31 percent', 'a: 92% before, 31% after'],
    ['It is wrong in 3 of 42 cases, about 7 percent', 'a: wrong in 3 of 42 cases'],
    ['The bill fell from $3,140 to $200, more than fifteen times less', 'a: from $3140 to $200'],
    ['Setup takes two and a half hours instead of nine, some 72 percent less', 'a: 9 hours before, 2.5 hours now'],
    ['They took a quarter as many juniors', 'a: juniors cut from 12 to 3'],
    ['71 of 90 failures, almost four fifths, were typos', 'a: 71 of 90 failures were typos'],
    ['Rosa notes a drop of 15 points, from 80 to 65', 'a (Rosa): score went from 80 to 65'],
  ]);
  vetoed('V6', 'are not where they are wrong', [
    ['The share fell by 61 percent, from 92 to 31 percent', 'a: 92% before, 31% after'],
    ['It is wrong in 3 of 42 cases, about 17 percent', 'a: wrong in 3 of 42 cases'],
    ['They took a third as many juniors', 'a: juniors cut from 12 to 3'],
    ['The bill fell from $3,140 to $200, more than fifty times less', 'a: from $3140 to $200'],
  ]);
});

describe('speakers of two clauses', () => {
  const POSTS = [
    'ada (Ada Wren): I like Vireo since I can explain it to my mother. Read the ablation.',
    'bo (Bo Lindt): Nice and simple, but compare the right column of the table please.',
  ] as const;
  passes('each say what is theirs', [
    [
      'Ada Wren likes that it can be explained to a mother, whereas Bo Lindt would have the right column of the table compared',
      ...POSTS,
    ],
  ]);
  vetoed('V4', 'have not changed places', [
    [
      'Bo Lindt likes that it can be explained to a mother, whereas Ada Wren would have the right column of the table compared',
      ...POSTS,
    ],
  ]);
  it('have not changed places where one of them wrote in another script', () => {
    expect(
      rulesAgainst(
        '老周, who teaches fluid mechanics, sees not even a wrong proof, while Ada Wren offers the kindest reading',
        [
          'ada (Ada Wren): I teach fluid mechanics. Not a sketch, not even a wrong proof.',
          'lz (老周): 最善意的解读是练习做嗨了',
        ],
        { language: 'en' },
      ),
    ).toContain('V4');
  });
  it('are known by all posts of an author whose name stands on one', () => {
    expect(
      rulesAgainst('Ada Wren says that Vireo scores less than 1% on the private set', [
        'ada (Ada Wren): Vireo Test is out. It is built to be hard for machines.',
        'ada: Sub-1% scores on the private set from every model, Vireo too.',
      ]),
    ).toEqual([]);
  });
});

describe('praise', () => {
  passes('of all time or history is what the posts say', [
    ['Ada Wren称Vireo是史上最成功的系列', 'ada (Ada Wren): Vireo is the most successful family of all time'],
    ['@ada 称这是行业历史上最快的更替', 'ada: the fastest shift in industry history'],
    ['Ada Wren认为几样合用才有更大突破', 'ada (Ada Wren): a combination of these will do it'],
    ['Vireo登上Bird Leaderboard榜首', 'a: Vireo just topped the Bird Leaderboard'],
  ]);
});

describe('a line that opens with its speaker and a colon', () => {
  const POST =
    'adabyron (Ada Byron): at Aster Labs Lumen is the strongest model that read our contracts, 12 of 12 pages';
  const OTHER = 'gracem (Grace Murray): Lumen regressed badly on migrations, latency doubled to 45 seconds';
  passes('is that one’s word', [
    ['Ada Byron（Aster Labs）：12页合同，Lumen是最强的', POST],
    ['Ada Byron: Lumen is the strongest that read their contracts', POST],
    ['林雨：我们读过的最强的是Lumen', 'linyu (林雨): 我们读过的里面最强的是Lumen'],
  ]);
  vetoed('V7', 'is refused where none of its posts is that one’s', [
    ['Grace Murray：Lumen读对了12页', POST],
    ['Grace Murray: Lumen read 12 of 12 pages', POST],
  ]);
  vetoed('V4', 'is refused where it gives one the words of another, whatever stands in brackets', [
    ['Ada Byron：Lumen在migrations上regressed badly，latency升到45秒', POST, OTHER],
    ['Ada Byron（Aster Labs）：Lumen在migrations上regressed badly，latency升到45秒', POST, OTHER],
  ]);
  vetoed('V9', 'is nobody’s word where a label stands before the colon', [
    ['已经可用：Lumen是最强的模型', POST],
    ['开发者：Lumen是最强的模型', POST],
    ['Lumen：最强的模型', POST],
    ['Coding：Lumen是最强的模型', POST.replace('12 of', 'coding: 12 of')],
  ]);
  passes('may be a label of what the post says', [
    ['Pricing: Lumen Pro costs 20 dollars a month', 'adabyron (Ada Byron): Pricing of Lumen Pro is 20 dollars a month'],
  ]);
});
