// Rules F-K0 to F-K3, F-V1, F-V2 and what each section may hold (under its heading's id).
import { isInventedLink } from '../links.ts';
import type { ReportLabels } from '../text/labels.ts';
import { holdsView } from './named-speakers.ts';
import {
  bylines,
  decodeEntities,
  type Finding,
  finding,
  LINK,
  type Line,
  type LineKind,
  literally,
  type Page,
} from './page.ts';
import type { Section } from './rules-skeleton.ts';

/** Items open with bold; symbols that can't be bold may stand around it. */
const opening = (mark: string): string => `^[^\\p{L}\\p{N}*]*\\*\\*[^*]+\\*\\*[^\\p{L}\\p{N}*${mark}]*${mark}`;
const keyPointForm = ({ comma, sentenceEnd }: ReportLabels): RegExp =>
  new RegExp(`${opening(comma.trimEnd())}[^*]+${literally(sentenceEnd)}$`, 'u');
const eventForm = ({ colon }: ReportLabels): RegExp => new RegExp(`${opening(colon.trimEnd())}.+$`, 'u');
/** A statement that stands alone or before whole sentences, and one whose quotations stand below it. */
const headlineForm = ({ sentenceEnd }: ReportLabels): RegExp =>
  new RegExp(`${opening('')}${literally(sentenceEnd)}(?:[^*]+${literally(sentenceEnd)})?$`, 'u');
const HEAD_OF_QUOTATION = new RegExp(`${opening('')}$`, 'u');

const without = (lines: readonly Line[], ...kinds: LineKind[]): Line[] =>
  lines.filter(({ kind }) => !kinds.includes(kind));

/** Lines of other kinds than the section takes. Quotations below a line belong to it. */
const strangers = (section: Section, ...kinds: LineKind[]): Finding[] =>
  without(section.lines, 'quote', ...kinds).map((line) =>
    finding(section.id, line, `Under ${section.heading.raw} only ${kinds.join(' and ')} lines may stand.`),
  );

const empty = (section: Section, kind: string): Finding[] =>
  section.lines.length === 0 ? [finding(section.id, section.heading, `A ${kind} must stand under this heading.`)] : [];

const isNumbered = (items: readonly Line[]): Line | undefined =>
  items.find(({ marker }, at) => marker !== `${at + 1}. `);

const paragraphsOnly = (section: Section): Finding[] => [
  ...empty(section, 'paragraph'),
  ...strangers(section, 'paragraph'),
];

/** F-T2: a report that links to invented posts says so first of all. */
const inventedLine = (section: Section, { body, labels }: Page): Finding[] =>
  body.some(({ raw }) => [...raw.matchAll(LINK)].some(([, , url = '']) => isInventedLink(url))) &&
  section.lines[0]?.raw !== labels.invented
    ? [finding('F-T2', section.heading, `A report of invented posts must say under its title: ${labels.invented}`)]
    : [];

/** Under the title only that posts are invented, and who wrote the report, in its style's words. */
const title = (section: Section, page: Page): Finding[] => {
  const { labels, style } = page;
  const [cited, plain] = bylines(labels);
  const line = style === 'cited' ? cited : plain;
  const [first, ...others] = section.lines;
  const rest = first?.raw === labels.invented ? others : section.lines;
  return [
    ...inventedLine(section, page),
    ...nothing({ ...section, lines: rest.filter(({ raw }, at) => at > 0 || line?.test(raw) !== true) }),
  ];
};

/** Special analyses, or one sentence in their place. */
const special = (section: Section): Finding[] => (saysNothing(section) ? [] : nothing(section));

const nothing = (section: Section): Finding[] =>
  section.lines.map((line) =>
    finding(section.id, line, `Nothing may stand between ${section.heading.raw} and the next heading.`),
  );

/** F-K0: a day without a key point says so in one sentence, with its counts. */
const noKeyPoints = (section: Section): Finding[] => {
  const [line, ...others] = without(section.lines, 'rule');
  return line?.kind === 'paragraph' && /\d/.test(line.raw) && others.length === 0
    ? []
    : [finding('F-K0', section.heading, 'Where no key point follows, one sentence must say so, with counts.')];
};

/** Whether a quotation stands right below a line. */
const isQuotedBelow = (section: Section, item: Line): boolean =>
  section.lines[section.lines.indexOf(item) + 1]?.kind === 'quote';

