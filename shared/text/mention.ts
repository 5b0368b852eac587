// What finding names in a text gives: the contract between a field's names and those who use them.

/** A name found in a text. Offsets are UTF-16, end exclusive, into the text as given. */
export interface Mention {
  /** Canonical name: `ChatGPT Images 2.0` for gpt-image-2, `OpenAI` for オープンAI. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /**
   * versioned: a product with a version; product: one of the name pack without; family: a product line that is
   * talked about every day (Claude, ChatGPT); name: looks like a product's name but is not in the pack.
   */
  readonly kind: 'versioned' | 'product' | 'family' | 'company' | 'concept' | 'name';
  /** A concept that is a debate by itself (就业影响), not a field (大模型). */
  readonly narrow?: boolean | undefined;
  /** Canonical name of the organisation that makes it, where the pack knows. */
  readonly organisation?: string | undefined;
}
