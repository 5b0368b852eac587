// The report while it is written: sections of pieces, each with an id by which a check, a repair or an audit speaks of it.
import type { PostKey } from '../../shared/post.ts';
import { keepStanding } from '../../shared/text/leans-back.ts';
import type { SentenceKind } from '../../shared/written.ts';
import type { Part } from './answer.ts';
import { type CitedSentence, citedLine, citedSentences } from './cited-text.ts';
import { beginWithName } from './tidy.ts';

/** Sections in the order in which they are written. */
export const SECTIONS = ['keyPoints', 'overview', 'views', 'events', 'special', 'conclusion'] as const;
export type Section = (typeof SECTIONS)[number];

/** The smallest part that is checked, mended and dropped by itself. */
export interface Piece {
  /** `k3.h`, `k3.1`, `v1.lead`, `o2.1`: short, since it stands in requests. */
  readonly id: string;
  readonly section: Section;
  readonly place: 'headline' | 'lead' | 'prose';
  readonly text: string;
  /** Keys of posts; an alias that stands for none stays as it is, for the checks to find. */
  readonly posts: readonly PostKey[];
  readonly kind: SentenceKind;
  /** Begins a further paragraph of its block. */
  readonly opens?: true;
}

export interface DraftItem {
  readonly group: string;
  readonly subject: string;
  readonly headline: Piece;
  /** What goes on from it, a sentence each. */
  readonly more: readonly Piece[];
}

export interface DraftBlock {
  readonly group: string;
  readonly lead?: Piece | undefined;
  readonly sentences: readonly Piece[];
}

export interface DraftSection {
  readonly items: readonly DraftItem[];
  readonly blocks: readonly DraftBlock[];
}
export type Draft = Readonly<Partial<Record<Section, DraftSection>>>;

const EMPTY: DraftSection = { items: [], blocks: [] };
export const sectionOf = (draft: Draft, section: Section): DraftSection => draft[section] ?? EMPTY;

const INITIALS: Readonly<Record<Section, string>> = {
  keyPoints: 'k',
  views: 'v',
  events: 'e',
  special: 's',
  overview: 'o',
  conclusion: 'c',
};

export interface Reading {
  readonly keyOf: (alias: string) => PostKey;
  /** Makes the plain text tidy, where that can't change what it says. */
  readonly tidy: (text: string) => string;
  /** The name by which readers know an account of the shown posts. */
  readonly nameOf: (handle: string) => string | undefined;
}

/** A text as it stands in its place: nothing in bold begins with a mark. */
export const textFor = (
  place: Piece['place'],
  text: string,
  { tidy, nameOf }: Pick<Reading, 'tidy' | 'nameOf'>,
): string => (place === 'headline' || place === 'lead' ? beginWithName(tidy(text), nameOf) : tidy(text));

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Each sentence on posts: one that names none stands on those of the sentence before it, the first on those of the next that has some. */
const onPosts = (sentences: readonly CitedSentence[], given: readonly string[]): CitedSentence[] => {
  let last = given.length > 0 ? given : (sentences.find(({ posts }) => posts.length > 0)?.posts ?? []);
  return sentences.map((one) => {
    if (one.posts.length > 0) last = one.posts;
    return { ...one, posts: last };
  });
};

/** The id of a group: `Watch：` and `technology = 技术` are watch and technology. */
const idOf = (group: string): string => /[\w-]+/u.exec(group.toLowerCase())?.[0] ?? '';

/** Whether a part is told as an item, with a statement in bold. */
const isItem = ({ section }: Part): boolean => section === 'keyPoints' || section === 'events';

/** The parts of a section as they stand in the draft. Empty sentences are none, and a part without one is none. */
const draftSection = (section: Section, parts: readonly Part[], reading: Reading): DraftSection => {
  const { keyOf, tidy } = reading;
  const piece = (id: string, place: Piece['place'], { text, posts, isOwn, opens }: CitedSentence): Piece => ({
    id: `${INITIALS[section]}${id}`,
    section,
    place,
    text: textFor(place, text, reading),
    posts: distinct(posts.map((alias) => keyOf(alias.trim()))),
    kind: isOwn ? 'synthesis' : 'claim',
    ...(opens ? { opens } : {}),
  });
  const prose = (at: number, text: string, given: readonly string[]): Piece[] =>
    onPosts(citedSentences(text), given)
      .map((one, n) => piece(`${at + 1}.${n + 1}`, 'prose', one))
      .filter(({ text: words }) => words !== '');
  const items = parts.filter(isItem).map((part, at) => {
    const line = citedLine(part.lead);
    const [headline = line] = onPosts([line, ...citedSentences(part.text)], []);
    return {
      group: tidy(part.group),
      subject: tidy(part.subject),
      headline: piece(`${at + 1}.h`, 'headline', headline),
      more: prose(at, part.text, headline.posts),
    };
  });
  const blocks = parts
    .filter((part) => !isItem(part))
    .map(({ group, lead, text }, at) => {
      const sentences = prose(at, text, citedLine(lead).posts);
      const posts = distinct(sentences.flatMap((one) => one.posts));
      // Only views and special analyses have a title.
      const isTitled = section === 'views' || section === 'special';
      const title = piece(`${at + 1}.lead`, 'lead', { ...citedLine(isTitled ? lead : ''), isOwn: true });
      return {
        group: idOf(group),
        ...(title.text === '' ? {} : { lead: { ...title, posts } }),
        // What is to be done is told by its place.
        sentences:
          section === 'conclusion' && idOf(group) === 'watch'
            ? sentences.map((one) => ({ ...one, kind: 'advice' as const }))
            : sentences,
      };
    });
  return {
    items: items.filter(({ headline }) => headline.text !== ''),
    blocks: blocks.filter(({ sentences }) => sentences.length > 0),
  };
};

