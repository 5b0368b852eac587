// Shingles of a text and their exact Jaccard similarity: what near-copies are measured by.

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Murmur3's finaliser: spreads a 32-bit number. */
export const mix = (value: number): number => {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/**
 * Hashes of the distinct shingles of a comparable text, sorted: 3 characters, and 2 where Han or kana begin one, since
 * their characters say as much as a syllable each.
 * @returns sorted 32-bit hashes without repetition; a text shorter than a shingle is its own shingle
 */
export const shinglesOf = (text: string): Uint32Array => {
  const characters = [...text];
  const hashes = new Set<number>();
  for (let i = 0; i < characters.length; i++) {
    const width = HAN_OR_KANA.test(characters[i] ?? '') ? 2 : 3;
    if (i + width > characters.length && i > 0) continue;
    let hash = 0;
    for (let j = i; j < Math.min(i + width, characters.length); j++)
      hash = Math.imul(hash ^ (characters[j]?.codePointAt(0) ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    hashes.add(mix(hash));
  }
  return Uint32Array.from(hashes).sort();
};

/** |A ∩ B| / |A ∪ B| of two sorted sets; 1 for two empty ones. */
export const jaccard = (a: Uint32Array, b: Uint32Array): number => {
  let i = 0;
  let j = 0;
  let shared = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) {
      shared++;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  const union = a.length + b.length - shared;
  return union === 0 ? 1 : shared / union;
};
