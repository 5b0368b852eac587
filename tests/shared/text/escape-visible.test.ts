// What a reader sees of a text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLines, visibleText } from '../../../shared/text/escape-visible.ts';
import { hostileText } from '../../fixtures/hostile.ts';

describe('visible text', () => {
  it.each([
    ['line ends and tabs are one space', 'a\n\t b\u0085\u2028c', 'a b c'],
    ['control, zero-width, bidi and tag characters go', 'a\u0000b\u200Bc\u202Ed\u{E0041}e\uFEFFf', 'abcdef'],
    ['composed characters are composed', 'e\u0301', 'é'],
    ['what composes to punctuation is punctuation', '\u1FEF', '`'],
    ['lone surrogates become the replacement character', 'a\uD800b', 'a\uFFFDb'],
    ['a joined emoji stays whole', '👩‍👩‍👧 ❤️‍🔥', '👩‍👩‍👧 ❤️‍🔥'],
    ['a joiner between Latin letters goes', 'a\u200Db', 'ab'],
    ['marks that a script is written with stay', 'می\u200Cتوان क्\u200Dष ក\u200Bខ', 'می\u200Cتوان क्\u200Dष ក\u200Bខ'],
    ['a bidi override goes from a Hebrew text too', 'א\u202Eב\u202C', 'אב'],
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
        expect(visible).not.toMatch(/\p{Cc}|[\u202D\u202E\u2060-\u2065\u{E0000}-\u{E002F}]| {2}/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('visible lines', () => {
  it('are the visible text of each line that shows something', () => {
    expect(visibleLines(' a\u200b \r\n\n\tb  c\u2028d\u202e\n')).toBe('a\nb c\nd');
  });

  it('hold what the visible text holds, and nothing in a line that would end it', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 4 }), (texts) => {
        const lines = visibleLines(texts.join('\n')).split('\n');
        expect(lines.filter((line) => /[\r\u0085\u2028\u2029]|^\s|\s$/u.test(line))).toEqual([]);
        expect(visibleText(lines.join(' ')).trim()).toBe(lines.join(' '));
      }),
      { numRuns: 1000 },
    );
  });
});
