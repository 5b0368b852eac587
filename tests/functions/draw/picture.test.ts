// Specification of the picture's files: SVG, JPEG and data of the same words.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PICTURE, drawPicture } from '../../../functions/draw/draw.ts';
import { bundledOutlines } from '../../../functions/draw/outlines.ts';
import { MOST_BYTES } from '../../../functions/draw/picture.ts';
import { escapeXml } from '../../../functions/draw/svg.ts';
import { wordCloudSchema } from '../../../functions/draw/word-cloud.ts';
import type { Word } from '../../../functions/draw/words.ts';
import { NotEnoughPostsError } from '../../../shared/errors.ts';
import { countInk } from './ink.ts';

const outlines = bundledOutlines();
const SLUG = 'twitter_ai_20260102_20260102';

const word = (text: string, authors: number): Word => ({
  word: text,
  weight: authors,
  authors,
  rising: false,
  stories: ['s1'],
  posts: ['twitter:1'],
});
const WORDS = [word('大模型', 40), word('Kimi K2.6', 22), word('ロボット', 9), word('R&D', 5), word('Нейросеть', 3)];
const crowd = (count: number): Word[] =>
  Array.from({ length: count }, (_, i) => word(`模型Model${i}`, 1 + Math.floor(300 / (i + 3))));

const pixelsOf = async (image: Uint8Array | string) =>
  sharp(typeof image === 'string' ? Buffer.from(image) : image)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

/** Mean difference of the channels of two pictures of one size, of 255. */
const differenceOf = async (one: Uint8Array | string, other: Uint8Array | string): Promise<number> => {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  expect(a.info).toMatchObject({ width: b.info.width, height: b.info.height });
  let difference = 0;
  for (let i = 0; i < a.data.length; i++) difference += Math.abs(a.data[i]! - b.data[i]!);
  return difference / a.data.length;
};

describe('a picture', () => {
  it('has the same bytes every time', async () => {
    const [first, second] = [
      await drawPicture(WORDS, SLUG, outlines),
      await drawPicture(WORDS.toReversed(), SLUG, outlines),
    ];
    expect(second.svg).toBe(first.svg);
    expect(second.jpg).toEqual(first.jpg);
    expect(second.cloud).toEqual(first.cloud);
  });

  it('has the same bytes of SVG on every machine', async () => {
    const { svg } = await drawPicture(crowd(60), SLUG, outlines, { ...DEFAULT_PICTURE, vertical: 0.3 });
    // Of the picture as it is drawn now; another sum means that every published picture would be drawn anew.
    expect(createHash('sha256').update(svg).digest('hex').slice(0, 16)).toBe('e6719e8759306723');
  });

  it('gives a heavier word no less area than a lighter one', async () => {
    const { cloud } = await drawPicture(crowd(60), SLUG, outlines);
    const areas = cloud.words.map(({ word, fontSize }) => fontSize ** 2 * [...word].length);
    for (const [i, { weight, word }] of cloud.words.entries()) {
      for (const [j, other] of cloud.words.entries()) {
        if (weight > other.weight && word.length === other.word.length)
          expect(areas[i]).toBeGreaterThanOrEqual(areas[j]!);
      }
    }
  });

  it('is an sRGB JPEG of the asked size and at most 300 kB, however many words it holds', async () => {
    const { jpg } = await drawPicture(crowd(400), SLUG, outlines);
    const { format, space, width, height } = await sharp(jpg).metadata();
    expect({ format, space, width, height }).toEqual({ format: 'jpeg', space: 'srgb', width: 1600, height: 900 });
    expect(jpg.length).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is an sRGB PNG too where that is asked for, no larger', async () => {
    const { png } = await drawPicture(crowd(400), SLUG, outlines, { ...DEFAULT_PICTURE, png: true });
    const { format, space, width, height } = await sharp(png).metadata();
    expect({ format, space, width, height }).toEqual({ format: 'png', space: 'srgb', width: 1600, height: 900 });
    expect(png?.length).toBeLessThanOrEqual(MOST_BYTES);
    expect(await drawPicture(WORDS, SLUG, outlines)).not.toHaveProperty('png');
  });

  it.each(['light', 'dark'] as const)('looks the same as JPEG, as PNG and as SVG on the %s ground', async (ground) => {
    const { svg, jpg, png = '' } = await drawPicture(WORDS, SLUG, outlines, { ...DEFAULT_PICTURE, ground, png: true });
    // Measured: JPEG's loss makes 0.6 to 0.8 of 255, a missing word 1.7 to 1.9, words one pixel off 1.6.
    expect(await differenceOf(svg, jpg)).toBeLessThan(1.2);
    expect(await differenceOf(svg, png)).toBeLessThan(0.5);
  });

  it('holds 150 words on the smallest canvas at the widest gap that a topic may ask for', async () => {
    const options = { ...DEFAULT_PICTURE, width: 600, height: 600, gap: 10 };
    expect((await drawPicture(crowd(150), SLUG, outlines, options)).cloud.words).toHaveLength(150);
  });

  it('draws 200 words without a pixel of one on another, at the least gap', async () => {
    const options = { ...DEFAULT_PICTURE, gap: 1, spacing: 0, margin: 0 };
    const { svg, cloud } = await drawPicture(crowd(200), SLUG, outlines, options);
    const ink = await countInk(svg, cloud.words, cloud.width, cloud.height);
    expect(ink).toMatchObject({ overlapping: 0, touching: 0, outside: 0 });
    expect(ink.pixels).toHaveLength(200);
  });

  it.each([1, 2])('is drawn of %i words too', async (count) => {
    const { cloud, jpg } = await drawPicture(WORDS.slice(0, count), SLUG, outlines);
    expect(cloud.words).toHaveLength(count);
    expect(jpg.length).toBeGreaterThan(1000);
  });

  it('is refused where there is no word with glyphs', async () => {
    await expect(drawPicture([], SLUG, outlines)).rejects.toThrow(NotEnoughPostsError);
    await expect(drawPicture([word('🤖', 3)], SLUG, outlines)).rejects.toThrow(NotEnoughPostsError);
  });
});

