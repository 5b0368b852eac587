// What the rules V2 and V4 to V11 have against words of the report: what they are sure of, and what they only suspect. Pure.
import type { Names } from '../text/compile-names.ts';
import { findMentions } from '../text/names.ts';
import type { SentenceKind } from '../written.ts';
import { misplacedName } from './bound-names.ts';
import { misplacedNumber } from './bound-numbers.ts';
import type { Breach, TruthRule } from './claims.ts';
import { addedCountries } from './countries-match.ts';
import { isDerived, isScaled } from './derived-numbers.ts';
import { lostHedge } from './lost-hedge.ts';
import {
  addedForecast,
  addedSuperlatives,
  isForecast,
  isOwnerless,
  isRumour,
  isView,
  lacksAttribution,
} from './modality.ts';
import { unnamedIn } from './names-match.ts';
import { isCarried, isVersionIn, uncarried } from './numbers-match.ts';
import { isLooseCount, isOwnCount } from './own-counts.ts';
import { authorSpans, blank, languageSpans, type Span } from './own-words.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { ratesOf } from './quantity-rates.ts';
import { isVerbatim, quotedSpans, wrongSpeaker } from './quotes-match.ts';
import { withSpeech } from './said-by.ts';
import { latinWords, narrow, quotable, type Source, saysWord } from './source-post.ts';
import { misgivenTo } from './speaker-match.ts';
import { swappedTelling } from './swapped-names.ts';
import { swappedSpeaker } from './swapped-speakers.ts';

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
  /** The same without the names of who wrote the posts and of their languages. */
  readonly plain: string;
  /** Where these stand. */
  readonly own: readonly Span[];
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  /** `每月`, `per million` beside a number. */
  readonly rates: readonly Quantity[];
}

/** How often in an hour or less: a pace by itself, whatever is counted. */
const isPace = ({ text, readings }: Quantity): boolean =>
  !/^(?:an?|al?|à)\s/iu.test(text) && readings.some(({ unit, value }) => unit === 'second' && value <= 3600);

/** A rate belongs to the number that it stands beside. */
const BESIDE = 14;
const ratesBeside = (text: string, quantities: readonly Quantity[]): Quantity[] =>
  ratesOf(text).filter(
    (rate) =>
      !quantities.some(({ start, end }) => start <= rate.start && end >= rate.end) &&
      (isPace(rate) ||
        quantities.some(
          ({ start, end, readings }) =>
            readings.every(({ unit }) => unit !== 'date') &&
            ((rate.start >= end && rate.start - end <= BESIDE) || (start >= rate.end && start - rate.end <= 2)),
        )),
  );

