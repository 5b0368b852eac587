// What a topic says of its word cloud: the canvas, the gap, upright words, the ground, and whether a PNG is wanted.
import * as z from 'zod';

/** Says of a value what it is and what to give. */
const fault = (wanted: string) => ({
  error: ({ input }: { readonly input?: unknown }): string => `is ${JSON.stringify(input)}; give ${wanted}`,
});

const whole = (least: number, most: number) => {
  const other = fault(`a whole number from ${least} to ${most}`);
  return z.number(other).int(other).min(least, other).max(most, other);
};

const share = fault('a number from 0 to 1');

/** Sides of a canvas in pixels: 150 words fit on the smallest even at the widest gap; no screen shows more than the largest. */
const side = () => whole(600, 4000);

export const pictureSettingsSchema = z.strictObject({
  width: side().default(1600).describe('Width of the picture in pixels'),
  height: side().default(900).describe('Height of the picture in pixels'),
  gap: whole(1, 10).default(2).describe('Pixels that stay empty between two words'),
  vertical: z
    .number(share)
    .min(0, share)
    .max(1, share)
    .default(0)
    .describe('Share of words that stand upright, 0 to 1'),
  ground: z
    .enum(['light', 'dark'], fault('light or dark'))
    .default('light')
    .describe('Ground on which the words stand'),
  png: z
    .boolean(fault('true or false'))
    .default(false)
    .describe('Whether the picture is made as PNG too, beside JPEG and SVG'),
});
export type PictureSettings = z.infer<typeof pictureSettingsSchema>;
