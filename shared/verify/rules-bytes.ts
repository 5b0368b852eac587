// Rules F-B1 to F-B5: bytes, line ends and blank lines.
import { type Finding, finding, type Page } from './page.ts';

const characters = ({ text }: Page): Finding[] => {
  const findings: Finding[] = [];
  const check = (isWrong: boolean, message: string): void => {
    if (isWrong) findings.push(finding('F-B1', 1, message));
  };
  check(text.startsWith('\uFEFF'), 'The file starts with a byte order mark; write UTF-8 without one.');
  check(text.includes('\r'), 'The file has carriage returns; end lines with LF only.');
  check(text.includes('\t'), 'The file has tabs; write spaces.');
  check(!text.isWellFormed(), 'The file holds broken characters; write UTF-8.');
  check(text !== text.normalize('NFC'), 'The file is not in Unicode normal form C; normalise it.');
  return findings;
};

const fileEnd = ({ text, lines }: Page): Finding[] =>
  /[^\n]\n$/.test(text) ? [] : [finding('F-B2', lines.length, 'The file must end with exactly one line end.')];

/** In the cited style a quotation below a list item is indented; nothing else is. */
const spaces = ({ lines, style }: Page): Finding[] =>
  lines.flatMap((line, at) => {
    const mayIndent = style === 'cited' && /^ {2,5}> /.test(line);
    if (line !== line.trimEnd()) return [finding('F-B3', at + 1, 'A line ends with spaces; take them away.', line)];
    if (line.startsWith(' ') && !mayIndent)
      return [finding('F-B3', at + 1, 'A line starts with spaces; take them away.', line)];
    return [];
  });

const doubleBlanks = ({ lines, text }: Page): Finding[] => {
  const last = text.endsWith('\n') ? lines.length - 1 : lines.length;
  return lines.flatMap((line, at) =>
    at > 0 && at < last && line === '' && lines[at - 1] === ''
      ? [finding('F-B4', at + 1, 'Two blank lines stand together; keep one.')]
      : [],
  );
};

/** Adjacent bullets are tight, unless a quotation stands below one of their list; all else is set apart. */
const blankLines = ({ lines, body, frontMatter }: Page): Finding[] => {
  const findings: Finding[] = [];
  const end = frontMatter.length;
  if (end > 0 && lines[end] !== '') {
    findings.push(finding('F-B5', end + 1, 'A blank line must follow the front matter.', lines[end]));
  }
  body.forEach((line, at) => {
    const next = body[at + 1];
    if (next === undefined) return;
    const isApart = next.number > line.number + 1;
    const areBullets = line.kind === 'bullet' && next.kind === 'bullet';
    const isLoose = areBullets && listHasQuotes(body, at);
    if (!isApart && (!areBullets || isLoose)) {
      findings.push(finding('F-B5', line, 'A blank line must follow this line.'));
    }
    if (isApart && areBullets && !isLoose) {
      findings.push(finding('F-B5', line, 'No blank line may stand between bullets of a list without quotations.'));
    }
  });
  return findings;
};

const listHasQuotes = (body: Page['body'], at: number): boolean => {
  const isOfList = (i: number): boolean => body[i]?.kind === 'bullet' || body[i]?.kind === 'quote';
  let from = at;
  let to = at;
  while (isOfList(from - 1)) from--;
  while (isOfList(to + 1)) to++;
  return body.slice(from, to + 1).some(({ kind }) => kind === 'quote');
};

export const byteRules = (page: Page): Finding[] => [
  ...characters(page),
  ...fileEnd(page),
  ...spaces(page),
  ...doubleBlanks(page),
  ...blankLines(page),
];
