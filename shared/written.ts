// What Summarise leaves for Compose: the report as a model wrote it and the checks let it stand, and the excerpts without one.
import * as z from 'zod';

/** `{platform}:{id}` of a post. */
const key = z.string();

/**
 * claim: posts say it. synthesis: ties together what several posts say. absence: what no post says (made by code from a form).
 * advice: something to do that follows from the posts.
 */
export const SENTENCE_KINDS = ['claim', 'synthesis', 'absence', 'advice'] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/** One sentence that stands: plain text in the report's language, without its final full stop. */
export const writtenSentenceSchema = z.object({
  text: z.string().min(1),
  kind: z.enum(SENTENCE_KINDS),
  /** Posts that carry it, the one that says most first. Markdown links to three at most, the evidence to all. */
  posts: z.array(key).min(1),
  /** Of an absence: the words that were searched for in the day's posts. */
  searched: z.array(z.string()).optional(),
  /** What rules that only warn had to say of it, for the evidence. */
  warnings: z.array(z.object({ rule: z.string(), text: z.string(), message: z.string() })).optional(),
});
export type WrittenSentence = z.infer<typeof writtenSentenceSchema>;

/** A key point or an event: a statement true by itself, and what goes on from it. */
export const writtenItemSchema = z.object({
  /** The candidate that it tells; absent where its posts belong to none. */
  storyId: z.string().optional(),
  /** Subject of the headline, at most 24 characters: the item's name for consumers, memory and picture. */
  name: z.string().min(1).max(24),
  headline: writtenSentenceSchema,
  detail: writtenSentenceSchema.optional(),
  /** Sentences that go on from the detail; absent where there is none, and where an earlier version wrote. */
  more: z.array(writtenSentenceSchema).min(1).optional(),
});
export type WrittenItem = z.infer<typeof writtenItemSchema>;

const paragraph = z.array(writtenSentenceSchema).min(1);

/** A lead line, which names the question or theme, over its paragraphs. */
export const writtenBlockSchema = z.object({ lead: z.string().min(1), paragraphs: z.array(paragraph).min(1) });
export type WrittenBlock = z.infer<typeof writtenBlockSchema>;

/** Begins the reason why a report was not audited to its end. */
export const AUDIT_FAILED = 'audit: ';

/** What the auditor said of a sentence that was repaired or dropped for it. */
export const auditFindingSchema = z.object({
  section: z.string(),
  sentence: z.string(),
  words: z.string(),
  reason: z.string(),
  outcome: z.enum(['repaired', 'dropped']),
});
export type AuditFinding = z.infer<typeof auditFindingSchema>;

/** `refused.json`: sentences that a check refused, in the words that it refused. Private, since nobody may read them as news. */
export const refusedSchema = z.object({
  version: z.literal(1),
  refused: z.array(
    z.object({
      section: z.string(),
      sentence: z.string(),
      /** Of the rule that refused it, or `audit`. */
      rule: z.string(),
      reason: z.string(),
      outcome: z.enum(['repaired', 'dropped']),
    }),
  ),
});
export type Refusal = z.infer<typeof refusedSchema>['refused'][number];

/** How the writing went: for the report's data lines, the evidence, metrics and gates. */
export const writingSchema = z.object({
  /** Models that answered. */
  models: z.array(z.string()),
  costUsd: z.number().nonnegative(),
  inputTokens: z.number().int().nonnegative(),
  cachedTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** Posts that the model was shown, candidates that were shown, and candidates for which there was no room. */
  shown: z.number().int().nonnegative(),
  candidates: z.number().int().nonnegative(),
  unread: z.number().int().nonnegative(),
  /** Key points that the plan held; absent where an earlier version wrote. */
  planned: z.number().int().nonnegative().optional(),
  /** Sentences, headlines and details that were written; repaired; and dropped after the repair, by section and by rule. */
  written: z.number().int().nonnegative(),
  repaired: z.number().int().nonnegative(),
  /** Sentences that the writer changed or left out when it read the audited report through; absent where an earlier version wrote. */
  edited: z.number().int().nonnegative().optional(),
  dropped: z.record(z.string(), z.number().int().nonnegative()),
  refused: z.record(z.string(), z.number().int().nonnegative()),
  /** done: read by the auditor; off: the topic wants none; failed: it did not answer, was cut off, or the cap was reached. */
  audit: z.object({
    outcome: z.enum(['done', 'off', 'failed']),
    model: z.string().optional(),
    findings: z.array(auditFindingSchema),
    cause: z.string().optional(),
  }),
});
export type WritingRecord = z.infer<typeof writingSchema>;

/** `written.json`. Sections that came to nothing are empty. */
export const writtenSchema = z.object({
  version: z.literal(1),
  overview: z.array(paragraph),
  keyPoints: z.array(writtenItemSchema),
  views: z.array(writtenBlockSchema),
  /** What was open on an earlier day and is answered now: opens the events. */
  answered: z.array(writtenItemSchema),
  events: z.array(z.object({ label: z.string().min(1), items: z.array(writtenItemSchema).min(1) })),
  special: z.array(z.object({ id: z.string(), blocks: z.array(writtenBlockSchema).min(1) })),
  conclusion: z.object({
    /** What the day comes to. */
    relation: z.array(writtenSentenceSchema),
    /** 已经可用 and 先别当真: the day's news by how far it can be believed; none where an earlier version wrote. */
    ready: z.array(writtenSentenceSchema).default([]),
    doubtful: z.array(writtenSentenceSchema).default([]),
    /** 尚待证实: what waits to be confirmed, and behind it, made by code and only of told stories, what nobody said. */
    open: z.array(writtenSentenceSchema),
    /** 从业者应重点关注: what to do. */
    watch: z.array(writtenSentenceSchema),
  }),
  writing: writingSchema,
});
export type Written = z.infer<typeof writtenSchema>;

/** `excerpts.json`: the report without a model, made in every run: whole sentences of posts, verbatim. */
export const excerptsSchema = z.object({
  version: z.literal(1),
  items: z.array(
    z.object({
      storyId: z.string(),
      /** Maker or name, and the subject in the post's words: `OpenAI：workspace agents in ChatGPT`. */
      name: z.string().min(1),
      subject: z.string(),
      quotes: z.array(z.object({ post: key, text: z.string().min(1) })).min(1),
    }),
  ),
  /** Further names, a link each. */
  more: z.array(z.object({ storyId: z.string(), name: z.string().min(1), post: key })),
});
export type Excerpts = z.infer<typeof excerptsSchema>;
