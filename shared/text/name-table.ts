// The names of AI as a default for those who are not handed a topic's names yet.
import { compileNames, type Literal, type Names } from './compile-names.ts';
import { COMMON_NAMES, EVERYDAY_WORDS, ORGANISATIONS, PRODUCT_ACCOUNTS } from './organisations.data.ts';
import { CONCEPTS, PRODUCTS } from './products.data.ts';
import { VERSION_FAMILIES } from './version-families.data.ts';

export const FIELD_NAMES: Names = compileNames({
  organisations: ORGANISATIONS,
  products: PRODUCTS,
  concepts: CONCEPTS,
  families: VERSION_FAMILIES,
  productAccounts: PRODUCT_ACCOUNTS,
  common: COMMON_NAMES,
  everyday: EVERYDAY_WORDS,
});

/** Organisations of the field itself, whose name makes a post belong to it. */
export const FIELD_ORGANISATIONS: ReadonlySet<string> = FIELD_NAMES.fieldOrganisations;

/** Canonical name → what the table says of it. */
export const NAMES: ReadonlyMap<string, Literal> = FIELD_NAMES.known;
