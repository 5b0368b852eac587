// Conformance: a valid report has no finding, and each way to spoil it is caught by its own rule.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { goldenReports } from '../../fixtures/golden-reports.ts';
import { REPORT } from '../../fixtures/report.ts';

const PLAIN = toMarkdown(REPORT, 'plain');
const CITED = toMarkdown(REPORT, 'cited');
const SEED = join(import.meta.dirname, '../../../../shared/seed-report.md');

type Case = readonly [rule: string, what: string, from: string | RegExp, to: string];

const spoil = (markdown: string, from: string | RegExp, to: string): string => {
  const spoilt = markdown.replace(from, to);
  if (spoilt === markdown) throw new Error(`The report holds no ${from} to spoil.`);
  return spoilt;
};

const rulesOf = (markdown: string, style: 'cited' | 'plain'): string[] =>
  checkConformance(markdown, { style }).findings.map(({ rule }) => rule);

describe('a valid report', () => {
  it.each([
    ['cited', CITED],
    ['plain', PLAIN],
  ] as const)('has no finding in the %s style, which is recognised', (style, markdown) => {
    expect(checkConformance(markdown)).toEqual({ style, findings: [] });
  });

  it('has findings when checked as the other style', () => {
    expect(rulesOf(CITED, 'plain')).toEqual(expect.arrayContaining(['F-F1', 'F-L1', 'F-Q1', 'F-S1']));
    expect(rulesOf(PLAIN, 'cited')).toEqual(expect.arrayContaining(['F-F1', 'F-Q1', 'F-S1']));
  });

  it('may leave out special analyses, views and events', () => {
    const short = { ...REPORT, special: [], views: [], events: [], keyPoints: REPORT.keyPoints.slice(0, 1) };
    for (const style of ['cited', 'plain'] as const) {
      expect(checkConformance(toMarkdown(short, style))).toEqual({ style, findings: [] });
    }
  });

  const seedIsThere = existsSync(SEED);
  if (!seedIsThere && process.env.CI === 'true') throw new Error('The seed report is not at ../shared/seed-report.md.');
  it.skipIf(!seedIsThere)('is what the seed is (skipped where ../shared is absent)', () => {
    expect(checkConformance(readFileSync(SEED, 'utf8'))).toEqual({ style: 'plain', findings: [] });
  });
});

