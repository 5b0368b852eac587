// HTML as the plain text that a reader of it would see; never trusted, never kept as HTML.
import { Parser } from 'htmlparser2';

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Elements whose content is not read. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'iframe']);

/**
 * The text of HTML, with a line for each block. Plain text stays as it is, apart from blanks and entities.
 * @param without a class whose elements are left out, with all that is in them
 */
export const textOfHtml = (html: string, without?: string): string => {
  let text = '';
  let silent = 0;
  /** Elements open within one that is left out, itself among them. */
  let left = 0;
  const parser = new Parser({
    ontext: (data) => {
      if (silent === 0 && left === 0) text += data.replaceAll(/\s+/g, ' ');
    },
    onopentag: (name, { class: classes = '' }) => {
      if (left > 0 || (without !== undefined && classes.split(/\s+/).includes(without))) left++;
      if (SILENT.has(name)) silent++;
      if (BLOCKS.has(name)) text += '\n';
    },
    onclosetag: (name) => {
      if (left > 0) left--;
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (BLOCKS.has(name) && name !== 'br') text += '\n';
    },
  });
  parser.end(html);
  return text
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
};

/** Where the links of HTML lead, without those to people and tags, which are marked as such. */
export const linksOfHtml = (html: string): string[] => {
  const links: string[] = [];
  const parser = new Parser({
    onopentag: (name, { href, class: classes = '' }) => {
      if (name === 'a' && href !== undefined && !/\b(?:mention|hashtag)\b/.test(classes)) links.push(href);
    },
  });
  parser.end(html);
  return [...new Set(links.filter((href) => /^https?:$/.test(URL.parse(href)?.protocol ?? '')))];
};

/** A text of at most so many characters, cut at a blank where there is one near the end, with an ellipsis. */
export const shortened = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).toWellFormed();
  const blank = cut.search(/\s\S*$/);
  return `${(blank > longest * 0.8 ? cut.slice(0, blank) : cut).trimEnd()}…`;
};
