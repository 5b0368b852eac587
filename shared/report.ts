// The report: the day's structured result, of which Markdown and JSON are renderings. Text here is plain, never Markdown.
import * as z from 'zod';
import { INVENTED_LINK, isInventedLink } from './links.ts';
import { coverageSchema, windowSchema } from './run.ts';
import { publishedNamesSchema } from './text/name-pack.ts';
import { SENTENCE_KINDS, writingSchema } from './written.ts';

const storyId = z.string();
/** Of a post: https, or beside the report where the post is invented. */
const link = z.union([z.url(), z.string().regex(INVENTED_LINK)]);
/** `{platform}:{id}` of a post. */
const key = z.string();

/** A verbatim span of a cited post. */
export const quoteSchema = z.object({
  post: key,
  handle: z.string(),
  /** The name shown in place of the handle, where readers know one. */
  author: z.string().optional(),
  lang: z.string(),
  /** The span, character for character as in the post (white space collapsed). */
  text: z.string(),
  /** Its translation where a model wrote one. */
  translation: z.string().optional(),
  url: link,
  /** Words that lead into the span where it stands inline, with their punctuation: `，原文称`. */
  intro: z.string(),
  /** A quotation that is an item's own news: it stands below its line in the cited style, and brings its link. */
  block: z.boolean().optional(),
});
export type Quote = z.infer<typeof quoteSchema>;

/** A stretch of a sentence. `style` keeps a stretch to one style: handles stand in the cited style only. */
export const stretchSchema = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  style: z.enum(['cited', 'plain']).optional(),
  /** The stretch is verbatim words of this post, and stands in quotation marks. */
  quoted: key.optional(),
  /** A number of the report itself, counted anew where sentences are taken out: posts cited, or quotations. */
  count: z.enum(['cited', 'quotes']).optional(),
  /** Leads to this file of the report. */
  file: z.literal('evidence').optional(),
});
export type Stretch = z.infer<typeof stretchSchema>;

/**
 * One sentence. Its final 。, quotations and links are the renderer's: `{stretches}{inline quotations}{links}{end}` and then block
 * quotations in the cited style, `{stretches}{quotations}{end}` in the plain one.
 */
