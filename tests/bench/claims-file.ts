// Files of labelled claims for the bench of the verifier: reading them, and which of their lines are held out.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import type { Sentence } from '../../shared/verify/check-sentence.ts';
import { type Source, toSource } from '../../shared/verify/source-post.ts';

const lineSchema = z.object({
  packet: z.string(),
  /** Where the sentence stands in its report: overview, headline, detail, event, …; absent for a claim of a card. */
  where: z.string().optional(),
  /** Language of the report; where it is not said, a sentence with Han characters is Chinese. */
  language: z.enum(['zh-CN', 'en']).optional(),
  posts: z
    .array(
      z.object({
        id: z.string(),
        author: z.string(),
        name: z.string().nullish(),
        organisation: z.string().nullish(),
        lang: z.string().nullish(),
        createdAt: z.string().nullish(),
        /** The same as posts files say it. */
        created_at: z.string().nullish(),
        text: z.string(),
      }),
    )
    .min(1),
  claim: z.object({
    text: z.string().min(1),
    kind: z.string().nullish(),
    cites: z.array(z.string()),
    quote: z.object({ post: z.string(), text: z.string(), translation: z.string().nullish() }).nullish(),
  }),
  label: z.enum(['supported', 'partly', 'unsupported', 'false']),
  type: z.string().nullish(),
  why: z.string().nullish(),
  /** The true sentence that a false one was made of. */
  true: z.string().nullish(),
});
export type LabelledLine = z.infer<typeof lineSchema>;

/** A labelled line, ready to be judged. */
export interface LabelledClaim {
  readonly line: LabelledLine;
  /** Number of the line in its file, from 1. */
  readonly number: number;
  readonly heldOut: boolean;
  readonly sentence: Sentence;
  readonly packet: ReadonlyMap<string, Source>;
}

/** What is held out is looked into at the end only: hashes that begin with 0 to 4, about five of sixteen. */
const isHeldOut = (text: string): boolean => /^[0-4]/.test(createHash('sha256').update(text).digest('hex'));

const HAN = /\p{Script=Han}/u;

const placeOf = (where: string | undefined): Sentence['place'] => {
  if (where === undefined) return 'prose';
  if (/detail/.test(where)) return 'detail';
  return /^(?:headline|event)(?:#|$)/.test(where) ? 'headline' : 'prose';
};

/**
 * Reads a file of labelled claims, one a line. Claims of cards are held out by their packet, sentences of reports by their
 * text. Throws BadInputError with the line that is none.
 */
export const readClaims = (file: string, names: Names): LabelledClaim[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at): LabelledClaim[] => {
      if (text.trim() === '') return [];
      const parsed = lineSchema.safeParse(JSON.parse(text));
      if (!parsed.success)
        throw new BadInputError(`Line ${at + 1} of ${file} is no labelled claim: ${issueOf(parsed.error)}.`);
      const line = parsed.data;
      const packet = new Map(
        line.posts.map((post) => [
          post.id,
          toSource(
            {
              // A post of X under a key of its own.
              key: `twitter:${line.packet}/${post.id}`,
              handle: post.author.replace(/^@/, ''),
              name: post.name ?? undefined,
              organisation: post.organisation ?? undefined,
              lang: post.lang ?? '',
              text: post.text,
              createdAt: post.createdAt ?? post.created_at ?? '',
            },
            names,
          ),
        ]),
      );
      const sentence: Sentence = {
        text: line.claim.text,
        kind: 'claim',
        posts: line.claim.cites,
        place: placeOf(line.where),
        language: line.language ?? (HAN.test(line.claim.text) ? 'zh-CN' : 'en'),
      };
      const heldOut = isHeldOut(line.where === undefined ? line.packet : line.claim.text);
      return [{ line, number: at + 1, heldOut, sentence, packet }];
    });
