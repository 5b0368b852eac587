// The lines of the memory: what is kept of a day's posts, told stories, open questions, words, names and authors, and how older lines are read.
import * as z from 'zod';

/** A post of an earlier day: its identity and its comparable text, which copies share; of a long one the beginning and a sum. */
export const rememberedPostSchema = z.object({ key: z.string(), text: z.string(), sum: z.string().optional() });
export type RememberedPost = z.infer<typeof rememberedPostSchema>;

/** A told story of an earlier day: how it was called, by what it is known again, and what was said already. */
export const rememberedStorySchema = z.object({
  version: z.literal(2),
  id: z.string(),
  firstSeen: z.string(),
  /** The headline, or the name, under which a published report told it; absent in memories of version 1. */
  toldAs: z.string().optional(),
  /** Posts of it, links that they share, and posts that they answer, quote or repeat. */
  keys: z.array(z.string()),
  links: z.array(z.string()),
  references: z.array(z.string()),
  /** Names by their key (`name-forms.ts`), those that tell the story apart first; quantities by value and unit. */
  names: z.array(z.string()),
  numbers: z.array(z.string()),
  /** Its heaviest words. */
  terms: z.array(z.string()),
});
export type RememberedStory = z.infer<typeof rememberedStorySchema>;

/** A story as version 1 kept it: all of the day's, told or not. */
const storyOfVersion1 = z.object({
  id: z.string(),
  name: z.string(),
  firstSeen: z.string(),
  voices: z.number().int(),
  terms: z.array(z.string()),
  /** Keys of the names and quantities that its posts held. */
  facts: z.array(z.string()),
});

const isQuantity = (fact: string): boolean => /^-?\d/.test(fact);

/**
 * A remembered story of either version.
 * @param keyOf the key of a name as it is written
 */
export const readStory = (line: unknown, keyOf: (name: string) => string): RememberedStory => {
  const current = rememberedStorySchema.safeParse(line);
  if (current.success) return current.data;
  const { id, name, firstSeen, terms, facts } = storyOfVersion1.parse(line);
  return {
    version: 2,
    id,
    firstSeen,
    keys: [],
    links: [],
    references: [],
    names: [...new Set([name, ...facts.filter((fact) => !isQuantity(fact))].map(keyOf))],
    numbers: facts.filter(isQuantity),
    terms,
  };
};

/** What somebody has not said, tested or counted of a told story, and by which words it would be found. */
export const lackSchema = z.object({
  lacks: z.enum(['maker', 'test', 'numbers']),
  /** Who said nothing; empty where it is not about somebody. */
  who: z.string(),
  search: z.array(z.string()),
});
export type Lack = z.infer<typeof lackSchema>;

/** A question that a day's report left open, or an answer to one of an earlier day. */
export const rememberedQuestionSchema = z.union([
  lackSchema.extend({
    /** The same for the same question on another day. */
    id: z.string(),
    /** As the report says it: what a published report does not say is not remembered. */
    says: z.string(),
    /** The headline that it is about, the posts that carried it and their authors. */
    told: z.string(),
    posts: z.array(z.string()),
    voices: z.array(z.string()),
  }),
  z.object({ id: z.string(), says: z.string(), answered: z.literal(true) }),
]);
export type RememberedQuestion = z.infer<typeof rememberedQuestionSchema>;

/** A word of an earlier day: by how many of all authors it was used. */
export const rememberedWordSchema = z.object({ word: z.string(), authors: z.number().int(), total: z.number().int() });
export type RememberedWord = z.infer<typeof rememberedWordSchema>;

/** A name of an earlier day by its key: how many of all posts held it, and how many voices used it. */
export const rememberedNameSchema = z.object({
  name: z.string(),
  posts: z.number().int(),
  voices: z.number().int(),
  total: z.number().int(),
});
export type RememberedName = z.infer<typeof rememberedNameSchema>;

/** An author of an earlier day: posts with counts, the mean of the logarithms of their reactions, and the name shown. */
export const rememberedAuthorSchema = z.object({
  author: z.string(),
  name: z.string().optional(),
  posts: z.number().int(),
  level: z.number(),
});
export type RememberedAuthor = z.infer<typeof rememberedAuthorSchema>;
