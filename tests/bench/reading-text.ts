// What a report's Markdown is like to read: its bold lines, sentences without links, handles, repeats, lengths.
import { recogniseLabels } from '../../shared/text/labels.ts';
import { LINK, type Line, readPage } from '../../shared/verify/page.ts';
import { type PublishedSentence, publishedPage } from '../../shared/verify/published-page.ts';
import { judgeStatement, type Verdict } from './reading-verbs.ts';

export interface BoldLine {
  readonly line: number;
  readonly text: string;
  /** A headline of a key point or an event, a line over paragraphs or a list, or what opens a paragraph. */
  readonly place: 'item' | 'lead' | 'paragraph';
  readonly verdict: Verdict;
}

/** Two sentences that tell the same. */
export interface Repeat {
  readonly lines: readonly [number, number];
  readonly texts: readonly [string, string];
  /** Share of the shorter one's content that the other has too. */
  readonly shared: number;
}

export interface Reading {
  readonly bold: readonly BoldLine[];
  readonly repeats: readonly Repeat[];
  /** Sentences of the body, and those of them without a link. */
  readonly sentences: number;
  readonly unlinked: readonly { readonly line: number; readonly text: string }[];
  readonly handles: readonly string[];
  /** Length of each section in the units of the style: a Han character or group of digits 1, a Latin word 2. */
  readonly lengths: Readonly<Record<string, number>>;
}

/** Length in the units of the style page. */
export const lengthOf = (text: string): number => {
  let words = 0;
  const rest = text.replaceAll(/\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}'’._-]*/gu, () => {
    words++;
    return ' ';
  });
  const characters = rest.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return 2 * words + characters + (rest.match(/\p{N}+(?:[.,]\p{N}+)*/gu)?.length ?? 0);
};

/** What a sentence says, as terms: pairs of Han characters, Latin words and numbers; quotations are no repeat of a fact. */
const termsOf = (text: string): Set<string> => {
  const terms = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
    for (let i = 0; i + 1 < run.length; i++) terms.add(run.slice(i, i + 2));
  for (const [word] of text.toLowerCase().matchAll(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.-]*/gu))
    if (word.length > 2 || /\p{N}/u.test(word)) terms.add(word);
  return terms;
};

/** From this share of the shorter sentence's terms on, two sentences that cite a common post tell the same. */
const SAME = 0.5;
const FEWEST_TERMS = 6;

const repeatsIn = (sentences: readonly PublishedSentence[]): Repeat[] => {
  const told = sentences
    .filter(({ urls }) => urls.length > 0)
    .map((sentence) => ({ ...sentence, terms: termsOf(sentence.text) }))
    .filter(({ terms }) => terms.size >= FEWEST_TERMS);
  return told.flatMap((later, at) =>
    told.slice(0, at).flatMap((earlier): Repeat[] => {
      if (!earlier.urls.some((url) => later.urls.includes(url))) return [];
      const both = [...later.terms].filter((term) => earlier.terms.has(term)).length;
      const shared = both / Math.min(later.terms.size, earlier.terms.size);
      if (shared < SAME) return [];
      const texts = [earlier.text, later.text] as const;
      return [{ lines: [earlier.line, later.line], texts, shared: Math.round(shared * 100) / 100 }];
    }),
  );
};

const BOLD = /\*\*([^*]+)\*\*/gu;
const HANDLE = /(?<![\p{L}\p{N}@/.])@\w{2,50}/gu;

const boldIn = (line: Line): BoldLine[] =>
  [...line.shape.matchAll(BOLD)].map(([, text = '']) => ({
    line: line.number,
    text,
    place: line.marker !== '' ? 'item' : line.kind === 'lead' ? 'lead' : 'paragraph',
    verdict: judgeStatement(text),
  }));

const plain = (markdown: string): string => markdown.replaceAll(LINK, '').replaceAll('**', '');

/** Labels over what has to name again what was told: it says what nobody has confirmed of it. */
const OPEN = /^(?:尚待证实|此前待证实|still open|to be confirmed|open until now)/iu;

/** Reads a report in the cited style; front matter, sources and checks, and the picture are not its body. */
export const readReport = (markdown: string): Reading => {
  const labels = recogniseLabels(markdown);
  const page = readPage(markdown, labels, 'cited');
  const isForm = (text: string): boolean => OPEN.test(text) || text.startsWith(labels.watch);
  const lengths: Record<string, number> = {};
  const bold: BoldLine[] = [];
  const inBody = new Set<number>();
  const open = new Set<number>();
  let section = '';
  for (const line of page.body) {
    if (line.kind === 'heading') {
      const [, marks = '', title = ''] = /^(#+) (.*)$/u.exec(line.raw) ?? [];
      if (marks.length <= 3) section = marks.length === 1 ? '' : title;
    } else if (section !== '' && section !== labels.coverage && section !== labels.wordCloud) {
      inBody.add(line.number);
      lengths[section] = (lengths[section] ?? 0) + lengthOf(plain(line.raw));
      if (OPEN.test(plain(line.shape))) open.add(line.number);
      bold.push(...boldIn(line).filter(({ text }) => !isForm(text)));
    }
  }
  const sentences = publishedPage(markdown, labels, 'cited').sentences.filter(
    ({ line, lead, heading }) => inBody.has(line) && !lead && heading !== labels.coverage,
  );
  const spoken = sentences
    .filter(({ text }) => !text.startsWith(labels.sources))
    .map(({ text }) => text.replaceAll(/“[^“”]*”/gu, ''));
  return {
    bold,
    repeats: repeatsIn(sentences.filter(({ line }) => !open.has(line))),
    sentences: sentences.length,
    unlinked: sentences
      .filter(({ urls, quotes }) => urls.length === 0 && quotes.every(({ url }) => url === undefined))
      .map(({ line, text }) => ({ line, text })),
    handles: spoken.flatMap((text) => text.match(HANDLE) ?? []),
    lengths,
  };
};
