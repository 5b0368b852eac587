// Feeds of every kind (RSS, Atom, RDF, JSON Feed) as posts of the sites that they are about.
import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import { issueOf } from '../../shared/issue.ts';
import { type Post, postSchema } from '../../shared/post.ts';
import { bridgedPost, isBridge, postOnX } from './bridged-post.ts';
import { shortened, textOfHtml } from './html-text.ts';
import type { Reading } from './source.ts';

/** An item as its feed has it, whatever the format. Texts are HTML, but for titles of RSS and JSON Feed, which may be either. */
interface Item {
  readonly id: string | undefined;
  readonly link: string | undefined;
  /** What its link is relative to, where that is not the feed's page. */
  readonly base?: string | undefined;
  readonly title: string | undefined;
  readonly summary: string | undefined;
  readonly time: string | undefined;
  readonly author: string | undefined;
}

interface ParsedFeed {
  readonly title: string | undefined;
  /** The page that the feed is of. */
  readonly link: string | undefined;
  readonly language: string | undefined;
  readonly items: readonly Item[];
}

/** Characters of an item: a headline and its summary, not the whole article. */
const LONGEST_TEXT = 2000;

type AtomText = { readonly value?: string | undefined; readonly type?: string | undefined } | undefined;

const asHtml = (plain: string): string => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A text of Atom as HTML: it is plain unless its type says that it is not (RFC 4287, 3.1.1). */
const htmlIn = (text: AtomText): string | undefined =>
  text?.value === undefined || /html/.test(text.type ?? '') ? text?.value : asHtml(text.value);

/** Elements that titles are marked up with; a `<` before any other word is one that people read. */
const MARKUP = /<(?!\/?(?:a|abbr|b|br|cite|code|del|em|i|ins|kbd|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b)/gi;

interface Link {
  readonly href?: string | undefined;
  readonly rel?: string | undefined;
  readonly type?: string | undefined;
}

/** A link is an alternate where nothing else is said (RFC 4287, 4.2.7.2); names of relations may be written as IANA's URLs. */
const isAlternate = ({ rel }: Link): boolean =>
  rel === undefined || /^(?:https?:\/\/www\.iana\.org\/assignments\/relation\/)?alternate$/i.test(rel.trim());
const isPage = ({ type }: Link): boolean => /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type ?? '');

/**
 * The address of an entry: its alternate, that of a page rather than one without a type, that rather than a PDF's. What goes
 * with it (enclosures, replies, the feed itself) is never it.
 */
const alternateOf = (links: readonly Link[] | undefined): string | undefined => {
  const alternates = (links ?? []).filter((link) => isAlternate(link) && (link.href ?? '').trim() !== '');
  const best = alternates.find(isPage) ?? alternates.find(({ type }) => (type ?? '').trim() === '') ?? alternates[0];
  return best?.href;
};

/** A reference resolved against its base, as far as that is known: xml:base of the entry within that of the feed. */
const resolved = (reference: string | undefined, base: string): string => {
  const text = reference?.trim() ?? '';
  return text === '' ? base : (URL.parse(text, base)?.href ?? base);
};

/** An id that is an address stands in where there is no link. */
const addressIn = (id: string | undefined): string | undefined => (/^https?:\/\//i.test(id ?? '') ? id : undefined);

/** What the four formats have in common. Throws the parser's error where the text is no feed. */
const toFeed = (text: string, address: string): ParsedFeed => {
  const { format, feed } = parseFeed(text);
  if (format === 'atom') {
    const base = resolved(feed.xml?.base, address);
    return {
      title: feed.title?.value,
      link: URL.parse(alternateOf(feed.links)?.trim() ?? '', base)?.href,
      language: feed.xml?.lang,
      items: (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        link: alternateOf(entry.links) ?? addressIn(entry.id),
        base: resolved(entry.xml?.base, base),
        title: htmlIn(entry.title),
        summary: htmlIn(entry.summary) ?? htmlIn(entry.content),
        time: entry.published ?? entry.updated,
        author: entry.authors?.[0]?.name,
      })),
    };
  }
  if (format === 'json') {
    return {
      title: feed.title,
      link: feed.home_page_url,
      language: feed.language,
      items: (feed.items ?? []).map((item) => ({
        id: item.id,
        link: item.url ?? addressIn(item.id),
        title: item.title,
        summary: item.summary ?? item.content_html ?? item.content_text,
        time: item.date_published ?? item.date_modified,
        author: item.authors?.[0]?.name,
      })),
    };
  }
  if (format === 'rdf') {
    return {
      title: feed.title,
      link: feed.link,
      language: undefined,
      items: (feed.items ?? []).map((item) => ({
        id: item.rdf?.about ?? item.link,
        link: item.link,
        title: item.title,
        summary: item.description ?? item.content?.encoded,
        time: item.dc?.dates?.[0],
        author: item.dc?.creators?.[0],
      })),
    };
  }
  return {
    title: feed.title,
    link: feed.link,
    // RSSHub says `en` of every feed whose route says nothing.
    language: feed.generator === 'RSSHub' && feed.language === 'en' ? undefined : feed.language,
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      link:
        item.link ?? alternateOf(item.atom?.links) ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      title: item.title,
      summary: item.description ?? item.content?.encoded,
      time: item.pubDate ?? item.dc?.dates?.[0],
      author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
    })),
  };
};

