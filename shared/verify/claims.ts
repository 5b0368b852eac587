// One claim of a card against the posts that it cites: all that the truth rules have against it, sure or not. Pure, no model.
import type { Names } from '../text/compile-names.ts';
import {
  breach,
  type Content,
  citeBreaches,
  contentBreaches,
  contentOf,
  type Judged,
  modalityBreaches,
  speakerBreaches,
  UNSURE,
  unquoted,
} from './content.ts';
import { isHedged } from './modality.ts';
import { blank } from './own-words.ts';
import { isLongEnough, isVerbatim, quotedSpans } from './quotes-match.ts';
import { narrow, quotable, type Source } from './source-post.ts';

export const TRUTH_RULES = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11', 'V12', 'V14'] as const;
export type TruthRule = (typeof TRUTH_RULES)[number];

export const CLAIM_KINDS = ['fact', 'announcement', 'opinion', 'rumour', 'prediction', 'joke'] as const;

/** One statement on a story, in the report's language. */
export interface Claim {
  readonly text: string;
  readonly kind: (typeof CLAIM_KINDS)[number];
  /** Keys of the posts that carry it. */
  readonly cites: readonly string[];
  readonly quote?: ClaimQuote | undefined;
}

/** Somebody's words: a verbatim span, and what it is in the report's language. */
export interface ClaimQuote {
  readonly post: string;
  readonly text: string;
  readonly translation?: string | undefined;
}

export interface Breach {
  readonly rule: TruthRule;
  /** The offending words. */
  readonly text: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
}

const MOST_CITES = 5;

const quoteBreaches = (
  claim: Claim,
  text: string,
  content: Content,
  sources: readonly Source[],
  names: Names,
): Breach[] => {
  const { quote } = claim;
  const quoted = quote === undefined ? undefined : sources.find(({ key }) => key === quote.post);
  const found: Breach[] = [];
  if (quote !== undefined) {
    if (quoted === undefined)
      found.push(breach('V4', quote.text, `The quotation is of ${quote.post}, which the claim does not cite.`));
    else if (!isVerbatim(quote.text, quoted) || !isLongEnough(quote.text))
      found.push(breach('V4', quote.text, `The quotation does not stand in the post ${quote.post}.`));
    else if (quote.translation !== undefined)
      found.push(
        ...contentBreaches(contentOf(narrow(quote.translation), names, [quoted]), claim.kind, [quoted], names).vetoes,
      );
  }
  const shown = [quote?.text, quote?.translation].flatMap((words) => (words === undefined ? [] : [quotable(words)]));
  found.push(...unquoted(text, sources, shown));
  found.push(...speakerBreaches(text, content, sources, quoted, names));
  return found;
};

/** What the kind of a claim asks of its words. */
const kindBreaches = ({ kind, text }: Claim, { warnings, vetoes }: Judged): Breach[] => [
  ...(kind === 'joke' ? [breach('V10', text, 'A joke is not news.')] : []),
  ...((kind === 'rumour' || kind === 'prediction') && !isHedged(text) ? [breach('V10', text, UNSURE)] : []),
  ...[...vetoes, ...warnings].filter(({ rule }) => rule === 'V10' || kind === 'fact'),
];

/**
 * Checks a claim of a card against the posts that it may cite: whatever a rule has against it, sure or not.
 * @param packet the posts given to whoever wrote the claim, by key
 * @returns breaches, none for a claim that the rules can find nothing against
 */
export const checkClaim = (claim: Claim, packet: ReadonlyMap<string, Source>, names: Names): Breach[] => {
  const text = narrow(claim.text);
  const sources = [...new Set(claim.cites)].flatMap((key) => packet.get(key) ?? []);
  const content = contentOf(blank(text, quotedSpans(text)), names, sources);
  const cites = citeBreaches(claim.cites, content, packet, names);
  if (sources.length === 0)
    return [...cites.vetoes, breach('V3', claim.text, 'The claim cites no post that was given.')];
  const said = contentBreaches(content, claim.kind, sources, names);
  return [
    ...cites.vetoes,
    ...cites.warnings.filter(({ text: key }) => key !== claim.quote?.post),
    ...(claim.cites.length > MOST_CITES
      ? [breach('V2', String(claim.cites.length), `A claim cites at most ${MOST_CITES} posts.`)]
      : []),
    ...quoteBreaches(claim, text, content, sources, names),
    ...said.vetoes,
    ...said.warnings,
    ...kindBreaches(claim, modalityBreaches(content, sources)),
  ];
};