export const sentenceSchema = z.object({
  /** Key of the sentence in evidence.json. */
  id: z.string(),
  /** claim: cites posts. count: its numbers are the run's own counts. bridge: no facts. */
  role: z.enum(['claim', 'count', 'bridge']),
  /** What it is, where a model wrote it or a form made it; consumers of `role` may ignore it. */
  kind: z.enum([...SENTENCE_KINDS, 'count', 'bridge']).optional(),
  stretches: z.array(stretchSchema),
  quotes: z.array(quoteSchema),
  /** Cited posts, at most three: the maker, an independent voice, a critic. Quoted posts are among them. */
  cites: z.array(key).max(3),
  /** All posts that carry it, where they are more than the cited ones. */
  posts: z.array(key).optional(),
  /** What closes the sentence: `。`, or nothing for items whose list has none. */
  end: z.string(),
  /** Kept to one style, such as a paragraph that only the cited style has. */
  style: z.enum(['cited', 'plain']).optional(),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** One story in a list: a key point or an event. Its counts are of voices whose own post carries what the story is known by. */
export const itemSchema = z.object({
  storyId,
  storyFirstSeen: z.string(),
  /** Canonical name of at most 24 characters. */
  name: z.string(),
  /** The bold statement, true by itself, and what goes on from it in the same sentence, both without links; no detail where whole sentences follow, neither in reports of version 0.1. */
  headline: z.string().optional(),
  detail: z.string().optional(),
  /** What happened, as a word or as the headline. */
  event: z.string(),
  official: z.boolean(),
  singleSource: z.boolean().describe('No second independent author is sure to tell it'),
  independentAuthors: z.int().describe('At least so many authors tell it, accounts of one organisation counted once'),
  posts: z.number().int().describe('At least so many posts tell it'),
  copies: z.number().int().describe('Posts that say the same as those'),
  novelty: z.enum(['new', 'update', 'continuing', 'unknown']),
  /** What an update has that the week before did not. */
  newFacts: z.array(z.string()).optional(),
  /** Voices that say its name: of the day before, and of a day of the week before on average. */
  trend: z.object({ dayBefore: z.number(), weekMean: z.number() }).optional(),
  /** Plain text of the item as the cited style shows it, without links. */
  text: z.string(),
  sentences: z.array(sentenceSchema).min(1),
});
export type Item = z.infer<typeof itemSchema>;

const paragraph = z.array(sentenceSchema).min(1);
const block = z.object({
  lead: z.string(),
  storyId: storyId.optional(),
  list: z.literal('bullets').optional(), // Of two and more paragraphs, but the last where that is the writer's judgement.
  paragraphs: z.array(paragraph).min(1),
});
export type Block = z.infer<typeof block>;

const eventGroup = z.object({
  label: z.string(),
  list: z.enum(['ordered', 'bullets']),
  items: z.array(itemSchema).min(1),
});
export type EventGroup = z.infer<typeof eventGroup>;

export const reportSchema = z.object({
  version: z.literal(1),
  slug: z.string(),
  platform: z.string(),
  topic: z.string(),
  language: z.enum(['zh-CN', 'en']),
  /** Prefix of the heading: `AI人工智能`. */
  displayName: z.string(),
  window: windowSchema,
  /** `2025-12-22 23:59:59 +0800`: the earlier of the time of making and the window's last second, in the topic's zone. */
  date: z.string(),
  /** Time of making in the topic's zone. */
  posttime: z.string(),
  /** For pages, feeds and front matter: `AI日报 2026-04-22：A、B`, and `A、B、C等10条要点`. */
  title: z.string(),
  description: z.string(),
  /** headline: the title of the cited post is the first key point's; absent: it is the slug, as always in plain. */
  postTitle: z.literal('headline').optional(),
  /** evidence: the links of Markdown lead to the sentence on the report's page; absent: to the posts themselves. */
  links: z.literal('evidence').optional(),
  method: z.enum(['model', 'mixed', 'extractive']),
  /** excerpts: the short form without analysis and conclusion; absent in the long form. */
  form: z.literal('excerpts').optional(),
  /** Under the title: who wrote it from how many posts, and what was not done. */
  byline: z.string().optional(),
  /** Models that wrote it, and candidates that they were not shown for want of room. */
  models: z.array(z.string()).optional(),
  unread: z.number().int().nonnegative().optional(),
  overview: z.array(paragraph).min(1),
  keyPoints: z.array(itemSchema),
  /** Stands in place of key points on a day that has none. */
  noKeyPoints: sentenceSchema.optional(),
  /** Further names in one line, a link each; in the form of excerpts only. */
  more: z
    .object({ id: z.string(), items: z.array(z.object({ storyId, name: z.string(), post: key })).min(1) })
    .optional(),
  views: z.array(block),
  /** Stands under the heading of views where there are none: `当日没有两位以上作者正面讨论同一话题`. */
  noViews: sentenceSchema.optional(),
  events: z.array(eventGroup),
  /** Stands under the heading of events where there are none. */
  noEvents: sentenceSchema.optional(),
  special: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(block).min(1) })),
  /** Stands under the heading of special analyses where there are none; without it the heading is left out. */
  noSpecial: sentenceSchema.optional(),
  /** Empty in the form of excerpts. */
  conclusion: z.array(paragraph),
  /** 数据来源与核验: label and sentences of each list item, cited style only. */
  coverage: z.array(z.object({ label: z.string(), sentences: paragraph })),
  /** Every cited post: where it is and whose it is. */
  posts: z.record(key, z.object({ url: link, handle: z.string(), lang: z.string(), createdAt: z.string() })),
  stats: z.object({
    collected: z.number().int(),
    kept: z.number().int(),
    dropped: z.record(z.string(), z.number().int()),
    authors: z.number().int().describe('Authors of all posts of the day'),
    independentAuthors: z.int().describe('Those of kept posts, of an organisation one, without who was only reposted'),
    stories: z.number().int(),
    sources: z.array(
      z.object({
        name: z.string(),
        ok: z.boolean(),
        kept: z.number().int(),
        /** Absent where the source failed. */
        read: z.number().int().optional(),
        costUsd: z.number().optional(),
        coverage: coverageSchema.optional(),
      }),
    ),
    costUsd: z.number(),
  }),
});
export type Report = z.infer<typeof reportSchema>;

/** Whether a report tells of posts that nobody wrote. */
export const isOfInventedPosts = ({ posts }: Pick<Report, 'posts'>): boolean =>
  Object.values(posts).some(({ url }) => isInventedLink(url));

