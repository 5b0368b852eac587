// The public verifier: a published report, sentence by sentence, against its evidence and the posts. Pure, no model.
import { readEvidenceLink } from '../evidence-link.ts';
import type { Evidence } from '../report.ts';
import { compileNames, type Names, NO_NAMES } from '../text/compile-names.ts';
import { htmlId } from '../text/escape-html.ts';
import { type ReportLabels, recogniseLabels } from '../text/labels.ts';
import { speakerName } from '../text/speaker-name.ts';
import { type Background, withoutBackground } from './background.ts';
import { unsoundBackground } from './background-bounds.ts';
import type { Breach, ClaimQuote } from './claims.ts';
import { contentBreachesOf, kindOfContent } from './content.ts';
import { contradictions } from './contradictions.ts';
import { type Finding, finding, type Style } from './page.ts';
import { type PublishedSentence, publishedPage } from './published-page.ts';
import { foreignAccounts, givesLikesAlone, isOfSources, storySources } from './published-sources.ts';
import {
  belowLead,
  canonical,
  changesOf,
  type Expected,
  expectedOf,
  isGroup,
  isNote,
  isOfPosts,
  type Pairing,
  pairSentences,
} from './published-text.ts';
import { isVerbatim, wrongSpeaker } from './quotes-match.ts';
import { withSpeech } from './said-by.ts';
import { quotable, type Source } from './source-post.ts';

export interface TruthOptions {
  readonly style?: Style | undefined;
  readonly evidence?: Evidence | undefined;
  /** Posts by their links, where they are at hand. */
  readonly posts?: ReadonlyMap<string, Source> | undefined;
  /** Links whose posts are at hand with another text than the evidence proves. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Links of those posts by their keys: where there is no evidence, links to a report's page are read by them. */
  readonly urls?: ReadonlyMap<string, string> | undefined;
}

/** Words and counts of the run, which no post says: they are checked against the evidence's text, not against posts. */
const RUN_WORDS: Readonly<Record<ReportLabels['language'], RegExp>> = {
  'zh-CN':
    /(?:参与讨论的)?\d+位作者(?:中)?|\d+条推文|另有\d+条相同内容|（\d+位）|仅一个来源|说法有争议|消息来自|官方消息|文中提到|除前文所述外|各自谈了看法|的看法并不一致|相关消息|引发讨论|原文称|译文为/gu,
  en: /\b\d+ authors?\b|\b\d+ posts?\b|\b\d+ more of the same content|\(\d+\)|a single source|Among the|Besides the above|What practitioners should act on|Yet to be confirmed|Views on|official word from|according to/giu,
};

/** What a sentence is checked with. */
interface Check {
  readonly pairing: Pairing;
  readonly urls: readonly string[];
  readonly sources: readonly Source[];
}

const at = (sentence: Pick<PublishedSentence, 'line' | 'text'>, { rule, text, message }: Breach): Finding =>
  finding(rule, sentence.line, message, text === '' ? sentence.text : text);

/** V2: every link leads to a post of the evidence, and of this sentence's line of it. */
const linkFindings = ({ pairing, urls }: Check, options: TruthOptions): Finding[] => {
  const { sentence, expected } = pairing;
  const { evidence, posts, changed } = options;
  return urls.flatMap((url) => {
    const key =
      evidence === undefined ? undefined : Object.entries(evidence.posts).find(([, post]) => post.url === url)?.[0];
    if (evidence !== undefined && key === undefined)
      return [at(sentence, { rule: 'V2', text: url, message: 'The link leads to no post of the evidence.' })];
    if (expected !== undefined && key !== undefined && !expected.line.cites.includes(key))
      return [
        at(sentence, { rule: 'V2', text: url, message: 'The evidence of this sentence does not cite this post.' }),
      ];
    if (changed?.has(url) === true)
      return [
        at(sentence, {
          rule: 'V4',
          text: url,
          message: "The post's text is not the one that was read: its hash differs.",
        }),
      ];
    if (evidence === undefined && posts !== undefined && !posts.has(url))
      return [at(sentence, { rule: 'V2', text: url, message: 'The link leads to none of the posts given.' })];
    return [];
  });
};

/** V2: a link into the report's page leads to this sentence there. */
const placeFindings = ({ pairing: { sentence, expected } }: Check): Finding[] =>
  expected === undefined
    ? []
    : sentence.places
        .filter((place) => place !== htmlId(expected.line.id))
        .map((text) =>
          at(sentence, { rule: 'V2', text, message: "The link leads to another sentence of the report's page." }),
        );

