// Background beside a name: what of a sentence it is, that all else is still checked against posts, and what may be background.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/errors.ts';
import { compileNames } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { loadNames } from '../../../shared/topic-files.ts';
import { backgroundIn, withoutBackground } from '../../../shared/verify/background.ts';
import { backgroundFault, checkBackground, unsoundBackground } from '../../../shared/verify/background-bounds.ts';
import { rulesAgainst } from './checking.ts';

const ABOUT = 'Python工具uv和Ruff的开发商';
const NAMES = compileNames(
  namePackOf({
    organisations: [{ name: 'Marrow Labs' }, { name: 'Astral', forms: ['星体'] }],
    products: [{ name: 'Quillon' }],
    background: [
      { name: 'Astral', about: { 'zh-CN': ABOUT, en: 'maker of the Python tools uv and Ruff' } },
      { name: 'Quillon', about: { 'zh-CN': 'AI代码编辑器', en: 'AI code editor' } },
      { name: 'METR', about: { 'zh-CN': '评测智能体的非营利机构', en: 'non-profit that tests agents' } },
    ],
  }),
);

const bare = (text: string, language: 'zh-CN' | 'en' = 'zh-CN', most = 2): string =>
  withoutBackground(text, backgroundIn(text, language, NAMES, most));

describe('background of a sentence', () => {
  it.each([
    ['in brackets', `Marrow Labs收购Astral（${ABOUT}），价格未公布`, 'Marrow Labs收购Astral，价格未公布'],
    ['in fewer words', 'Marrow Labs收购Astral（uv和Ruff的开发商）', 'Marrow Labs收购Astral'],
    ['by another spelling', `星体（${ABOUT}）加入`, '星体加入'],
    ['right before the name', `Marrow Labs收购${ABOUT}Astral`, 'Marrow Labs收购Astral'],
    ['between two names', 'Marrow Labs放出32B代码编辑器Quillon', 'Marrow Labs放出32B Quillon'],
    ['of two names', 'Astral（uv的开发商）用上AI代码编辑器Quillon', 'Astral用上Quillon'],
    ['wherever the name has it', 'Astral（uv的开发商）称Astral（uv的开发商）不变', 'Astral称Astral不变'],
  ])('stands beside its name: %s', (_, text, without) => {
    expect(bare(text)).toBe(without);
  });

  it.each([
    ['in brackets', 'Marrow Labs buys Astral (the maker of uv and Ruff)', 'Marrow Labs buys Astral'],
    ['between commas', 'Astral, maker of the Python tools uv and Ruff, joins Marrow Labs', 'Astral joins Marrow Labs'],
    ['to the end', 'Marrow Labs buys Astral, the maker of uv', 'Marrow Labs buys Astral'],
    ['right before the name', 'Marrow Labs buys the AI code editor Quillon', 'Marrow Labs buys the Quillon'],
  ])('stands beside its name in English: %s', (_, text, without) => {
    expect(bare(text, 'en')).toBe(without);
  });

  it.each([
    ['other words in the brackets', 'Astral（Python工具uv、Ruff和ty的开发商）'],
    ['words in another order', 'Astral（开发商的Ruff和uv）'],
    ['a "not" left out', 'METR（评测智能体的营利机构）'],
    ['away from the name', `Astral被收购，它是${ABOUT}`],
    ['a statement of its own', `Astral是${ABOUT}`],
    ['a name that goes on', 'Astrala（uv的开发商）'],
    ['a clause that goes on', 'Astral，Python工具uv和Ruff的开发商宣布'],
    ['a figure between its words', 'Astral（uv和Ruff的3个开发商）'],
    ['a word that any name could have before it', '收购器Quillon'],
  ])('is not %s', (_, text) => {
    expect(bare(text)).toBe(text);
    expect(backgroundIn(text, 'zh-CN', NAMES, 2)).toEqual([]);
  });

  it('is that of so many names, in the words of the pack', () => {
    const text = 'Astral（uv的开发商）和AI代码编辑器Quillon';
    expect(backgroundIn(text, 'zh-CN', NAMES, 2)).toEqual([
      { name: 'Astral', text: ABOUT },
      { name: 'Quillon', text: 'AI代码编辑器' },
    ]);
    expect(bare(text, 'zh-CN', 1)).toBe('Astral和AI代码编辑器Quillon');
    expect(bare(text, 'zh-CN', 0)).toBe(text);
  });

  const words = fc.array(fc.constantFrom(...'的开发商编辑器uv', 'uv', 'Ruff', 'Astral', '（', '）', '，', '3', ' '), {
    maxLength: 30,
  });

  it('takes no name, number or bracket along that is not its own', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const rest = bare(text);
        const kept = (pattern: RegExp): boolean =>
          JSON.stringify(rest.match(pattern)) === JSON.stringify(text.match(pattern));
        expect(kept(/Astral/g)).toBe(true);
        expect(kept(/3/g)).toBe(true);
        expect((text.match(/（/g) ?? []).length - (rest.match(/（/g) ?? []).length).toBe(
          (text.match(/）/g) ?? []).length - (rest.match(/）/g) ?? []).length,
        );
        if (!/Astral/.test(text)) expect(rest).toBe(text);
      }),
    );
  });

  it('may have any of its words, in their order', () => {
    const tokens = ['Python', '工', '具', 'uv', '和', 'Ruff', '的', '开', '发', '商'];
    fc.assert(
      fc.property(fc.subarray(tokens, { minLength: 1 }), (chosen) => {
        const inner = chosen.reduce(
          (text, token) => (/\w$/.test(text) && /^\w/.test(token) ? `${text} ${token}` : text + token),
          '',
        );
        expect(bare(`收购Astral（${inner}）`)).toBe('收购Astral');
      }),
    );
  });
});

