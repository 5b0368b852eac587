// The Atom form of a feed (RFC 4287), made from its JSON form, so that both say the same.
import { feedKeys } from '../../shared/keys.ts';
import { type XmlElement, xml, xmlDocument } from '../../shared/text/escape-xml.ts';
import { type Feed, feedId, type JsonFeed, linkFrom } from './feed.ts';
import { pathInSite } from './pointers.ts';

const ATOM = 'http://www.w3.org/2005/Atom';

const entry = (item: JsonFeed['items'][number]): XmlElement => {
  const { id, title, url, summary, content_html, date_published, date_modified, language, tags, attachments } = item;
  return xml(
    'entry',
    { 'xml:lang': language },
    xml('id', {}, id),
    xml('title', {}, title),
    xml('published', {}, date_published),
    xml('updated', {}, date_modified),
    xml('link', { rel: 'alternate', type: 'text/html', href: url }),
    ...attachments.map(({ url: href, mime_type, size_in_bytes }) =>
      xml('link', { rel: 'enclosure', type: mime_type, length: size_in_bytes, href }),
    ),
    ...tags.map((term) => xml('category', { term })),
    xml('summary', {}, summary),
    xml('content', { type: 'html' }, content_html),
  );
};

/** When something of the feed changed last; the epoch where it is empty, since Atom wants an instant. */
const updatedOf = ({ items }: JsonFeed): string =>
  items
    .map(({ date_modified }) => date_modified)
    .reduce((latest, one) => (Date.parse(one) > Date.parse(latest) ? one : latest), '1970-01-01T00:00:00Z');

/** The whole file. */
export const atomFeed = (feed: Feed, json: JsonFeed): string =>
  xmlDocument(
    xml(
      'feed',
      { xmlns: ATOM, 'xml:lang': json.language },
      xml('id', {}, feedId(`feed/${feed.topic ?? ''}`)),
      xml('title', {}, json.title),
      xml('updated', {}, updatedOf(json)),
      xml('author', {}, xml('name', {}, 'Dawn Chorus')),
      xml('generator', {}, 'Dawn Chorus'),
      xml('link', {
        rel: 'self',
        type: 'application/atom+xml',
        href: linkFrom(feed, pathInSite(feedKeys(feed.topic).atom)),
      }),
      xml('link', { rel: 'alternate', type: 'text/html', href: json.home_page_url }),
      ...json.items.map(entry),
    ),
  );
