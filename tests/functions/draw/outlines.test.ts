// Specification of the bundled outlines and of the file format.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeOutlines } from '../../../functions/draw/font/encode-outlines.ts';
import { bundledOutlines, outlinesFrom } from '../../../functions/draw/outlines.ts';
import { BadInputError } from '../../../shared/errors.ts';

const has = (text: string): boolean =>
  [...text].every((char) => bundledOutlines().outline(char.codePointAt(0)!) !== undefined);

describe('the bundled outlines', () => {
  it.each([
    ['simplified Chinese', '大模型开源推理芯片赢鑫骥龘'.slice(0, -1)],
    ['traditional Chinese', '開發機器學習龍體驗臺灣'],
    ['Japanese', 'ひらがなカタカナー々働込'],
    ['European Latin', 'Škoda Łódź Çağrı ñandú Ærø Việt Nguyễn'],
    ['Greek and Cyrillic', 'ΑΩάώЯндексЇжєѓ'],
    ['what names are written with', "C++ C# .NET GPT-5.2 Node.js R&D O'Reilly 85% é·—"],
  ])('hold %s', (_, text) => {
    expect(has(text)).toBe(true);
  });

  it('hold the whole of GB 2312 level 1 and 2', () => {
    const decoder = new TextDecoder('gbk');
    const missing: string[] = [];
    for (let lead = 0xb0; lead <= 0xf7; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) {
        const char = decoder.decode(new Uint8Array([lead, trail]));
        // Row 0xd7 has five unused places, which decode to private use.
        if (!/\p{Co}/u.test(char) && !has(char)) missing.push(char);
      }
    }
    expect(missing).toEqual([]);
  });

  it('give nothing for what they lack', () => {
    expect(has('🤖')).toBe(false);
  });

  it('give a full-width advance to hanzi and a narrower one to i', () => {
    const { outline, unitsPerEm } = bundledOutlines();
    expect(outline('智'.codePointAt(0)!)?.advance).toBe(unitsPerEm);
    expect(outline('i'.codePointAt(0)!)?.advance).toBeLessThan(unitsPerEm / 2);
  });
});

const number = fc.integer({ min: -3000, max: 3000 });
const command = fc.oneof(
  fc.record({ command: fc.constant('lineTo'), args: fc.tuple(number, number) }),
  fc.record({ command: fc.constant('quadraticCurveTo'), args: fc.tuple(number, number, number, number) }),
  fc.record({ command: fc.constant('bezierCurveTo'), args: fc.tuple(number, number, number, number, number, number) }),
);
const glyph = fc
  .tuple(fc.tuple(number, number), fc.array(command, { maxLength: 40 }))
  .map(([start, rest]) => [{ command: 'moveTo', args: start }, ...rest, { command: 'closePath', args: [] }]);

describe('the format of outlines', () => {
  it('gives back the points it was given', () => {
    fc.assert(
      fc.property(fc.array(glyph, { minLength: 1, maxLength: 5 }), (glyphs) => {
        const sources = glyphs.map((commands, i) => ({ codePoint: 65 + i, scale: 1, advance: 500 + i, commands }));
        const read = outlinesFrom(encodeOutlines(1000, sources));
        for (const [i, { codePoint, commands }] of sources.entries()) {
          const outline = read.outline(codePoint);
          expect(outline?.advance).toBe(500 + i);
          expect([...(outline?.points ?? [])]).toEqual(commands.flatMap(({ args }) => [...args]));
        }
        expect(read.outline(64)).toBeUndefined();
        expect(read.outline(65 + sources.length)).toBeUndefined();
      }),
    );
  });

  it('refuses another file', () => {
    expect(() => outlinesFrom(new TextEncoder().encode('wOF2 and so on'))).toThrow(BadInputError);
  });
});
