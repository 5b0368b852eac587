// Rules F-F1 to F-F5: the front matter.
import { type Finding, finding, type Page } from './page.ts';
import { titleRules } from './rules-title.ts';

const SEED_KEYS = ['layout', 'title', 'date', 'posttime'];
const CITED_KEYS = [...SEED_KEYS, 'description', 'excerpt', 'lang', 'tags', 'image'];
/** Where a model wrote it, the cited style may say so here too. */
const WRITTEN_KEYS = CITED_KEYS.toSpliced(CITED_KEYS.indexOf('lang'), 0, 'byline');
const CHECKSUM = /^sha256:[0-9a-f]{64}$/;
const TIME = /^"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})"$/;

/** ISO 8601 of a quoted time, or undefined when it is no time of the calendar. */
const isoOf = (value: string | undefined): string | undefined => {
  const parts = TIME.exec(value ?? '');
  if (parts === null) return undefined;
  const [, day = '', time = '', hours = '', minutes = ''] = parts;
  const iso = `${day}T${time}${hours}:${minutes}`;
  // Date.parse takes the 31st of short months and hour 24, which Ruby's parser moves on; so look at what comes back.
  const parsed = Date.parse(`${day}T${time}Z`);
  return !Number.isNaN(parsed) &&
    new Date(parsed).toISOString() === `${day}T${time}.000Z` &&
    !Number.isNaN(Date.parse(iso))
    ? iso
    : undefined;
};

/** A JSON value is what our YAML door writes; undefined when the text is none. */
const jsonOf = (value: string | undefined): unknown => {
  try {
    return JSON.parse(value ?? '');
  } catch {
    return undefined;
  }
};

interface Entry {
  readonly value: string;
  readonly line: number;
}

const checkKeys = (page: Page, keys: readonly string[]): Finding[] => {
  if (page.frontMatter.length === 0)
    return [finding('F-F1', 1, 'The file must start with a front matter between two lines ---.', page.lines[0])];
  const isWritten = page.form === 'written' && keys.includes('byline');
  const wanted = page.style === 'plain' ? SEED_KEYS : isWritten ? WRITTEN_KEYS : CITED_KEYS;
  // Reports of earlier versions have no checksum.
  const given = page.style === 'cited' && keys.at(-1) === 'checksum' ? keys.slice(0, -1) : keys;
  const at = [...wanted, ''].findIndex((key, i) => (given[i] ?? '') !== key);
  return at === -1 && given.length === wanted.length
    ? []
    : [
        finding(
          'F-F1',
          at + 2,
          `The front matter must hold ${wanted.join(', ')}, in this order.`,
          page.frontMatter[at + 1],
        ),
      ];
};

const checkTime = (rule: string, entry: Entry): Finding[] =>
  isoOf(entry.value) === undefined
    ? [finding(rule, entry.line, 'The time must read "YYYY-MM-DD HH:MM:SS +ZZZZ".', entry.value)]
    : [];

const checkOrder = (date: Entry, posttime: Entry): Finding[] => {
  const [first, second] = [isoOf(date.value), isoOf(posttime.value)];
  return first !== undefined && second !== undefined && Date.parse(first) > Date.parse(second)
    ? [finding('F-F5', posttime.line, 'The posttime must not be before the date.', posttime.value)]
    : [];
};

const checkCited = (page: Page, entries: ReadonlyMap<string, Entry>): Finding[] => {
  const bad = (key: string, isGood: (value: unknown) => boolean, wanted: string): Finding[] => {
    const entry = entries.get(key);
    if (entry === undefined || isGood(jsonOf(entry.value))) return [];
    return [finding('F-F1', entry.line, `The value of ${key} must be ${wanted}.`, entry.value)];
  };
  const isText = (value: unknown): boolean => typeof value === 'string';
  return [
    ...['description', 'excerpt', 'byline', 'lang'].flatMap((key) => bad(key, isText, 'a text in double quotes')),
    ...bad('tags', (value) => Array.isArray(value) && value.every(isText), 'a list of texts in double quotes'),
    ...bad(
      'image',
      (value) => isText(value) && String(value).endsWith(`/wordcloud_${page.slug}.jpg`),
      'the path of the word cloud',
    ),
    ...bad('checksum', (value) => isText(value) && CHECKSUM.test(String(value)), 'sha256: and 64 hexadecimal digits'),
  ];
};

export const frontMatterRules = (page: Page): Finding[] => {
  const inner = page.frontMatter.slice(1, -1);
  const pairs = inner.map((line, at) => {
    const [key = '', ...rest] = line.split(': ');
    return [key, { value: rest.join(': '), line: at + 2 }] as const;
  });
  const entries = new Map<string, Entry>(pairs);
  const [layout, title, date, posttime] = SEED_KEYS.map((key) => entries.get(key));
  const findings = checkKeys(
    page,
    pairs.map(([key]) => key),
  );
  if (layout !== undefined && layout.value !== 'post')
    findings.push(finding('F-F1', layout.line, 'The layout must be post, without quotes.', layout.value));
  if (title !== undefined) findings.push(...titleRules(page, title.value, title.line));
  if (date !== undefined) findings.push(...checkTime('F-F3', date));
  if (posttime !== undefined) findings.push(...checkTime('F-F4', posttime));
  if (date !== undefined && posttime !== undefined) findings.push(...checkOrder(date, posttime));
  return page.style === 'cited' ? [...findings, ...checkCited(page, entries)] : findings;
};
