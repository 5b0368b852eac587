// Finds for each sentence of a page the line of evidence that it came from, and names what differs by the rule it breaks.
import type { Evidence } from '../report.ts';
import type { Names } from '../text/compile-names.ts';
import { visibleText } from '../text/escape-visible.ts';
import type { ReportLabels } from '../text/labels.ts';
import { findMentions } from '../text/names.ts';
import { COUNTRIES, FORECAST, HEDGED, SUPERLATIVES } from './claim-cues.data.ts';
import type { Breach, TruthRule } from './claims.ts';
import type { Style } from './page.ts';
import type { PublishedSentence } from './published-page.ts';
import { quantitiesOf } from './quantities.ts';
import { latinWords, narrow } from './source-post.ts';

export type Line = Evidence['sentences'][string] & { readonly id: string };

/** The same words however they are set: width, spaces and quotation marks apart. */
export const canonical = (text: string): string =>
  visibleText(text)
    .normalize('NFKC')
    .replace(/[“”„"'‘’`]/g, '')
    .replace(/\s+/g, '')
    .replace(/[。.]+$/u, '');

/** One thing that the evidence says: a sentence, or the bold line above one. */
export interface Expected {
  readonly line: Line;
  readonly lead: boolean;
  /** Every form that the page may have, inline quotations in or out. */
  readonly forms: ReadonlySet<string>;
  readonly text: string;
}

/** A sentence of the editor's that its posts don't carry, and that says so. */
export const isNote = (expected: Expected | undefined): boolean => expected?.line.hand === 'note';

/** Counts of the run, what no post says and notes of the editor are the evidence's alone; all else must stand in posts. */
export const isOfPosts = (expected: Expected | undefined): boolean =>
  expected?.line.role !== 'count' && expected?.line.kind !== 'absence' && !isNote(expected);

const formsOf = (words: string, quotes: Line['quotes']): Set<string> => {
  // A quotation stands within the sentence or below it; with its translation, the translation stands within.
  const inline = quotes.map(({ intro = '', text, translation }) => `${intro}${translation ?? text}`);
  const forms = new Set<string>([words]);
  for (const quotation of inline) for (const form of [...forms]) forms.add(form + quotation);
  return new Set([...forms].map(canonical));
};

/** What the evidence says, in the order of the page; empty where it holds no texts. */
export const expectedOf = (evidence: Evidence, style: Style): Expected[] =>
  Object.entries(evidence.sentences).flatMap(([id, sentence]): Expected[] => {
    const line = { ...sentence, id };
    const text = style === 'plain' ? (sentence.plain ?? sentence.text) : sentence.text;
    if (text === undefined) return [];
    const own = { line, lead: false, forms: formsOf(text, sentence.quotes), text };
    const { lead } = sentence;
    return lead === undefined ? [own] : [{ line, lead: true, forms: new Set([canonical(lead)]), text: lead }, own];
  });

export interface Pairing {
  readonly sentence: PublishedSentence;
  /** Undefined where the evidence has nothing of the kind. */
  readonly expected: Expected | undefined;
  readonly same: boolean;
}

/** Stops that a sentence may hold besides its last: so that a long line of strange words is not looked through for ever. */
const MOST_PARTS = 12;
/** Where a sentence of an alphabet may end. */
const STOP = /(?<=[.!?][)"”’]?) (?=\S)/u;

/**
 * A line without links cut into what the evidence says: in an alphabet a point ends an abbreviation as well as a sentence, so that
 * only the evidence knows where one ends. What lies between two known sentences stays in one piece.
 */
const cutByEvidence = (sentence: PublishedSentence, forms: ReadonlySet<string>): PublishedSentence[] => {
  const parts = sentence.urls.length > 0 || sentence.lead ? [] : sentence.text.split(STOP);
  if (parts.length < 2 || forms.has(canonical(sentence.text))) return [sentence];
  const texts: string[] = [];
  let unknown: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = Math.min(parts.length, from + MOST_PARTS);
    while (to > from && !forms.has(canonical(parts.slice(from, to).join(' ')))) to--;
    if (to === from) unknown.push(parts[from++] ?? '');
    else {
      texts.push(...(unknown.length === 0 ? [] : [unknown.join(' ')]), parts.slice(from, to).join(' '));
      unknown = [];
      from = to;
    }
  }
  if (unknown.length > 0) texts.push(unknown.join(' '));
  return texts.map((text, at) => ({
    ...sentence,
    text,
    quotes: sentence.quotes.filter((quote) => text.includes(quote.text)),
    last: sentence.last && at === texts.length - 1,
  }));
};

/** Length of the longest common subsequence from each pair of places on. */
const commonFrom = (page: readonly string[], expected: readonly Expected[]): Uint16Array[] => {
  const table = Array.from({ length: page.length + 1 }, () => new Uint16Array(expected.length + 1));
  for (let i = page.length - 1; i >= 0; i--)
    for (let j = expected.length - 1; j >= 0; j--) {
      const [row, next] = [table[i], table[i + 1]];
      if (row === undefined || next === undefined) continue;
      const same = expected[j]?.forms.has(page[i] ?? '') === true;
      row[j] = same ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
};

/**
 * Pairs the sentences of a page with those of the evidence, both in order: equal ones by the longest common subsequence,
 * what lies between two of them one by one.
 */
export const pairSentences = (lines: readonly PublishedSentence[], expected: readonly Expected[]): Pairing[] => {
  const forms = new Set(expected.flatMap((one) => [...one.forms]));
  const page = lines.flatMap((line) => cutByEvidence(line, forms));
  const texts = page.map(({ text }) => canonical(text));
  const table = commonFrom(texts, expected);
  const pairs: Pairing[] = [];
  let waiting: PublishedSentence[] = [];
  let spare: Expected[] = [];
  const settle = (): void => {
    waiting.forEach((sentence, at) => {
      pairs.push({
        sentence,
        expected: spare.filter(({ lead }) => lead === sentence.lead)[at] ?? spare[at],
        same: false,
      });
    });
    waiting = [];
    spare = [];
  };
  let [i, j] = [0, 0];
  while (i < page.length || j < expected.length) {
    const sentence = page[i];
    const other = expected[j];
    if (sentence !== undefined && other?.forms.has(texts[i] ?? '') === true) {
      settle();
      pairs.push({ sentence, expected: other, same: true });
      i++;
      j++;
    } else if (
      other === undefined ||
      (sentence !== undefined && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      if (sentence !== undefined) waiting.push(sentence);
      i++;
    } else {
      spare.push(other);
      j++;
    }
  }
  settle();
  return pairs;
};

const kinds = (text: string, cues: readonly (readonly [string, RegExp])[]): string =>
  cues
    .filter(([, pattern]) => pattern.test(text))
    .map(([kind]) => kind)
    .join();

const FEATURES: readonly (readonly [TruthRule, (text: string, names: Names) => string])[] = [
  ['V8', (text) => kinds(text, Object.entries(COUNTRIES))],
  [
    'V9',
    (text) =>
      kinds(
        text,
        SUPERLATIVES.map(({ kind, pattern }) => [kind, pattern] as const),
      ),
  ],
  ['V11', (text) => String(FORECAST.test(text))],
  ['V10', (text) => String(HEDGED.test(text) || /仅一个来源|尚待证实|有争议/u.test(text))],
  [
    'V7',
    (text, names) =>
      [
        ...findMentions(text, names).map(({ name }) => name),
        ...latinWords(text).map(({ text: word }) => word.toLowerCase()),
      ]
        .sort()
        .join('|'),
  ],
  [
    'V6',
    (text, names) =>
      quantitiesOf(text, findMentions(text, names))
        .map(({ readings }) => readings.map(({ unit, value, noun }) => `${unit} ${value} ${noun ?? ''}`).join('/'))
        .sort()
        .join('|'),
  ],
];

/** The rule that the change from one text to the other breaks; V3 where it is none of words that the rules know. */
const ruleOfChange = (published: string, expected: string, names: Names): TruthRule => {
  const [a, b] = [narrow(published), narrow(expected)];
  return FEATURES.find(([, feature]) => feature(a, names) !== feature(b, names))?.[0] ?? 'V3';
};

/** V3 and the rule that the change breaks: a sentence says what its evidence says. */
export const changesOf = ({ sentence, expected, same }: Pairing, names: Names): Breach[] => {
  if (same) return [];
  if (expected === undefined) return [{ rule: 'V3', text: '', message: 'The evidence has no such sentence.' }];
  // A quotation stands within the sentence where the words that lead into it do.
  const inline = expected.line.quotes.filter(
    ({ intro = '' }) => intro !== '' && canonical(sentence.text).includes(canonical(intro)),
  );
  const said = inline.map(({ intro = '', text, translation }) => intro + (translation ?? text)).join('');
  const rule = ruleOfChange(sentence.text, expected.text + said, names);
  return [{ rule, text: '', message: `The evidence says here: ${expected.text}` }];
};

/** What stands below a lead line, up to the next: it names what all of that is about. */
export const belowLead = (pairings: readonly Pairing[], lead: number): Pairing[] => {
  const rest = pairings.slice(lead + 1);
  const heading = pairings[lead]?.sentence.heading;
  const end = rest.findIndex(({ sentence }) => sentence.lead || sentence.heading !== heading);
  return rest.slice(0, end === -1 ? rest.length : end);
};

/** Names of groups stand above lists; the conformance rules look after them. */
export const isGroup = (
  sentence: PublishedSentence,
  next: PublishedSentence | undefined,
  leads: ReadonlySet<string>,
  labels: ReportLabels,
): boolean => !leads.has(canonical(sentence.text)) && sentence.heading === labels.events && next !== undefined;
