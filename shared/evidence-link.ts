// Links to a sentence on its report's page, for readers who can't open the platform: how they are built and read.
import { siteKeys } from './keys.ts';
import { escapedId, safeUrl } from './links.ts';
import { htmlId } from './text/escape-html.ts';

/**
 * The id of a post within a sentence on the report's page: `s13/twitter:2003000000000000001`. It says which sentence and
 * which post it is, so that a link can be checked without the page.
 */
export const evidenceAnchor = (sentence: string, post: string): string => {
  const at = post.indexOf(':');
  return `${htmlId(sentence)}/${post.slice(0, at)}:${escapedId(post.slice(at + 1))}`;
};

/** Path of a report's page from the root of the site. */
const pageOf = (slug: string): string => siteKeys(slug).stable.page.replace(/^site\//, '');

/**
 * The root that links into the site begin with: `/` where it is not known, for blogs that serve `reports/` themselves.
 * @param siteUrl root of the published site with its final slash
 */
export const siteRoot = (siteUrl: string | undefined): string => {
  if (siteUrl === undefined) return '/';
  const { protocol } = new URL(siteUrl);
  // The door to links takes https only; a site under test may be served without.
  return (safeUrl(siteUrl.replace(/^http:/, 'https:')) ?? '/').replace(/^https:/, protocol);
};

/** The link to a post within a sentence. */
export const evidenceLink = (root: string, slug: string, sentence: string, post: string): string =>
  `${root}${pageOf(slug)}#${evidenceAnchor(sentence, post)}`;

export interface EvidenceLink {
  /** What it leads to up to the fragment. */
  readonly page: string;
  readonly sentence: string;
  /** `{platform}:{id}` */
  readonly post: string;
}

const LINK =
  /^((?:https?:\/\/[^\s()#]+)?\/reports\/([a-z0-9_]+)\/index\.html)#([A-Za-z0-9_-]+)\/([a-z0-9]+:[A-Za-z0-9.~_-]+)$/;

/** What a link leads to; undefined for one that `evidenceLink` can't have built. */
export const readEvidenceLink = (url: string): EvidenceLink | undefined => {
  const [, page = '', slug = '', sentence = '', anchor = ''] = LINK.exec(url) ?? [];
  const post = anchor.replaceAll(/_([0-9a-f]{1,6})~/g, (whole, code: string) => {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
  const isOurs = page.endsWith(`/${pageOf(slug)}`) && evidenceAnchor(sentence, post) === `${sentence}/${anchor}`;
  return isOurs ? { page, sentence, post } : undefined;
};
