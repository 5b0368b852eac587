// What is told twice for sure: the same posts in the same words, of which the later telling goes.
import { type Draft, type DraftItem, type Piece, sectionOf } from './draft.ts';

/** Pairs of letters and whole Latin words: what two tellings of one thing have in common. */
export const contentOf = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{Script=Latin}\p{N}]+(?:[.-][\p{Script=Latin}\p{N}]+)*/gu) ?? [];
  const han = [...text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu)].flatMap(([run]) =>
    [...run].slice(1).map((letter, at) => `${[...run][at]}${letter}`),
  );
  return new Set([...words, ...han]);
};

/** Share of some content that other content holds. */
export const share = (of: ReadonlySet<string>, within: ReadonlySet<string>): number =>
  of.size === 0 ? 0 : [...of].filter((one) => within.has(one)).length / of.size;

/** Share of a headline's content that an earlier item with the same post holds, from which on it is the same. */
const SAME = 0.6;

const partsOf = ({ headline, more }: DraftItem): Piece[] => [headline, ...more];
const textOf = (item: DraftItem): string =>
  partsOf(item)
    .map(({ text }) => text)
    .join(' ');

const isTold = (item: DraftItem, earlier: readonly DraftItem[]): boolean =>
  earlier.some(
    (other) =>
      partsOf(other).some(({ posts }) => posts.includes(item.headline.posts[0] ?? '')) &&
      share(contentOf(item.headline.text), contentOf(textOf(other))) >= SAME,
  );

/** The item without a first sentence that says its headline over again. */
const withoutEcho = (item: DraftItem, gone: string[]): DraftItem => {
  const [first, ...rest] = item.more;
  if (first === undefined || share(contentOf(first.text), contentOf(item.headline.text)) < 1) return item;
  gone.push(first.id);
  return { ...item, more: rest };
};

/** The draft without items that an earlier item tells, and without sentences that only echo a headline; and the ids that are gone. */
export const withoutTwice = (draft: Draft): { draft: Draft; gone: readonly string[] } => {
  const gone: string[] = [];
  const kept: DraftItem[] = [];
  const keep = (items: readonly DraftItem[]): DraftItem[] =>
    items
      .filter((item) => {
        const told = isTold(item, kept);
        if (told) gone.push(item.headline.id);
        else kept.push(item);
        return !told;
      })
      .map((item) => withoutEcho(item, gone));
  const keyPoints = keep(sectionOf(draft, 'keyPoints').items);
  const events = keep(sectionOf(draft, 'events').items);
  return {
    draft: {
      ...draft,
      ...(draft.keyPoints === undefined ? {} : { keyPoints: { ...draft.keyPoints, items: keyPoints } }),
      ...(draft.events === undefined ? {} : { events: { ...draft.events, items: events } }),
    },
    gone,
  };
};
