// The renderer: the seed's page in the cited and the plain style.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { BrokenPromiseError } from '../../../shared/errors.ts';
import type { Report, Sentence } from '../../../shared/report.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { kindsOf, nodesOf } from '../../fixtures/markdown-text.ts';
import { itemOf, quoteOf, REPORT, sentenceOf } from '../../fixtures/report.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** The line of an overview that holds this sentence alone, and what stands below it. */
const lines = (style: 'cited' | 'plain', ...sentences: [Sentence, ...Sentence[]]): string[] => {
  const markdown = toMarkdown({ ...REPORT, overview: [sentences] }, style);
  const section = /概述\n\n([\s\S]*?)\n\n### /.exec(markdown)?.[1] ?? '';
  return section.split('\n\n');
};

describe('a report', () => {
  it.each(['cited', 'plain'] as const)(
    'is the page of the fixture in the %s style (written anew by vitest -u)',
    async (style) => {
      await expect(toMarkdown(REPORT, style)).toMatchFileSnapshot(join(FIXTURES, `report-${style}.md`));
    },
  );

  it('leaves out what there is none of, and says so where a section would be empty', () => {
    const markdown = toMarkdown({ ...REPORT, views: [], events: [], special: [] }, 'plain');
    expect(markdown).not.toContain('专项分析');
    expect(markdown).toContain(
      '### 重要观点与见解\n\n当日没有两位以上作者正面讨论同一话题。\n\n### 关键事件与发展\n\n当日',
    );
  });

  it('says it in its own sentence where it brings one', () => {
    const report: Report = { ...REPORT, views: [], noViews: sentenceOf('今日无人讨论') };
    expect(toMarkdown(report, 'plain')).toContain('### 重要观点与见解\n\n今日无人讨论。\n');
  });
});

describe('a quotation', () => {
  const short = sentenceOf('有人评价', [2], { quotes: [quoteOf(2, '快了一倍')] });

  it('in the language of the report and short stands inline, in the style’s marks', () => {
    expect(lines('cited', short)).toEqual([
      '有人评价，原文称“快了一倍”[[1]](https://x.com/i/status/2003000000000000002)。',
    ]);
    expect(lines('plain', short)).toEqual(['有人评价，原文称"快了一倍"。']);
  });

  it.each([
    ['in another language', quoteOf(1, 'Twice as fast.')],
    ['longer than 40 Han characters', quoteOf(2, '快'.repeat(41))],
    ['longer than 80 Latin characters', quoteOf(2, 'a'.repeat(81))],
    ['with curly marks of its own', quoteOf(2, '“快”')],
  ])('%s stands below its sentence, with its author and link', (_, quote) => {
    const [sentence, below] = lines('cited', sentenceOf('有人评价', [1, 2], { quotes: [quote] }));
    expect(sentence).toBe(
      '有人评价[[1]](https://x.com/i/status/2003000000000000001)[[2]](https://x.com/i/status/2003000000000000002)。',
    );
    expect(below).toBe(`> ${quote.text} ——@${quote.handle} [[${quote.lang === 'en' ? 1 : 2}]](${quote.url})`);
  });

  it('with a translation has the translation in the sentence and the original below', () => {
    const quotes = [quoteOf(1, 'Twice as fast.', { translation: '快了一倍' })];
    const [sentence, below] = lines('cited', sentenceOf('有人评价', [1], { quotes }));
    expect(sentence).toContain('，原文称“快了一倍”[[1]]');
    expect(below).toContain('> Twice as fast. ——@asterlabs');
    expect(lines('plain', sentenceOf('有人评价', [1], { quotes }))).toEqual(['有人评价，原文称"快了一倍"。']);
  });

  it('has no straight double marks within in the plain style', () => {
    expect(lines('plain', sentenceOf('他说', [2], { quotes: [quoteOf(2, '"快"')] }))[0]).toMatch(
      /^他说，原文称"[^"]*"。$/,
    );
  });

  it('ends its line, and the next sentence begins another', () => {
    const first = sentenceOf('有人评价', [1], { quotes: [quoteOf(1, 'Twice as fast.')] });
    expect(lines('cited', first, sentenceOf('另有1条')).map((line) => line.slice(0, 4))).toEqual([
      '有人评价',
      '> Tw',
      '另有1条',
    ]);
  });
});

describe('links', () => {
  it('are numbered by first appearance, one number a post', () => {
    const shown = lines('cited', sentenceOf('甲', [3, 1]), sentenceOf('乙', [1, 2])).join('');
    expect([...shown.matchAll(/\[\[(\d)\]\]\(\S+?(\d)\)/g)].map(([, n, id]) => `${n}:${id}`)).toEqual([
      '1:3',
      '2:1',
      '2:1',
      '3:2',
    ]);
  });

  it('to a post that the report does not list are a broken promise', () => {
    const report = { ...REPORT, overview: [[{ ...sentenceOf('甲'), cites: ['twitter:9'] }]] };
    expect(() => toMarkdown(report, 'cited')).toThrow(BrokenPromiseError);
  });
});