/** V2 and V3: a claim keeps all its links. */
const missingLinks = ({ pairing, urls }: Check, { evidence }: TruthOptions, style: Style): Finding[] => {
  const { sentence, expected } = pairing;
  if (expected === undefined || expected.lead || style === 'plain' || evidence === undefined) return [];
  const missing = expected.line.cites.filter((key) => !urls.includes(evidence.posts[key]?.url ?? ''));
  return missing.map((key) =>
    at(sentence, {
      rule: 'V2',
      text: key,
      message: `The sentence no longer links to ${key}, which its evidence cites.`,
    }),
  );
};

/** V4 and V5: quotations are verbatim words of the post that they name, by its author. */
const quoteFindings = (check: Check, options: TruthOptions): Finding[] => {
  const { sentence, expected } = check.pairing;
  const known: readonly ClaimQuote[] = expected?.line.quotes ?? [];
  return sentence.quotes.flatMap((quotation): Finding[] => {
    const { text, url, handle, author } = quotation;
    const words = quotable(text);
    const own = known.filter((quote) =>
      [quote.text, quote.translation ?? ''].some((other) => quotable(other) === words),
    );
    if (expected !== undefined && !expected.lead && known.length > 0 && own.length === 0)
      return [at(quotation, { rule: 'V4', text, message: 'The evidence of this sentence has no such quotation.' })];
    const source = url === undefined ? undefined : options.posts?.get(url);
    const isTranslation = own.some((quote) => quotable(quote.translation ?? '') === words);
    const candidates = source === undefined ? check.sources : [source];
    if (!isTranslation && candidates.length > 0 && !candidates.some((candidate) => isVerbatim(text, candidate)))
      return [
        at(quotation, { rule: 'V4', text, message: 'The quotation does not stand in the post that it is given to.' }),
      ];
    const post =
      url === undefined ? undefined : Object.values(options.evidence?.posts ?? {}).find((other) => other.url === url);
    const of = source?.handle ?? post?.handle;
    const name = speakerName({ handle: '', ...(post ?? source) });
    // Which organisation or person an account is, the evidence knows: posts alone can't tell.
    const isName = author !== undefined && (author === name || options.evidence === undefined);
    if (of !== undefined && handle !== of && !isName)
      return [
        at(quotation, { rule: 'V4', text: author ?? `@${handle ?? ''}`, message: `The quotation is of @${of}.` }),
      ];
    return [];
  });
};

const withoutQuotes = (sentence: PublishedSentence): string =>
  sentence.quotes.reduce(
    (text, quote) => (quote.url === undefined ? text.replace(quote.text, '') : text),
    sentence.text,
  );

/** What an excerpt is headed by, without the name before its colon. */
const headless = (text: string): string => text.replace(/^[^：:]{1,48}[：:]/u, '');

/** What evidence may carry of a sentence without a post; a lead carries nothing so. */
const soundBackground = (expected: Expected | undefined, language: ReportLabels['language']): Background[] => {
  if (expected === undefined || expected.lead) return [];
  const unsound = unsoundBackground(expected.line, language).map(({ one }) => one);
  return (expected.line.background ?? []).filter((one) => !unsound.includes(one));
};

/** V7: background of the evidence that is more than background may be. */
const backgroundFindings = ({ pairing }: Check, language: ReportLabels['language']): Finding[] => {
  const { sentence, expected } = pairing;
  if (expected === undefined || expected.lead) return [];
  return unsoundBackground(expected.line, language).map(({ one, reason }) =>
    at(sentence, {
      rule: 'V7',
      text: one.text,
      message: `The background that the evidence gives of ${one.name} ${reason}.`,
    }),
  );
};

/** V6 to V11: names, numbers and loudness of the sentence against its posts; `names` undefined where no evidence has any. */
const contentFindings = (
  { pairing, sources }: Check,
  more: readonly Source[],
  language: ReportLabels['language'],
  names: Names | undefined,
): Finding[] => {
  const { sentence, expected } = pairing;
  if (sources.length === 0) return [];
  const said = withoutBackground(withoutQuotes(sentence), soundBackground(expected, language));
  // Whose account it is that a quotation is headed by, only the evidence knows.
  const own = names === undefined && sentence.quotes.length > 0 ? headless(said) : said;
  const text = own.replace(RUN_WORDS[language], (count) => ' '.repeat(count.length));
  const speaker = wrongSpeaker(withSpeech(said, sources, names ?? NO_NAMES), sources, undefined, names ?? NO_NAMES);
  // What a lead line says of all that stands below it is a conclusion, whatever the first sentence there is.
  const kind = sentence.lead && expected?.lead === true ? 'synthesis' : expected?.line.kind;
  return [
    ...contentBreachesOf(text, kindOfContent(kind), [...sources, ...more], names ?? NO_NAMES),
    ...(speaker === undefined
      ? []
      : [
          {
            rule: 'V4' as const,
            text: speaker,
            message: `${speaker} is the author of none of the posts that this sentence cites.`,
          },
        ]),
  ].map((found) => at(sentence, found));
};

