// The picture that stands in for a word cloud that could not be drawn: shapes only, so that no font is needed.
import sharp from 'sharp';
import type { WordCloud } from '../../shared/word-cloud.ts';

/** The files of a word cloud as Publish passes them on. */
export interface Picture {
  readonly jpg: Uint8Array;
  readonly svg: Uint8Array;
  /** Where the topic asks for it. */
  readonly png?: Uint8Array | undefined;
  readonly json: Uint8Array;
}

const WIDTH = 1600;
const HEIGHT = 900;

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#f4f1ea"/>
<circle cx="800" cy="900" r="420" fill="#f0c987"/>
<circle cx="800" cy="900" r="300" fill="#e8a35c"/>
<rect y="760" width="${WIDTH}" height="140" fill="#2f4858"/>
</svg>
`;

/** A sunrise without words, 1600 × 900, for the report of a slug. `alt` says in the report's language what it is. */
export const plainPicture = async (slug: string, alt: string): Promise<Picture> => {
  const cloud: WordCloud = { version: 1, slug, width: WIDTH, height: HEIGHT, words: [], dropped: [], alt };
  return {
    jpg: await sharp(Buffer.from(SVG)).jpeg({ quality: 85 }).toBuffer(),
    svg: Buffer.from(SVG),
    json: Buffer.from(`${JSON.stringify(cloud)}\n`),
  };
};