describe('the SVG', () => {
  it('has an id and a title for each word, and no text that needs a font', async () => {
    const { svg } = await drawPicture(WORDS, SLUG, outlines);
    for (const i of WORDS.keys()) expect(svg).toContain(`<g id="word-${i + 1}"`);
    expect(svg).toContain('<title>R&#38;D: 5</title>');
    expect(svg).not.toContain('<text');
    await expect(sharp(Buffer.from(svg)).stats()).resolves.toBeDefined();
  });

  it('lets no text out of its element', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ';', '/', 'a') }),
        ),
        (text) => {
          const escaped = escapeXml(text);
          expect(escaped).not.toMatch(/[<>"']/);
          expect(escaped.replace(/&#\d+;/g, '')).not.toContain('&');
          // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not be there
          expect(escaped).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
        },
      ),
    );
  });
});

describe('drawn.json', () => {
  it('keeps to its schema and tells words with their place, authors, stories and posts', async () => {
    const { cloud } = await drawPicture(WORDS, SLUG, outlines);
    expect(wordCloudSchema.parse(JSON.parse(JSON.stringify(cloud)))).toEqual(cloud);
    expect(cloud.words[0]).toMatchObject({
      word: '大模型',
      weight: 40,
      authors: 40,
      stories: ['s1'],
      posts: ['twitter:1'],
    });
  });

  it('tells what hue and tone mean, as data and in words', async () => {
    const words = WORDS.map((each, i) => ({ ...each, rising: i === 1 }));
    const { cloud, svg } = await drawPicture(words, SLUG, outlines);
    expect(cloud.words.map(({ script }) => script)).toEqual(['han', 'latin', 'kana', 'latin', 'other']);
    expect(cloud.legend?.map(({ script }) => script)).toEqual(['han', 'kana', 'latin', 'other']);
    expect(cloud.alt).toContain('颜色表示文字：汉字蓝色，假名紫色，拉丁字母橙色，其他文字绿色。上升的词对比最强。');
    expect(svg).toContain(`fill="${cloud.legend?.[0]?.colour}"`);
    const plain = await drawPicture(WORDS.slice(0, 1), SLUG, outlines);
    expect(plain.cloud.alt).not.toContain('颜色');
  });

  it('names what was dropped', async () => {
    const { cloud } = await drawPicture([...WORDS, word('🤖', 2)], SLUG, outlines);
    expect(cloud.dropped).toEqual([{ word: '🤖', reason: 'missingGlyph' }]);
    expect(cloud.alt).toMatch(/。1个词的文字没有字形，未画出。$/);
    const english = await drawPicture([...WORDS, word('ภาษา', 2), word('ไทย', 1)], SLUG, outlines, {
      ...DEFAULT_PICTURE,
      language: 'en',
    });
    expect(english.cloud.alt).toMatch(/\. 2 words are left out for want of glyphs\.$/);
  });

  it('describes the picture in the language of the report', async () => {
    const { cloud } = await drawPicture(WORDS, SLUG, outlines, { ...DEFAULT_PICTURE, language: 'en' });
    expect(cloud.alt).toMatch(
      /^Word cloud: the words that stand out most that day are 大模型 \(40 authors\), Kimi K2\.6 \(22 authors\)/,
    );
  });

  it('describes the picture in Chinese', async () => {
    const { cloud, svg } = await drawPicture(WORDS, SLUG, outlines);
    expect(cloud.alt).toMatch(/^词云图：当日最突出的词是大模型（40位作者）、Kimi K2\.6（22位作者）/);
    expect(svg).toContain('词云图');
  });
});
