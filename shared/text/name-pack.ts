// A name pack: what a field calls its organisations, products and subjects, as data.
import type { Organisation } from './organisations.data.ts';
import type { Concept, Product } from './products.data.ts';
import type { VersionFamily } from './versions.ts';

export interface NamePack {
  readonly organisations: readonly Organisation[];
  readonly products: readonly Product[];
  readonly concepts: readonly Concept[];
  readonly families: readonly VersionFamily[];
  /** Lower-cased handle on X → canonical name of the product. */
  readonly productAccounts: Readonly<Record<string, string>>;
  /** What looks like a name and never is one here, lower-cased. */
  readonly common: readonly string[];
  /** Names that are also everyday words, lower-cased. */
  readonly everyday: readonly string[];
}
