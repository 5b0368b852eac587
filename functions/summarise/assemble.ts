// From the checked draft to what Compose is left: items with names, groups, views that are views, special subjects by id.
import type { PostKey } from '../../shared/post.ts';
import type { StoryPost } from '../../shared/story.ts';
import type { Breach } from '../../shared/verify/claims.ts';
import type { Written, WrittenBlock, WrittenItem, WrittenSentence } from '../../shared/written.ts';
import { type Absence, amongOpen } from './absence.ts';
import { type Draft, type DraftBlock, type DraftItem, type Piece, sectionOf } from './draft.ts';
import type { ReportLanguage } from './prompt-words.data.ts';
import { answers, type Question } from './questions.ts';

export interface Shelf {
  readonly language: ReportLanguage;
  readonly postOf: (key: PostKey) => StoryPost | undefined;
  readonly storyOf: (key: PostKey) => string | undefined;
  readonly specialIds: readonly string[];
  /** What reports of the days before left open. */
  readonly questions: readonly Question[];
  /** What rules that only warn have to say of a piece, by its id. */
  readonly warnings: ReadonlyMap<string, readonly Breach[]>;
}

/** Longest name of an item: consumers, memory and picture know it by that. */
const LONGEST_NAME = 24;
const MOST_GROUPS = 3;
const MOST_BLOCKS = 6;
const MOST_WATCHED = 8;
const MOST_RELATIONS = 4;
const MOST_GRADED = 4;

const sentenceOf = ({ id, text, kind, posts }: Piece, { warnings }: Shelf): WrittenSentence => ({
  text,
  kind,
  posts: [...posts],
  ...((warnings.get(id)?.length ?? 0) === 0
    ? {}
    : { warnings: (warnings.get(id) ?? []).map(({ rule, text: words, message }) => ({ rule, text: words, message })) }),
});

/** The writer's word for it where it stands in the headline, else the headline's first name, else its beginning. */
export const nameOf = ({ subject, headline: { text } }: Pick<DraftItem, 'subject' | 'headline'>): string => {
  if (subject !== '' && subject.length <= LONGEST_NAME && text.includes(subject)) return subject;
  const [name] =
    text.match(/[\p{Lu}\p{N}][\p{Script=Latin}\p{N}.+-]*(?: [\p{Lu}\p{N}][\p{Script=Latin}\p{N}.+-]*)*/gu) ?? [];
  if (name !== undefined && /\p{L}/u.test(name) && name.length > 1 && name.length <= LONGEST_NAME) return name;
  const [clause = text] = text.split(/[，,；;：:]/u);
  return [...clause].slice(0, LONGEST_NAME).join('').slice(0, LONGEST_NAME).toWellFormed().trim();
};

const itemOf = (item: DraftItem, shelf: Shelf): WrittenItem => {
  const storyId = item.headline.posts.map(shelf.storyOf).find((id) => id !== undefined);
  return {
    ...(storyId === undefined ? {} : { storyId }),
    name: nameOf(item),
    headline: sentenceOf(item.headline, shelf),
    ...(item.more.length === 0 ? {} : { more: item.more.map((one) => sentenceOf(one, shelf)) }),
  };
};

/** Forms of an author's name that a reader would see in a sentence. */
const namesOf = ({ handle, name = '', organisation }: StoryPost): string[] =>
  [`@${handle}`, handle, name, ...name.split(/[\s()（）|,，·/]+/u), organisation ?? '']
    .map((form) => form.trim().toLowerCase())
    .filter((form) => form.length >= (/\p{Script=Han}/u.test(form) ? 2 : 3));

/** Authors of cited posts who are named in the text that cites them. */
export const speakersIn = (sentences: readonly Piece[], postOf: Shelf['postOf']): Set<string> =>
  new Set(
    sentences.flatMap(({ text, posts }) => {
      const said = text.toLowerCase();
      return posts.flatMap((key) => {
        const post = postOf(key);
        return post !== undefined && namesOf(post).some((form) => said.includes(form)) ? [post.author] : [];
      });
    }),
  );

/** A view holds somebody's own words, or two people who are named. */
const isView = ({ sentences }: DraftBlock, { postOf }: Shelf): boolean =>
  sentences.some(({ text }) => /“[^”]{4,}”/u.test(text)) || speakersIn(sentences, postOf).size >= 2;

