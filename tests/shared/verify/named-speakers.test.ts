// Rule F-V1: a view quotes somebody, or two people speak in it by name.
import { describe, expect, it } from 'vitest';
import { holdsView, namedSpeakers } from '../../../shared/verify/named-speakers.ts';

describe('speakers by name', () => {
  it.each([
    [
      'Ada Byron（Aster Labs）认为太早，roon说正好，@mei_builds提醒大家核对页码',
      'zh-CN',
      ['Ada Byron', 'roon', 'mei_builds'],
    ],
    ['林雨说太贵，周明反对降价', 'zh-CN', ['林雨', '周明']],
    ['一位开发者说太早，有人认为正好，用户觉得一般', 'zh-CN', []],
    ['Ada Byron (Aster Labs) says it is early, and @quant_lin disagrees', 'en', ['Ada Byron', 'quant_lin']],
    ['The contract is long, said Grace Murray; some users say it is short', 'en', ['Grace Murray']],
    ['They say so. Others disagree. One developer thinks not', 'en', []],
    [
      'Ada Byron（Aster Labs）：太早\n程序员老林：正好\n@mei_builds：核对页码',
      'zh-CN',
      ['Ada Byron', '程序员老林', 'mei_builds'],
    ],
    ['判断：太早\n一位用户：正好\n投资者：太贵', 'zh-CN', []],
    ['Ada Byron (Aster Labs): it is early\n@quant_lin: it is late', 'en', ['Ada Byron', 'quant_lin']],
    ['Our reading: it is early\nDevelopers: wait', 'en', []],
  ] as const)('%s', (text, language, names) => {
    expect(namedSpeakers(text, language).sort()).toEqual([...names].sort());
  });
});

describe('a view', () => {
  it.each([
    ['quotes', '有人说“现在还不能把合同交给它”', true],
    ['quotes in the plain style', '有人说"现在还不能把合同交给它"', true],
    ['names two', 'Ada Byron认为太早，Robert Watch觉得正好', true],
    ['names one', 'Ada Byron认为太早，别人觉得正好', false],
    ['names nobody', '看法不一', false],
  ])('that %s holds: %s is %s', (_, text, holds) => {
    expect(holdsView([text], 'zh-CN')).toBe(holds);
  });
});
