// Rules F-E1, F-E2, F-P1, F-J1 and F-J2: bold, Chinese typography, and markup that has no place in a report.
import { decodeEntities, EVIDENCE_LINK, type Finding, finding, LINK, type Line, type Page } from './page.ts';
import { isOfSources } from './published-sources.ts';

const BOLD_EDGE = /^[\s\p{P}\p{S}]|[\s\p{P}\p{S}]$/u;

const boldEdges = (line: Line): Finding[] =>
  [...line.raw.matchAll(/\*\*(.+?)\*\*/gu)]
    .filter(([, inner = '']) => BOLD_EDGE.test(inner))
    .map(([bold]) =>
      finding('F-E1', line, 'Bold must not begin or end with punctuation, a symbol, a space or an entity.', bold),
    );

const balance = (line: Line): Finding[] => {
  const marks = line.raw.split('**').length - 1;
  return marks % 2 === 1 || line.raw.replaceAll('**', '').includes('*')
    ? [finding('F-E2', line, 'Asterisks must stand in pairs of two, around bold.')]
    : [];
};

/** What a reader sees of a line, links taken out and each quotation an empty pair of marks. */
const ownWords = (line: Line, { style }: Page): string => {
  const text = line.raw
    .trimStart()
    .slice(line.marker.length)
    .replaceAll(LINK, '')
    .replaceAll(EVIDENCE_LINK, '$1')
    .replaceAll('**', '');
  return decodeEntities(text.replaceAll(style === 'plain' ? /"[^"]*"/g : /“[^”]*”/g, '""'));
};

const GAP = /[\p{Script=Han}] [A-Za-z0-9]|[A-Za-z0-9] [\p{Script=Han}]/u;
const HALF_WIDTH = /\p{Script=Han}[,:;!?()]|[,:;!?()]\p{Script=Han}/u;

/** Not for the title line, which has spaces and ASCII parentheses, nor for block quotations. */
const typography = (line: Line, page: Page): Finding[] => {
  if (line === page.body[0] || line.kind === 'quote' || line.kind === 'image') return [];
  const text = ownWords(line, page);
  const { hanTypography } = page.labels;
  const gap = hanTypography ? GAP.exec(text)?.[0] : undefined;
  const halfWidth = hanTypography ? HALF_WIDTH.exec(text)?.[0] : undefined;
  const isOpen = page.style === 'plain' && (line.raw.split('"').length - 1) % 2 === 1;
  return [
    ...(gap === undefined
      ? []
      : [finding('F-P1', line, 'No space may stand between Han and Latin characters or digits.', gap)]),
    ...(halfWidth === undefined
      ? []
      : [finding('F-P1', line, 'Punctuation beside Han characters must be full-width.', halfWidth)]),
    ...(isOpen ? [finding('F-P1', line, 'Quotation marks must stand in pairs.')] : []),
  ];
};

const liquid = (raw: string, number: number): Finding[] =>
  /\{[{%:#]|[%:}]\}/.test(raw)
    ? [finding('F-J1', number, 'Braces that Liquid or kramdown would read must be entities.', raw)]
    : [];

/** The forms that can't be ours. Links and pictures have rules of their own. */
const FOREIGN = /<[A-Za-z!/?]|`|\||\$\$|~~|\[\^|^\[[^\]]+\]:|^[=+] ?|^:|(?<![\p{L}\d])__?\S/u;

const foreign = (line: Line): Finding[] =>
  FOREIGN.test(
    line.raw
      .trimStart()
      .slice(line.marker.length)
      .replaceAll(LINK, '')
      .replaceAll(EVIDENCE_LINK, '$1')
      .replace(/^!\[.*$/u, ''),
  )
    ? [finding('F-J2', line, 'HTML, code, tables, formulas, footnotes and italics have no place in a report.')]
    : [];

/** Handles that a report of the cited style may show, quotations and their authors aside. */
const MOST_HANDLES = 8;

/** A key point's own words without the sentence at their end that names accounts, which say where it comes from. */
const withoutSources = (line: Line, page: Page): string => {
  const words = ownWords(line, page);
  const at = line.kind === 'ordered' ? words.lastIndexOf(page.labels.sources) : -1;
  return at !== -1 && isOfSources(words.slice(at).trim(), page.labels) ? words.slice(0, at) : words;
};

/** F-N1: people by the name that readers know. Reports of version 0.1 named their sources by handles alone. */
const handles = (page: Page): Finding[] => {
  if (page.form === 'long') return [];
  const shown = page.body.flatMap((line) =>
    line.kind === 'quote' || line.kind === 'image'
      ? []
      : [...withoutSources(line, page).matchAll(/(?<![\w@])@\w+/g)].map(([handle]) => ({
          line,
          handle,
        })),
  );
  const most = page.style === 'plain' ? 0 : MOST_HANDLES;
  const wanted =
    page.style === 'plain'
      ? 'The plain style names people without handles.'
      : 'A report shows at most eight handles; give names.';
  return shown.slice(most).map(({ line, handle }) => finding('F-N1', line, wanted, handle));
};

export const inlineRules = (page: Page): Finding[] => [
  ...handles(page),
  ...page.lines.flatMap((raw, at) => liquid(raw, at + 1)),
  ...page.body.flatMap((line) => [...boldEdges(line), ...balance(line), ...typography(line, page), ...foreign(line)]),
];
