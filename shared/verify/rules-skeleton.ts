// Rules F-T1, F-H0 to F-H10, F-S1, F-HR and F-W1: the first line, the headings, the breaks and the picture.
import { fillLabel, titleCase } from '../text/labels.ts';
import { daysOf, type Finding, finding, type Line, labelPattern, type Page } from './page.ts';

/** A section: its heading's rule id, and the lines up to the next heading. */
export interface Section {
  readonly id: string;
  readonly heading: Line;
  readonly lines: readonly Line[];
}

interface Expected {
  readonly id: string;
  readonly level: number;
  readonly form: RegExp;
  readonly text: string;
  readonly optional?: boolean;
  readonly repeats?: boolean;
}

const exactly = (id: string, level: number, text: string): Expected => ({
  id,
  level,
  text,
  form: labelPattern(text, {}),
});

const expectedHeadings = (page: Page): Expected[] =>
  headingsOfLongForm(page).filter(({ id }) => page.form !== 'excerpts' || !LONG_FORM_ONLY.has(id));

/** Headings of what a report of excerpts leaves out. */
const LONG_FORM_ONLY: ReadonlySet<string> = new Set(['F-H4', 'F-H5', 'F-H6', 'F-H7', 'F-H8', 'F-H9']);

const headingsOfLongForm = ({ labels, style }: Page): Expected[] => [
  { id: 'F-H0', level: 1, text: labels.heading, form: labelPattern(labels.heading, { topic: '.*', platform: '.+' }) },
  exactly('F-H1', 2, labels.summary),
  exactly('F-H2', 3, labels.overview),
  { id: 'F-H3', level: 3, text: labels.keyPoints, form: labelPattern(labels.keyPoints, { count: '(\\d+)' }) },
  exactly('F-H4', 2, labels.detail),
  exactly('F-H5', 3, labels.views),
  exactly('F-H6', 3, labels.events),
  { ...exactly('F-H7', 3, labels.special), optional: true },
  { id: 'F-H8', level: 4, text: '…分析', form: /(?:分析|[Aa]nalysis)$/u, optional: true, repeats: true },
  exactly('F-H9', 2, labels.conclusion),
  ...(style === 'cited' ? [exactly('F-S1', 2, labels.coverage)] : []),
  exactly('F-H10', 2, labels.wordCloud),
];

const describeHeading = ({ level, text }: Expected): string => `${'#'.repeat(level)} ${text}`;

const sectionsOf = (page: Page): Section[] => {
  const expected = expectedHeadings(page);
  const headings = page.body.filter(({ kind }) => kind === 'heading');
  return headings.map((heading, at) => {
    const [, hashes = '', text = ''] = /^(#+) (.*)$/u.exec(heading.raw) ?? [];
    const match = expected.find(({ level, form }) => level === hashes.length && form.test(text));
    const next = headings[at + 1]?.number ?? Number.POSITIVE_INFINITY;
    const lines = page.body.filter(({ number, kind }) => number > heading.number && number < next && kind !== 'rule');
    return { id: match?.id ?? '', heading, lines };
  });
};

/** Follows the headings of the page along the wanted ones; a heading that is none of them stands for the next wanted. */
const checkHeadings = (page: Page, sections: readonly Section[]): Finding[] => {
  const expected = expectedHeadings(page);
  const findings: Finding[] = [];
  let wanted = 0;
  const missing = (upTo: number, line: number): void => {
    for (const entry of expected.slice(wanted, upTo)) {
      if (entry.optional !== true)
        findings.push(finding(entry.id, line, `The heading ${describeHeading(entry)} is missing here.`));
    }
  };
  for (const { id, heading } of sections) {
    const found = expected.findIndex((entry, at) => entry.id === id && at >= wanted);
    if (found === -1) {
      const entry = expected.find((known) => known.id === id) ?? expected[wanted] ?? expected.at(-1);
      if (entry === undefined) continue;
      findings.push(
        finding(entry.id, heading, `This heading has no place here; ${describeHeading(entry)} was expected.`),
      );
      if (id === '' && wanted < expected.length) wanted++;
      continue;
    }
    missing(found, heading.number);
    wanted = expected[found]?.repeats === true ? found : found + 1;
  }
  missing(expected.length, page.lines.length);
  return findings;
};

const checkSpecial = (sections: readonly Section[]): Finding[] =>
  sections.flatMap(({ id, heading, lines }, at) => {
    if (id === 'F-H7' && sections[at + 1]?.id !== 'F-H8' && lines.length === 0)
      return [
        finding('F-H7', heading, 'A special analysis must follow, or one sentence that says that there is none.'),
      ];
    const before = sections[at - 1]?.id;
    return id === 'F-H8' && before !== 'F-H7' && before !== 'F-H8'
      ? [finding('F-H8', heading, 'A special analysis must stand under its heading.')]
      : [];
  });

/** The plain style has no section of sources and checks. */
const checkPlain = ({ body, labels, style }: Page): Finding[] =>
  style === 'cited'
    ? []
    : body
        .filter(({ raw }) => raw === `## ${labels.coverage}`)
        .map((line) => finding('F-S1', line, 'The plain style has no such section.'));

const checkTitleLine = ({ body, labels, slug }: Page): Finding[] => {
  const [first] = body;
  if (first === undefined || slug === undefined) return [];
  const [from, to] = daysOf(slug).map((day) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
  const name = titleCase(slug.slice(0, -18));
  const wanted = fillLabel(labels.titleLine, { name, from: from ?? '', to: to ?? '' });
  return first.raw === wanted ? [] : [finding('F-T1', first, `The first line of the body must read ${wanted}.`)];
};

/** Lines before the first heading, but for the title line. */
const checkBeginning = ({ body }: Page): Finding[] => {
  const start = body.findIndex(({ kind }) => kind === 'heading');
  return body
    .slice(1, start === -1 ? 1 : start)
    .map((line) => finding('F-T1', line, 'Only one line may stand before the heading of the report.'));
};

const checkRules = ({ body }: Page, sections: readonly Section[]): Finding[] => {
  const followers = sections.filter(({ id }) => id === 'F-H4' || id === 'F-H9').map(({ heading }) => heading);
  const missing = followers
    .filter((heading) => body[body.indexOf(heading) - 1]?.kind !== 'rule')
    .map((heading) => finding('F-HR', heading, 'A line --- must stand before this heading.'));
  const surplus = body.flatMap((line, at) => {
    const next = body[at + 1];
    const isInPlace = next !== undefined && followers.includes(next);
    return line.kind === 'rule' && !isInPlace ? [finding('F-HR', line, 'A line --- has no place here.')] : [];
  });
  return [...missing, ...surplus];
};

const checkPicture = ({ body, labels, slug }: Page): Finding[] => {
  const wanted = `![${labels.wordCloudAlt}](wordcloud_${slug ?? ''}.jpg)`;
  const last = body.at(-1);
  if (last === undefined || last.raw === wanted) return [];
  return [finding('F-W1', last, `The last line must be ${wanted}.`)];
};

/** The sections of a page, and what is wrong with its skeleton. */
export const skeletonRules = (page: Page): { readonly sections: Section[]; readonly findings: Finding[] } => {
  const sections = sectionsOf(page);
  const findings = [
    ...checkTitleLine(page),
    ...checkBeginning(page),
    ...checkHeadings(page, sections),
    ...checkSpecial(sections),
    ...checkPlain(page),
    ...checkRules(page, sections),
    ...checkPicture(page),
  ];
  return { sections, findings };
};
