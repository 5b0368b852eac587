// The truth rules V2–V11 on one claim: what it says must stand in the posts that it cites. Pure, no model.
import type { Names } from '../text/compile-names.ts';
import { FIELD_NAMES } from '../text/name-table.ts';
import { findMentions } from '../text/names.ts';
import {
  addedForecast,
  addedSuperlatives,
  isForecast,
  isHedged,
  isOwnerless,
  isRumour,
  lacksAttribution,
  lostHedge,
} from './modality.ts';
import { addedCountries, unnamedIn } from './names-match.ts';
import { isCarried, uncarried } from './numbers-match.ts';
import { isLooseCount, isOwnCount } from './own-counts.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { ratesOf } from './quantity-rates.ts';
import { isLongEnough, isVerbatim, quotedSpans, wrongSpeaker } from './quotes-match.ts';
import { latinWords, narrow, quotable, type Source, saysWord } from './source-post.ts';

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

export const breach = (rule: TruthRule, text: string, message: string): Breach => ({ rule, text, message });

/** What the rules have against a text: what they are sure of, and what they only suspect. */
export interface Judged {
  readonly vetoes: readonly Breach[];
  readonly warnings: readonly Breach[];
}

/** Names and quantities of a text that sources can be asked for. */
export interface Content {
  /** The text with its verified quotations blanked. */
  readonly text: string;
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  /** `每月`, `per million` beside a number. */
  readonly rates: readonly Quantity[];
}

/** A rate belongs to the number that it stands beside. */
const BESIDE = 14;
const ratesBeside = (text: string, quantities: readonly Quantity[]): Quantity[] =>
  ratesOf(text).filter((rate) =>
    quantities.some(
      ({ start, end, readings }) =>
        readings.every(({ unit }) => unit !== 'date') &&
        ((rate.start >= end && rate.start - end <= BESIDE) || (start >= rate.end && start - rate.end <= 2)),
    ),
  );

