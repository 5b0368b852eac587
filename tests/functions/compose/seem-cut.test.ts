// Posts that seem cut by their source: a mark or X's limit within a sentence, not an author who trails off.
import { describe, expect, it } from 'vitest';
import { seemsCut } from '../../../functions/compose/seem-cut.ts';

const words = (length: number): string =>
  'lorem ipsum dolor sit amet consetetur '
    .repeat(9)
    .slice(0, length - 1)
    .concat('s');
const onX = (text: string): boolean => seemsCut({ platform: 'twitter', text });

describe('a post seems cut', () => {
  it('that X cut at its limit, with its link behind', () => {
    expect(onX(`${words(277)} https://t.co/abcdefghij`)).toBe(true);
  });

  it('whose Han reach the limit with half as many', () => {
    expect(onX('字'.repeat(138))).toBe(true);
  });

  it('that is an old repost with the mark of a cut', () => {
    expect(onX('RT @kestrel: 它可以扫描多家公司的招聘页面，甚至还能自动填…')).toBe(true);
  });

  it('of another platform that ends in the mark', () => {
    expect(seemsCut({ platform: 'web', text: `${words(120)}…` })).toBe(true);
  });
});

describe('a post does not seem cut', () => {
  it('that is links glued together, which are read once', () => {
    expect(onX(`${'https://a'.repeat(400)} x`)).toBe(false);
  });

  it.each([
    ['whose author trails off', '上班忙起来，根本用不完...'],
    ['whose author trails off in Han', '要手写代码了，但是我已经……'],
    ['whose author trails off in one sign', 'What a day…'],
    ['that has room left', words(230)],
    ['that reaches the limit and ends its sentence', `${words(274)}.`],
    ['whose link was taken away', 'Get your copy at https://t.co/abcdefghij'],
    ['that is longer than the limit: its source gives whole posts', words(320)],
  ])('%s', (_, text) => {
    expect(onX(text)).toBe(false);
  });

  it('of a platform without such a limit', () => {
    expect(seemsCut({ platform: 'bluesky', text: words(277) })).toBe(false);
  });
});
