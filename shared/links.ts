// The one builder of links to posts: what the report links to and what `verify` accepts.
import type { Post } from './post.ts';

/** Platforms whose links are built from the id alone. */
const FROM_ID: Readonly<Record<string, (id: string) => string | undefined>> = {
  // `i` stands for any user, so that a link survives a change of the author's name.
  twitter: (id) => (/^\d+$/.test(id) ? `https://x.com/i/status/${id}` : undefined),
};

const ALLOWED = /[^A-Za-z0-9:/?#&=%.~+,;@_-]/g;

/**
 * A safe https URL or undefined: no credentials, everything outside the allowed characters percent-encoded.
 * Recipe with measurements: research, AWS/X/Jekyll facts, part 6.
 */
export const safeUrl = (input: string): string | undefined => {
  if (!URL.canParse(input)) return undefined;
  const url = new URL(input);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(ALLOWED, (char) =>
    encodeURIComponent(char).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  );
};

/** The link to a post: built from its id where the platform allows, else the post's own URL; undefined where neither is safe. */
export const linkTo = (post: Pick<Post, 'platform' | 'id' | 'url'>): string | undefined =>
  FROM_ID[post.platform]?.(post.id) ?? (post.url === undefined ? undefined : safeUrl(post.url));

/** What the links of a platform's posts look like where they are built from the id. */
const BUILT: Readonly<Record<string, RegExp>> = { twitter: /^https:\/\/x\.com\/i\/status\/\d+$/ };

/** True for exactly what `linkTo` builds for a platform's posts; where a post's own URL is the link, for any safe URL. */
export const isPostLink = (platform: string, url: string): boolean =>
  BUILT[platform]?.test(url) ?? safeUrl(url) === url;
