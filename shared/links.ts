// The one builder of links to posts: what the report links to and what `verify` accepts.
import type { Post } from './post.ts';

/** `did:plc:…/{key}`, as Collect names posts of Bluesky. */
const BLUESKY_ID = /^(did:[a-z0-9:.-]+)\/([A-Za-z0-9._~:-]+)$/;

/** Platforms whose links are built from the id alone. */
const FROM_ID: Readonly<Record<string, (id: string) => string | undefined>> = {
  // `i` stands for any user, so that a link survives a change of the author's name.
  twitter: (id) => (/^\d+$/.test(id) ? `https://x.com/i/status/${id}` : undefined),
  bluesky: (id) => {
    const [, did, key] = BLUESKY_ID.exec(id) ?? [];
    return did === undefined ? undefined : `https://bsky.app/profile/${did}/post/${key}`;
  },
  hackernews: (id) => (/^\d+$/.test(id) ? `https://news.ycombinator.com/item?id=${id}` : undefined),
  weibo: (id) => (/^\d+$/.test(id) ? `https://m.weibo.cn/detail/${id}` : undefined),
};

/** The page beside a report that shows the invented posts which it cites. */
export const INVENTED_PAGE = 'posts.html';

export const INVENTED_LINK = /^posts\.html#p[A-Za-z0-9._~-]+$/;

/** Whether a link leads to an invented post, beside the report. */
export const isInventedLink = (url: string): boolean => INVENTED_LINK.test(url);

/** A post's id as a fragment may hold it, told apart from any other: what is no letter, digit, `.` or `-` by its code. */
export const escapedId = (id: string): string =>
  id.replace(/[^A-Za-z0-9.-]/gu, (char) => `_${char.codePointAt(0)?.toString(16)}~`);

/** The anchor of an invented post on that page. */
export const inventedAnchor = (id: string): string => `p${escapedId(id)}`;

const ALLOWED = /[^A-Za-z0-9:/?#&=%.~+,;@_-]/g;

/**
 * A safe https URL or undefined: no credentials, everything outside the allowed characters percent-encoded. The link to an
 * invented post, which leads beside the report, comes through as it is.
 * Recipe with measurements: research, AWS/X/Jekyll facts, part 6.
 */
export const safeUrl = (input: string): string | undefined => {
  if (isInventedLink(input)) return input;
  if (!URL.canParse(input)) return undefined;
  const url = new URL(input);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(ALLOWED, (char) =>
    encodeURIComponent(char).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  );
};

/**
 * The link to a post: built from its id where the platform allows, else the post's own URL; undefined where neither is safe.
 * An invented post is on no platform: its link leads to the page that shows it.
 */
export const linkTo = (post: Pick<Post, 'platform' | 'id' | 'url' | 'invented'>): string | undefined =>
  post.invented === true
    ? `${INVENTED_PAGE}#${inventedAnchor(post.id)}`
    : (FROM_ID[post.platform]?.(post.id) ?? (post.url === undefined ? undefined : safeUrl(post.url)));

/** What the links of a platform's posts look like where they are built from the id. */
const BUILT: Readonly<Record<string, RegExp>> = {
  twitter: /^https:\/\/x\.com\/i\/status\/\d+$/,
  bluesky: /^https:\/\/bsky\.app\/profile\/did:[a-z0-9:.-]+\/post\/[A-Za-z0-9._~:-]+$/,
  hackernews: /^https:\/\/news\.ycombinator\.com\/item\?id=\d+$/,
  weibo: /^https:\/\/m\.weibo\.cn\/detail\/\d+$/,
};

const isBuilt = (url: string): boolean =>
  isInventedLink(url) || Object.values(BUILT).some((pattern) => pattern.test(url));

/** Hosts of those platforms: their posts are linked in no other form. */
const BUILT_HOST =
  /^(?:(?:www|mobile|m)\.)?(?:x\.com|twitter\.com|bsky\.app|news\.ycombinator\.com|weibo\.(?:com|cn))$/;
/** Paths that only posts of one of them have: elsewhere they imitate its links. */
const BUILT_PATH = /^\/(?:i\/(?:web\/)?status\/\d+|profile\/[^/]+\/post\/[^/]+)\/?$/;

/**
 * True for what `linkTo` can have built: a report of one platform may cite posts of others, which are linked from their
 * ids or by their own URLs (Mastodon, blogs). Where nothing else is known any safe URL may be one of those, but none of a platform
 * whose links are built otherwise, and none that looks like its. Which posts a report cites only its evidence says.
 */
export const isPostLink = (platform: string, url: string): boolean => {
  if (isBuilt(url)) return true;
  if (safeUrl(url) !== url) return false;
  const { hostname, pathname } = new URL(url);
  return BUILT[platform] === undefined || !(BUILT_HOST.test(hostname) || BUILT_PATH.test(pathname));
};
