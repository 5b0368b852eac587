// Whose account a handle is: organisations' own accounts, and accounts of products. The tables hold names on X.
import { handleOf, type Post } from '../post.ts';
import { ORGANISATIONS, PRODUCT_ACCOUNTS } from './organisations.data.ts';

const organisations = new Map(
  ORGANISATIONS.flatMap(({ name, handles = [] }) => handles.map((handle) => [handle, name] as const)),
);

/** The organisation whose own account on X this is. */
export const organisationOfAccount = (handle: string): string | undefined => organisations.get(handle.toLowerCase());

/**
 * The organisation whose own account wrote a post: its posts are official, and its accounts are one voice. Elsewhere than on
 * X anybody may have its name.
 */
export const organisationOfAuthor = (post: Pick<Post, 'platform' | 'author'>): string | undefined =>
  post.platform === 'twitter' ? organisationOfAccount(handleOf(post)) : undefined;

/** The product whose account on X this is, by its canonical name. */
export const productOfAccount = (handle: string): string | undefined => PRODUCT_ACCOUNTS[handle.toLowerCase()];
