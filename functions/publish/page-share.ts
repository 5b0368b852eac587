// What a shared link to a report shows in chats and searches: Open Graph, a card, and JSON-LD. Only where the site's root is known.
import { siteKeys } from '../../shared/keys.ts';
import { isOfInventedPosts, type Report } from '../../shared/report.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import type { WordCloud } from '../../shared/word-cloud.ts';
import { isoOf } from './feed.ts';
import { cloudAlt } from './page-cloud.ts';
import type { Share } from './page-shell.ts';
import { PAGE_WORDS } from './page-words.data.ts';
import { pathInSite } from './pointers.ts';
import type { Imprint } from './public-report.ts';

const SITE_NAME = 'Dawn Chorus';

/** The first headline, which is the news; a day without one is called by its title. Invented posts are said to be so. */
const headlineOf = (report: Report): string => {
  const headline = report.keyPoints[0]?.headline ?? report.title;
  return isOfInventedPosts(report)
    ? `${labelsOf(report.language).invented}${labelsOf(report.language).colon}${headline}`
    : headline;
};

/**
 * What a link to a report shows. The page is the one that stays when a later revision comes; the picture is the revision's own,
 * so that chats, which keep pictures by their address, show a new one when there is one.
 * Formats: https://ogp.me/ and https://schema.org/NewsArticle.
 */
export const shareOf = (
  report: Report,
  cloud: WordCloud | undefined,
  { revision }: Imprint,
  siteUrl: string,
): Share => {
  const { slug, language, date, posttime, displayName } = report;
  const url = `${siteUrl}${pathInSite(siteKeys(slug).stable.page)}`;
  const image = `${siteUrl}${pathInSite(siteKeys(slug).revision(revision).image)}`;
  const [title, description] = [visibleText(headlineOf(report)), visibleText(report.description)];
  const [published, modified] = [isoOf(date), isoOf(posttime)];
  const size = cloud === undefined ? {} : { width: cloud.width, height: cloud.height };
  const alt = visibleText(
    cloudAlt(cloud ?? { words: [] }, { labels: labelsOf(language), words: PAGE_WORDS[language] }),
  );
  return {
    canonical: url,
    properties: {
      'og:type': 'article',
      'og:site_name': SITE_NAME,
      'og:locale': language === 'zh-CN' ? 'zh_CN' : 'en_US',
      'og:url': url,
      'og:title': title,
      'og:description': description,
      'og:image': image,
      'og:image:type': 'image/jpeg',
      ...(cloud === undefined
        ? {}
        : { 'og:image:width': String(cloud.width), 'og:image:height': String(cloud.height) }),
      'og:image:alt': alt,
      'article:published_time': published,
      'article:modified_time': modified,
      'article:section': visibleText(displayName),
    },
    card: 'summary_large_image',
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: title,
      description,
      inLanguage: language,
      datePublished: published,
      dateModified: modified,
      image: { '@type': 'ImageObject', url: image, ...size },
      mainEntityOfPage: url,
      author: { '@type': 'Organization', name: SITE_NAME, url: siteUrl },
      publisher: { '@type': 'Organization', name: SITE_NAME, url: siteUrl },
    },
  };
};

const CANONICAL = /<link rel="canonical" href="([^"<>]+\/)reports\/[a-z0-9_]+\/index\.html"\/>/;

/** The root of the site as a published page says it; undefined where it says none. Within texts every `<` is an entity. */
export const siteUrlIn = (page: string): string | undefined => CANONICAL.exec(page)?.[1];
