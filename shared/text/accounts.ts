// Whose account a handle is: organisations' own accounts, and accounts of products. A name pack holds names on X.
import { handleOf, type Post } from '../post.ts';
import type { Names } from './compile-names.ts';

/** The organisation whose own account on X this is. */
export const organisationOfAccount = (handle: string, names: Names): string | undefined =>
  names.organisationOf.get(handle.toLowerCase());

/**
 * The organisation whose own account wrote a post: its posts are official, and its accounts are one voice. Elsewhere than on
 * X anybody may have its name.
 */
export const organisationOfAuthor = (post: Pick<Post, 'platform' | 'author'>, names: Names): string | undefined =>
  post.platform === 'twitter' ? organisationOfAccount(handleOf(post), names) : undefined;

/** The product whose account on X this is, by its canonical name. */
export const productOfAccount = (handle: string, names: Names): string | undefined =>
  names.productOf.get(handle.toLowerCase());