/** Reads a text of the report for the rules, beside the posts that it cites. */
export const contentOf = (text: string, names: Names, sources: readonly Source[]): Content => {
  const own = [...authorSpans(text, sources), ...languageSpans(text, sources)];
  const mentions = findMentions(text, names).filter(({ kind }) => kind !== 'concept');
  const handles = [...text.matchAll(/@\w+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const quantities = quantitiesOf(text, [...mentions, ...handles, ...own]);
  return {
    text,
    plain: blank(text, own),
    own,
    names: mentions.map(({ start, end }) => text.slice(start, end)),
    quantities,
    rates: ratesBeside(text, quantities),
  };
};

const numberBreaches = ({ text, quantities, rates }: Content, sources: readonly Source[]): Judged => {
  const pool = sources.flatMap((source) => [...source.quantities, ...datesOf(source)]);
  const told = (quantity: Quantity): Breach =>
    breach(
      'V6',
      quantity.text,
      `The number ${quantity.text} stands in none of the cited posts in this value and unit.`,
    );
  const unsaid = uncarried(quantities, pool, text);
  const carried = quantities.filter((quantity) => !unsaid.includes(quantity));
  const lost = [
    ...unsaid.filter(
      (quantity) =>
        !isVersionIn(quantity, text, sources) &&
        !isOwnCount(quantity, text, sources) &&
        !isDerived(quantity, text, carried, sources),
    ),
    ...rates.filter(
      (rate) =>
        !isCarried(rate, pool) && !unsaid.some((quantity) => isScaled(quantity, text, carried, sources, [rate])),
    ),
  ];
  return {
    vetoes: lost.filter((quantity) => !isLooseCount(quantity)).map(told),
    warnings: lost.filter(isLooseCount).map(told),
  };
};

/** What a sentence of a report is to these rules: what its writer concludes, or what posts say. */
export const kindOfContent = (kind: SentenceKind | 'bridge' | 'count' | undefined): 'judgement' | 'announcement' =>
  kind === 'synthesis' || kind === 'advice' ? 'judgement' : 'announcement';

/** V6 to V9 and V11, on words of the report against the posts behind them. */
export const contentBreaches = (content: Content, kind: string, sources: readonly Source[], names: Names): Judged => {
  const { text, plain, own, quantities } = content;
  const numbers = numberBreaches(content, sources);
  const unsaid = unnamedIn(text, sources, { own, quantities }, names);
  const anchors = [...content.names, ...quantities.map(({ text: number }) => number)];
  const forecast = isForecast(text, sources);
  const [name, number] = [
    misplacedName(text, sources, kind === 'judgement'),
    misplacedNumber(text, quantities, sources),
  ];
  const loud = addedSuperlatives(plain, sources, kind === 'judgement');
  const owned = authorSpans(text, sources).length > 0;
  // What somebody concludes may hold a thing to be the most urgent, or a risk to be the largest: that is no matter of fact.
  const isHeld = (one: string): boolean =>
    (owned && isView(one)) || (kind === 'judgement' && (one === 'most' || one === 'largest'));
  const louder = (kind: string): Breach => breach('V9', kind, `None of the cited posts says "${kind}" of anything.`);
  const turned = swappedTelling(text, own, sources);
  return {
    vetoes: [
      ...numbers.vetoes,
      ...(number === undefined ? [] : [breach('V6', number.text, number.message)]),
      ...(name === undefined ? [] : [breach('V7', name.text, name.message)]),
      ...(turned === undefined ? [] : [breach('V7', turned, `The posts tell this of something else than ${turned}.`)]),
      ...unsaid.names.map((name) => breach('V7', name, `The name ${name} stands in none of the cited posts.`)),
      ...addedCountries(plain, sources).map((code) =>
        breach('V8', code, `The country ${code} is named by none of the cited posts.`),
      ),
      ...loud.filter((one) => !isHeld(one)).map(louder),
      ...(forecast ? [breach('V11', text, 'It looks ahead, and none of the cited posts does.')] : []),
    ],
    warnings: [
      ...numbers.warnings,
      ...loud.filter(isHeld).map(louder),
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
  names: Names,
): readonly Breach[] =>
  contentBreaches(contentOf(withSpeech(narrow(text), sources, names), names, sources), kind, sources, names).vetoes;

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
const isRelevant = (content: Content, source: Source, names: Names): boolean => {
  const words = latinWords(content.text).filter(({ text }) => text.length > 2);
  if (content.names.length + content.quantities.length + words.length === 0) return true;
  return (
    unnamedIn(content.text, [source], content, names).names.length < Math.max(1, content.names.length) ||
    content.quantities.some((quantity) => isCarried(quantity, source.quantities)) ||
    words.some(({ text }) => saysWord(source, text))
  );
};

/** Whether a post says something of a text that cites it, asked of each of its posts. */
export const carriesOf = (text: string, sources: readonly Source[], names: Names): ((source: Source) => boolean) => {
  const content = contentOf(narrow(text), names, sources);
  return (source) => isRelevant(content, source, names);
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

/** V4 on whoever speaks: nobody of the cited posts, or not the one who said it. */
export const speakerBreaches = (
  text: string,
  { quantities }: Content,
  sources: readonly Source[],
  quoted: Source | undefined,
  names: Names,
): Breach[] => {
  const speaker = wrongSpeaker(text, sources, quoted, names);
  if (speaker !== undefined) return [speakerBreach(speaker)];
  const other = misgivenTo(text, quantities, sources, names) ?? swappedSpeaker(text, quantities, sources);
  return other === undefined
    ? []
    : [breach('V4', other, `Another author of the cited posts says what is given to ${other}.`)];
};

const speakerBreach = (speaker: string): Breach =>
  breach('V4', speaker, `${speaker} is the author of none of the cited posts, nor do they report his words.`);

export const UNSURE = 'The posts are not sure of it, and the claim does not say so.';
const OWNERLESS = 'What is called first or best must be said to be called so by somebody.';

/** V10 and V9's attribution on words without a kind: a rumour says so, praise has an owner. */
export const modalityBreaches = ({ plain: text, names, quantities }: Content, sources: readonly Source[]): Judged => {
  const named = latinWords(text).filter(({ text: word }) => /[\d\p{Lu}]/u.test(word));
  const anchored = [...new Set([...names, ...named.map(({ text: word }) => word)])];
  const anchors = [...anchored, ...quantities.map(({ text: number }) => number)];
  const [rumour, ownerless] = [isRumour(text, anchors, sources), isOwnerless(text)];
  return {
    vetoes: [...(rumour ? [breach('V10', text, UNSURE)] : []), ...(ownerless ? [breach('V9', text, OWNERLESS)] : [])],
    warnings: [
      ...(!rumour && lostHedge(text, anchored, quantities, sources) ? [breach('V10', text, UNSURE)] : []),
      ...(!ownerless && lacksAttribution(text, sources) ? [breach('V9', text, OWNERLESS)] : []),
    ],
  };
};
