// The paragraphs of a block that stand in a list, a voice each, and what the writer concludes from them, which stands below it.
import type { Block, Sentence } from '../../shared/report.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';

export interface Listed {
  /** Items of a list, a paragraph each; empty where the block has no list. */
  readonly voices: readonly (readonly Sentence[])[];
  /** Paragraphs that stand as such, below the list where there is one. */
  readonly texts: readonly (readonly Sentence[])[];
}

/** A single paragraph makes no list. */
const FEWEST_VOICES = 2;

export const listedOf = ({ list, paragraphs }: Block, { judgement }: ReportLabels): Listed => {
  const isVerdict = ([first]: readonly Sentence[]): boolean => first?.stretches[0]?.text === judgement;
  const verdict = isVerdict(paragraphs.at(-1) ?? []) ? paragraphs.slice(-1) : [];
  const voices = paragraphs.slice(0, paragraphs.length - verdict.length);
  return list === undefined || voices.length < FEWEST_VOICES
    ? { voices: [], texts: paragraphs }
    : { voices, texts: verdict };
};
