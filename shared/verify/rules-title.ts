// Rule F-F2: the title is the slug, or in the cited style what the first key point says in bold.
import { daysOf, decodeEntities, type Finding, finding, LINK, type Page } from './page.ts';

/** Letters and digits, which the door of YAML and the edges of bold leave as they are. */
const folded = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The words of a double-quoted title; undefined where it is none. */
const wordsOf = (value: string): string | undefined => {
  try {
    const words: unknown = JSON.parse(value);
    return typeof words === 'string' && words !== '' ? words : undefined;
  } catch {
    return undefined;
  }
};

/** What a cited post may be called beside its slug: its first headline, or on a day that has none its heading and days. */
const headlinesOf = ({ body, slug = '' }: Page): string[] => {
  const heading = body.find(({ raw }) => raw.startsWith('# '))?.raw ?? '';
  const [from, to] = daysOf(slug);
  const point = body.find(({ kind, marker }) => kind === 'ordered' && marker === '1. ')?.raw.replaceAll(LINK, '') ?? '';
  const bold = /\*\*([^*]+)\*\*/u.exec(point)?.[1];
  return [...(bold === undefined ? [] : [bold]), `${heading}${from}${from === to ? '' : to}`]
    .map((text) => folded(decodeEntities(text)))
    .filter((text) => text !== '');
};

const isHeadline = (page: Page, value: string): boolean => {
  const words = wordsOf(value);
  if (page.style === 'plain' || words === undefined) return false;
  const title = folded(words);
  const isCut = words.endsWith('…');
  return headlinesOf(page).some(
    (headline) => headline === title || (isCut && title !== '' && headline.startsWith(title)),
  );
};

const isDay = (digits: string): boolean => {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

export const titleRules = (page: Page, value: string, line: number): Finding[] => {
  const slug = page.slug ?? '';
  const wanted =
    page.style === 'plain'
      ? 'The title must be the slug, in double quotes.'
      : 'The title must be the slug or the headline of the first key point, in double quotes.';
  if (value !== `"${slug}"` && !isHeadline(page, value)) return [finding('F-F2', line, wanted, value)];
  const [from, to] = daysOf(slug);
  return isDay(from) && isDay(to) && from <= to
    ? []
    : [finding('F-F2', line, 'The days of the slug must be of the calendar and in order.', value)];
};
