// The word cloud as data: what Draw writes as drawn.json and Publish passes on as wordcloud.json.
import * as z from 'zod';

/** Scripts that the picture tells apart: kana comes before Han and Han before Latin in a word of several. */
const scriptSchema = z.enum(['han', 'kana', 'latin', 'other']);
export type Script = z.infer<typeof scriptSchema>;

const pixels = z.int().nonnegative();

export const wordCloudSchema = z.object({
  version: z.literal(1),
  slug: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  words: z.array(
    z.object({
      word: z.string(),
      weight: z.number().positive(),
      authors: z.int().positive().describe('Distinct authors who use the word'),
      rising: z.boolean().optional().describe('Used by at least twice the share of authors of the week before'),
      script: scriptSchema.optional().describe('Script of the word, which its hue tells'),
      x: pixels.describe('Left edge of the ink in pixels'),
      y: pixels.describe('Upper edge of the ink in pixels'),
      width: z.int().positive(),
      height: z.int().positive(),
      fontSize: z.int().positive(),
      vertical: z.boolean(),
      stories: z.array(z.string()).describe('Stories whose posts use the word, most posts first'),
      posts: z.array(z.string()).max(5).describe('Keys of posts that use the word'),
    }),
  ),
  dropped: z.array(z.object({ word: z.string(), reason: z.enum(['missingGlyph']) })),
  legend: z
    .array(
      z.object({
        script: scriptSchema,
        colour: z.string().describe('Colour of its words, as #rrggbb; words that rise have a stronger tone'),
      }),
    )
    .optional()
    .describe('What the hues of the picture mean: the scripts that occur in it'),
  alt: z.string().describe('What the picture shows, in words'),
});
export type WordCloud = z.infer<typeof wordCloudSchema>;
