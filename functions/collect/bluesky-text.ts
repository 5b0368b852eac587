// The text of a Bluesky post with its links whole: facets hold them by places in bytes, beside a text that may show them cut.
import * as z from 'zod';

const facetSchema = z.looseObject({
  index: z.looseObject({ byteStart: z.number().int().nonnegative(), byteEnd: z.number().int().nonnegative() }),
  features: z.array(z.looseObject({ $type: z.string(), uri: z.string().optional() })),
});

const LINK_TYPE = 'app.bsky.richtext.facet#link';
/** Words that show an address, whole or cut: no blank, and a dot within or three at the end. */
const SHOWS_ADDRESS = /^(?:https?:\/\/)?[^\s.]+\.[^\s]*$|^[^\s]+(?:…|\.{3})$/i;

const isHttp = (uri: string): boolean => /^https?:$/.test(URL.parse(uri)?.protocol ?? '');

/**
 * The text with each link that its words show in their stead, and all links of its facets (app.bsky.richtext.facet). Words that
 * only lead somewhere stay words. Facets whose places are none of the text are left out.
 */
export const withLinks = (text: string, facets: readonly unknown[]): { text: string; urls: string[] } => {
  const bytes = Buffer.from(text, 'utf8');
  const links = facets
    .flatMap((facet) => {
      const parsed = facetSchema.safeParse(facet);
      if (!parsed.success) return [];
      const { byteStart: start, byteEnd: end } = parsed.data.index;
      const uri = parsed.data.features.find(({ $type }) => $type === LINK_TYPE)?.uri;
      return uri !== undefined && isHttp(uri) && start < end && end <= bytes.length ? [{ start, end, uri }] : [];
    })
    .sort((a, b) => a.start - b.start);
  let whole = '';
  let at = 0;
  for (const { start, end, uri } of links) {
    const words = bytes.subarray(start, end).toString('utf8');
    // Places within a character would tear it.
    if (start < at || words.includes('\ufffd') || !SHOWS_ADDRESS.test(words)) continue;
    whole += `${bytes.subarray(at, start).toString('utf8')}${uri}`;
    at = end;
  }
  return { text: whole + bytes.subarray(at).toString('utf8'), urls: links.map(({ uri }) => uri) };
};
