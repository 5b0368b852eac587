// Conformance: whether a Markdown file is a report in the seed's grammar. Pure; behind Publish and the command `verify`.
import { type ReportLabels, recogniseLabels } from '../text/labels.ts';
import { type Finding, readPage, type Style } from './page.ts';
import { byteRules } from './rules-bytes.ts';
import { citationRules } from './rules-citations.ts';
import { frontMatterRules } from './rules-front-matter.ts';
import { inlineRules } from './rules-inline.ts';
import { sectionRules } from './rules-sections.ts';
import { skeletonRules } from './rules-skeleton.ts';

export type { Finding, Style } from './page.ts';

export interface ConformanceOptions {
  /** By default recognised: a report with the section of sources and checks is cited. */
  readonly style?: Style | undefined;
  /** By default recognised by the heading of the summary. */
  readonly labels?: ReportLabels;
  /** Links to the report's posts, where known: then exactly these are accepted. */
  readonly links?: ReadonlySet<string> | undefined;
}

/**
 * Checks the rules F-… of research part 1 with the changes of design.md §6: dates in order rather than equal, 0 to 3
 * groups of events, special analyses optional, and the additions of the cited style (F-L1, F-Q1, F-S1).
 * @returns findings in the order of their lines; none for a conformant report
 */
export const checkConformance = (
  markdown: string,
  options: ConformanceOptions = {},
): { readonly style: Style; readonly findings: Finding[] } => {
  const page = readPage(markdown, options.labels ?? recogniseLabels(markdown), options.style);
  const { sections, findings } = skeletonRules(page);
  const all = [
    ...byteRules(page),
    ...frontMatterRules(page),
    ...findings,
    ...sectionRules(page, sections),
    ...inlineRules(page),
    ...citationRules(page, options.links),
  ];
  return { style: page.style, findings: all.toSorted((a, b) => a.line - b.line) };
};