/** Zones that feeds write by name though no standard lists them, in hours from UTC. */
const NAMED_ZONES: Readonly<Record<string, string>> = {
  JST: '+0900',
  KST: '+0900',
  CET: '+0100',
  CEST: '+0200',
  BST: '+0100',
};

/** A time of a feed in UTC; one without a zone is taken for UTC, wherever this runs. */
const instantOf = (time: string | undefined): string | undefined => {
  const text = (time ?? '').trim().replace(/\b[A-Z]{3,4}$/, (zone) => NAMED_ZONES[zone] ?? zone);
  // What begins with a letter and has no year is a word with a number behind it, which Date.parse takes for a month.
  if (!/\b\d{4}\b|^\d{4}/.test(text)) return undefined;
  const zoned =
    /(?<![a-z])(?![ap]m$)[a-z]{1,5}$|:\d{2}.*[+-]\d{2}:?\d{2}$/i.test(text) || /^\d{4}(-\d\d){0,2}$/.test(text);
  const at = Date.parse(zoned ? text : text.includes('T') ? `${text}Z` : `${text} UTC`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Title and summary; a summary that begins with the title, as microblogs have it, stands alone. */
const joined = (title: string, summary: string): string => {
  const start = inOneLine(title.replace(/(…|\.\.\.)$/, '').trimEnd());
  const parts = inOneLine(summary).startsWith(start) ? [summary] : [title, summary];
  return parts.filter((part) => part !== '').join('\n\n');
};

const titleOf = ({ title = '' }: Item): string => textOfHtml(title.replaceAll(MARKUP, '&lt;'));

/** What a post of X says, and what an item of a site does. */
const wordsOf = (item: Item, fromX: boolean): Pick<Post, 'text' | 'referenced'> => {
  const { summary = '' } = item;
  const words = fromX && summary !== '' ? bridgedPost(summary) : { text: '', referenced: [] };
  const text = words.text === '' ? joined(titleOf(item), fromX ? '' : textOfHtml(summary)) : words.text;
  return { text: shortened(text, LONGEST_TEXT), referenced: words.referenced };
};

/** Where a link leads: some feeds leave out their own site, or the scheme. */
const linkedFrom = (link: string, base: string): URL | null => {
  if (/\s/.test(link)) return null;
  return URL.parse(/^www\.[\w-]+\.\w/i.test(link) ? `https://${link}` : link, base);
};

/** The reason that a person can act on: the feed's dates are of no form that is known. */
export const NO_TIME = 'it has no time that can be read';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

interface Origin {
  readonly place: string;
  readonly address: string;
  readonly source: string;
}

const readingOf = (item: Item, feed: ParsedFeed, { place, address, source }: Origin): Reading => {
  const bad = (reason: string): Reading => ({
    bad: { place, reason, beginning: (item.title ?? item.id ?? '').slice(0, 200).toWellFormed() },
  });
  const url = item.link === undefined ? null : linkedFrom(item.link.trim(), item.base ?? resolved(feed.link, address));
  if (url === null) return bad('it has no link');
  const onX = postOnX(url);
  if (url.protocol !== 'https:' && onX === undefined) return bad('its link is not of https');
  if (onX !== undefined && !isBridge(feed.link))
    return bad('it links to a post of X in words that need not be its own');
  const created_at = instantOf(item.time);
  if (created_at === undefined) return bad(NO_TIME);
  const words = wordsOf(item, onX !== undefined);
  if (words.text === '') return bad('it has no text');
  const own =
    onX === undefined
      ? {
          platform: 'web',
          id: hash(item.id ?? url.href),
          url: url.href,
          // A site is one voice, whoever of it writes.
          author: { username: url.hostname.replace(/^www\./, ''), name: item.author ?? feed.title },
        }
      : { platform: 'twitter', id: onX.id, author: { username: onX.username } };
  const lang = feed.language?.toLowerCase().split('-')[0];
  const post = postSchema.safeParse({ ...own, ...words, created_at, ...(lang === undefined ? {} : { lang }), source });
  return post.success ? { post: post.data } : bad(issueOf(post.error));
};

/**
 * The items of a feed as posts; an item that lacks link, time or text is a bad record.
 * Throws what the parser throws where the text is no feed.
 * @param address the feed's own: relative links are resolved against it where nothing nearer is said
 */
export const parseFeedItems = (text: string, address: string, source: string): Reading[] => {
  const feed = toFeed(text, address);
  return feed.items.map((item, n) => readingOf(item, feed, { place: `item ${n + 1} of ${address}`, address, source }));
};
