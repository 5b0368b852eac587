// The truth rules V2–V11 on one claim: what it says must stand in the posts that it cites. Pure, no model.
import { findMentions } from '../text/names.ts';
import { addedForecast, addedSuperlatives, isHedged, lacksAttribution, lostHedge } from './modality.ts';
import { addedCountries, unnamed } from './names-match.ts';
import { isCarried, uncarried } from './numbers-match.ts';
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

const breach = (rule: TruthRule, text: string, message: string): Breach => ({ rule, text, message });

/** Names and quantities of a text that sources can be asked for. */
interface Content {
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

const contentOf = (text: string): Content => {
  const mentions = findMentions(text).filter(({ kind }) => kind !== 'concept');
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

const blank = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);

/** V6 to V9 and V11, on words of the report against the posts behind them. */
const contentBreaches = (content: Content, kind: string, sources: readonly Source[]): Breach[] => {
  const { text, quantities, rates } = content;
  const pool = sources.flatMap((source) => [...source.quantities, ...datesOf(source)]);
  const names = unnamed(text, sources, quantities);
  return [
    ...[...uncarried(quantities, pool), ...rates.filter((rate) => !isCarried(rate, pool))].map(({ text: number }) =>
      breach('V6', number, `The number ${number} stands in none of the cited posts in this value and unit.`),
    ),
    ...names.map((name) => breach('V7', name, `The name ${name} stands in none of the cited posts.`)),
    ...addedCountries(text, sources).map((code) =>
      breach('V8', code, `The country ${code} is named by none of the cited posts.`),
    ),
    ...addedSuperlatives(text, sources).map((kind) =>
      breach('V9', kind, `None of the cited posts says "${kind}" of anything.`),
    ),
    ...(addedForecast(text, kind, [...content.names, ...quantities.map(({ text: number }) => number)], sources)
      ? [breach('V11', text, 'It looks ahead, and none of the cited posts does.')]
      : []),
  ];
};

/** The content rules on words that stand for themselves, such as a sentence of a published report. */
export const contentBreachesOf = (text: string, kind: string, sources: readonly Source[]): Breach[] =>
  contentBreaches(contentOf(narrow(text)), kind, sources);

/** The civil day on which a post was written is known of it, here in UTC. */
const datesOf = ({ createdAt }: Source): Quantity[] => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(createdAt) ?? [];
  if (year === undefined) return [];
  const value = Number(year) * 10_000 + Number(month) * 100 + Number(day);
  return [{ text: createdAt, start: 0, end: 0, readings: [{ unit: 'date', value }] }];
};

/** V2's relevance: a cited post that says none of the claim's names, numbers and quotations carries nothing. */
const isRelevant = (claim: Claim, content: Content, source: Source): boolean => {
  if (claim.quote?.post === source.key) return true;
  const words = latinWords(content.text).filter(({ text }) => text.length > 2);
  if (content.names.length + content.quantities.length + words.length === 0) return true;
  return (
    unnamed(content.text, [source], content.quantities).length < Math.max(1, content.names.length) ||
    content.quantities.some((quantity) => isCarried(quantity, source.quantities)) ||
    words.some(({ text }) => saysWord(source, text))
  );
};

const citeBreaches = (claim: Claim, content: Content, packet: ReadonlyMap<string, Source>): Breach[] => [
  ...claim.cites
    .filter((key) => !packet.has(key))
    .map((key) => breach('V2', key, `The citation ${key} is none of the posts that were given.`)),
  ...(claim.cites.length > MOST_CITES
    ? [breach('V2', String(claim.cites.length), `A claim cites at most ${MOST_CITES} posts.`)]
    : []),
  ...claim.cites.flatMap((key) => {
    const source = packet.get(key);
    return source === undefined || isRelevant(claim, content, source)
      ? []
      : [breach('V2', key, `The post ${key} says nothing of what the claim says.`)];
  }),
];

const quoteBreaches = (claim: Claim, text: string, sources: readonly Source[]): Breach[] => {
  const { quote } = claim;
  const quoted = quote === undefined ? undefined : sources.find(({ key }) => key === quote.post);
  const found: Breach[] = [];
  if (quote !== undefined) {
    if (quoted === undefined)
      found.push(breach('V4', quote.text, `The quotation is of ${quote.post}, which the claim does not cite.`));
    else if (!isVerbatim(quote.text, quoted) || !isLongEnough(quote.text))
      found.push(breach('V4', quote.text, `The quotation does not stand in the post ${quote.post}.`));
    else if (quote.translation !== undefined)
      found.push(...contentBreaches(contentOf(narrow(quote.translation)), claim.kind, [quoted]));
  }
  const shown = [quote?.text, quote?.translation].flatMap((words) => (words === undefined ? [] : [quotable(words)]));
  for (const { text: span } of quotedSpans(text)) {
    const known = shown.includes(quotable(span)) || sources.some((source) => isVerbatim(span, source));
    if (!known) found.push(breach('V5', span, 'Words in quotation marks are no verified quotation.'));
  }
  const speaker = wrongSpeaker(text, sources, quoted);
  if (speaker !== undefined)
    found.push(
      breach('V4', speaker, `${speaker} is the author of none of the cited posts, nor do they report his words.`),
    );
  return found;
};

/** V10 and V9's attribution: a rumour or forecast says so, a boast has an owner. */
const modalityBreaches = (claim: Claim, content: Content, sources: readonly Source[]): Breach[] => {
  const { text } = content;
  const unsure = claim.kind === 'rumour' || claim.kind === 'prediction';
  return [
    ...(claim.kind === 'joke' ? [breach('V10', claim.text, 'A joke is not news.')] : []),
    ...((unsure && !isHedged(text)) || lostHedge(text, content.names, sources)
      ? [breach('V10', claim.text, 'The posts are not sure of it, and the claim does not say so.')]
      : []),
    ...(claim.kind === 'fact' && lacksAttribution(text)
      ? [breach('V9', claim.text, 'What is called first or best must be said to be called so by somebody.')]
      : []),
  ];
};

/**
 * Checks a claim against the posts that it may cite.
 * @param packet the posts given to whoever wrote the claim, by key
 * @returns breaches, none for a claim that the rules can find nothing against
 */
export const checkClaim = (claim: Claim, packet: ReadonlyMap<string, Source>): Breach[] => {
  const text = narrow(claim.text);
  const content = contentOf(blank(text, quotedSpans(text)));
  const sources = [...new Set(claim.cites)].flatMap((key) => packet.get(key) ?? []);
  const cites = citeBreaches(claim, content, packet);
  if (sources.length === 0) return [...cites, breach('V3', claim.text, 'The claim cites no post that was given.')];
  return [
    ...cites,
    ...quoteBreaches(claim, text, sources),
    ...contentBreaches(content, claim.kind, sources),
    ...modalityBreaches(claim, content, sources),
  ];
};
