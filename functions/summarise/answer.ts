// The answer that a model must give on one story: its schema, for the server and for us, and its way to claims.
import * as z from 'zod';
import { CLAIM_KINDS, type Claim } from '../../shared/verify/claims.ts';
import type { Packet } from './packet.ts';

const MOST_CLAIMS = 6;
const LONGEST_CLAIM = 160;

const alias = z.string().describe('Id of a post, such as P1');

export const answerSchema = z.strictObject({
  claims: z
    .array(
      z.strictObject({
        text: z.string().min(4).max(LONGEST_CLAIM).describe('One sentence of plain text, without a final full stop'),
        kind: z.enum(CLAIM_KINDS),
        cites: z.array(alias).min(1).max(5).describe('Posts that say it'),
        quote: z
          .strictObject({
            post: alias,
            text: z.string().min(6).max(200).describe("The author's words, copied character by character"),
            translation: z.string().max(200).describe('The same in the language of the report; empty where it is that'),
          })
          .nullable(),
      }),
    )
    .max(MOST_CLAIMS),
  stance: z.enum(['neutral', 'contested', 'mocked', 'promotional']),
});
export type Answer = z.infer<typeof answerSchema>;

/** Bounds that servers reject (measured: research, AWS facts, part 1); our own schema keeps them. */
const REJECTED = new Set([
  '$schema',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

const withoutBounds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutBounds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !REJECTED.has(key))
      .map(([key, inner]) => [key, withoutBounds(inner)]),
  );
};

/** The schema as a server is given it. */
export const serverSchema = Object.fromEntries(Object.entries(withoutBounds(z.toJSONSchema(answerSchema)) ?? {}));

/** An answer's claims with posts for aliases. An alias that is none stays as it is, for rule V2 to find. */
export const toClaims = ({ claims }: Answer, packet: Packet): Claim[] => {
  const keys = new Map(packet.posts.map(({ alias: name, key }) => [name, key]));
  const keyOf = (name: string): string => keys.get(name) ?? name;
  return claims.map(({ text, kind, cites, quote }) => ({
    text: text.trim().replace(/[。.．]+$/u, ''),
    kind,
    cites: [...new Set(cites.map(keyOf))],
    ...(quote === null
      ? {}
      : {
          quote: {
            post: keyOf(quote.post),
            text: quote.text,
            ...(quote.translation.trim() === '' || quote.translation.trim() === quote.text.trim()
              ? {}
              : { translation: quote.translation.trim() }),
          },
        }),
  }));
};
