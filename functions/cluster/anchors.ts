// Anchors: names that several independent authors use, each of which makes a story whatever the words around it.
import type { Mention } from '../../shared/text/mention.ts';
import { NAMES } from '../../shared/text/name-table.ts';
import { groupByKeys } from './group.ts';
import { bestPair, type Pair, pairsOf } from './pairs.ts';
import { type Prepared, voicesOf } from './prepare.ts';
import { type AnchorFinder, anchorFinder, isChildOf, parentsOf } from './releases.ts';

/** Independent voices that make a name an anchor (report-style.md part 1). */
const ANCHOR_VOICES = 3;
const ANCHORING: ReadonlySet<Mention['kind']> = new Set(['versioned', 'product', 'name']);
export interface Anchored {
  /** Anchor → its posts. */
  readonly stories: Map<string, Prepared[]>;
  readonly rest: Prepared[];
}

/** Where a name stands in a post: sentence number and offset, to tell what the post is about. */
const place = (post: Prepared, name: string): { sentence: number; start: number } | undefined => {
  const mention = post.mentions.find((candidate) => candidate.name === name);
  if (mention === undefined) return undefined;
  const sentence = post.sentences.findIndex(({ start, end }) => mention.start >= start && mention.start < end);
  return { sentence: Math.max(sentence, 0), start: mention.start };
};

/**
 * Groups posts by the anchor they name. A post that names one joins it; one that names several joins the one of its
 * earliest sentence that names any, a release before a product, then the first.
 */
export const groupByAnchor = (posts: readonly Prepared[]): Anchored => {
  const usable = (post: Prepared): string[] => [
    ...new Set(post.mentions.filter(({ kind }) => ANCHORING.has(kind)).map(({ name }) => name)),
  ];
  const byName = groupByKeys(posts, usable);
  const anchors = new Set([...byName].filter(([, named]) => voicesOf(named) >= ANCHOR_VOICES).map(([name]) => name));
  for (const name of subsumed(byName, anchors)) anchors.delete(name);
  // Posts that only name a smaller variant count for the release, which may become an anchor by them.
  const families = groupByKeys([...byName.keys()], parentsOf);
  for (const [parent, children] of families) {
    if (!byName.has(parent) || anchors.has(parent)) continue;
    const named = [parent, ...children].flatMap((name) => byName.get(name) ?? []);
    if (voicesOf(named) >= ANCHOR_VOICES) anchors.add(parent);
  }
  // `GPT Image` without its version means the one release that everybody talks about.
  const releases = groupByKeys([...anchors], parentsOf);
  for (const [name, children] of releases) {
    if (NAMES.get(name)?.kind === 'product' && children.length === 1) anchors.delete(name);
  }
  const anchorFor = anchorFinder(anchors);
  const pairs = pairsOf(posts, ANCHOR_VOICES);
  const debates = new Set(
    [
      ...groupByKeys(
        posts,
        ({ mentions }) => new Set(mentions.filter(({ narrow }) => narrow === true).map(({ name }) => name)),
      ),
    ]
      .filter(([, named]) => voicesOf(named) >= ANCHOR_VOICES)
      .map(([name]) => name),
  );
  const stories = groupByKeys(posts, (post) => [anchorOf(post, anchorFor, pairs, debates) ?? '']);
  const rest = stories.get('') ?? [];
  stories.delete('');
  // A story that lost its voices to others is no story; its posts are free again.
  for (const [anchor, members] of stories) {
    if (voicesOf(members) >= 2) continue;
    stories.delete(anchor);
    rest.push(...members);
  }
  return { stories, rest };
};

const anchorOf = (
  post: Prepared,
  anchorFor: AnchorFinder,
  pairs: readonly Pair[],
  debates: ReadonlySet<string>,
): string | undefined => {
  // An organisation's own account speaks of the organisation without naming it.
  const names = [
    ...new Set([
      ...post.mentions.map(({ name }) => name),
      ...(post.organisation === undefined ? [] : [post.organisation]),
    ]),
  ];
  const pair = bestPair(names, pairs);
  if (pair !== undefined) return pair.name;
  if (announcesAnother(post, anchorFor)) return undefined;
  const named = names.flatMap((name) => {
    const anchor = anchorFor(name);
    if (anchor === undefined) return [];
    return [
      {
        anchor,
        versioned: post.mentions.some((mention) => mention.name === name && mention.kind === 'versioned'),
        at: place(post, name),
      },
    ];
  });
  // A release and its variant are one: the variant says more.
  const distinct = named.filter(({ anchor }) => !named.some((other) => isChildOf(other.anchor, anchor)));
  distinct.sort(
    (a, b) =>
      (a.at?.sentence ?? 99) - (b.at?.sentence ?? 99) ||
      Number(b.versioned) - Number(a.versioned) ||
      (a.at?.start ?? 0) - (b.at?.start ?? 0),
  );
  // A company that the day knows for one thing only is that thing's short name.
  return (
    distinct[0]?.anchor ??
    pairs.find(({ known }) => known !== undefined && names.includes(known))?.name ??
    names.find((name) => debates.has(name))
  );
};

/** A maker's post that first names a thing of its own which is no anchor announces that thing, not what it runs in. */
const announcesAnother = (post: Prepared, anchorFor: AnchorFinder): boolean => {
  const firstEnd = post.sentences[0]?.end ?? 0;
  const first = post.mentions.find(({ kind, start }) => ANCHORING.has(kind) && kind !== 'name' && start < firstEnd);
  return (
    first !== undefined &&
    post.organisation !== undefined &&
    first.organisation === post.organisation &&
    anchorFor(first.name) === undefined
  );
};

/** A name whose posts mostly name a greater anchor too is part of that story: its maker, its place, its benchmark. */
const PART_OF = 0.6;

const subsumed = (byName: ReadonlyMap<string, readonly Prepared[]>, anchors: ReadonlySet<string>): string[] =>
  [...anchors].filter((name) => {
    const own = byName.get(name) ?? [];
    if (!own.every(({ mentions }) => mentions.some((mention) => mention.name === name && mention.kind === 'name')))
      return false;
    const others = groupByKeys(own, ({ mentions }) => new Set(mentions.map((mention) => mention.name)));
    return [...others].some(
      ([other, together]) =>
        other !== name &&
        anchors.has(other) &&
        together.length >= PART_OF * own.length &&
        (byName.get(other)?.length ?? 0) > own.length,
    );
  });
