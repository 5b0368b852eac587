// Joins posts into groups along the strongest pairs first, each join guarded, so that groups don't chain.
import type { Edge } from './edges.ts';
import { differ, isVersioned } from './name-forms.ts';
import type { Vector } from './vectors.ts';

/** Mean cosine between the posts of two groups from which they may become one. */
const LEAST_MEAN = 0.12;
/** The same where they share a name: of one thing on one day much is said that is not one event. */
const LEAST_MEAN_OF_NAME = 0.08;
/** What one voice says in two groups are two announcements unless they are this alike, or of one release. */
const SAME_VOICE = 0.5;
/** A reply or quotation belongs with its post whatever its words. */
const REFERENCE = 0.6;
/** Share of a group's posts that hold a name which is then the group's. */
const CORE = 0.5;
/** Terms kept of a group: what most of its posts share. */
const MOST_TERMS = 400;

interface Cluster {
  readonly size: number;
  /** Sum of the posts' vectors. */
  readonly terms: Map<number, number>;
  /** Rare names and how many posts hold them. */
  readonly names: Map<string, number>;
  /** Names with a version and how many posts hold them. */
  readonly versions: Map<string, number>;
  readonly voices: Set<string>;
}

const addAll = <K>(to: Map<K, number>, from: ReadonlyMap<K, number>): void => {
  for (const [key, value] of from) to.set(key, (to.get(key) ?? 0) + value);
};

const merged = (a: Cluster, b: Cluster): Cluster => {
  const [large, small] = a.terms.size >= b.terms.size ? [a, b] : [b, a];
  addAll(large.terms, small.terms);
  addAll(large.names, small.names);
  addAll(large.versions, small.versions);
  for (const voice of small.voices) large.voices.add(voice);
  if (large.terms.size > 2 * MOST_TERMS) {
    const kept = [...large.terms].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, MOST_TERMS);
    large.terms.clear();
    for (const [term, weight] of kept) large.terms.set(term, weight);
  }
  return { ...large, size: a.size + b.size };
};

const meanCosine = (a: Cluster, b: Cluster): number => {
  const [large, small] = a.terms.size >= b.terms.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small.terms) sum += weight * (large.terms.get(term) ?? 0);
  return sum / (a.size * b.size);
};

const shareVoice = ({ voices: a }: Cluster, { voices: b }: Cluster): boolean => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const voice of small) if (large.has(voice)) return true;
  return false;
};

const isCore = (names: ReadonlyMap<string, number>, name: string, size: number): boolean =>
  (names.get(name) ?? 0) >= CORE * size;

const coresOf = (names: ReadonlyMap<string, number>, size: number): string[] =>
  [...names].filter(([, count]) => count >= CORE * size).map(([name]) => name);

/** Posts from which on a name without a number is what a group is about. */
const ENOUGH = 3;

/** Names that say what a group is about: releases, and other names of several parts where enough posts share them. */
const tellingNames = ({ names, size }: Cluster): string[] =>
  coresOf(names, size).filter((name) => isVersioned(name) || (size >= ENOUGH && /^[^@#$].* /.test(name)));

/** Whether the groups are mostly about different versions of one line, or about different releases that others speak of too. */
const conflicts = (a: Cluster, b: Cluster): boolean => {
  const [ofA, ofB] = [coresOf(a.versions, a.size), coresOf(b.versions, b.size)];
  if (ofA.some((name) => ofB.includes(name))) return false;
  if (ofA.some((name) => ofB.some((other) => differ(name, other)))) return true;
  const [rareA, rareB] = [tellingNames(a), tellingNames(b)];
  const [releasesA, releasesB] = [rareA.filter(isVersioned), rareB.filter(isVersioned)];
  // Two releases of one maker are two stories: the maker's name, which both hold, does not make them one.
  const [toldA, toldB] = releasesA.length > 0 && releasesB.length > 0 ? [releasesA, releasesB] : [rareA, rareB];
  return toldA.length > 0 && toldB.length > 0 && !toldA.some((name) => toldB.includes(name));
};

/**
 * The group of each post, by the number of its first post.
 * @param voices who speaks in each post: one voice's posts are joined only where they are very alike or refer to each other
 */
export const joinPosts = (
  edges: readonly Edge[],
  posts: readonly {
    readonly rare: ReadonlySet<string>;
    readonly versions: readonly string[];
    readonly vector: Vector;
    readonly voice: string;
  }[],
): number[] => {
  const parent = posts.map((_, item) => item);
  const find = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = item; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const clusters = new Map<number, Cluster>();
  const clusterOf = (root: number): Cluster => {
    const known = clusters.get(root);
    if (known !== undefined) return known;
    const { vector, rare, versions, voice } = posts[root]!;
    const own: Cluster = {
      size: 1,
      terms: new Map(Array.from(vector.terms, (term, i) => [term, vector.weights[i]!])),
      names: new Map([...rare].map((name) => [name, 1])),
      versions: new Map(versions.map((name) => [name, 1])),
      voices: new Set([voice]),
    };
    clusters.set(root, own);
    return own;
  };
  const ordered = [...edges].sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b);
  for (const { a, b, strength } of ordered) {
    const [rootA, rootB] = [find(a), find(b)];
    if (rootA === rootB) continue;
    const [x, y] = [clusterOf(rootA), clusterOf(rootB)];
    if (conflicts(x, y)) continue;
    const common = [...posts[a]!.rare].filter(
      (name) => posts[b]!.rare.has(name) && isCore(x.names, name, x.size) && isCore(y.names, name, y.size),
    );
    const shared = common.length > 0;
    if (strength < SAME_VOICE && !common.some(isVersioned) && shareVoice(x, y)) continue;
    const single = x.size === 1 && y.size === 1;
    const leastMean = shared ? LEAST_MEAN_OF_NAME : LEAST_MEAN;
    if (!single && strength < REFERENCE && meanCosine(x, y) < leastMean) continue;
    const root = Math.min(rootA, rootB);
    parent[Math.max(rootA, rootB)] = root;
    clusters.delete(rootA);
    clusters.delete(rootB);
    clusters.set(root, merged(x, y));
  }
  return posts.map((_, item) => find(item));
};
