// Sentences about what nobody said: made by code from a form, and only where the day's posts were searched and hold nothing.
import type { Lack } from '../../shared/memory-lines.ts';
import type { Post } from '../../shared/post.ts';
import { readable } from '../../shared/text/clean.ts';
import { lengthOf } from '../../shared/text/length.ts';
import type { WrittenSentence } from '../../shared/written.ts';
import { nameOf } from './assemble.ts';
import type { DraftItem } from './draft.ts';
import type { ReportLanguage } from './prompt-words.data.ts';

/** What the writer thinks is open, before it was searched for. */
export interface Open extends Lack {
  readonly item: DraftItem;
}

/** Most that stand under 尚待证实. */
export const MOST_OPEN = 3;
const MOST_WORDS = 8;

const FORMS: Readonly<Record<ReportLanguage, Readonly<Record<Open['lacks'], (about: string, who: string) => string>>>> =
  {
    'zh-CN': {
      maker: (about, who) => `${about}收录的推文中没有${who}的说法`,
      test: (about) => `${about}收录的推文中没有他人的测试结果`,
      numbers: (about) => `${about}收录的推文中没有具体数字`,
    },
    en: {
      maker: (about, who) => `${about}no collected post holds a word of ${who}`,
      test: (about) => `${about}no collected post holds a test by somebody else`,
      numbers: (about) => `${about}no collected post holds figures`,
    },
  };

const TESTED =
  /\b(?:test(?:ed|ing|s)?|benchmark\w*|eval(?:s|uat\w+)?|tried|trying|measured|hands[- ]on|compar\w+|review\w*|score[sd]?)\b|测试|測試|评测|評測|实测|實測|试用|試用|试了|跑分|对比|テスト|検証|試し|prueba|probé|테스트/iu;
const SAYS =
  /\b(?:say|says|said|told|confirm\w*|announc\w*|respon[ds]\w*|statement|den(?:y|ies|ied)|admit\w*|explain\w*|launch\w*|introduc\w*|releas\w*)\b|表示|称|回应|宣布|确认|否认|承认|解释|发布|推出|声明|発表|認め|anunci\w+|confirm\w+|발표/iu;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s@_-]/gu, '');

/** Post as it is searched: who wrote it, and its words. */
type Searched = Pick<Post, 'text' | 'author'>;

const speaksFor = ({ author }: Searched, who: string): boolean =>
  [author.username ?? '', author.name ?? ''].some((name) => bare(name).includes(bare(who)));

/**
 * Whether a post holds what is said to be missing. In doubt it does.
 * @param told the headline that it is about
 */
export const holds = ({ lacks, who, search }: Lack, told: string, post: Searched): boolean => {
  const text = readable(post.text);
  const words = bare(text);
  if (!search.some((word) => words.includes(bare(word)))) return false;
  if (lacks === 'maker') return speaksFor(post, who) || (words.includes(bare(who)) && SAYS.test(text));
  if (lacks === 'numbers') return /\p{N}/u.test(search.reduce((rest, word) => rest.replaceAll(word, ' '), text));
  return TESTED.test(text) && !told.includes(post.author.username ?? '\n');
};

/** Whether it can be asked at all: the words are of the item or its posts, and it names who is meant. */
export const isSearchable = ({ item, lacks, who, search }: Open, language: ReportLanguage): boolean => {
  const told = bare([item.headline, ...item.more].map(({ text }) => text).join(''));
  const named = search.filter((word) => bare(word).length >= 2 && told.includes(bare(word)));
  return (
    named.length > 0 &&
    (lacks !== 'maker' || (bare(who).length >= 2 && lengthOf(who, language) <= 8 && told.includes(bare(who))))
  );
};

/** Searches the day's posts, one at a time, and leaves what is truly open: at most three. */
export const stillOpen = async (
  open: readonly Open[],
  posts: AsyncIterable<Searched> | Iterable<Searched>,
  language: ReportLanguage,
): Promise<Open[]> => {
  let left = open
    .filter((one) => isSearchable(one, language))
    .map((one) => ({ ...one, who: one.who.trim(), search: one.search.slice(0, MOST_WORDS) }));
  for await (const post of posts) left = left.filter((one) => !holds(one, one.item.headline.text, post));
  return left.slice(0, MOST_OPEN);
};

/** What is open, by its name where that says more than who is silent; else in the words of the headline. */
const aboutOf = (item: DraftItem, who: string, language: ReportLanguage): string => {
  const name = nameOf(item);
  const isBare = bare(name).length < 4 || bare(who).includes(bare(name)) || !/[\d\s]|\p{Script=Han}/u.test(name);
  if (isBare) return item.headline.text;
  return language === 'en' ? name : `关于${name}`;
};

/** What nobody said, as it stands by itself, and behind a sentence that tells the story already. */
export interface Absence {
  readonly alone: WrittenSentence;
  readonly behind: WrittenSentence;
}

const JOINS: Readonly<Record<ReportLanguage, string>> = { 'zh-CN': '，', en: '; ' };
const REFERS: Readonly<Record<ReportLanguage, string>> = { 'zh-CN': '对此，', en: 'On this ' };

/** The sentence for what is open. */
export const absenceOf = ({ item, lacks, who, search }: Open, language: ReportLanguage): Absence => {
  const form = FORMS[language][lacks];
  const sentence = (text: string): WrittenSentence => ({
    text,
    kind: 'absence',
    posts: [...item.headline.posts],
    // What was looked for in one post: somebody, or a sign of a test or a figure, beside a word for the thing.
    searched: search.map((word) => `${lacks === 'maker' ? who : lacks} + ${word}`),
  });
  return {
    alone: sentence(form(`${aboutOf(item, who, language)}${JOINS[language]}`, who)),
    behind: sentence(form(REFERS[language], who)),
  };
};

/** What waits to be confirmed: the writer's sentences, each followed by what nobody said of it, then what is open besides. */
export const amongOpen = (told: readonly WrittenSentence[], absences: readonly Absence[]): WrittenSentence[] => {
  const placeOf = ({ alone }: Absence): number =>
    told.findIndex(({ posts }) => posts.some((key) => alone.posts.includes(key)));
  return [
    ...told.flatMap((sentence, at) => [
      sentence,
      ...absences.filter((one) => placeOf(one) === at).map(({ behind }) => behind),
    ]),
    ...absences.filter((one) => placeOf(one) === -1).map(({ alone }) => alone),
  ];
};
