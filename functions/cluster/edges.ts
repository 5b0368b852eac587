// Which posts are alike, and how much: by wording, links, references, rare names and numbers. Pairs come from inverted indexes.
import { linkKey } from './link-key.ts';
import { isVersioned } from './name-forms.ts';
import type { Prepared } from './prepare.ts';
import type { Vector } from './vectors.ts';
import { countKeys, smallSample } from './week.ts';

/** What the day holds that is like a post. */
export interface Likeness {
  readonly edges: Edge[];
  /** Of each post: the highest cosine with a post of another voice, and how many other voices' posts are faintly like it. */
  readonly nearest: Float64Array;
  readonly echoes: Uint32Array;
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
}

/** What each tie adds to the cosine of the words. */
const TIE = {
  reference: 0.6,
  link: 0.45,
  release: 0.32,
  versioned: 0.16,
  run: 0.18,
  word: 0.1,
  number: 0.1,
  nameAndNumber: 0.22,
};
/** Posts up to which a name ties with all its strength; what more hold is what they are about, and the less what happened. */
const FEW_HOLDERS = 6;
/** Terms in more posts than this are not looked up: they find everything and tell nothing. */
const LONGEST_POSTING = 200;
/** Earlier posts that one post is tied to at most, the most alike first. */
const MOST_EDGES = 12;
/**
 * Strength from which two posts of a day may be one story. On a full day some are alike by chance, the more the more posts there are:
 * the greatest of n likenesses grows as the logarithm of n. On a small day they are few.
 */
const leastStrength = (posts: number): number =>
  posts < SMALL_DAY
    ? Math.max(0.25, 0.3 + 0.045 * Math.log(posts / SMALL_DAY))
    : Math.max(0.3, 0.3 + 0.07 * Math.log(posts / FULL_DAY));
const SMALL_DAY = 150;
const FULL_DAY = 1500;
/** Cosine from which a post is faintly like another. */
const FAINT = 0.12;
/** Share of the day's posts up to which a number is rare, and the posts that a small day allows. */
const RARE_NUMBER = 0.01;
const FEW = 4;

/** The posts that hold a key, up to `LONGEST_POSTING` of them. */
class Holders {
  readonly #items = new Map<string, number[]>();

  /** Calls `found` with the earlier holders of a key; then the item is one of them. */
  meet(key: string, item: number, found: (other: number) => void): void {
    const items = this.#items.get(key);
    if (items === undefined) this.#items.set(key, [item]);
    else if (items.length <= LONGEST_POSTING) {
      for (const other of items) if (other !== item) found(other);
      items.push(item);
    }
  }
}

/** Keys of what a post refers to, and of itself, by which others refer to it. */
const referenceKeys = ({ key, post, repostOf }: Prepared): string[] => [
  key,
  ...(repostOf?.key === undefined ? [] : [repostOf.key]),
  ...post.referenced.flatMap(({ type, id }) => (id === null || type === 'retweeted' ? [] : [`${post.platform}:${id}`])),
];

/** Where a name stands this early, in characters, the post is about it. */
const EARLY = 80;

const NONE: ReadonlySet<string> = new Set();

/** Releases that a post is about: the one that it names first, and others that stand early. One that compares ten is about none. */
const subjectsOf = ({ names }: Prepared): ReadonlySet<string> => {
  const releases = names.filter(({ kind }) => kind === 'versioned');
  return releases.length === 0
    ? NONE
    : new Set(releases.flatMap(({ key, start }, i) => (i === 0 || start < EARLY ? [key] : [])));
};

/** Whether two posts name one thing. Few posts are asked, each of them often: their names are kept. */
const namingTest = (posts: readonly Prepared[]): ((item: number, other: number) => boolean) => {
  const known = new Map<number, ReadonlySet<string>>();
  const namesOf = (item: number): ReadonlySet<string> => {
    const before = known.get(item);
    if (before !== undefined) return before;
    const { names, mentions } = posts[item]!;
    const own = new Set([...names.map(({ key }) => key), ...mentions.map(({ name }) => name)]);
    known.set(item, own);
    return own;
  };
  return (item, other) => {
    for (const name of namesOf(item)) if (namesOf(other).has(name)) return true;
    return false;
  };
};

