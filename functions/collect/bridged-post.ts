// Posts of X as bridges give them in feeds (RSSHub's routes for X): which account, and which words are its own.
import type { Post } from '../../shared/post.ts';
import { textOfHtml } from './html-text.ts';

/** A page of X: what a bridge's feed is of. */
const OF_X = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\//;
const ON_X = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,15})\/status\/(\d{1,20})/;

/** The account and id in the address of a post of X. */
export const postOnX = (url: URL): { username: string; id: string } | undefined => {
  const [, username, id] = ON_X.exec(url.href) ?? [];
  return username === undefined || id === undefined ? undefined : { username, id };
};

/**
 * Whether a feed is of a page of X, so that its items are X's posts. An item of any other feed that links to a post says
 * something of its own about it.
 */
export const isBridge = (feedLink: string | undefined): boolean => OF_X.test(feedLink ?? '');

/** How a bridge marks a repost: `RT`, a wide blank, and the name of whom it repeats, in a line before the words. */
const REPOST = /^\s*(?:RT|🔁)(?:&ensp;|\u2002).*?<br\s*\/?>/su;
/** The element in which it puts the post that is quoted. */
const QUOTE = 'rsshub-quote';

/**
 * The words of a post and what it refers to. Reposted words are the text of a repost, which has no voice; quoted words
 * are another author's and no part of it. The bridge gives no ids of either.
 */
export const bridgedPost = (html: string): Pick<Post, 'text' | 'referenced'> => {
  const isRepost = REPOST.test(html);
  const own = html.replace(REPOST, '');
  const type = isRepost ? 'retweeted' : html.includes(QUOTE) ? 'quoted' : undefined;
  return {
    text: textOfHtml(own, QUOTE),
    referenced: type === undefined ? [] : [{ type, id: null }],
  };
};
