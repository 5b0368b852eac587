// One piece of the draft against its form and its posts: what may not stand as it is, and what should be looked at again.
import type { Names } from '../../shared/text/compile-names.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { checkSentence, type Judgement } from '../../shared/verify/check-sentence.ts';
import type { Breach } from '../../shared/verify/claims.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import type { Piece } from './draft.ts';
import type { ReportLanguage } from './prompt-words.data.ts';
import { hidesSomething, lengthOf } from './tidy.ts';

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
  detail: { 'zh-CN': [6, 150], en: [4, 75] },
  lead: { 'zh-CN': [4, 36], en: [2, 20] },
  prose: { 'zh-CN': [6, 170], en: [4, 85] },
};

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
  if (/[“”]/u.test(bare.replaceAll('“”', ''))) found.push(form(text, 'A quotation mark has no partner.'));
  if (hidesSomething(text)) found.push({ rule: 'V12', text, message: 'It holds characters that nobody sees.' });
  const secret = secrets.find((word) => text.includes(word));
  if (secret !== undefined) found.push({ rule: 'V12', text: secret, message: 'It holds an id or a mark of the data.' });
  return found;
};

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
  const place = piece.place === 'lead' ? 'prose' : piece.place;
  const { vetoes, warnings } = checkSentence({ ...piece, place, language }, sources, checking);
  return { vetoes: [...bad, ...vetoes], warnings };
};