const BOTH: readonly Case[] = [
  ['F-B1', 'a byte order mark', /^/, '\uFEFF'],
  ['F-B1', 'carriage returns', '报告 (', '报告\r ('],
  ['F-B1', 'a tab', '3位作者', '3\t位作者'],
  ['F-B1', 'decomposed characters', '论文已公开', '论文cafe\u0301已公开'],
  ['F-B2', 'no line end', /\n$/, ''],
  ['F-B2', 'two line ends', /$/, '\n'],
  ['F-B3', 'a trailing space', '传闻0项。', '传闻0项。 '],
  ['F-B3', 'a leading space', '\n官方消息', '\n 官方消息'],
  ['F-B4', 'two blank lines', '\n\n官方消息', '\n\n\n官方消息'],
  ['F-B5', 'paragraphs without a blank line', '\n\n官方消息', '\n官方消息'],
  ['F-B5', 'no blank line after the front matter', '---\n\nTwitter', '---\nTwitter'],
  ['F-F1', 'no front matter', /^---\n[\s\S]*?---\n\n/, ''],
  ['F-F1', 'a key of its own', 'layout: post\n', 'layout: post\npermalink: /index.html\n'],
  ['F-F1', 'keys in another order', /(layout: post\n)(title: .*\n)/, '$2$1'],
  ['F-F1', 'another layout', 'layout: post', 'layout: page'],
  ['F-F2', 'a title for people', /title: .*/, 'title: "AI日报"'],
  ['F-F2', 'a slug with days out of order', 'title: "twitter_ai_20260422_', 'title: "twitter_ai_20260423_'],
  ['F-F2', 'a slug with a day that is none', /title: .*/, 'title: "twitter_ai_20260231_20260231"'],
  ['F-F3', 'a date without zone', /date: "(.*) \+0800"/, 'date: "$1"'],
  ['F-F3', 'a date that is none', 'date: "2026-04-22', 'date: "2026-04-31'],
  ['F-F4', 'a posttime without quotes', /posttime: "(.*)"/, 'posttime: $1'],
  ['F-F5', 'a posttime before the date', /posttime: .*/, 'posttime: "2026-04-22 23:59:58 +0800"'],
  ['F-T1', 'another first line', 'Twitter Ai 报告', 'Twitter AI 报告'],
  ['F-T1', 'a second line before the heading', '\n\n# ', '\n\n多余的一行。\n\n# '],
  ['F-H0', 'no heading of the report', /\n# .*\n/, ''],
  ['F-H0', 'a line under the heading of the report', /(\n# .*\n)/, '$1\n多余的一行。\n'],
  ['F-H1', 'another heading of the summary', '简要部分（优先阅读）', '简要部分'],
  ['F-H2', 'an overview of another level', '### 主要话题', '## 主要话题'],
  ['F-H2', 'a list in the overview', '\n官方消息', '\n- 官方消息'],
  ['F-H3', 'a heading without a number', '（3个关键信息点）', ''],
  ['F-H3', 'a paragraph among the key points', '\n\n2. ', '\n\n多余的一行。\n\n2. '],
  ['F-H4', 'no heading of the details', '## 详细分析部分\n\n', ''],
  ['F-H5', 'no heading of the views', '### 重要观点与见解\n\n', ''],
  ['F-H5', 'views without leads', '**围绕Lumen 3.1的讨论**\n\n', ''],
  ['F-H5', 'sections in another order', /(### 重要观点[\s\S]*?)(### 关键事件[\s\S]*?)(### 专项)/, '$2$1$3'],
  ['F-H6', 'an event without a colon', '**ステラ**：论文', '**ステラ**，论文'],
  ['F-H6', 'a list that starts at 2', '1. **ステラ**', '2. **ステラ**'],
  ['F-H6', 'a list without a lead', '**重大技术突破事件**\n\n', ''],
  ['F-H6', 'full stops on some items only', '$5套餐', '$$5套餐。'],
  ['F-H7', 'special analyses without any', /#### [\s\S]*?(?=---)/, ''],
  ['F-H8', 'a special analysis by another name', '人工智能技术发展分析', '人工智能技术发展'],
  ['F-H8', 'a special analysis without a lead', '**本地部署**\n\n', ''],
  ['F-H9', 'no label on the last paragraph', '**从业者应重点关注**：', '请关注：'],
  ['F-H9', 'no heading of the conclusion', '## 结论与前景展望\n\n', ''],
  ['F-H10', 'words beside the word cloud', '## 词云分析\n', '## 词云分析\n\n多余的一行。\n'],
  ['F-H10', 'no heading of the word cloud', '## 词云分析\n\n', ''],
  ['F-HR', 'no break before the details', '---\n\n## 详细', '## 详细'],
  ['F-HR', 'a break too many', '### 关键事件', '---\n\n### 关键事件'],
  ['F-K1', 'a wrong count', '（3个关键信息点）', '（4个关键信息点）'],
  ['F-K2', 'a key point without bold', '1. **Lumen 3.1发布**', '1. Lumen 3.1发布'],
  [
    'F-K2',
    'a key point without its final 。',
    '3. **C++引发讨论**，2位作者、2条推文',
    '3. **C++引发讨论**，2位作者、2条推文！\n\n**多余**',
  ],
  ['F-K2', 'key points out of order', '2. **Transformers', '4. **Transformers'],
  ['F-E1', 'bold that ends with punctuation', '**Lumen 3.1**（3', '**Lumen 3.1（**3'],
  ['F-E1', 'bold that ends with an entity', '**Lumen 3.1**（3', '**Lumen 3.1&#41;**（3'],
  ['F-E1', 'bold that begins with a space', '**本地模型**', '** 本地模型**'],
  ['F-E2', 'bold that does not end', '**本地模型**', '**本地模型'],
  ['F-E2', 'italics with an asterisk', '传闻0项', '*传闻*0项'],
  ['F-P1', 'a space between Han and Latin', '官方消息1项', '官方 AI消息1项'],
  ['F-P1', 'half-width punctuation beside Han', '官方消息1项：', '官方消息1项:'],
  ['F-P1', 'half-width punctuation as an entity', '官方消息1项：', '官方消息1项&#58;'],
  ['F-J1', 'a Liquid tag', '传闻0项', '传闻{% include x %}0项'],
  ['F-J1', 'a Liquid value', '传闻0项', '传闻{{ site }}0项'],
  ['F-J1', 'a kramdown attribute list', '传闻0项。', '传闻0项。{: id="x"}'],
  ['F-J2', 'HTML', '传闻0项', '传闻<b>0项</b>'],
  ['F-J2', 'code', '传闻0项', '传闻`0项`'],
  ['F-J2', 'a table', '传闻0项', '传闻|0项'],
  ['F-J2', 'italics', '传闻0项', '传闻 _0_ 项'],
  ['F-L1', 'a link to anywhere', '传闻0项', '传闻[0](https://evil.example)项'],
  ['F-L1', 'a picture of another', '传闻0项', '传闻![0](https://evil.example/p.gif)项'],
  ['F-W1', 'a picture of another day', /\(wordcloud_.*\)\n$/, '(wordcloud_twitter_ai_20260421_20260421.jpg)\n'],
  ['F-W1', 'a line after the word cloud', /\n$/, '\n\n再见。\n'],
];

const ONLY_CITED: readonly Case[] = [
  ['F-B5', 'tight bullets with a quotation among them', /(\n\n)(- \*\*R&D)/, '\n$2'],
  ['F-B5', 'loose bullets without one', '。\n- **推文**', '。\n\n- **推文**'],
  ['F-F1', 'a description that is no text', /description: .*/, 'description: Lumen: out'],
  ['F-F1', 'a picture of another', /image: .*/, 'image: "/logo.jpg"'],
  ['F-S1', 'an item without a label', '- **时段**：', '- '],
  ['F-S1', 'a paragraph among the items', '## 数据来源与核验\n', '## 数据来源与核验\n\n多余的一行。\n'],
  ['F-S1', 'sources after the word cloud', /(## 数据来源[\s\S]*?)(## 词云[\s\S]*?)(!.*\n)$/, '$2$1$3'],
  ['F-V1', 'a view without quotations', /(?<=持保留意见\S+\n\n)> .*\n\n.*\n/, ''],
  ['F-L1', 'a link out of its place', /85\.3%(\[\[1\]\]\(\S+?\))/, '$185.3%'],
  ['F-L1', 'a link to another site', 'https://x.com/i/status/2003000000000000005', 'https://evil.example/i/status/5'],
  [
    'F-L1',
    "a link by an author's name",
    'https://x.com/i/status/2003000000000000005',
    'https://x.com/quant_lin/status/5',
  ],
  ['F-L1', 'numbers that do not begin at 1', /\[\[1\]\]/g, '[[9]]'],
  ['F-L1', 'two numbers for a post', /(.*)\[\[5\]\]/s, '$1[[6]]'],
  ['F-L1', 'four links in a sentence', /(\[\[3\]\]\(\S+?\))。/, '$1$1。'],
  ['F-Q1', 'a quotation without its author', ' ——@asterlabs', ''],
  ['F-Q1', 'a quotation out of its item', '   > Lumen', '> Lumen'],
  ['F-Q1', 'straight marks after Han', '“浏览器里直接跑，快了一倍”', '"浏览器里直接跑，快了一倍"'],
];

const ONLY_PLAIN: readonly Case[] = [
  ['F-B5', 'loose bullets', '\n- **R&D', '\n\n- **R&D'],
  ['F-F1', 'the cited keys', /(posttime: .*\n)/, '$1lang: "zh-CN"\n'],
  ['F-V1', 'a view without quotations', /，表示".*$/m, '。'],
  ['F-P1', 'a quotation that does not end', '快了一倍"', '快了一倍'],
  ['F-L1', 'a link', '传闻0项', '传闻0项[[1]](https://x.com/i/status/1)'],
  ['F-Q1', 'a block quotation', '\n官方消息', '\n> 官方消息'],
];

describe('a spoilt report is caught by the rule', () => {
  it.each([...BOTH, ...ONLY_CITED])('%s, cited: %s', (rule, _, from, to) => {
    expect(rulesOf(spoil(CITED, from, to), 'cited')).toContain(rule);
  });

  it.each([...BOTH, ...ONLY_PLAIN])('%s, plain: %s', (rule, _, from, to) => {
    expect(rulesOf(spoil(PLAIN, from, to), 'plain')).toContain(rule);
  });
});

describe('a finding', () => {
  it('says where it is, what stands there and what is wanted', () => {
    const spoilt = spoil(PLAIN, '（3个关键信息点）', '（4个关键信息点）');
    const line = spoilt.split('\n').findIndex((text) => text.includes('4个')) + 1;
    expect(checkConformance(spoilt).findings).toEqual([
      {
        rule: 'F-K1',
        line,
        text: '### 核心信息概述（4个关键信息点）',
        message: 'The heading counts 4 key points and 3 follow.',
      },
    ]);
  });

  it('comes for a link that is no post of the report, where its posts are known', () => {
    const known = new Set(Object.values(REPORT.posts).map(({ url }) => url));
    expect(checkConformance(CITED, { links: known }).findings).toEqual([]);
    const other = CITED.replaceAll('2003000000000000005', '2003000000000000006');
    expect(checkConformance(other).findings).toEqual([]);
    expect(new Set(checkConformance(other, { links: known }).findings.map(({ rule }) => rule))).toEqual(
      new Set(['F-L1']),
    );
  });
});

const {
  'zh-CN-written-cited.md': WRITTEN = '',
  'zh-CN-written-plain.md': WRITTEN_PLAIN = '',
  'zh-CN-excerpts-cited.md': EXCERPTS = '',
  'zh-CN-excerpts-plain.md': EXCERPTS_PLAIN = '',
} = goldenReports();

const KEY_POINTS = /（3个关键信息点）[\s\S]*?(?=---)/;
const FORMS: readonly (readonly [...Case, markdown: string, style: 'cited' | 'plain'])[] = [
  ['F-F1', 'a byline in another place of the front matter', /(\nbyline: .*)(\nlang: .*)/, '$2$1', WRITTEN, 'cited'],
  [
    'F-H0',
    'another line under the title',
    '未向当事人求证\n\n##',
    '未向当事人求证\n\n多余的一行。\n\n##',
    WRITTEN,
    'cited',
  ],
  [
    'F-H0',
    'the plain style’s byline in the cited one',
    /(\n\n本文由AI根据10条推文撰写)，每句附原推文/,
    '$1',
    WRITTEN,
    'cited',
  ],
  ['F-N1', 'a ninth handle', '看法不一', '@a、@b、@c、@d、@e、@f、@g看法不一', WRITTEN, 'cited'],
  ['F-N1', 'a handle in the plain style', 'mei_builds说', '@mei_builds说', WRITTEN_PLAIN, 'plain'],
  ['F-K0', 'no key point and no word on it', KEY_POINTS, '（0个关键信息点）\n\n', WRITTEN, 'cited'],
  ['F-K0', 'no key point and no count', KEY_POINTS, '（0个关键信息点）\n\n没有消息。\n\n', WRITTEN, 'cited'],
  [
    'F-K3',
    'a headline twice',
    '**Pico 2加入离线模式**',
    '**Aster Labs放出27B的Lumen 3.1，一次能读400页**',
    WRITTEN,
    'cited',
  ],
  [
    'F-L1',
    'four links of a sentence',
    'status/20007)。\n\n**Lumen',
    'status/20007)[[1]](https://x.com/i/status/20001)。\n\n**Lumen',
    WRITTEN,
    'cited',
  ],
  ['F-H9', 'a label above nothing', /(?<=从业者应重点关注\*\*：)\n\n- [\s\S]*?(?=\n\n##)/, '', WRITTEN, 'cited'],
  ['F-H9', 'a list under a label that says something', '关注**：\n\n- 用', '关注**：照做。\n\n- 用', WRITTEN, 'cited'],
  ['F-H9', 'a list under another label', '**从业者应重点关注**：\n', '**尚待核实**：\n', WRITTEN, 'cited'],
  ['F-V1', 'a view of one speaker', /@mei_builds说“[^”]*”/, '另有作者觉得已经够快', WRITTEN, 'cited'],
  ['F-V2', 'a lead line that asks', '**Lumen 3.1能不能读合同**', '**Lumen 3.1能不能读合同**？', WRITTEN, 'cited'],
  ['F-L1', 'a link to another file', 'evidence.json](/reports/', 'report.json](/reports/', WRITTEN, 'cited'],
  [
    'F-S1',
    'an analysis in a report of excerpts',
    '## 数据来源',
    '---\n\n## 详细分析部分\n\n## 数据来源',
    EXCERPTS,
    'cited',
  ],
  ['F-K2', 'an item without its quotation', /\n\n {3}> Pico 2.*/, '', EXCERPTS, 'cited'],
  ['F-K2', 'an item without its quotation in the plain style', /，"Pico 2[^"]*"。/, '', EXCERPTS_PLAIN, 'plain'],
];

describe('a report of today', () => {
  it.each(FORMS)('breaks %s with %s', (rule, _, from, to, markdown, style) => {
    expect(rulesOf(spoil(markdown, from, to), style)).toContain(rule);
  });

  it('may have a question mark within a lead line, which asks only at its end', () => {
    const within = spoil(WRITTEN, '**Lumen 3.1能不能读合同**', '**Lumen 3.1能读？看看合同**');
    expect(rulesOf(within, 'cited')).not.toContain('F-V2');
  });

  it('may say in one sentence that no key point is left', () => {
    const none = spoil(
      WRITTEN,
      /（3个关键信息点）[\s\S]*?(?=---)/,
      '（0个关键信息点）\n\n15条推文中没有留下可以成条的消息。\n\n',
    );
    expect(rulesOf(none, 'cited').filter((rule) => rule.startsWith('F-K'))).toEqual([]);
  });

  it('may lead to its evidence on any site where no number says which one it is', () => {
    const elsewhere = spoil(WRITTEN, 'evidence.json](/reports/', 'evidence.json](https://blog.example/reports/');
    const unlinked = elsewhere.replace(/\[\[\d+\]\]\([^)]*\)/g, '');
    expect(rulesOf(unlinked, 'cited')).not.toContain('F-L1');
    expect(rulesOf(unlinked.replace('/evidence.json', '/report.json'), 'cited')).toContain('F-L1');
  });
});