/** evidence.json: every sentence with its posts, spans and check results, so that anyone can check it again. */
export const evidenceSchema = z.object({
  version: z.literal(1),
  slug: z.string(),
  run: z.string(),
  method: z.enum(['model', 'mixed', 'extractive']),
  sentences: z.record(
    z.string(),
    z.object({
      section: z.string(),
      role: z.enum(['claim', 'count', 'bridge']),
      storyId: storyId.optional(),
      /** What the report says, without links, quotations and Markdown; `plain` where that style says it otherwise. */
      text: z.string().optional(),
      plain: z.string().optional(),
      /** The bold line above it. */
      lead: z.string().optional(),
      kind: z.enum([...SENTENCE_KINDS, 'count', 'bridge']).optional(),
      cites: z.array(key),
      /** All posts that carry it, where Markdown links to fewer. */
      posts: z.array(key).optional(),
      /** Posts without which the others do not carry it: where one of them goes, it goes. */
      needs: z.array(key).optional(),
      /** An item's headline and the rest of it, each with the posts that carry it. */
      parts: z.array(z.object({ text: z.string(), posts: z.array(key), needs: z.array(key).optional() })).optional(),
      /** Of a count of voices that the sentence gives: a post of each voice that was counted. */
      counted: z.array(key).optional(),
      /** Words that were searched for, of a sentence about what no post says. */
      searched: z.array(z.string()).optional(),
      quotes: z.array(
        z.object({ post: key, text: z.string(), translation: z.string().optional(), intro: z.string().optional() }),
      ),
      /** Spans that carry the event word and the numbers: where in which post they stand. */
      spans: z.array(z.object({ post: key, text: z.string(), for: z.string() })),
      /** What the name pack says of names of the sentence, as it writes them, of which it has all or some of the words. */
      background: z.array(z.object({ name: z.string(), text: z.string() })).optional(),
      /** Of posts that neither a quotation nor a span shows what they say; only where links lead to the report's page. */
      words: z.array(z.object({ post: key, text: z.string() })).optional(),
      checks: z.record(z.string(), z.enum(['pass', 'fail'])),
      /** Written by hand: carried by its posts like any other sentence, or a note of the editor that they don't carry. */
      hand: z.enum(['carried', 'note']).optional(),
    }),
  ),
  posts: z.record(
    key,
    z.object({
      url: link,
      /** Who speaks: of a repost the original's author. */
      handle: z.string(),
      /** The post stands for this one, which was not collected; its key where the platform says it. */
      repostOf: z.object({ key: key.optional(), handle: z.string() }).optional(),
      /** The author's display name, and the organisation whose account it is, where they are known. */
      name: z.string().optional(),
      organisation: z.string().optional(),
      lang: z.string(),
      createdAt: z.string(),
      /** SHA-256 of the text, hex: proves which text was read without publishing it. */
      textSha256: z.string(),
      copies: z.number().int(),
      independentAuthors: z.number().int(),
    }),
  ),
  /** Names of the field that the sentences and the cited posts use, as a name pack: with it they are read as they were. */
  names: publishedNamesSchema.optional(),
  stories: z.array(
    z.object({
      storyId,
      name: z.string(),
      posts: z.array(key),
      independentAuthors: z.number().int(),
      copies: z.number().int(),
      score: z.number(),
      parts: z.record(z.string(), z.number()),
      novelty: z.enum(['new', 'update', 'continuing', 'unknown']),
    }),
  ),
  /** The model that was asked, and what came of it; absent where none was. */
  model: z
    .object({
      names: z.array(z.string()),
      costUsd: z.number(),
      /** Cards that it wrote, and those of them that needed the repair. */
      cards: z.number().int(),
      repaired: z.number().int(),
      /** Claims refused after the repair, by rule. */
      dropped: z.record(z.string(), z.number().int()),
      /** Cards of excerpts all the same, by reason. */
      excerpts: z.record(z.string(), z.number().int()),
    })
    .optional(),
  /** How the writing went, where a model wrote it. */
  writing: writingSchema.optional(),
  /** What was amended by hand, oldest first. */
  amended: z
    .array(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        /** Id of the sentence. */
        sentence: z.string(),
        outcome: z.enum(['changed', 'dropped']),
      }),
    )
    .optional(),
  /** What was amended by hand and no longer holds by the rules, so that the sentence stands as it was made. */
  notAmended: z.array(z.object({ id: z.string(), at: z.iso.datetime(), sentence: z.string() })).optional(),
  metrics: z.record(z.string(), z.number()),
});
export type Evidence = z.infer<typeof evidenceSchema>;
