// A published report read as lines: what the conformance rules look at. Every paragraph is one physical line.
import { fillLabel, type ReportLabels } from '../text/labels.ts';

export type Style = 'cited' | 'plain';

export interface Finding {
  /** Id of the rule, such as `F-K1`. */
  readonly rule: string;
  /** Number of the line, counted from 1. */
  readonly line: number;
  /** The offending text, at most 80 characters. */
  readonly text: string;
  /** What is wrong and what is wanted, in one sentence. */
  readonly message: string;
  /** Id of the sentence in the evidence, where it is known. */
  readonly sentence?: string | undefined;
}

export type LineKind = 'heading' | 'rule' | 'ordered' | 'bullet' | 'quote' | 'image' | 'lead' | 'paragraph';

/** One line of the body that is not blank. */
export interface Line {
  readonly number: number;
  readonly raw: string;
  readonly kind: LineKind;
  /** Spaces before the text. */
  readonly indent: number;
  /** The list marker with its space, such as `10. `, or ''. */
  readonly marker: string;
  /** The line without indentation and marker, links taken out and other entities than `,.:` as `·`: for the shape of the line. */
  readonly shape: string;
}

export interface Page {
  readonly style: Style;
  readonly labels: ReportLabels;
  /** All lines of the file, blank ones too, without their line ends. */
  readonly lines: readonly string[];
  /** Lines of the front matter with its two `---`; empty when there is none. */
  readonly frontMatter: readonly string[];
  readonly body: readonly Line[];
  /** The slug of the title, else of the picture; undefined where neither has one. */
  readonly slug: string | undefined;
  readonly text: string;
  /** long: as the seed, or of version 0.1; written: long, with the line that says who wrote it; excerpts: the short form. */
  readonly form: 'long' | 'written' | 'excerpts';
}

/** The link to the report's evidence, which its list of sources may hold. */
export const EVIDENCE_LINK =
  /\[(evidence\.json)\]\(((?:https?:\/\/[^\s()#]+)?\/reports\/[a-z0-9_]+\/evidence\.json)\)/g;
export const LINK = /\[\[(\d+)\]\]\(([^()\s]+)\)/g;
const ENTITY = /&(?:#\d+|#x[0-9a-f]+|\w+);/gi;
/** Marks that shape an English line: beside a hostile text ours are entities too. */
const PUNCTUATION: Readonly<Record<string, string>> = { '&#44;': ',', '&#46;': '.', '&#58;': ':' };
const SLUG = '([a-z0-9]+(?:_[a-z0-9]+)*_\\d{8}_\\d{8})';
/** Where a slug stands: in the title, or in the name of the picture where the title is a headline. */
const SLUGS = [new RegExp(`^title: "${SLUG}"$`, 'm'), new RegExp(`^image: ".*/wordcloud_${SLUG}\\.jpg"$`, 'm')];

/** A line that is only bold, apart from symbols that can't be bold; a colon at its end and in Chinese `。` mark other lines. */
const LEADS = {
  'zh-CN': /^[^\p{L}\p{N}*：。]*\*\*[^*：。]+\*\*[^\p{L}\p{N}*：。]*$/u,
  en: /^[^\p{L}\p{N}*]*\*\*[^*]+\*\*(?:[^\p{L}\p{N}*]*[^\p{L}\p{N}*:])?$/u,
} satisfies Record<ReportLabels['language'], RegExp>;

const KINDS: readonly (readonly [LineKind, RegExp])[] = [
  ['heading', /^#{1,6} /],
  ['rule', /^---$/],
  ['ordered', /^\d+\. /],
  ['bullet', /^- /],
  ['quote', /^>/],
  ['image', /^!\[/],
];

const toLine = (raw: string, number: number, lead: RegExp): Line => {
  const trimmed = raw.trimStart();
  const marker = /^(?:\d+\. |- )/.exec(trimmed)?.[0] ?? '';
  const shape = trimmed
    .slice(marker.length)
    .replaceAll(LINK, '')
    .replaceAll(ENTITY, (entity) => PUNCTUATION[entity] ?? '·');
  const kind = KINDS.find(([, form]) => form.test(trimmed))?.[0] ?? (lead.test(shape) ? 'lead' : 'paragraph');
  return { number, raw, kind, indent: raw.length - trimmed.length, marker, shape };
};

/** Lines that say who wrote a report, with the number of posts that were read. */
export const bylines = ({ byline, bylinePlain }: ReportLabels): readonly RegExp[] =>
  [byline, bylinePlain].map((label) => labelPattern(label, { count: '\\d+' }));

/** The form of a report, by the line that only it has. */
const formOf = (body: readonly Line[], labels: ReportLabels): Page['form'] => {
  const says = (text: string): boolean => body.some(({ kind, raw }) => kind === 'paragraph' && raw === text);
  if (says(labels.noModel) || says(labels.excerpts)) return 'excerpts';
  const isWritten = body.slice(0, 4).some(({ raw }) => bylines(labels).some((line) => line.test(raw)));
  return isWritten ? 'written' : 'long';
};

/** The slug that the front matter of a report names; undefined where it names none. */
export const slugIn = (frontMatter: string): string | undefined =>
  SLUGS.map((form) => form.exec(frontMatter)?.[1]).find((slug) => slug !== undefined);

/** First and last day of a slug, eight digits each. */
export const daysOf = (slug: string): [string, string] => [slug.slice(-17, -9), slug.slice(-8)];

/** Reads a file. Without a style given, the section of sources and checks tells that it is cited. */
export const readPage = (text: string, labels: ReportLabels, style: Style | undefined): Page => {
  const lines = text.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const frontMatter = lines.slice(0, end + 1);
  const body = lines.flatMap((raw, at) =>
    at <= end || raw.trim() === '' ? [] : [toLine(raw, at + 1, LEADS[labels.language])],
  );
  const isCited = lines.includes(`## ${labels.coverage}`);
  const slug = slugIn(frontMatter.join('\n'));
  const form = formOf(body, labels);
  return { style: style ?? (isCited ? 'cited' : 'plain'), labels, lines, frontMatter, body, slug, text, form };
};

/** A finding about a line of the body or a line number. */
export const finding = (rule: string, line: Line | number, message: string, text?: string): Finding => {
  const [number, raw] = typeof line === 'number' ? [line, ''] : [line.number, line.raw];
  return { rule, line: number, text: [...(text ?? raw)].slice(0, 80).join(''), message };
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Text with its character references resolved: what a reader sees. */
export const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** A text as a pattern that matches exactly it. */
export const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern for a label in which what fills its braces is caught by `fillings`. */
export const labelPattern = (label: string, fillings: Readonly<Record<string, string>>): RegExp =>
  new RegExp(`^${fillLabel(label.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'), fillings)}$`, 'u');
