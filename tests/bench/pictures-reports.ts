// What the pictures of reports say: each report's largest word, and whether a key point tells of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInputError } from '../../shared/errors.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { type WordCloud, wordCloudSchema } from '../../shared/word-cloud.ts';

export interface LargestWord {
  readonly slug: string;
  readonly word: string;
  /** Whether a key point has it in its text or in what it quotes. */
  readonly inKeyPoint: boolean;
}

/** The largest word of a picture, and whether a key point of its report has it, letter case and width aside. */
export const largestWordOf = (
  report: Pick<Report, 'slug'> & {
    readonly keyPoints: readonly Pick<Report['keyPoints'][number], 'text' | 'sentences'>[];
  },
  cloud: Pick<WordCloud, 'words'>,
): LargestWord => {
  const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
  const word = cloud.words[0]?.word ?? '';
  const told = report.keyPoints.flatMap(({ text, sentences }) => [
    text,
    ...sentences.flatMap(({ quotes }) => quotes.map((quote) => quote.text)),
  ]);
  return { slug: report.slug, word, inKeyPoint: word !== '' && told.some((text) => fold(text).includes(fold(word))) };
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The largest words of all reports below folders, the stable copies only, by slug. */
export const largestWords = (folders: readonly string[]): LargestWord[] => {
  const files = folders.flatMap((folder) => {
    if (!existsSync(folder))
      throw new BadInputError(`There is no folder ${folder} of reports; check the path of --reports.`);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|[\\/])report\.json$/.test(file) && !/[\\/]r\d+[\\/]/.test(file))
      .map((file) => join(folder, file));
  });
  return files
    .map((file) => [file, join(dirname(file), 'wordcloud.json')] as const)
    .filter(([, cloud]) => existsSync(cloud))
    .map(([report, cloud]) =>
      largestWordOf(reportSchema.parse(readJson(report)), wordCloudSchema.parse(readJson(cloud))),
    )
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
};

/** Lines that tell them: one a report, then how many differ and how many a key point has. */
export const describeLargest = (words: readonly LargestWord[]): string => {
  const lines = words.map(
    ({ slug, word, inKeyPoint }) => `${slug.padEnd(40)}${word}${inKeyPoint ? '' : ' (in no key point)'}`,
  );
  const different = new Set(words.map(({ word }) => word.toLowerCase())).size;
  const told = words.filter(({ inKeyPoint }) => inKeyPoint).length;
  return [...lines, `largest words: ${different} different of ${words.length}, ${told} in a key point`].join('\n');
};
