// The form of a sentence, headline or lead, before it is held against its posts.
import { describe, expect, it } from 'vitest';
import { checkPiece } from '../../../functions/summarise/check-piece.ts';
import type { Piece } from '../../../functions/summarise/draft.ts';
import { beginWithName, hidesSomething, tidy } from '../../../functions/summarise/tidy.ts';
import { lengthOf } from '../../../shared/text/length.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import { AI_NAMES } from '../../fixtures/ai-names.ts';
import { CRITIC, MAKER, storyPost, TESTER } from './made-up-day.ts';

const sources = new Map([MAKER, TESTER, CRITIC].map((post) => [post.key as string, toSource(post, AI_NAMES)]));
const rules = (text: string, place: Piece['place'] = 'prose', posts: readonly string[] = [MAKER.key, TESTER.key]) =>
  checkPiece(
    { id: 'k1.1', section: 'keyPoints', place, text, posts, kind: 'claim' },
    { language: 'zh-CN', sources, names: AI_NAMES, secrets: ['0123456789abcdef', 'Pk7x3'] },
  ).vetoes.map(({ rule }) => rule);

describe('a piece', () => {
  it('stands where its posts carry it', () => {
    expect(rules('Kestrel 2开放权重，参数规模为32B', 'headline')).toEqual([]);
    expect(rules('Mira Chen用Kestrel 2解出20道数学题中的14道')).toEqual([]);
    expect(rules('Tom Ruiz说“写总结还是不放心”', 'prose', [CRITIC.key])).toEqual([]);
  });

  it.each<[string, string, Piece['place']]>([
    ['two sentences', 'Kestrel 2开放权重。参数规模为32B', 'prose'],
    ['a question', 'Kestrel 2的权重开放了吗？', 'headline'],
    ['nothing', 'Kestrel', 'headline'],
    ['a paragraph', 'Kestrel 2开放权重，'.repeat(50), 'prose'],
    ['a mark without its partner', 'Kestrel 2“开放权重，参数规模为32B', 'prose'],
    ['a lead with a colon', 'Kestrel 2：好不好', 'lead'],
    ['a headline that begins with a handle', '@arvolabs开放Kestrel 2的权重', 'headline'],
  ])('of %s is refused by its form', (_, text, place) => {
    expect(rules(text, place)[0]).toBe('V1');
  });

  it('is asked for anew, but not refused, as a headline that ends with a mark on which bold may not end', () => {
    const piece = { id: 'k1.h', section: 'keyPoints', kind: 'claim', posts: [MAKER.key, TESTER.key] } as const;
    const judged = (text: string, place: Piece['place']) =>
      checkPiece({ ...piece, text, place }, { language: 'zh-CN', sources, names: AI_NAMES, secrets: [] });
    const judgement = judged('Kestrel 2解出20道数学题中的70%', 'headline');
    expect([judgement.vetoes, judgement.warnings.map(({ rule }) => rule)]).toEqual([[], ['V1']]);
    expect(judged('Kestrel 2解出20道数学题中的70%', 'prose').warnings).toEqual([]);
    expect(judged('20道数学题登上《Kestrel 2》', 'headline').warnings.map(({ rule }) => rule)).toContain('V1');
  });

  it('hears of its form and of its posts at once, so that one repair can mend both', () => {
    expect(rules('Kestrel 2开放权重。参数规模为64B')).toEqual(['V1', 'V6']);
  });

  it.each([
    ['an id of a post', 'Pk7x3说Kestrel 2开放权重'],
    ['an id that is mistyped', 'Kestrel 2开放权重[Vxx0]'],
    ['the boundary', 'Kestrel 2开放权重0123456789abcdef'],
    ['hidden characters', 'Kestrel 2开放\u200b权重'],
    ['a link', 'Kestrel 2开放权重https://evil.example'],
    ['markup', '**Kestrel 2**开放权重'],
  ])('with %s is refused', (_, text) => {
    expect(rules(text)).toContain('V12');
  });

  it('that names no post, or none that was shown, is refused', () => {
    expect(rules('Kestrel 2开放权重', 'prose', [])).toEqual(['V3']);
    expect(rules('Kestrel 2开放权重', 'prose', ['P9999'])).toContain('V2');
  });

  it('may end a quotation with its own stop', () => {
    expect(rules('Tom Ruiz说“刚试了 Kestrel 2，长文档的引用会漏，写总结还是不放心。”', 'prose', [CRITIC.key])).toEqual(
      [],
    );
  });

  it('that is a lead says nothing that the posts below it might not say', () => {
    expect(rules('Kestrel 2够不够好', 'lead')).toEqual([]);
    expect(rules('Fjell 3够不够好', 'lead')).not.toEqual([]);
    expect(rules('Kestrel 2便宜到99美元', 'lead')).toEqual(['V6']);
    expect(rules('Kestrel 2与蒸馏', 'lead', [MAKER.key, CRITIC.key])).toEqual([]);
  });
});

