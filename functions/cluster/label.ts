// What a candidate is called: the name that its posts share and that tells it apart, else the first words of its best post.
import { isVersioned, type NameForm } from './name-forms.ts';
import type { Prepared } from './prepare.ts';

/** Names fit a heading and a key point up to this many characters (report-style.md part 2). */
export const LONGEST_NAME = 24;

/** What names a story best: a release before a product before a word; accounts and tags only where nothing else stands. */
const RANK: Readonly<Record<NameForm['kind'], number>> = {
  versioned: 6,
  title: 5,
  run: 5,
  shape: 4,
  katakana: 3,
  word: 3,
  ticker: 2,
  tag: 1,
  account: 0,
};

/** A name that can stand in a heading: no mark that the report's grammar uses, not too long. */
const fits = (name: string): boolean => name.length <= LONGEST_NAME && !/[：:。，*\n[\]"“”]/.test(name);

export interface Label {
  readonly name: string;
  /** Key of the name, where one is shared. */
  readonly key?: string | undefined;
  /** Named by a thing that can be released. */
  readonly thing: boolean;
}

interface Entry {
  posts: number;
  early: number;
  kind: NameForm['kind'];
  readonly spellings: Map<string, number>;
}

/** Share of the posts from which on a name stands for all of them. */
const MOSTLY = 0.85;
/** A name that stands within the first sentences or this many characters says what a post is about. */
const EARLY = 120;

/** First words of a text, whole ones where it has blanks, without what can't stand in a heading. */
const opening = (text: string): string => {
  const clean = text
    .replace(/^(?:\s*[@＠]\w+)+/u, '')
    .replace(/[@#＠＃](\w+)/gu, '$1')
    .replace(/[：:。，*\n[\]"“”]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= LONGEST_NAME) return clean;
  const cut = clean.slice(0, LONGEST_NAME);
  return cut
    .slice(0, cut.lastIndexOf(' ') > 8 ? cut.lastIndexOf(' ') : LONGEST_NAME)
    .toWellFormed()
    .trim();
};

/**
 * The label of a candidate.
 * @param posts its posts, the best first, which holds the name
 * @param rare the rare names of the candidate's posts
 */
export const labelOf = (posts: readonly Prepared[], rare: ReadonlySet<string>): Label => {
  const entries = new Map<string, Entry>();
  for (const { names } of posts) {
    const met = new Set<string>();
    for (const { key, text, kind, start } of names) {
      const entry = entries.get(key) ?? { posts: 0, early: 0, kind, spellings: new Map() };
      entries.set(key, entry);
      entry.spellings.set(text, (entry.spellings.get(text) ?? 0) + 1);
      if (met.has(key)) continue;
      met.add(key);
      entry.posts++;
      if (start < EARLY) entry.early++;
    }
  }
  const inBest = new Set(posts[0]?.names.map(({ key }) => key));
  const best = [...entries]
    .filter(([key]) => inBest.has(key))
    .flatMap(([key, entry]) => {
      const [spelling = key] = [...entry.spellings]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([text]) => text);
      const shown = entry.kind === 'account' || entry.kind === 'tag' ? spelling.slice(1) : spelling;
      return fits(shown) && entry.posts >= MOSTLY * posts.length ? [{ key, entry, shown }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.entry.early > 0) - Number(a.entry.early > 0) ||
        Number(rare.has(b.key)) - Number(rare.has(a.key)) ||
        RANK[b.entry.kind] - RANK[a.entry.kind] ||
        b.entry.posts - a.entry.posts ||
        (a.key < b.key ? -1 : 1),
    )[0];
  if (best !== undefined)
    return {
      name: best.shown,
      key: best.key,
      thing:
        isVersioned(best.key) ||
        best.entry.kind === 'run' ||
        best.entry.kind === 'title' ||
        best.entry.kind === 'shape',
    };
  return { name: opening(posts[0]?.text ?? '') || (posts[0]?.handle ?? '').slice(0, LONGEST_NAME), thing: false };
};