/** Paragraphs of the overview that came in one part. */
const paragraphsOf = (part: Part): Part[] =>
  part.section === 'overview' ? part.text.split(/\n+/u).map((text) => ({ ...part, text })) : [part];

/** The parts of an answer as a draft. */
export const draftOf = (parts: readonly Part[], reading: Reading): Draft =>
  Object.fromEntries(
    SECTIONS.flatMap((section) => {
      const own = parts.filter((part) => part.section === section).flatMap(paragraphsOf);
      return own.length === 0 ? [] : [[section, draftSection(section, own, reading)]];
    }),
  );

const piecesOfSection = ({ items, blocks }: DraftSection): Piece[] => [
  ...items.flatMap(({ headline, more }) => [headline, ...more]),
  ...blocks.flatMap(({ lead, sentences }) => [...(lead === undefined ? [] : [lead]), ...sentences]),
];

/** The item or block of a piece: `k3`, `v1`. */
export const partOf = ({ id }: Pick<Piece, 'id'>): string => id.slice(0, id.indexOf('.'));

/** All items: key points, then events. */
export const itemsOf = (draft: Draft): DraftItem[] =>
  (['keyPoints', 'events'] as const).flatMap((section) => [...sectionOf(draft, section).items]);

/** All pieces, in the order in which they are written. */
export const piecesOf = (draft: Draft): Piece[] =>
  SECTIONS.flatMap((section) => piecesOfSection(sectionOf(draft, section)));

/** What is left of a block's sentences: where the first of a paragraph is gone, the next of it opens it. */
const withOpenings = (sentences: readonly Piece[], kept: readonly Piece[]): Piece[] => {
  const left = new Map(kept.map((one) => [one.id, one]));
  const result: Piece[] = [];
  let opens = false;
  for (const { id, opens: first } of sentences) {
    opens ||= first === true;
    const one = left.get(id);
    if (one === undefined) continue;
    result.push(opens && result.length > 0 ? { ...one, opens } : one);
    opens = false;
  }
  return result;
};

/**
 * The draft with each piece as `change` wants it; what it takes away is gone: an item goes with its headline, a block with its
 * lead, an analysis with its first sentence, and a sentence with the one that names of whom it speaks.
 */
export const changePieces = (draft: Draft, change: (piece: Piece) => Piece | undefined): Draft => {
  const items = (given: readonly DraftItem[]): DraftItem[] =>
    given.flatMap(({ headline, more, ...rest }) => {
      const kept = change(headline);
      return kept === undefined
        ? []
        : [{ ...rest, headline: kept, more: keepStanding(more, change, ({ text }) => text) }];
    });
  const blocks = (given: readonly DraftBlock[], section: Section): DraftBlock[] =>
    given.flatMap(({ lead, sentences, ...rest }) => {
      const title = lead === undefined ? undefined : change(lead);
      const kept = withOpenings(
        sentences,
        keepStanding(sentences, change, ({ text }) => text),
      );
      if (kept.length === 0 || (lead !== undefined && title === undefined)) return [];
      // What an analysis goes on about is in its first sentence.
      if (section === 'special' && kept[0]?.id !== sentences[0]?.id) return [];
      // A lead stands on the posts of what is left below it.
      const posts = distinct(kept.flatMap((one) => one.posts));
      return [{ ...rest, ...(title === undefined ? {} : { lead: { ...title, posts } }), sentences: kept }];
    });
  return Object.fromEntries(
    SECTIONS.flatMap((section) => {
      const own = draft[section];
      return own === undefined ? [] : [[section, { items: items(own.items), blocks: blocks(own.blocks, section) }]];
    }),
  );
};
