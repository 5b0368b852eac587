// Draws a day's words: from words to the three files of the picture, without a store, a clock or a network.
import { NotEnoughPostsError } from '../../shared/errors.ts';
import type { Topic } from '../../shared/topic.ts';
import { type PictureSettings, pictureSettingsSchema } from '../../shared/topic-picture.ts';
import { layOut } from './layout.ts';
import type { Outlines } from './outlines.ts';
import { encodeJpeg, encodePng, paint } from './picture.ts';
import { renderSvg } from './svg.ts';
import { type WordCloud, wordCloudOf } from './word-cloud.ts';
import type { Word } from './words.ts';

/** What the topic says of its picture, and what it doesn't say. */
export interface PictureOptions extends Readonly<PictureSettings> {
  /** Pixels that stay empty along the edge. */
  readonly margin: number;
  /** Empty space before and after a word, in em. */
  readonly spacing: number;
  /** Language of what is said to those who don't see the picture. */
  readonly language: Topic['language'];
}

export const DEFAULT_PICTURE: PictureOptions = {
  ...pictureSettingsSchema.parse({}),
  margin: 16,
  spacing: 0.2,
  language: 'zh-CN',
};

export interface Picture {
  readonly svg: string;
  readonly jpg: Uint8Array;
  /** Where it was asked for. */
  readonly png?: Uint8Array;
  readonly cloud: WordCloud;
}

/**
 * The picture of some words. The same words and slug give the same bytes. Throws NotEnoughPostsError where there is
 * nothing to draw and BadInputError where the words don't fit on the canvas.
 */
export const drawPicture = async (
  words: readonly Word[],
  slug: string,
  outlines: Outlines,
  options: PictureOptions = DEFAULT_PICTURE,
): Promise<Picture> => {
  const { width, height, ground, png } = options;
  const layout = layOut(words, outlines, { ...options, seed: slug });
  if (layout.placed.length === 0) {
    throw new NotEnoughPostsError(
      `The posts of ${slug} hold no word for a picture (${words.length} found, none with glyphs); more posts are needed.`,
    );
  }
  const cloud = wordCloudOf(slug, layout, options);
  const svg = renderSvg(layout.placed, { width, height, ground, alt: cloud.alt, unitsPerEm: outlines.unitsPerEm });
  const pixels = paint(layout.placed, width, height, ground);
  const jpg = await encodeJpeg(pixels, width, height);
  return { svg, jpg, cloud, ...(png ? { png: await encodePng(pixels, width, height) } : {}) };
};
