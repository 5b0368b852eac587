// Cutting a stream of bytes into lines, however the stream is cut into chunks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../shared/store/lines.ts';

const collect = async (chunks: readonly Uint8Array[], longest?: number): Promise<string[]> => {
  const lines: string[] = [];
  const stream = async function* () {
    yield* chunks;
  };
  for await (const line of linesOf(stream(), longest)) lines.push(line);
  return lines;
};

/** Bytes cut at the given places, wherever they fall within characters. */
const cut = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, n) => bytes.subarray(n === 0 ? 0 : ends[n - 1], end));
};

const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
const places = fc.array(fc.nat(), { maxLength: 8 });
const end = fc.constantFrom('\n', '\r\n');

describe('lines of a stream', () => {
  it('are those that were written, whatever chunks they come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line), places, end, async (lines, at, ending) => {
        const bytes = Buffer.from(lines.map((text) => `${text}${ending}`).join(''));
        expect(await collect(cut(bytes, at))).toEqual(lines);
      }),
    );
  });

  it('need no end after the last one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), places, async (lines, at) => {
        const whole = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
        expect(await collect(cut(Buffer.from(lines.join('\n')), at))).toEqual(whole);
      }),
    );
  });

  it('are not cut at the other line ends of Unicode, which JSON leaves as they are', async () => {
    expect(await collect([Buffer.from('a\u2028b\u2029c\u0085d\re\n')])).toEqual(['a\u2028b\u2029c\u0085d\re']);
  });

  it('are cut short where they are longer than allowed, and the next one is whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(50), places, async (longest, at) => {
        const bytes = Buffer.from(`${'x'.repeat(60)}\n${'y'.repeat(10)}\n`);
        expect(await collect(cut(bytes, at), longest)).toEqual([
          'x'.repeat(longest),
          'y'.repeat(Math.min(10, longest)),
        ]);
      }),
    );
  });
});
