// One piece of the draft against its form and its posts: what may not stand as it is, and what should be looked at again.
import type { Names } from '../../shared/text/compile-names.ts';
import { lengthOf } from '../../shared/text/length.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { checkSentence, type Judgement } from '../../shared/verify/check-sentence.ts';
import type { Breach } from '../../shared/verify/claims.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import type { Piece } from './draft.ts';
import type { ReportLanguage } from './prompt-words.data.ts';
import { hidesSomething } from './tidy.ts';

export interface Checking {
  readonly language: ReportLanguage;
  /** Posts that were shown, by key: nothing else can be cited. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Names of the field. */
  readonly names: Names;
  /** Words that were given to the model only: the boundary, the aliases. */
  readonly secrets: readonly string[];
}

/** Shortest and longest that is let through, well around what is asked for: by place, Chinese and English. */
const BOUNDS: Readonly<Record<Piece['place'], Readonly<Record<ReportLanguage, readonly [number, number]>>>> = {
  headline: { 'zh-CN': [5, 50], en: [3, 26] },
  lead: { 'zh-CN': [4, 36], en: [2, 20] },
  prose: { 'zh-CN': [6, 170], en: [4, 85] },
};

/** An id that the writer mistyped, in brackets that nobody took away. */
const LOST_ID = /[[［【]\s*[~～]?\s*[A-Z][0-9b-df-hj-np-tv-xz]{3,7}\s*[\]］】]/u;

const form = (text: string, message: string): Breach => ({ rule: 'V1', text, message });

const withoutQuotations = (text: string): string => text.replace(/“[^”]*”/gu, '“”');

const formBreaches = ({ text, place }: Piece, { language, secrets }: Checking): Breach[] => {
  const [least, most] = BOUNDS[place][language];
  const length = lengthOf(text, language);
  const bare = withoutQuotations(text);
  const found: Breach[] = [];
  if (length < least) found.push(form(text, 'It is too short to say what happened.'));
  if (length > most) found.push(form(text, `It is too long: ${length} where ${most} is the most.`));
  if (/[。！？\n]/u.test(bare) || sentencesOf(bare).length > 1)
    found.push(form(text, 'It is more than one sentence, or no plain statement.'));
  if (place === 'lead' && /[：:？?；;]/u.test(text))
    found.push(form(text, 'A lead line holds no colon, semicolon or question mark.'));
  if (place === 'headline' && /[：:]$|^[\p{P}\p{S}]/u.test(text))
    found.push(form(text, 'A headline begins and ends with words.'));
  if (/[“”"「」]/u.test(bare.replaceAll('“”', ''))) found.push(form(text, 'A quotation mark has no partner.'));
  if (hidesSomething(text)) found.push({ rule: 'V12', text, message: 'It holds characters that nobody sees.' });
  const secret = secrets.find((word) => text.includes(word)) ?? LOST_ID.exec(text)?.[0];
  if (secret !== undefined) found.push({ rule: 'V12', text: secret, message: 'It holds an id or a mark of the data.' });
  return found;
};

/** Bold can't end with such a mark in every Markdown: the page parts it from its words, or says another number without it. */
const endsOfBold = ({ text, place }: Piece): Breach[] =>
  place === 'headline' && /[%％》」』”）)]$/u.test(text)
    ? [form(text, 'A headline ends with a word: put the percentage, title or bracket before it.')]
    : [];

/** Talk that grows or dies down, as reports like to say without counting. */
const TREND_OF_TALK: Readonly<Record<ReportLanguage, RegExp>> = {
  'zh-CN':
    /(?:讨论|议论|热度|关注度|声量|提及)(?:热度|度|量|声)?(?:正在|正|在|持续|明显|迅速|大幅|进一步|继续|显著|有所)*(?:升温|降温|高涨|升高|走高|上升|上涨|增多|增加|激增|翻倍|减少|下降|走低|回落|减弱)|越来越多(?:的)?(?:人|用户|开发者|作者)(?:在|开始)?(?:讨论|谈论|议论|关注|提到)/u,
  en: /\b(?:talk|discussion|buzz|chatter|mentions) (?:(?:of|about|around) (?:(?!\b(?:that|which|who|whose)\b)[^,;]){1,40} )?(?:is |are |has |have )?(?:heat(?:s|ed|ing)? up|cool(?:s|ed|ing)? (?:down|off)|rises|rose|risen|rising|grows|grew|growing|surg\w+|doubl\w+|increas\w+|fad\w+|declin\w+|picks? up)\b|\bmore and more (?:people|users|developers|authors) (?:talk|discuss|mention)/iu,
};

/** How much is talked of something is counted by code over the days, and said by nobody without the figure. */
const trendBreaches = ({ text, posts }: Piece, { language, sources }: Checking): Breach[] => {
  const isTrend = (words: string): boolean => Object.values(TREND_OF_TALK).some((pattern) => pattern.test(words));
  if (!TREND_OF_TALK[language].test(withoutQuotations(text))) return [];
  if (posts.some((key) => isTrend(sources.get(key)?.text ?? ''))) return [];
  return [{ rule: 'V3', text, message: 'No post says that more or fewer speak of it; say what they say.' }];
};

/** An account that opens a bold line lost its mark there (beginWithName): it is one of those that the line cites, or its words are another's. */
const strangerFirst = ({ text, place, posts }: Piece, { sources }: Checking): Breach[] => {
  const first = place === 'headline' || place === 'lead' ? /^[\w.-]*\w/.exec(text)?.[0].toLowerCase() : undefined;
  if (first === undefined) return [];
  const cited = posts.flatMap((key) => sources.get(key) ?? []);
  const isAccount = [...sources.values()].some(({ handle }) => handle.toLowerCase() === first);
  const isOwn = ({ handle, organisation = '', normal }: Source): boolean =>
    [handle, organisation].some((name) => name.toLowerCase() === first) || saysFirst(normal, first);
  if (!isAccount || cited.some(isOwn)) return [];
  return [{ rule: 'V4', text: first, message: `@${first} is the author of none of the posts that it cites.` }];
};
const saysFirst = (text: string, word: string): boolean => text.toLowerCase().includes(word);

/** Judges a piece by its form and by its posts: whoever mends it hears everything at once. */
export const checkPiece = (piece: Piece, checking: Checking): Judgement => {
  const bad = formBreaches(piece, checking);
  if (piece.posts.length === 0)
    return {
      vetoes: [...bad, { rule: 'V3', text: piece.text, message: 'It names no post that says it.' }],
      warnings: [],
    };
  const { language, sources } = checking;
  // What is far too long is no sentence: it is written anew, whatever it says.
  if (lengthOf(piece.text, language) > 2 * BOUNDS[piece.place][language][1]) return { vetoes: bad, warnings: [] };
  const { vetoes, warnings } = checkSentence({ ...piece, language }, sources, checking);
  return {
    vetoes: [...bad, ...trendBreaches(piece, checking), ...strangerFirst(piece, checking), ...vetoes],
    warnings: [...endsOfBold(piece), ...warnings],
  };
};
