// The part of the npm package `minhash` 0.0.9 that the bench of copies measures; the package brings no types.
declare module 'minhash' {
  export class Minhash {
    constructor(config?: { readonly numPerm?: number; readonly seed?: number });
    update(text: string): void;
    jaccard(other: Minhash): number;
  }
  export class LshIndex {
    constructor(config?: { readonly bandSize?: number });
    insert(key: string, minhash: Minhash): void;
    query(minhash: Minhash): string[];
  }
}