describe('a sentence with background', () => {
  const POST = 'marrow: Marrow Labs acquires Astral. Terms were not disclosed.';
  const against = (text: string, post = POST, place: 'prose' | 'lead' = 'prose'): string[] =>
    rulesAgainst(text, [post], { place }, NAMES);

  it('needs no post for it', () => {
    expect(against(`Marrow Labs收购Astral（${ABOUT}）`)).toEqual([]);
    expect(against('Marrow Labs acquires Astral, maker of the Python tools uv and Ruff')).toEqual([]);
  });

  it.each([
    ['its words elsewhere', 'V7', 'Marrow Labs收购Astral和Ruff'],
    ['its words as a claim', 'V7', 'Marrow Labs收购Astral，Ruff归它所有'],
    ['another figure', 'V6', `Marrow Labs以30亿美元收购Astral（${ABOUT}）`],
    ['another name', 'V7', `Tessera收购Astral（${ABOUT}）`],
    ['another speaker', 'V4', `Marrow Labs收购Astral（${ABOUT}），@tessera_hq称价格未公布`],
    ['a superlative', 'V9', `Marrow Labs首次收购Astral（${ABOUT}）`],
    ['a quotation of its words', 'V5', `Marrow Labs收购“${ABOUT}”`],
  ])('needs one for %s', (_, rule, text) => {
    expect(against(text)).toContain(rule);
  });

  it('needs one for the name itself', () => {
    expect(against(`Marrow Labs收购Astral（${ABOUT}）`, 'marrow: Marrow Labs acquires Tessera.')).toContain('V7');
  });

  it('has a speaker that it would have without', () => {
    expect(against(`Astral（${ABOUT}）称价格未公布`, 'marrow: Marrow Labs does not disclose terms.')).toEqual(
      against('Astral称价格未公布', 'marrow: Marrow Labs does not disclose terms.'),
    );
  });

  it('has none in a lead, which has no posts of its own', () => {
    expect(against(`Astral（${ABOUT}）归了谁`, POST, 'lead')).toContain('V7');
  });
});

describe('what may be background', () => {
  it.each([
    [ABOUT, 'zh-CN', undefined],
    ['常用的ARC-AGI-2测试', 'zh-CN', undefined],
    ['maker of the Python tools uv and Ruff', 'en', undefined],
    ['在全世界各地销售各种各样的软件和硬件产品的公司', 'zh-CN', undefined],
    [
      '在全世界各地销售各种各样的软件和硬件产品的大型公司',
      'zh-CN',
      'is too long: it counts 25 where 24 is the most (a Latin word counts 2)',
    ],
    [
      'a company that makes tools for people who write much Python',
      'en',
      'is too long: it counts 11 where 10 is the most (words)',
    ],
    ['有500名员工的公司', 'zh-CN', 'gives the figure 500名, which may change'],
    ['company with two founders', 'en', 'gives the figure two, which may change'],
    ['最大的代码公司', 'zh-CN', 'praises (largest)'],
    ['the leading code company', 'en', 'praises (best)'],
    ['将推出芯片的公司', 'zh-CN', 'looks ahead'],
    ['公司（上海）', 'zh-CN', 'holds other marks than commas, hyphens and points within plain words'],
    ['https://uv.example', 'en', 'holds other marks than commas, hyphens and points within plain words'],
    ['@astral的公司', 'zh-CN', 'holds other marks than commas, hyphens and points within plain words'],
    ['maker of uv', 'zh-CN', 'is no plain text of its language: It is not in the language zh-CN of the report.'],
  ] as const)('%s (%s)', (text, language, fault) => {
    expect(backgroundFault(text, language)).toBe(fault);
  });

  it('is told of a pack with the name, the words and what to do', () => {
    expect(checkBackground({ background: [{ name: 'Astral', forms: [], about: { en: 'the best maker' } }] })).toBe(
      'the background of Astral in en, "the best maker", praises (best); say in a few words that stay true what it is',
    );
    expect(checkBackground({ background: [{ name: 'Astral', forms: [], about: {} }] })).toBe(
      'the background of Astral says nothing; write its about in zh-CN or en, or take it out',
    );
    expect(checkBackground(NAMES.pack)).toBeUndefined();
  });

  it('is refused with the file, where a topic is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-background-'));
    try {
      const pack = { background: [{ name: 'Astral', about: { en: 'maker of two tools' } }] };
      await writeFile(join(folder, 'pack.json'), JSON.stringify(pack));
      await expect(loadNames(folder, { names: 'pack.json' })).rejects.toThrow(
        new BadInputError(
          `The name pack ${join(folder, 'pack.json')} does not fit together: the background of Astral in en, "maker of two tools", gives the figure two, which may change; say in a few words that stay true what it is.`,
        ),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is, in evidence, of names of the sentence, of two at most', () => {
    const one = { name: 'Astral', text: ABOUT };
    const text = 'Marrow Labs收购Astral和Quillon';
    expect(unsoundBackground({ text, background: [one] }, 'zh-CN')).toEqual([]);
    expect(unsoundBackground({ text: 'Marrow Labs收购Quillon', background: [one] }, 'zh-CN')).toEqual([
      { one, reason: 'belongs to no name of the sentence' },
    ]);
    expect(unsoundBackground({ text, background: [one, one, one] }, 'zh-CN')).toEqual([
      { one, reason: 'comes after 2 others' },
    ]);
  });
});
