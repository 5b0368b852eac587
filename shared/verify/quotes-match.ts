// Rules V4 and V5: whether a quotation is verbatim, and whether its speaker is the one who said it.
import type { Names } from '../text/compile-names.ts';
import { findMentions } from '../text/names.ts';
import { findPeople } from '../text/people.ts';
import { ATTRIBUTION, SPEAKS_HAN, SPEAKS_HANGUL, SPEAKS_KANA, SPEAKS_LATIN } from './claim-cues.data.ts';
import { latinWords, quotable, type Source, saysWord, tight } from './source-post.ts';

const SHORTEST = 12;
const SHORTEST_HAN = 6;

/**
 * Whether a span stands in the post: case, width, quotation marks, dashes and white space apart; `…` leaves something out,
 * its parts stand in order. At least 12 characters, or 6 of Han, kana or Hangul.
 */
export const isVerbatim = (span: string, source: Pick<Source, 'quotable'>): boolean => {
  const parts = quotable(span)
    .split(/\.{3,}|…/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  let from = 0;
  for (const part of parts) {
    const at = source.quotable.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 0;
};

/** Long enough to be somebody's words rather than a name in quotation marks. */
export const isLongEnough = (span: string): boolean =>
  span.length >= SHORTEST ||
  (span.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) >=
    SHORTEST_HAN;

const QUOTED = /“([^“”]*)”|"([^"]*)"|「([^「」]*)」|『([^『』]*)』|«\s?([^«»]*?)\s?»/gu;

/** What stands in quotation marks within a text. */
export const quotedSpans = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(QUOTED)]
    .map((match) => ({
      text: match.slice(1).find((group) => group !== undefined) ?? '',
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter(({ text: span }) => span.trim() !== '');

/** Whether an author goes by a name: handle, display name or parts of it, organisation, and people whom the field knows. */
export const isAuthor = (speaker: string, source: Source, names: Names): boolean => {
  const said = tight(speaker);
  const own = source.author.split(' ').filter((name) => name !== '');
  if (said.length > 1 && own.some((name) => name === said || (said.length > 2 && name.includes(said)))) return true;
  if (own.some((name) => name.length > 2 && said.includes(name))) return true;
  if (speaker.startsWith('@')) return false;
  if (findMentions(speaker, names).some(({ name }) => source.accounts.has(name))) return true;
  const author = findPeople(`@${source.handle} ${source.name ?? ''}`, names).map(({ person }) => person.name);
  return findPeople(speaker, names).some(({ person }) => author.includes(person.name));
};

const ADDRESSED = /^(?:@\w{1,50}\s+)+/u;

/** A post may report another's words: it names the speaker and says that he spoke; what a company does it announces. */
const reports = (speaker: string, source: Source, quoted: boolean, names: Names): boolean => {
  // Who is addressed at the beginning of a reply says nothing in it.
  if (speaker.startsWith('@')) {
    const told = source.normal.toLowerCase().replace(ADDRESSED, '');
    return told.includes(speaker.toLowerCase()) && (ATTRIBUTION.test(told) || /[:：]|\bvia\b|\bby\b/.test(told));
  }
  const own = findMentions(speaker, names).map(({ name }) => name);
  const company = source.mentions.some(
    ({ name, organisation }) => own.includes(name) || own.includes(organisation ?? ''),
  );
  if (company && !quoted) return true;
  const parts = latinWords(speaker);
  const named =
    company ||
    findPeople(speaker, names).some(({ person }) => source.people.has(person.name)) ||
    source.normal.toLowerCase().includes(speaker.toLowerCase()) ||
    (parts.length > 0 && parts.every(({ text }) => saysWord(source, text)));
  return named && (!quoted || ATTRIBUTION.test(source.normal) || /[:：]/.test(source.normal));
};

/** A name of Latin letters at the end of the words before a verb of speech. */
const LATIN_NAME =
  /(?:^|[^\p{Script=Latin}\d@_])((?:\p{Lu}[\p{Script=Latin}\d.'’-]*)(?: (?:\p{Lu}[\p{Script=Latin}\d.'’-]*|de|van|von|der|la|le)){0,3})\s?$/u;

/** Who speaks in the words before a verb: the nearest handle or name at their end, undefined where they say who otherwise. */
const speakerIn = (words: string, names: Names): string | undefined => {
  const handle = /@\w{1,50}(?=[^@]{0,4}$)/.exec(words)?.[0];
  if (handle !== undefined) return handle;
  const latin = LATIN_NAME.exec(words)?.[1]?.trim();
  if (latin !== undefined && isSpeaker(latin, names)) return latin;
  const person = findPeople(words, names).find(({ end }) => end >= words.trimEnd().length);
  return person === undefined ? undefined : words.slice(person.start, person.end);
};

/** Says who rather than what: a person's full name, or a company that the field knows. */
const isSpeaker = (words: string, names: Names): boolean =>
  findMentions(words, names).some(({ kind, start, end }) => kind === 'company' && end - start >= words.length - 4) ||
  findPeople(words, names).length > 0 ||
  /^\p{Lu}[\p{Script=Latin}.'’-]+(?: \p{Lu}[\p{Script=Latin}.'’-]+){1,3}$/u.test(words);

/** One capitalised word before a verb of speech, unless it stands for many or for nobody: `Researchers`, `They`, `Il`. */
const isLoneName = (words: string): boolean =>
  /^\p{Lu}[\p{Script=Latin}.-]{3,}$/u.test(words) &&
  !/s$|^(?:They|Elle|Ellos|Someone|Another|Everyone|Alguien|Nadie|This|That|Most|Some|Many|Both|Critics?|Neither)$/u.test(
    words,
  );

/** Speakers to whom a text gives words, as written. */
export const speakersOf = (text: string, names: Names): string[] => {
  const found: string[] = [];
  const patterns = /[\u3040-\u30ff]/.test(text)
    ? [SPEAKS_KANA, SPEAKS_HAN]
    : /\p{Script=Hangul}/u.test(text)
      ? [SPEAKS_HANGUL]
      : /\p{Script=Han}/u.test(text)
        ? [SPEAKS_HAN]
        : [SPEAKS_LATIN];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const words = (match[1] ?? match[2] ?? '').trim();
      const speaker = speakerIn(words, names) ?? (pattern === SPEAKS_LATIN && isLoneName(words) ? words : undefined);
      if (speaker !== undefined) found.push(speaker);
    }
  return found;
};

/**
 * The speaker whom no cited post has speak, or undefined. A handle must be an author's; a name may also be one whose words a
 * post reports.
 */
export const wrongSpeaker = (
  text: string,
  sources: readonly Source[],
  quoted: Source | undefined,
  names: Names,
): string | undefined =>
  speakersOf(text, names).find((speaker) => {
    const of = quoted === undefined ? sources : [quoted];
    if (of.some((source) => isAuthor(speaker, source, names))) return false;
    return !of.some((source) => reports(speaker, source, quoted !== undefined, names));
  });
