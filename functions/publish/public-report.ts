// report.json: the report as programs read it, with the facts of its revision.
import * as z from 'zod';
import { type Item, itemSchema, quoteSchema, type Report, reportSchema } from '../../shared/report.ts';
import { labelsOf } from '../../shared/text/labels.ts';

/** What a revision adds to the report. */
const imprintSchema = z.object({
  revision: z.number().int().positive(),
  reason: z.string().describe('Why this revision is there'),
  run: z.string(),
  degraded: z.array(z.string()).describe('What the report lacks, such as `wordcloud` or `source hn`'),
});
export type Imprint = z.infer<typeof imprintSchema>;

const publicItemSchema = itemSchema.extend({
  quotes: z.array(
    quoteSchema
      .pick({ handle: true, lang: true, text: true, translation: true, url: true })
      .extend({ postId: z.string() }),
  ),
});

/** report.json. */
export const publicReportSchema = reportSchema.extend({
  ...imprintSchema.shape,
  keyPoints: z.array(publicItemSchema),
  events: z.array(reportSchema.shape.events.element.extend({ items: z.array(publicItemSchema).min(1) })),
});
export type PublicReport = z.infer<typeof publicReportSchema>;

/** An item with its quotations in one place: report-style.md, part 5. */
const publicItem = (item: Item) => ({
  ...item,
  quotes: item.sentences.flatMap(({ quotes }) =>
    quotes.map(({ post, handle, lang, text, translation, url }) => ({
      postId: post.slice(post.indexOf(':') + 1),
      handle,
      lang,
      text,
      ...(translation === undefined ? {} : { translation }),
      url,
    })),
  ),
});

/** The report with its imprint; a superset of the report's schema. */
export const publicReport = (report: Report, imprint: Imprint): PublicReport => ({
  ...imprint,
  ...report,
  keyPoints: report.keyPoints.map(publicItem),
  events: report.events.map((group) => ({ ...group, items: group.items.map(publicItem) })),
});

/** A report that says of one more thing that it is missing, under the label for that among its sources and checks. */
export const withMissing = (report: Report, id: string, text: string): Report => {
  const labels = labelsOf(report.language);
  const sentence: Report['overview'][number][number] = {
    id,
    role: 'bridge',
    stretches: [{ text }],
    quotes: [],
    cites: [],
    end: labels.sentenceEnd,
  };
  const at = report.coverage.findIndex(({ label }) => label === labels.missing);
  const known = report.coverage[at];
  if (known !== undefined) {
    const others = known.sentences.filter((each) => each.id !== id);
    return { ...report, coverage: report.coverage.with(at, { ...known, sentences: [...others, sentence] }) };
  }
  const more = report.coverage.findIndex(({ label }) => label === labels.more);
  const place = more === -1 ? report.coverage.length : more;
  return { ...report, coverage: report.coverage.toSpliced(place, 0, { label: labels.missing, sentences: [sentence] }) };
};

/** The report of a day whose word cloud could not be drawn says so among what is missing. */
export const withMissingPicture = (report: Report): Report =>
  withMissing(report, 'coverage-missing-picture', labelsOf(report.language).missingPicture);