describe('how much is talked of something', () => {
  const post = (text: string) => storyPost({ text });
  const judge = (text: string, language: 'zh-CN' | 'en', source: ReturnType<typeof post>) =>
    checkPiece(
      { id: 'o1.1', section: 'overview', place: 'prose', text, posts: [source.key], kind: 'synthesis' },
      { language, sources: new Map([[source.key, toSource(source, AI_NAMES)]]), names: AI_NAMES, secrets: [] },
    ).vetoes.map(({ message }) => message);
  const TREND = 'No post says that more or fewer speak of it; say what they say.';

  it.each<[string, 'zh-CN' | 'en']>([
    ['Kestrel 2的讨论明显升温', 'zh-CN'],
    ['越来越多开发者讨论Kestrel 2', 'zh-CN'],
    ['Talk about Kestrel 2 is heating up', 'en'],
    ['More and more developers discuss Kestrel 2', 'en'],
  ])('is not said without a post that says it: %s', (text, language) => {
    expect(judge(text, language, post('Kestrel 2 is out.'))).toContain(TREND);
  });

  it('may be reported of a post that says it', () => {
    expect(judge('Talk about Kestrel 2 is growing', 'en', post('Talk about Kestrel 2 is growing.'))).not.toContain(
      TREND,
    );
  });

  it.each<[string, 'zh-CN' | 'en']>([
    ['开发者讨论Kestrel 2租金下降', 'zh-CN'],
    ['Developers talk about prices that rose', 'en'],
  ])('is another thing than what grows or falls: %s', (text, language) => {
    expect(judge(text, language, post('Kestrel 2 is out.'))).not.toContain(TREND);
  });
});

describe('an account that opens a headline', () => {
  const other = storyPost({ handle: 'arvolabs', text: 'Kestrel 2 is out.' });
  const found = (post: typeof other) => {
    const sources = new Map([post, other].map((one) => [one.key as string, toSource(one, AI_NAMES)]));
    const text = 'arvolabs计划到2030年有30GW';
    const piece = {
      id: 'k1.h',
      section: 'keyPoints',
      place: 'headline',
      text,
      posts: [post.key],
      kind: 'claim',
    } as const;
    const { vetoes } = checkPiece(piece, { language: 'zh-CN', sources, names: AI_NAMES, secrets: [] });
    return vetoes.filter(({ rule }) => rule === 'V4').map(({ text: words }) => words);
  };

  it('may be its organisation by another account', () => {
    const own = storyPost({ handle: 'arvo_news', organisation: 'Arvolabs', text: 'We plan for 30GW by 2030.' });
    expect(found(own)).toEqual([]);
  });

  it('is refused where a stranger says it', () => {
    expect(found(storyPost({ handle: 'someone_else', text: 'They plan for 30GW by 2030.' }))).toEqual(['arvolabs']);
  });
});

describe('a tidy text', () => {
  const zh = tidy('zh-CN');
  it.each([
    ['Kestrel 2 开放权重。', 'Kestrel 2开放权重'],
    ['他说"写总结 还是 不放心"', '他说“写总结 还是 不放心”'],
    ['价格降到 20 美元', '价格降到20美元'],
    ['在「Kestrel 2 内测」里', '在“Kestrel 2 内测”里'],
  ])('%s is %s', (given, expected) => {
    expect(zh(given)).toBe(expected);
    expect(zh(expected)).toBe(expected);
  });

  it('keeps English as it is but for its final stop', () => {
    expect(tidy('en')('Kestrel 2 opens to "all" users.')).toBe('Kestrel 2 opens to “all” users');
  });
});

describe('a text in bold', () => {
  const nameOf = (handle: string): string | undefined => (handle === 'mirachen' ? 'Mira Chen' : undefined);
  it.each([
    ['@mirachen解出14道题', 'Mira Chen解出14道题'],
    ['@mirachen solves 14 problems', 'Mira Chen solves 14 problems'],
    ['@fjell_dev说引用会漏', 'fjell_dev说引用会漏'],
    ['Kestrel 2让@mirachen满意', 'Kestrel 2让@mirachen满意'],
  ])('%s begins with a word: %s', (given, expected) => {
    expect(beginWithName(given, nameOf)).toBe(expected);
  });
});

describe('the length of a text', () => {
  it.each([
    ['Kestrel 2开放权重', 2 + 1 + 4],
    ['2026年1月5日', 3 + 3],
    ['1,024个token', 1 + 1 + 2],
    ['@muyi谈到NVIDIA', 2 + 2 + 2],
  ])('%s is %i', (text, length) => {
    expect(lengthOf(text, 'zh-CN')).toBe(length);
  });

  it('in English is its words', () => {
    expect(lengthOf('Kestrel 2 opens to all free users, 20 a day', 'en')).toBe(10);
  });

  it('is not what hides something', () => {
    expect(hidesSomething('普通 的 text')).toBe(false);
    expect(hidesSomething('不\u202e见')).toBe(true);
  });
});
