// The npm packages that find near-copies, each asked to do what Deduplicate does: fold a text into the first that it resembles.
import { MinHashFactory } from 'bloom-filters';
import { LshIndex, Minhash } from 'minhash';
import { hashString } from '../../../shared/random.ts';

/** Folds comparable texts: for each the place of the text that it copies, or its own. */
export interface NearCopyPeer {
  readonly name: string;
  readonly fold: (texts: readonly string[]) => Int32Array;
}

/** As in our own pipeline. */
const NEAR_COPY = 0.7;
const PERMUTATIONS = 128;
const ROWS = 4;

/** 3 characters each; the peers know no other width. */
const shinglesOf = (text: string): Set<string> => {
  const shingles = new Set<string>();
  for (let i = 0; i + 3 <= text.length; i++) shingles.add(text.slice(i, i + 3));
  return shingles;
};

/** `minhash` 0.0.9 with its own index; it can't be asked before a text is inserted, so folded texts stay in it, unused. */
const foldByMinhash = (texts: readonly string[]): Int32Array => {
  const original = Int32Array.from(texts, (_, i) => i);
  const index = new LshIndex({ bandSize: ROWS });
  const signatures: Minhash[] = [];
  texts.forEach((text, i) => {
    const signature = new Minhash({ numPerm: PERMUTATIONS });
    for (const shingle of shinglesOf(text)) signature.update(shingle);
    signatures.push(signature);
    index.insert(String(i), signature);
    let most = 0;
    for (const key of index.query(signature)) {
      const other = Number(key);
      if (other === i || original[other] !== other) continue;
      const similarity = signature.jaccard(signatures[other]!);
      if (similarity >= NEAR_COPY && similarity > most) [original[i], most] = [other, similarity];
    }
  });
  return original;
};

/** Its hash functions are exact only while factor times value stays below 2^53. */
const LARGEST = 2 ** 26 - 1;

/** `bloom-filters` 3.0.4 has MinHash without an index: its signatures in bands, each in a Map. */
const foldByBloomFilters = (texts: readonly string[]): Int32Array => {
  const original = Int32Array.from(texts, (_, i) => i);
  const factory = new MinHashFactory(PERMUTATIONS, LARGEST);
  const bands = Array.from({ length: PERMUTATIONS / ROWS }, () => new Map<string, number[]>());
  const signatures = new Map<number, ReturnType<typeof factory.create>>();
  texts.forEach((text, i) => {
    const signature = factory.create();
    const values = Array.from(shinglesOf(text), (shingle) => hashString(shingle) & LARGEST);
    if (values.length === 0) return;
    signature.bulkLoad(values);
    const keys = bands.map((_, band) => signature._signature.slice(band * ROWS, (band + 1) * ROWS).join('.'));
    const candidates = new Set(keys.flatMap((key, band) => bands[band]!.get(key) ?? []));
    let most = 0;
    for (const other of candidates) {
      const similarity = signature.compareWith(signatures.get(other)!);
      if (similarity >= NEAR_COPY && similarity > most) [original[i], most] = [other, similarity];
    }
    if (most > 0) return;
    signatures.set(i, signature);
    keys.forEach((key, band) => {
      const members = bands[band]!.get(key);
      if (members === undefined) bands[band]!.set(key, [i]);
      else members.push(i);
    });
  });
  return original;
};

export const nearCopyPeers: readonly NearCopyPeer[] = [
  { name: 'minhash', fold: foldByMinhash },
  { name: 'bloom-filters', fold: foldByBloomFilters },
];
