// Whose account a handle is: organisations' own accounts, and accounts of products.
import { ORGANISATIONS, PRODUCT_ACCOUNTS } from './organisations.data.ts';

const organisations = new Map(
  ORGANISATIONS.flatMap(({ name, handles = [] }) => handles.map((handle) => [handle, name] as const)),
);

/** The organisation whose own account this is: its posts are official, and its accounts are one voice. */
export const organisationOfAccount = (handle: string): string | undefined => organisations.get(handle.toLowerCase());

/** The product whose account this is, by its canonical name. */
export const productOfAccount = (handle: string): string | undefined => PRODUCT_ACCOUNTS[handle.toLowerCase()];