/** The sentences of a block by paragraph. */
const paragraphsOf = (sentences: readonly Piece[], shelf: Shelf): WrittenSentence[][] => {
  const paragraphs: WrittenSentence[][] = [];
  for (const piece of sentences) {
    const last = paragraphs.at(-1);
    if (last === undefined || piece.opens === true) paragraphs.push([sentenceOf(piece, shelf)]);
    else last.push(sentenceOf(piece, shelf));
  }
  return paragraphs;
};

const blocksOf = (blocks: readonly DraftBlock[], shelf: Shelf): WrittenBlock[] =>
  blocks.flatMap(({ lead, sentences }) =>
    lead === undefined ? [] : [{ lead: lead.text, paragraphs: paragraphsOf(sentences, shelf) }],
  );

/** A label says of what kind events are and nothing else: short words without names, figures or marks. */
const isLabel = (label: string): boolean =>
  /^[\p{L} ]{2,40}$/u.test(label) && label.length <= (/\p{Script=Han}/u.test(label) ? 12 : 40);

const OTHER_EVENTS: Readonly<Record<ReportLanguage, string>> = { 'zh-CN': '其他动态', en: 'Other news' };

const groupsOf = (items: readonly DraftItem[], shelf: Shelf): Written['events'] => {
  const groups = new Map<string, WrittenItem[]>();
  for (const item of items) {
    const known = groups.has(item.group) || groups.size < MOST_GROUPS;
    const label =
      isLabel(item.group) && known ? item.group : ([...groups.keys()].at(-1) ?? OTHER_EVENTS[shelf.language]);
    groups.set(label, [...(groups.get(label) ?? []), itemOf(item, shelf)]);
  }
  return [...groups].map(([label, own]) => ({ label, items: own }));
};

/** At most so many answers open the events. */
const MOST_ANSWERED = 3;

/** The question that an event answers: the one that the writer names, if posts that it cites hold the answer. */
const questionOf = ({ group, headline, more }: DraftItem, { questions, postOf }: Shelf): Question | undefined => {
  const question = questions.find(({ alias }) => alias === group);
  const cited = [headline, ...more].flatMap(({ posts }) => posts).flatMap((key) => postOf(key) ?? []);
  return question !== undefined && answers(question, cited) ? question : undefined;
};

/** Events that answer what was open, each with its question; a question is answered once. */
export const answeredIn = (draft: Draft, shelf: Shelf): Map<DraftItem, Question> => {
  const answered = new Map<DraftItem, Question>();
  for (const item of sectionOf(draft, 'events').items) {
    const question = questionOf(item, shelf);
    if (question === undefined || [...answered.values()].includes(question)) continue;
    if (answered.size < MOST_ANSWERED) answered.set(item, question);
  }
  return answered;
};

/** Everything of the draft that has its place; blocks that are no views or belong to no subject are left out. */
export const assemble = (draft: Draft, open: readonly Absence[], shelf: Shelf): Omit<Written, 'writing'> => {
  const block = (section: 'special' | 'conclusion', group: string): DraftBlock[] =>
    sectionOf(draft, section).blocks.filter((one) => one.group === group);
  const sentences = (group: string, most: number): WrittenSentence[] =>
    block('conclusion', group)
      .flatMap((one) => one.sentences)
      .slice(0, most)
      .map((one) => sentenceOf(one, shelf));
  const answered = answeredIn(draft, shelf);
  return {
    version: 1,
    overview: sectionOf(draft, 'overview').blocks.map((one) => one.sentences.map((piece) => sentenceOf(piece, shelf))),
    keyPoints: sectionOf(draft, 'keyPoints')
      .items.slice(0, 10)
      .map((item) => itemOf(item, shelf)),
    views: blocksOf(
      sectionOf(draft, 'views').blocks.filter((one) => isView(one, shelf)),
      shelf,
    ).slice(0, MOST_BLOCKS),
    answered: [...answered.keys()].map((item) => itemOf(item, shelf)),
    events: groupsOf(
      sectionOf(draft, 'events').items.filter((item) => !answered.has(item)),
      shelf,
    ),
    special: shelf.specialIds.flatMap((id) => {
      const blocks = blocksOf(block('special', id), shelf).slice(0, MOST_BLOCKS);
      return blocks.length === 0 ? [] : [{ id, blocks }];
    }),
    conclusion: {
      relation: sentences('relation', MOST_RELATIONS),
      ready: sentences('ready', MOST_GRADED),
      open: amongOpen(sentences('open', MOST_GRADED), open),
      doubtful: sentences('doubtful', MOST_GRADED),
      watch: sentences('watch', MOST_WATCHED),
    },
  };
};
