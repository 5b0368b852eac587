// The door to front matter.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yamlScalar, yamlText } from '../../../shared/text/escape-yaml.ts';
import { hostileText } from '../../fixtures/hostile.ts';

describe('a YAML scalar', () => {
  it('is one line in double quotes that reads back as it was', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const scalar = yamlScalar(text);
        expect(scalar).toMatch(/^".*"$/);
        expect(scalar).not.toMatch(/[\p{Cc}\u00A0\u2028\u2029\uFEFF]/u);
        expect(JSON.parse(scalar)).toBe(text.toWellFormed());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('free text in front matter', () => {
  it('reads the same and acts in no layout', () => {
    expect(yamlText('<b>R&D</b> {{ site }}\n"C++"')).toBe('"＜b＞R＆D＜/b＞ ｛｛ site ｝｝ ＂C++＂"');
  });

  it('never holds a character of HTML, Liquid or links', () => {
    fc.assert(
      fc.property(hostileText(), (text) => !/[<>&{}[\]`*|\\]|(?<!^)"(?!$)/.test(yamlText(text))),
      { numRuns: 2000 },
    );
  });
});
