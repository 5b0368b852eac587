// A topic: what a user edits in topics/*.json. One schema gives the type, the check and topics/topic.schema.json.
import * as z from 'zod';
import { titleCase } from './text/labels.ts';
import { channelSchema } from './topic-deliver.ts';
import { embedderSettingsSchema } from './topic-embedder.ts';
import { alwaysSchema, inBoth, neverSchema, publishSchema } from './topic-hand.ts';
import { modelSettingsSchema } from './topic-model.ts';
import { pictureSettingsSchema } from './topic-picture.ts';
import { scheduleSchema } from './topic-schedule.ts';
import { sourceSchema } from './topic-sources.ts';

/** Whether a name is one of the IANA zones that this machine knows. */
export const isTimezone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
};

const distinct = (names: readonly string[]): boolean => new Set(names).size === names.length;

const topicFields = z.strictObject({
  $schema: z.string().optional(),
  topic: z
    .string()
    .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    .describe('Short name, part of the slug'),
  platform: z
    .string()
    .regex(/^[a-z0-9]+$/)
    .default('twitter')
    .describe('Platform named in the slug, and the default platform of posts'),
  displayName: z
    .string()
    .min(1)
    .optional()
    .describe('Prefix of the report heading, such as AI人工智能 (default: the topic in title case)'),
  shortName: z
    .string()
    .min(1)
    .optional()
    .describe('Name in titles of pages and feeds, such as AI (default: the displayName)'),
  timezone: z
    .string()
    .refine(isTimezone, 'is not an IANA zone such as Asia/Shanghai')
    .describe('IANA zone whose days make the windows'),
  language: z.enum(['zh-CN', 'en']).describe('Language of the report'),
  style: z.enum(['cited', 'plain']).default('cited').describe('Style of the report in _posts/'),
  title: z
    .enum(['slug', 'headline'])
    .optional()
    .describe('Title of the post in the cited style: its slug, or its first headline (default: slug; plain keeps it)'),
  links: z
    .enum(['source', 'evidence'])
    .optional()
    .describe(
      "Where the numbers of the cited style lead: to the posts, or to the sentence on the report's page (default: source)",
    ),
  ownWords: z
    .array(z.string())
    .default([])
    .describe('Words of the topic itself, which say nothing within it: AI, 人工智能'),
  lexicon: z.array(z.string()).default([]).describe('Words that make a post belong to the topic'),
  relevance: z
    .enum(['sources', 'lexicon'])
    .optional()
    .describe('sources: all that the sources bring is on the topic; lexicon: what holds a word of it'),
  names: z
    .string()
    .regex(/^[a-z0-9_-]+(\/[a-z0-9_-]+)*\.json$/, 'is no path of a file below the topic file, such as packs/ai.json')
    .optional()
    .describe('Name pack of the field, a file below the topic file: packs/ai.json'),
  specialTopics: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        title: z
          .string()
          .regex(/(分析|[Aa]nalysis)$/)
          .describe('Heading of the special analysis'),
        words: z.array(z.string()).min(1).describe('Words that make a story belong here'),
      }),
    )
    .refine((special) => distinct(special.map(({ id }) => id)), 'two have the same id')
    .default([]),
  sources: z
    .array(sourceSchema)
    .refine((sources) => distinct(sources.map(({ name }) => name)), 'two have the same name')
    .default([]),
  schedule: scheduleSchema.prefault({}).describe('When a day ends, and when its report is made on AWS'),
  maxCostUsd: z.number().positive().default(2).describe('Dollars that collecting may cost in a run'),
  maxMonthlyUsd: z
    .number()
    .positive()
    .optional()
    .describe('Dollars that collecting may cost in a calendar month, over all runs of the topic (default: no cap)'),
  maxPosts: z.number().int().min(1).default(100_000).describe('Posts that collecting may read in a run, files aside'),
  minSources: z.number().int().min(1).default(1).describe('Sources that must answer'),
  minPosts: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Posts below which no report is made (default: 50 for live sources, 1 for files)'),
  model: modelSettingsSchema.prefault({}).describe('The model that writes the report, where one is asked'),
  embedder: embedderSettingsSchema
    .optional()
    .describe('Joins stories told in other words or languages; without it no embedder is asked'),
  picture: pictureSettingsSchema.optional().describe('The word cloud'),
  deliver: z
    .array(channelSchema)
    .refine((channels) => distinct(channels.map(({ name }) => name)), 'two have the same name')
    .optional()
    .describe('Channels that a published report is sent to; nothing is sent without'),
  publish: publishSchema,
  never: neverSchema
    .optional()
    .describe('What stays out of report and picture; the report says how many posts that were'),
  always: alwaysSchema.optional().describe('Accounts that are read first'),
});

/** Dollars that the sources with a budget of their own may cost together. */
const ownBudgets = (sources: z.infer<typeof topicFields>['sources']): number =>
  sources.reduce((sum, source) => sum + (source.type === 'x' ? (source.maxCostUsd ?? 0) : 0), 0);

export const topicSchema = topicFields
  .refine(({ sources, maxCostUsd }) => ownBudgets(sources) <= maxCostUsd + 1e-9, {
    path: ['sources'],
    message: "have budgets that add up to more than the topic's maxCostUsd",
  })
  .superRefine(({ never, always, platform }, context) => {
    const both = inBoth(never, always, platform);
    if (both !== undefined)
      context.addIssue({ code: 'custom', path: ['always'], message: `reads ${both} first, which never leaves out` });
  })
  .transform(({ displayName, shortName, ...topic }) => {
    const name = displayName ?? titleCase(topic.topic);
    return { ...topic, displayName: name, shortName: shortName ?? name };
  });

export type Topic = z.infer<typeof topicSchema>;
