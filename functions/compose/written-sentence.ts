// A sentence that a model wrote, where it stands in prose: its words, its links, its line of evidence.
import type { Sentence, Stretch } from '../../shared/report.ts';
import type { WrittenSentence } from '../../shared/written.ts';
import { backgroundOf, type Desks, honest, needs, passedOf, postsOf, storyOf } from './desks.ts';
import type { Opening } from './prose.ts';
import { spansOf } from './spans.ts';

export interface Placed {
  readonly section: string;
  readonly lead?: string;
  /** Stands before the sentence: 尚待证实. */
  readonly label?: string;
  /** Opens a paragraph of which this is bold: all of the sentence, its first clause, or who speaks. */
  readonly opens?: Opening | undefined;
  /** Opens what is the writer's own judgement: the reader is told so. */
  readonly judges?: boolean;
}

/** Where the judgement begins on which sentences end; their number where they end on none. */
export const judgementFrom = (sentences: readonly Pick<WrittenSentence, 'kind'>[]): number =>
  sentences.findLastIndex(({ kind }) => kind !== 'synthesis') + 1;

/** A written sentence in prose, with its line of evidence; undefined where the run knows none of its posts. */
export const sentenceOf = (
  desks: Desks,
  written: WrittenSentence,
  { section, lead, label, opens, judges }: Placed,
): Sentence | undefined => {
  const { desk, prose, labels } = desks;
  const posts = desk.known(written.posts);
  if (posts.length === 0) return undefined;
  const { text, counted } = honest(desks, { ...written, posts });
  const { background, bare } = backgroundOf(desks, text, 'prose');
  const cited = postsOf(desks, posts);
  const words = opens === undefined ? prose.stretches(text, cited) : prose.opening(text, cited, opens);
  const before: Stretch[] = [
    ...(label === undefined ? [] : [{ text: label, bold: true }, { text: labels.colon }]),
    ...(judges === true ? [{ text: labels.judgement }] : []),
  ];
  return desk.sentence({
    section,
    role: 'claim',
    kind: written.kind,
    storyId: storyOf(desks, posts)?.id,
    stretches: [...before, ...words],
    posts,
    needs: needs(desks, { ...written, text }, 'prose', cited),
    spans: spansOf(bare, posts, (key) => desk.post(key)),
    background,
    counted,
    searched: written.searched,
    passed: passedOf(written),
    lead,
  });
};
