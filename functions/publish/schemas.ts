// The JSON Schemas of what is published for programs, made from the schemas that the code itself checks with.
import * as z from 'zod';
import { schemaKey } from '../../shared/keys.ts';
import { evidenceSchema } from '../../shared/report.ts';
import type { Store } from '../../shared/store/store.ts';
import { wordCloudSchema } from '../../shared/word-cloud.ts';
import { feedSchema } from './feed.ts';
import { manifestSchema } from './manifest.ts';
import { archiveSchema, indexSchema, latestSchema, monthIndexSchema } from './pointers.ts';
import { publicReportSchema } from './public-report.ts';
import { writeIfOther } from './settle.ts';
import { storiesSchema } from './stories.ts';
import { unpublishedSchema } from './unpublished.ts';

export interface PublishedSchema {
  readonly name: string;
  /** Where such documents lie, under `site/`. */
  readonly where: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

export const PUBLISHED_SCHEMAS: readonly PublishedSchema[] = [
  {
    name: 'report',
    where: 'reports/{slug}/report.json',
    about: 'A report: its sentences by section, and the posts they cite',
    schema: publicReportSchema,
  },
  {
    name: 'evidence',
    where: 'reports/{slug}/evidence.json',
    about: 'Each sentence with its posts, spans and checks',
    schema: evidenceSchema,
  },
  {
    name: 'wordcloud',
    where: 'reports/{slug}/wordcloud.json',
    about: 'The words of the picture, where they stand and in which stories',
    schema: wordCloudSchema,
  },
  {
    name: 'manifest',
    where: 'reports/{slug}/manifest.json',
    about: 'What a revision is, why it is there, and the checksums of its files',
    schema: manifestSchema,
  },
  {
    name: 'index',
    where: 'index.json',
    about: 'The reports of the last 60 days, and the months of all',
    schema: indexSchema,
  },
  { name: 'month', where: 'index/{YYYY-MM}.json', about: 'The reports of a month', schema: monthIndexSchema },
  {
    name: 'stories',
    where: 'stories/{platform}_{topic}/{YYYY-MM}.json',
    about: 'Which stories the days of a month told: a story has one id on all of them',
    schema: storiesSchema,
  },
  {
    name: 'archive',
    where: 'index/all.json',
    about: 'What the page of all reports lists: titles and key points of all, without what else their entries hold',
    schema: archiveSchema,
  },
  { name: 'latest', where: 'latest.json', about: 'The latest report of one day of each topic', schema: latestSchema },
  {
    name: 'feed',
    where: 'feed.json, feeds/{platform}_{topic}.json',
    about: 'JSON Feed 1.1 with an extension',
    schema: feedSchema,
  },
  {
    name: 'unpublished',
    where: 'unpublished.json',
    about: 'Posts that were taken out of all reports',
    schema: unpublishedSchema,
  },
];

/** A schema as its file holds it. Keys that it does not name are allowed, so that later versions may add some. */
export const schemaText = ({ name, about, schema }: PublishedSchema): string => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, $id: `urn:dawn-chorus:${name}:1`, title: about, ...rest }, null, 2)}\n`;
};

/** The texts of all schemas, made once: making them takes longer than writing a report. */
let texts: (readonly [name: string, text: string])[] | undefined;
const textsOf = () => {
  texts ??= PUBLISHED_SCHEMAS.map((published) => [published.name, schemaText(published)] as const);
  return texts;
};

/** Writes the schemas that are not there yet as they are now. */
export const writeSchemas = async (store: Store): Promise<void> => {
  for (const [name, text] of textsOf()) {
    await writeIfOther(store, {
      key: schemaKey(name),
      bytes: Buffer.from(text),
      contentType: 'application/schema+json',
    });
  }
};