/** Reads a text of the report for the rules. */
export const contentOf = (text: string, names: Names): Content => {
  const mentions = findMentions(text, names).filter(({ kind }) => kind !== 'concept');
  const handles = [...text.matchAll(/@\w+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const quantities = quantitiesOf(text, [...mentions, ...handles]);
  return {
    text,
    names: mentions.map(({ start, end }) => text.slice(start, end)),
    quantities,
    rates: ratesBeside(text, quantities),
  };
};

export const blank = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);

const numberBreaches = ({ text, quantities, rates }: Content, sources: readonly Source[]): Judged => {
  const pool = sources.flatMap((source) => [...source.quantities, ...datesOf(source)]);
  const told = (quantity: Quantity): Breach =>
    breach(
      'V6',
      quantity.text,
      `The number ${quantity.text} stands in none of the cited posts in this value and unit.`,
    );
  const lost = [
    ...uncarried(quantities, pool).filter((quantity) => !isOwnCount(quantity, text, sources)),
    ...rates.filter((rate) => !isCarried(rate, pool)),
  ];
  return {
    vetoes: lost.filter((quantity) => !isLooseCount(quantity)).map(told),
    warnings: lost.filter(isLooseCount).map(told),
  };
};

/** V6 to V9 and V11, on words of the report against the posts behind them. */
export const contentBreaches = (content: Content, kind: string, sources: readonly Source[], names: Names): Judged => {
  const { text, quantities } = content;
  const numbers = numberBreaches(content, sources);
  const unsaid = unnamedIn(text, sources, quantities, names);
  const anchors = [...content.names, ...quantities.map(({ text: number }) => number)];
  const forecast = isForecast(text, sources);
  return {
    vetoes: [
      ...numbers.vetoes,
      ...unsaid.names.map((name) => breach('V7', name, `The name ${name} stands in none of the cited posts.`)),
      ...addedCountries(text, sources).map((code) =>
        breach('V8', code, `The country ${code} is named by none of the cited posts.`),
      ),
      ...addedSuperlatives(text, sources).map((loud) =>
        breach('V9', loud, `None of the cited posts says "${loud}" of anything.`),
      ),
      ...(forecast ? [breach('V11', text, 'It looks ahead, and none of the cited posts does.')] : []),
    ],
    warnings: [
      ...numbers.warnings,
      ...unsaid.words.map((word) => breach('V7', word, `The word ${word} stands in none of the cited posts.`)),
      ...(!forecast && addedForecast(text, kind, anchors, sources)
        ? [breach('V11', text, 'It looks ahead, and the cited posts may not.')]
        : []),
    ],
  };
};

/** The content rules on words that stand for themselves, such as a sentence of a published report: what they are sure of. */
export const contentBreachesOf = (
  text: string,
  kind: string,
  sources: readonly Source[],
  names: Names = FIELD_NAMES,
): readonly Breach[] => contentBreaches(contentOf(narrow(text), names), kind, sources, names).vetoes;

/** The civil days on which a post was written are known of it, by the clocks of all reports. */
const HOURS = [-8, 0, 9] as const;
const datesOf = ({ createdAt }: Source): Quantity[] => {
  const time = Date.parse(createdAt);
  if (Number.isNaN(time)) return [];
  const days = HOURS.map((hours) => new Date(time + hours * 3_600_000).toISOString().slice(0, 10));
  return [...new Set(days)].map((day) => ({
    text: createdAt,
    start: 0,
    end: 0,
    readings: [{ unit: 'date', value: Number(day.replaceAll('-', '')) }],
  }));
};

/** V2's relevance: a cited post that says none of the claim's names, numbers and quotations carries nothing. */
export const isRelevant = (content: Content, source: Source, names: Names): boolean => {
  const words = latinWords(content.text).filter(({ text }) => text.length > 2);
  if (content.names.length + content.quantities.length + words.length === 0) return true;
  return (
    unnamedIn(content.text, [source], content.quantities, names).names.length < Math.max(1, content.names.length) ||
    content.quantities.some((quantity) => isCarried(quantity, source.quantities)) ||
    words.some(({ text }) => saysWord(source, text))
  );
};

/** V2: posts that were not given veto, posts that seem to say nothing of it are suspected. */
export const citeBreaches = (
  cites: readonly string[],
  content: Content,
  packet: ReadonlyMap<string, Source>,
  names: Names,
): Judged => ({
  vetoes: cites
    .filter((key) => !packet.has(key))
    .map((key) => breach('V2', key, `The citation ${key} is none of the posts that were given.`)),
  warnings: cites.flatMap((key) => {
    const source = packet.get(key);
    return source === undefined || isRelevant(content, source, names)
      ? []
      : [breach('V2', key, `The post ${key} says nothing of what the claim says.`)];
  }),
});

/** V5: what stands in quotation marks is verbatim in a cited post, or one of the given words. */
export const unquoted = (text: string, sources: readonly Source[], shown: readonly string[] = []): Breach[] =>
  quotedSpans(text)
    .filter(({ text: span }) => !shown.includes(quotable(span)) && !sources.some((source) => isVerbatim(span, source)))
    .map(({ text: span }) => breach('V5', span, 'Words in quotation marks are no verified quotation.'));

const quoteBreaches = (claim: Claim, text: string, sources: readonly Source[], names: Names): Breach[] => {
  const { quote } = claim;
  const quoted = quote === undefined ? undefined : sources.find(({ key }) => key === quote.post);
  const found: Breach[] = [];
  if (quote !== undefined) {
    if (quoted === undefined)
      found.push(breach('V4', quote.text, `The quotation is of ${quote.post}, which the claim does not cite.`));
    else if (!isVerbatim(quote.text, quoted) || !isLongEnough(quote.text))
      found.push(breach('V4', quote.text, `The quotation does not stand in the post ${quote.post}.`));
    else if (quote.translation !== undefined)
      found.push(...contentBreaches(contentOf(narrow(quote.translation), names), claim.kind, [quoted], names).vetoes);
  }
  const shown = [quote?.text, quote?.translation].flatMap((words) => (words === undefined ? [] : [quotable(words)]));
  found.push(...unquoted(text, sources, shown));
  const speaker = wrongSpeaker(text, sources, quoted, names);
  if (speaker !== undefined) found.push(speakerBreach(speaker));
  return found;
};

export const speakerBreach = (speaker: string): Breach =>
  breach('V4', speaker, `${speaker} is the author of none of the cited posts, nor do they report his words.`);

const UNSURE = 'The posts are not sure of it, and the claim does not say so.';
const OWNERLESS = 'What is called first or best must be said to be called so by somebody.';

/** V10 and V9's attribution on words without a kind: a rumour says so, praise has an owner. */
export const modalityBreaches = ({ text, names, quantities }: Content, sources: readonly Source[]): Judged => {
  const anchors = [...names, ...quantities.map(({ text: number }) => number)];
  const [rumour, ownerless] = [isRumour(text, anchors, sources), isOwnerless(text)];
  return {
    vetoes: [...(rumour ? [breach('V10', text, UNSURE)] : []), ...(ownerless ? [breach('V9', text, OWNERLESS)] : [])],
    warnings: [
      ...(!rumour && lostHedge(text, names, sources) ? [breach('V10', text, UNSURE)] : []),
      ...(!ownerless && lacksAttribution(text) ? [breach('V9', text, OWNERLESS)] : []),
    ],
  };
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
export const checkClaim = (claim: Claim, packet: ReadonlyMap<string, Source>, names: Names = FIELD_NAMES): Breach[] => {
  const text = narrow(claim.text);
  const content = contentOf(blank(text, quotedSpans(text)), names);
  const sources = [...new Set(claim.cites)].flatMap((key) => packet.get(key) ?? []);
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
    ...quoteBreaches(claim, text, sources, names),
    ...said.vetoes,
    ...said.warnings,
    ...kindBreaches(claim, modalityBreaches(content, sources)),
  ];
};