/** F-K2: `N. **headline**，text。`, in a written report also `N. **headline**。text。`; in a report of excerpts the headline with its quotations below it. */
const isKeyPoint = (item: Line, section: Section, { labels, form, style }: Page): boolean =>
  form === 'excerpts' && style === 'cited'
    ? HEAD_OF_QUOTATION.test(item.shape) && isQuotedBelow(section, item)
    : keyPointForm(labels).test(item.shape) || (form === 'written' && headlineForm(labels).test(item.shape));

/** F-K3: a headline is a statement, and no two say the same. */
const headlines = (items: readonly Line[], { form }: Page): Finding[] => {
  if (form !== 'written') return [];
  const bold = items.map(({ shape }) => /\*\*([^*]+)\*\*/.exec(shape)?.[1] ?? '');
  return items.flatMap((item, at) => [
    ...(/[?？]$/.test(bold[at] ?? '') ? [finding('F-K3', item, 'A headline is a statement, no question.')] : []),
    ...(bold.indexOf(bold[at] ?? '') < at ? [finding('F-K3', item, 'Another item has the same headline.')] : []),
  ]);
};

/** The line of further names, which only a report of excerpts has. */
const isMore = (line: Line, { form, labels }: Page): boolean => form === 'excerpts' && line.raw.startsWith(labels.also);

const keyPoints = (section: Section, page: Page): Finding[] => {
  const items = section.lines.filter(({ kind }) => kind === 'ordered');
  const count = Number(/\d+/.exec(section.heading.raw)?.[0]);
  if (count === 0 && items.length === 0)
    return noKeyPoints({ ...section, lines: section.lines.filter((line) => !isMore(line, page)) });
  const findings = [
    ...strangers({ ...section, lines: section.lines.filter((line) => !isMore(line, page)) }, 'ordered'),
    ...headlines(items, page),
  ];
  if (count !== items.length || items.length === 0)
    findings.push(
      finding('F-K1', section.heading, `The heading counts ${count} key points and ${items.length} follow.`),
    );
  const misnumbered = isNumbered(items);
  if (misnumbered !== undefined)
    findings.push(finding('F-K2', misnumbered, 'Key points must be numbered 1, 2, 3 and so on.'));
  const malformed = items.filter((item) => !isKeyPoint(item, section, page));
  return [...findings, ...malformed.map((item) => finding('F-K2', item, 'A key point must read N. **name**，text。'))];
};

/** Splits at lead lines; what stands before the first lead comes as a group without one. */
const byLead = (lines: readonly Line[]): { lead?: Line; lines: Line[] }[] => {
  const groups: { lead?: Line; lines: Line[] }[] = [];
  for (const line of lines) {
    if (line.kind === 'lead') groups.push({ lead: line, lines: [] });
    else if (groups.length === 0) groups.push({ lines: [line] });
    else groups.at(-1)?.lines.push(line);
  }
  return groups;
};

/** One paragraph alone says that there is nothing to tell. */
const saysNothing = (section: Section): boolean => {
  const [first, second] = without(section.lines, 'quote');
  return first?.kind === 'paragraph' && second === undefined;
};

/** A lead line names what is in question and asks nothing. */
const asks = ({ lines }: Section): Finding[] =>
  lines
    .filter(({ kind, shape }) => kind === 'lead' && /[?？][^\p{L}\p{N}]*$|:\s|：/u.test(shape))
    .map((line) => finding('F-V2', line, 'A lead line holds no colon and ends without a question mark.'));

/** @param kinds what may stand below a lead line */
const belowLeads = (section: Section, ...kinds: ('paragraph' | 'bullet')[]): Finding[] => [
  ...empty(section, 'lead line'),
  ...asks(section),
  ...strangers(section, 'lead', ...kinds),
  ...byLead(section.lines).flatMap(({ lead, lines }) => {
    if (lead === undefined)
      return [finding(section.id, lines[0] ?? section.heading, 'A lead line **…** must stand before this line.')];
    return kinds.some((kind) => kind === lines[0]?.kind)
      ? []
      : [finding(section.id, lead, `A ${kinds.join(' or ')} must follow the lead line.`)];
  }),
];

const views = (section: Section, { labels }: Page): Finding[] => {
  if (saysNothing(section)) return [];
  const silent = byLead(section.lines).filter(
    ({ lead, lines }) =>
      lead !== undefined &&
      !lines.some(({ kind }) => kind === 'quote') &&
      !holdsView(
        lines.map(({ raw, marker }) =>
          decodeEntities(raw.trimStart().slice(marker.length).replaceAll(LINK, '').replaceAll('**', '')),
        ),
        labels.language,
      ),
  );
  const unquoted = silent.map(({ lead }) =>
    finding('F-V1', lead ?? section.heading, 'A view must hold a direct quotation, or two speakers by name.'),
  );
  return [...belowLeads(section, 'paragraph', 'bullet'), ...unquoted];
};

