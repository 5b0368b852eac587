// The report while it is written: sections of pieces, each with an id by which a check, a repair or an audit speaks of it.
import type { PostKey } from '../../shared/post.ts';
import { keepStanding } from '../../shared/text/leans-back.ts';
import type { SentenceKind } from '../../shared/written.ts';
import type { Answer, AnsweredSentence } from './answer.ts';
import { beginWithName } from './tidy.ts';

/** Sections in the order in which they are written. */
export const SECTIONS = ['keyPoints', 'overview', 'views', 'events', 'special', 'conclusion'] as const;
export type Section = (typeof SECTIONS)[number];

/** The smallest part that is checked, mended and dropped by itself. */
export interface Piece {
  /** `k3.h`, `k3.d`, `k3.2`, `v1.lead`, `o2.1`: short, since it stands in requests. */
  readonly id: string;
  readonly section: Section;
  readonly place: 'headline' | 'detail' | 'lead' | 'prose';
  readonly text: string;
  /** Keys of posts; an alias that stands for none stays as it is, for the checks to find. */
  readonly posts: readonly PostKey[];
  readonly kind: SentenceKind;
}

export interface DraftItem {
  readonly group: string;
  readonly subject: string;
  readonly headline: Piece;
  readonly detail?: Piece | undefined;
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

/** An answer as a section of the draft. Empty sentences are none. */
export const draftSection = (section: Section, { items, blocks }: Answer, reading: Reading): DraftSection => {
  const { keyOf, tidy } = reading;
  const piece = (id: string, place: Piece['place'], { text, posts, kind }: AnsweredSentence): Piece => ({
    id: `${INITIALS[section]}${id}`,
    section,
    place,
    text: textFor(place, text, reading),
    posts: distinct(posts.map((alias) => keyOf(alias.trim()))),
    // What is to be done is told by its place; absences are made by code only.
    kind: kind === 'synthesis' ? 'synthesis' : 'claim',
  });
  return {
    items: items.map(({ group, subject, headline, detail, more }, at) => ({
      group: tidy(group),
      subject: tidy(subject),
      headline: piece(`${at + 1}.h`, 'headline', headline),
      ...(tidy(detail.text) === ''
        ? {}
        : {
            detail: piece(`${at + 1}.d`, 'detail', {
              ...detail,
              posts: detail.posts.length === 0 ? headline.posts : detail.posts,
            }),
          }),
      more: more.map((one, n) => piece(`${at + 1}.${n + 2}`, 'prose', one)).filter(({ text }) => text !== ''),
    })),
    blocks: blocks.map(({ group, lead, sentences }, at) => ({
      group: group.trim(),
      ...(tidy(lead) === ''
        ? {}
        : {
            lead: piece(`${at + 1}.lead`, 'lead', {
              text: lead,
              posts: distinct(sentences.flatMap(({ posts }) => posts)),
              kind: 'synthesis',
            }),
          }),
      sentences: sentences
        .map((one, n) => piece(`${at + 1}.${n + 1}`, 'prose', one))
        .filter(({ text }) => text !== '')
        .map((one) =>
          section === 'conclusion' && group.trim() === 'watch' ? { ...one, kind: 'advice' as const } : one,
        ),
    })),
  };
};

const piecesOfSection = ({ items, blocks }: DraftSection): Piece[] => [
  ...items.flatMap(({ headline, detail, more }) => [headline, ...(detail === undefined ? [] : [detail]), ...more]),
  ...blocks.flatMap(({ lead, sentences }) => [...(lead === undefined ? [] : [lead]), ...sentences]),
];

/** All items: key points, then events. */
export const itemsOf = (draft: Draft): DraftItem[] =>
  (['keyPoints', 'events'] as const).flatMap((section) => [...sectionOf(draft, section).items]);

/** All pieces, in the order in which they are written. */
export const piecesOf = (draft: Draft): Piece[] =>
  SECTIONS.flatMap((section) => piecesOfSection(sectionOf(draft, section)));

/**
 * The draft with each piece as `change` wants it; what it takes away is gone: an item goes with its headline, a block with its
 * lead, and a sentence with the one that names of whom it speaks.
 */
export const changePieces = (draft: Draft, change: (piece: Piece) => Piece | undefined): Draft => {
  const items = (given: readonly DraftItem[]): DraftItem[] =>
    given.flatMap(({ headline, detail, more, ...rest }) => {
      const kept = change(headline);
      const further = keepStanding([...(detail === undefined ? [] : [detail]), ...more], change, ({ text }) => text);
      if (kept === undefined) return [];
      const first = further.find(({ place }) => place === 'detail');
      const others = further.filter(({ place }) => place !== 'detail');
      return [{ ...rest, headline: kept, more: others, ...(first === undefined ? {} : { detail: first }) }];
    });
  const blocks = (given: readonly DraftBlock[]): DraftBlock[] =>
    given.flatMap(({ lead, sentences, ...rest }) => {
      const title = lead === undefined ? undefined : change(lead);
      const kept = keepStanding(sentences, change, ({ text }) => text);
      if (kept.length === 0 || (lead !== undefined && title === undefined)) return [];
      // A lead stands on the posts of what is left below it.
      const posts = distinct(kept.flatMap((one) => one.posts));
      return [{ ...rest, ...(title === undefined ? {} : { lead: { ...title, posts } }), sentences: kept }];
    });
  return Object.fromEntries(
    SECTIONS.flatMap((section) => {
      const own = draft[section];
      return own === undefined ? [] : [[section, { items: items(own.items), blocks: blocks(own.blocks) }]];
    }),
  );
};
