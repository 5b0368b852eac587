// Groups items under every key they have.

/** Key → items, in the order of the items; an item stands under each of its keys. */
export const groupByKeys = <T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [item]);
      else list.push(item);
    }
  }
  return groups;
};