const eventList = (section: Section, lead: Line | undefined, lines: readonly Line[], page: Page): Finding[] => {
  const { labels } = page;
  const items = without(lines, 'quote');
  const at = lead ?? lines[0] ?? section.heading;
  const wrong = (line: Line, message: string): Finding => finding(section.id, line, message);
  if (lead === undefined) return [wrong(at, 'A lead line **…** must stand before this line.')];
  const [first] = items;
  if (first === undefined) return [wrong(at, 'A list must follow the lead line.')];
  if (items.some(({ kind }) => kind !== first.kind) || !['ordered', 'bullet'].includes(first.kind))
    return [wrong(at, 'One numbered or one bullet list must follow the lead line.')];
  const misnumbered = first.kind === 'ordered' ? isNumbered(items) : undefined;
  const closed = items.filter(({ shape }) => shape.endsWith(labels.sentenceEnd)).length;
  return [
    ...(misnumbered === undefined ? [] : [wrong(misnumbered, 'The numbers of a list must be 1, 2, 3 and so on.')]),
    ...headlines(items, page),
    ...items
      .filter(
        ({ shape }) => !eventForm(labels).test(shape) && !(page.form === 'written' && headlineForm(labels).test(shape)),
      )
      .map((item) => wrong(item, 'An event must read **name**：text.')),
    ...(closed === 0 || closed === items.length ? [] : [wrong(at, 'All items of a list must end with 。, or none.')]),
  ];
};

const events = (section: Section, page: Page): Finding[] => {
  if (saysNothing(section)) return [];
  const groups = byLead(section.lines);
  const surplus = groups[3]?.lead;
  return [
    ...empty(section, 'group'),
    ...groups.flatMap(({ lead, lines }) => eventList(section, lead, lines, page)),
    ...(surplus === undefined ? [] : [finding(section.id, surplus, 'At most three groups of events may stand here.')]),
  ];
};

/** The last paragraph opens with its label, or is the label alone above a list. */
const conclusion = (section: Section, labels: ReportLabels): Finding[] => {
  const label = `**${labels.watch}**${labels.colon.trimEnd()}`;
  const lines = without(section.lines, 'quote');
  const at = lines.findLastIndex(({ kind }) => kind === 'paragraph');
  const last = lines[at];
  const listed = lines.slice(at + 1).filter(({ kind }) => kind === 'bullet');
  const texts = { ...section, lines: section.lines.filter((line) => !listed.includes(line)) };
  const isLabelled = last?.shape.startsWith(label) === true && (last.shape === label) === listed.length > 0;
  const unlabelled = finding(
    section.id,
    last ?? section.heading,
    `The last paragraph must start with **${labels.watch}**：, or be that alone above a list.`,
  );
  return [...paragraphsOnly(texts), ...(isLabelled ? [] : [unlabelled])];
};

const coverage = (section: Section, labels: ReportLabels): Finding[] => [
  ...empty(section, 'list'),
  ...strangers(section, 'bullet'),
  ...section.lines
    .filter(({ kind, shape }) => kind === 'bullet' && !eventForm(labels).test(shape))
    .map((line) => finding(section.id, line, 'An item must read - **label**：text.')),
];

const rulesOf = (section: Section, page: Page): Finding[] => {
  switch (section.id) {
    case 'F-H0':
      return title(section, page);
    case 'F-H1':
    case 'F-H4':
      return nothing(section);
    case 'F-H7':
      return special(section);
    case 'F-H2':
      return paragraphsOnly(section);
    case 'F-H3':
      return keyPoints(section, page);
    case 'F-H5':
      return views(section, page);
    case 'F-H6':
      return events(section, page);
    case 'F-H8':
      return belowLeads(section, 'paragraph');
    case 'F-H9':
      return conclusion(section, page.labels);
    case 'F-S1':
      return coverage(section, page.labels);
    case 'F-H10':
      return strangers(section, 'image');
    default:
      return [];
  }
};

export const sectionRules = (page: Page, sections: readonly Section[]): Finding[] =>
  sections.flatMap((section) => rulesOf(section, page));