/** Earlier posts by term, with how heavy it is in each. */
class Postings {
  readonly #items: (number[] | undefined)[] = [];
  readonly #weights: (number[] | undefined)[] = [];

  /** Adds to `similarity` the products with each earlier item that shares a term, and to `met` those that had none before. */
  compareAndAdd({ terms, weights }: Vector, item: number, similarity: Float64Array, met: number[]): void {
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const weight = weights[i]!;
      const items = this.#items[term];
      if (items === undefined) {
        this.#items[term] = [item];
        this.#weights[term] = [weight];
        continue;
      }
      if (items.length > LONGEST_POSTING) continue;
      const others = this.#weights[term]!;
      for (let j = 0; j < items.length; j++) {
        const other = items[j]!;
        const before = similarity[other]!;
        if (before === 0) met.push(other);
        similarity[other] = before + weight * others[j]!;
      }
      items.push(item);
      others.push(weight);
    }
  }
}

/**
 * Pairs of posts that are alike, each post with at most twelve earlier ones. `strength` is the cosine of their words and
 * what links, references, rare names and numbers add to it.
 * @param rare the rare names of each post (`rare-names.ts`)
 */
export const edgesOf = (
  posts: readonly Prepared[],
  vectors: readonly Vector[],
  rare: readonly ReadonlySet<string>[],
): Likeness => {
  const numberCounts = countKeys(posts, ({ numbers }) => numbers);
  const isRareNumber = (key: string): boolean =>
    (numberCounts.get(key) ?? 0) <= Math.max(FEW, RARE_NUMBER * posts.length);
  const nameCounts = countKeys(posts, ({ names }) => names.map(({ key }) => key));
  const few = Math.max(FEW_HOLDERS, smallSample(posts.length));
  const hold = (name: string): number => Math.min(1, Math.sqrt(few / (nameCounts.get(name) ?? 1)));
  const subjects = posts.map(subjectsOf);
  const nameTheSame = namingTest(posts);
  const [postings, references, links, names, numbers] = [
    new Postings(),
    new Holders(),
    new Holders(),
    new Holders(),
    new Holders(),
  ];
  const similarity = new Float64Array(posts.length);
  const [nearest, echoes] = [new Float64Array(posts.length), new Uint32Array(posts.length)];
  const least = leastStrength(posts.length);
  const edges: Edge[] = [];
  posts.forEach((post, item) => {
    const met: number[] = [];
    postings.compareAndAdd(vectors[item]!, item, similarity, met);
    for (const other of met) {
      const cosine = similarity[other]!;
      if (cosine < FAINT || posts[other]!.voice === post.voice) continue;
      echoes[item]!++;
      echoes[other]!++;
      nearest[item] = Math.max(nearest[item]!, cosine);
      nearest[other] = Math.max(nearest[other]!, cosine);
    }
    const ties = new Map<number, number>();
    const tie = (other: number, strength: number): void => {
      ties.set(other, Math.max(ties.get(other) ?? 0, strength));
    };
    for (const key of new Set(referenceKeys(post))) references.meet(key, item, (other) => tie(other, TIE.reference));
    for (const key of new Set(post.post.urls.flatMap((url) => linkKey(url) ?? [])))
      links.meet(key, item, (other) => tie(other, TIE.link));
    for (const key of rare[item]!) {
      const isSubject = subjects[item]!.has(key);
      const strength = isVersioned(key) ? undefined : (/[ #@$]/.test(key) ? TIE.run : TIE.word) * hold(key);
      names.meet(key, item, (other) =>
        tie(other, strength ?? (isSubject && subjects[other]!.has(key) ? TIE.release : TIE.versioned)),
      );
    }
    for (const key of post.numbers)
      if (isRareNumber(key))
        numbers.meet(key, item, (other) => tie(other, nameTheSame(item, other) ? TIE.nameAndNumber : TIE.number));
    for (const [other, strength] of ties) {
      if (similarity[other] === 0) met.push(other);
      similarity[other]! += strength;
    }
    const near: Edge[] = [];
    for (const other of met) {
      const strength = similarity[other]!;
      similarity[other] = 0;
      if (strength >= least) near.push({ a: other, b: item, strength });
    }
    if (near.length > MOST_EDGES) near.sort((x, y) => y.strength - x.strength || x.a - y.a).length = MOST_EDGES;
    edges.push(...near);
  });
  return { edges, nearest, echoes };
};
