// Makes outlines.bin, the prebuilt glyph outlines, from two Noto fonts. Run by hand, never in CI.
//
//   node functions/draw/font/build-outlines.ts NotoSansCJK-Bold.ttc NotoSans-Bold.ttf
//
// The committed file comes from Debian 12's packages fonts-noto-cjk 1:20220127+repack1-1 (Noto Sans CJK SC Bold 2.004)
// and fonts-noto-core 20201225-1 (Noto Sans Bold 2.004), which add nothing to the fonts of the Noto project.
import { writeFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { encodeOutlines, type GlyphSource } from './encode-outlines.ts';

/** All characters that an encoding of two bytes holds between the given lead bytes. */
const charactersOf = (encoding: string, firstLead: number, lastLead: number, trails: readonly number[]): string[] => {
  const decoder = new TextDecoder(encoding);
  const leads = Array.from({ length: lastLead - firstLead + 1 }, (_, i) => firstLead + i);
  return leads.flatMap((lead) => trails.map((trail) => decoder.decode(new Uint8Array([lead, trail]))));
};

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

const GB_TRAILS = range(0xa1, 0xfe);
const BIG5_TRAILS = [...range(0x40, 0x7e), ...range(0xa1, 0xfe)];

/** Code points to hold: what words of a report in Chinese about posts in any European or East Asian script need. */
const wanted = (): number[] => {
  const blocks = [
    range(0x20, 0x7e),
    range(0xa1, 0x24f),
    range(0x370, 0x3ff),
    range(0x400, 0x52f),
    range(0x1e00, 0x1eff),
    range(0x2010, 0x2044),
    range(0x20a0, 0x20bf),
    range(0x2100, 0x214f),
    range(0x2190, 0x2199),
    range(0x3001, 0x301f),
    range(0x3041, 0x30ff),
  ].flat();
  const encoded = [
    ...charactersOf('gbk', 0xa1, 0xa3, GB_TRAILS), // GB 2312 symbols
    ...charactersOf('gbk', 0xb0, 0xf7, GB_TRAILS), // GB 2312 hanzi
    ...charactersOf('big5', 0xa4, 0xc6, BIG5_TRAILS), // Big5 level 1
    ...charactersOf('shift_jis', 0x88, 0x98, [...range(0x40, 0x7e), ...range(0x80, 0xfc)]), // JIS X 0208 level 1
  ].map((text) => text.codePointAt(0) ?? 0);
  return [...new Set([...blocks, ...encoded])].filter((c) => c >= 0x20 && c < 0xe000).sort((a, b) => a - b);
};

const open = (path: string, name: string): fontkit.Font => {
  const opened = fontkit.openSync(path);
  const font = 'fonts' in opened ? opened.fonts.find((each) => each.postscriptName === name) : opened;
  if (font?.postscriptName !== name) throw new Error(`${path} doesn't hold the font ${name}.`);
  return font;
};

const [cjkPath, latinPath] = process.argv.slice(2);
if (cjkPath === undefined || latinPath === undefined) {
  throw new Error('Two paths are needed: NotoSansCJK-Bold.ttc and NotoSans-Bold.ttf.');
}
const cjk = open(cjkPath, 'NotoSansCJKsc-Bold');
const latin = open(latinPath, 'NotoSans-Bold');

const glyphs: GlyphSource[] = [];
for (const codePoint of wanted()) {
  // Letters that the CJK font lacks come from Noto Sans, enlarged to the same height of capitals.
  const font = [cjk, latin].find((each) => each.hasGlyphForCodePoint(codePoint));
  if (font === undefined) continue;
  const glyph = font.glyphForCodePoint(codePoint);
  const scale = font === latin ? cjk.capHeight / latin.capHeight : 1;
  glyphs.push({ codePoint, scale, advance: glyph.advanceWidth, commands: glyph.path.commands });
}
const bytes = encodeOutlines(cjk.unitsPerEm, glyphs);
writeFileSync(new URL('outlines.bin', import.meta.url), bytes);
process.stdout.write(`${glyphs.length} glyphs, ${bytes.length} bytes\n`);
