// Chooses what is published: the composed report where it verifies, else the one without a model, else none.
import { ReportHeldError } from '../../shared/errors.ts';
import type { Finding } from '../../shared/verify/conformance.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import type { Given } from './edition.ts';
import { type Verified, verifyReport } from './verify-edition.ts';

export interface Chosen {
  readonly given: Given;
  /** Sentences that were taken out of what was composed, all of them where excerpts stand in. */
  readonly dropped: number;
}

/** Said of a report that stands in for one that did not verify. */
export const STANDS_IN = 'the written report, which did not verify';

const told = ({ rule, line, text, message }: Finding): string =>
  `${rule} in line ${line}: ${message}${text === '' ? '' : ` (${text})`}`;

const isGood = ({ findings }: Verified): boolean => findings.length === 0;

/**
 * What an edition is made of. Throws ReportHeldError where neither report may be published.
 * @param standIn the report without a model; undefined where there is none, or it is the composed one itself
 * @param sourcesOf the posts of a report by their links, read by the names that it was checked with
 */
export const chooseEdition = async (
  composed: Given,
  standIn: Given | undefined,
  sourcesOf: (material: Given) => Promise<ReadonlyMap<string, Source>>,
): Promise<Chosen> => {
  const first = verifyReport(composed, await sourcesOf(composed));
  if (isGood(first))
    return { given: { ...composed, report: first.report, evidence: first.evidence }, dropped: first.dropped };
  const second = standIn === undefined ? undefined : verifyReport(standIn, await sourcesOf(standIn));
  if (standIn !== undefined && second !== undefined && isGood(second)) {
    const { report, evidence } = second;
    const dropped = Object.keys(composed.evidence.sentences).length + second.dropped;
    return { given: { ...standIn, report, evidence, lacking: [...standIn.lacking, STANDS_IN] }, dropped };
  }
  const [finding] = (second ?? first).findings;
  throw new ReportHeldError(
    `The report of ${composed.run.slug} is held, since its own check refuses it: ${finding === undefined ? 'no key point is left' : told(finding)}. Nothing was published; see the run's composed.json, and run again.`,
  );
};