describe('bold', () => {
  it.each([
    ['**C++**好用', '**C**++好用。'],
    ['**（新）版本**好用', '（**新）版本**好用。'],
    ['甲**!!**好用', '甲！！好用。'],
    ['**甲****乙**好用', '**甲乙**好用。'],
  ])('never begins or ends with a symbol: %s', (text, line) => {
    expect(lines('plain', sentenceOf(text))).toEqual([line]);
  });
});

describe('a lead line', () => {
  it.each([
    ['智能体够用了吗？', '**智能体够用了吗**'],
    ['智能体够用了吗?！', '**智能体够用了吗**！'],
    ['智能体够用了吗？😀', '**智能体够用了吗**😀'],
  ])('%s asks nothing', (lead, shown) => {
    const views = REPORT.views.map((block) => ({ ...block, lead }));
    const markdown = toMarkdown({ ...REPORT, views }, 'cited');
    expect(markdown).toContain(`\n\n${shown}\n\n`);
    expect(checkConformance(markdown).findings).toEqual([]);
  });
});

describe('a view', () => {
  const voices = [[sentenceOf('**林雨**：太早', [1])], [sentenceOf('**周明**：正好', [2])]];
  const verdict = [{ ...sentenceOf('先看页码', [3]), stretches: [{ text: '判断：' }, { text: '先看页码' }] }];
  const shownOf = (paragraphs: Sentence[][], list?: 'bullets'): string => {
    const views = [{ lead: '它能不能读合同', paragraphs, ...(list === undefined ? {} : { list }) }];
    const markdown = toMarkdown({ ...REPORT, views }, 'plain');
    expect(checkConformance(markdown, { style: 'plain' }).findings).toEqual([]);
    return /它能不能读合同\*\*\n\n([\s\S]*?)\n\n### /.exec(markdown)?.[1] ?? '';
  };

  it('lists its voices, with the judgement below them', () => {
    expect(shownOf([...voices, verdict], 'bullets')).toBe('- **林雨**：太早。\n- **周明**：正好。\n\n判断：先看页码。');
    expect(shownOf(voices, 'bullets')).toBe('- **林雨**：太早。\n- **周明**：正好。');
  });

  it('has paragraphs where it has one voice, and where it was made before there were lists', () => {
    expect(shownOf([[sentenceOf('林雨认为太早，周明觉得正好', [1])], verdict], 'bullets')).not.toContain('- ');
    expect(shownOf([...voices, verdict])).not.toContain('- ');
  });
});

describe('lists', () => {
  it('keep one numbering through quotations below their items, ten items and more', () => {
    const item = itemOf('甲', '发布', sentenceOf('**甲发布**，1条', [1], { quotes: [quoteOf(1, 'Out now.')] }));
    const markdown = toMarkdown({ ...REPORT, keyPoints: Array.from({ length: 12 }, () => item) }, 'cited');
    expect(markdown).toContain(
      '\n10. **甲发布**，1条[[1]](https://x.com/i/status/2003000000000000001)。\n\n    > Out now.',
    );
    const nodes = nodesOf(markdown);
    const list = nodes.find(({ type, listType }) => type === 'list' && listType === 'ordered');
    const items = nodes.filter(({ type, parent }) => type === 'item' && parent === list);
    expect(items).toHaveLength(12);
    expect(items.every(({ lastChild }) => lastChild?.type === 'block_quote')).toBe(true);
  });

  it('of bullets keep a quotation within its item', () => {
    const quoted = nodesOf(toMarkdown(REPORT, 'cited')).filter(
      ({ type, parent }) => type === 'block_quote' && parent?.type === 'item' && parent.parent?.listType === 'bullet',
    );
    expect(quoted).toHaveLength(1);
  });

  it('of bullets are tight in the plain style', () => {
    const tight = nodesOf(toMarkdown(REPORT, 'plain')).filter(
      ({ type, listType }) => type === 'list' && listType === 'bullet',
    );
    expect(tight.map(({ listTight }) => listTight)).toEqual([true]);
  });
});

describe('the front matter', () => {
  it('of the plain style is the seed’s', () => {
    expect(toMarkdown(REPORT, 'plain').split('\n').slice(0, 6)).toEqual([
      '---',
      'layout: post',
      'title: "twitter_ai_20260422_20260422"',
      'date: "2026-04-22 23:59:59 +0800"',
      'posttime: "2026-04-23 07:00:12 +0800"',
      '---',
    ]);
  });

  it('holds no character that a layout would run', () => {
    const [, front = ''] = toMarkdown({ ...REPORT, description: '<script>"{{ site }}' }, 'cited').split('---\n');
    expect(front).toContain('description: "＜script＞＂｛｛ site ｝｝"\nexcerpt: "＜script');
  });
});

describe('the judge of these tests', () => {
  it('sees elements', () => {
    expect(kindsOf('> *a* [b](https://c.example)')).toEqual(
      ['block_quote', 'document', 'emph', 'link', 'paragraph', 'text'].sort(),
    );
  });
});
