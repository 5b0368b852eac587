// What a reader sees of a text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { hostileText } from '../../fixtures/hostile.ts';

describe('visible text', () => {
  it.each([
    ['line ends and tabs are one space', 'a\n\t b\u0085\u2028c', 'a b c'],
    ['control, zero-width, bidi and tag characters go', 'a\u0000b\u200Bc\u202Ed\u{E0041}e\uFEFFf', 'abcdef'],
    ['composed characters are composed', 'e\u0301', 'é'],
    ['what composes to punctuation is punctuation', '\u1FEF', '`'],
    ['lone surrogates become the replacement character', 'a\uD800b', 'a\uFFFDb'],
    ['a joined emoji stays whole', '👩‍👩‍👧 ❤️‍🔥', '👩‍👩‍👧 ❤️‍🔥'],
    ['a joiner between letters goes', 'a\u200Db', 'ab'],
  ])('%s', (_, text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  it('is a fixed point', () => {
    fc.assert(
      fc.property(hostileText(), (text) => visibleText(visibleText(text)) === visibleText(text)),
      { numRuns: 2000 },
    );
  });

  it('is well-formed NFC without characters that show nothing', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const visible = visibleText(text);
        expect(visible.isWellFormed() && visible === visible.normalize('NFC')).toBe(true);
        expect(visible).not.toMatch(/\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E007F}]| {2}/u);
      }),
      { numRuns: 2000 },
    );
  });
});
