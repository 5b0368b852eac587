// What readers are told to do, at the end of the conclusion: a list below its label.
import type { Report, Sentence, Stretch } from '../../shared/report.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { labelOf } from './edit-report.ts';
import { shows } from './read-sentence.ts';
import type { Style } from './rendering.ts';

export interface Watched {
  /** The paragraphs of the conclusion that stand as such. */
  readonly texts: Report['conclusion'];
  /** The label with its colon, and two sentences or more without it; undefined where there is no such list. */
  readonly watch: { readonly label: readonly Stretch[]; readonly sentences: readonly Sentence[] } | undefined;
}

/** Parts the conclusion of a report in a style. A single thing to do stands in a line with its label, as in reports of before. */
export const watchedOf = (
  conclusion: Report['conclusion'],
  { style, labels }: { readonly style: Style; readonly labels: ReportLabels },
): Watched => {
  const last = conclusion.at(-1) ?? [];
  const label = labelOf(last, labels);
  const [first, ...others] = last.filter(shows(style));
  if (first === undefined || first !== last[0] || others.length === 0 || label[0]?.text !== labels.watch)
    return { texts: conclusion, watch: undefined };
  const sentences = [{ ...first, stretches: first.stretches.slice(label.length) }, ...others];
  return { texts: conclusion.slice(0, -1), watch: { label, sentences } };
};
