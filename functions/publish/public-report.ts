// report.json: the report as programs read it, with the facts of its revision.
import type { Item, Report } from '../../shared/report.ts';
import { labelsOf } from '../../shared/text/labels.ts';

/** What a revision adds to the report. */
export interface Imprint {
  readonly revision: number;
  /** Why this revision is there. */
  readonly reason: string;
  readonly run: string;
  /** What the report lacks, such as `wordcloud` or `source hn`. */
  readonly degraded: readonly string[];
}

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
export const publicReport = (report: Report, imprint: Imprint) => ({
  ...imprint,
  ...report,
  keyPoints: report.keyPoints.map(publicItem),
  events: report.events.map((group) => ({ ...group, items: group.items.map(publicItem) })),
});

/** The report of a day whose word cloud could not be drawn says so among what is missing. */
export const withMissingPicture = (report: Report): Report => {
  const labels = labelsOf(report.language);
  const sentence: Report['overview'][number][number] = {
    id: 'coverage-missing-picture',
    role: 'bridge',
    stretches: [{ text: labels.missingPicture }],
    quotes: [],
    cites: [],
    end: labels.sentenceEnd,
  };
  const at = report.coverage.findIndex(({ label }) => label === labels.missing);
  const known = report.coverage[at];
  if (known !== undefined) {
    return { ...report, coverage: report.coverage.with(at, { ...known, sentences: [...known.sentences, sentence] }) };
  }
  const more = report.coverage.findIndex(({ label }) => label === labels.more);
  const place = more === -1 ? report.coverage.length : more;
  return { ...report, coverage: report.coverage.toSpliced(place, 0, { label: labels.missing, sentences: [sentence] }) };
};
