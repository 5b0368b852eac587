// What tells a link apart, without what only says how it was shared.

const SHARED_BY = /^(?:utm_\w+|ref|ref_src|fbclid|gclid|s|si)$/i;

/** The key of a link: host, path and query. Undefined for a front page, which says whose, not what, and for what is no link. */
export const linkKey = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  for (const name of [...parsed.searchParams.keys()]) if (SHARED_BY.test(name)) parsed.searchParams.delete(name);
  const path = parsed.pathname.replace(/\/+$/, '');
  return path === '' && parsed.search === ''
    ? undefined
    : `${parsed.hostname.replace(/^www\./, '')}${path}${parsed.search}`;
};
