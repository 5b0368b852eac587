// The port for an embedder: texts in, vectors out. Bedrock's models are behind it (bedrock-embedder.ts).

/** Vectors of texts, in the order of the texts. */
export interface Embedding {
  readonly vectors: readonly (readonly number[])[];
  /** Tokens as the server counted them, else as they were estimated. */
  readonly inputTokens: number;
}

/** Gives texts of any language vectors whose cosine says how alike they are in meaning. */
export interface Embedder {
  /** Name for prices: the model's id. */
  readonly name: string;
  /** Throws ModelUnavailableError when the server does not answer, BadInputError when it refuses for good. */
  readonly embed: (texts: readonly string[]) => Promise<Embedding>;
}

/** Cosine of two vectors of any length above 0. */
export const likeness = (a: readonly number[], b: readonly number[]): number => {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i] ?? 0];
    product += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return product / (Math.sqrt(ofA * ofB) || 1);
};