const changeFindings = (pairing: Pairing, names: Names): Finding[] =>
  changesOf(pairing, names).map((breach) => at(pairing.sentence, breach));

/** The names that a report was checked with: its evidence holds them; that of earlier versions has none. */
export const namesOf = (evidence: Evidence | undefined): Names =>
  evidence?.names === undefined ? NO_NAMES : compileNames(evidence.names);

const firstOfRule = (findings: readonly Finding[]): Finding[] => {
  const seen = new Set<string>();
  return findings.filter(({ rule, line, text }) => {
    const key = `${rule} ${line} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
};

/**
 * Findings of the truth rules in a published report, in the order of its lines; none for one that says what its posts and its
 * evidence say. Without evidence only linked sentences can be checked; without posts only what the evidence holds.
 */
export const checkTruth = (
  markdown: string,
  options: TruthOptions,
): { readonly style: Style; readonly findings: Finding[] } => {
  const { evidence, posts } = options;
  const names = namesOf(evidence);
  const labels = recogniseLabels(markdown);
  const sourceOf = (url: string): string => {
    const post = readEvidenceLink(url)?.post;
    return post === undefined ? url : (evidence?.posts[post]?.url ?? options.urls?.get(post) ?? url);
  };
  const page = publishedPage(markdown, labels, options.style, sourceOf);
  const expected = evidence === undefined ? [] : expectedOf(evidence, page.style);
  // What Publish says by itself is in no evidence.
  const ours = new Set(
    [labels.missingPicture, labels.withdrawn, labels.withdrawnItem, labels.droppedItem].map(canonical),
  );
  const known = page.sentences.filter(({ text }) => !ours.has(canonical(text)));
  // Names of groups stand above lists; the conformance rules look after them.
  const groups = new Set(expected.filter(({ lead }) => lead).flatMap(({ forms }) => [...forms]));
  const read = known.filter((sentence, i) => !sentence.lead || !isGroup(sentence, known[i + 1], groups, labels));
  const pairings: readonly Pairing[] =
    expected.length === 0
      ? read.map((sentence) => ({ sentence, expected: undefined, same: true }))
      : pairSentences(read, expected);
  const urlOf = (key: string): string => evidence?.posts[key]?.url ?? '';
  const findings = pairings.flatMap((pairing, i) => {
    const { sentence, expected: line } = pairing;
    const told = sentence.lead ? belowLead(pairings, i) : [pairing];
    const lines = told.flatMap((one) => one.expected?.line ?? []);
    const urls =
      page.style === 'plain'
        ? lines.flatMap(({ cites }) => cites).map(urlOf)
        : told.flatMap((one) => [...one.sentence.urls]);
    // A sentence may rest on more posts than it links to.
    const carrying = [...new Set([...urls, ...lines.flatMap(({ posts: more = [] }) => more).map(urlOf)])];
    const sources = carrying.flatMap((url) => posts?.get(url) ?? []);
    const check: Check = { pairing, urls, sources };
    const found = firstOfRule([
      ...(sentence.lead ? [] : [...linkFindings(check, options), ...placeFindings(check)]),
      ...missingLinks(check, options, page.style),
      ...quoteFindings(check, options),
      ...backgroundFindings(check, labels.language),
      ...(isOfSources(sentence.text, labels)
        ? foreignAccounts(sentence.text, sources, labels).map((found) => at(sentence, found))
        : isOfPosts(line)
          ? contentFindings(
              check,
              storySources(line, evidence, posts),
              labels.language,
              evidence === undefined ? undefined : names,
            )
          : []),
      ...changeFindings(pairing, names),
    ]);
    return line === undefined ? found : found.map((each) => ({ ...each, sentence: line.line.id }));
  });
  const twice = contradictions(
    pairings.map(({ sentence, expected: line }) =>
      isNote(line) || givesLikesAlone(sentence.text, labels)
        ? ''
        : sentence.text.replace(RUN_WORDS[labels.language], ''),
    ),
    names,
  ).flatMap(([, second]) => {
    const sentence = pairings[second]?.sentence;
    return sentence === undefined
      ? []
      : [
          at(sentence, {
            rule: 'V14',
            text: '',
            message: 'The report gives another value for the same thing above.',
          }),
        ];
  });
  return { style: page.style, findings: [...findings, ...twice].toSorted((a, b) => a.line - b.line) };
};
