// The one source of randomness: a seeded generator, so that the same slug always gives the same bytes.

/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv/): a stable number for a string's UTF-16 code units. */
export const hashString = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
};

/** Mulberry32: a generator of numbers in [0, 1), the same sequence for the same seed. */
export const randomFrom = (seed: number | string): (() => number) => {
  let state = typeof seed === 'string' ? hashString(seed) : seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};
