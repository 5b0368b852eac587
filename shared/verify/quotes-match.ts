// Rules V4 and V5: whether a quotation is verbatim, and whether its speaker is the one who said it.
import { findMentions } from '../text/names.ts';
import { ATTRIBUTION, PEOPLE, SPEAKS_HAN, SPEAKS_HANGUL, SPEAKS_KANA, SPEAKS_LATIN } from './claim-cues.data.ts';
import { quotable, type Source } from './source-post.ts';

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

/** Names under which an author speaks: handle, display name, organisation, and people of the table. */
const isAuthor = (speaker: string, source: Source): boolean => {
  const said = speaker.toLowerCase().replace(/^@/, '');
  const names = [source.handle, source.name ?? '', source.organisation ?? ''].map((name) => name.toLowerCase());
  if (
    names.some(
      (name) =>
        name !== '' &&
        (name === said || (said.length > 2 && name.includes(said)) || (name.length > 2 && said.includes(name))),
    )
  )
    return true;
  const own = `@${source.handle} ${source.name ?? ''}`;
  if (Object.values(PEOPLE).some((pattern) => pattern.test(speaker) && pattern.test(own))) return true;
  const organisations = findMentions(speaker).map(({ name, organisation }) => organisation ?? name);
  return source.organisation !== undefined && organisations.includes(source.organisation);
};

/** A post may report another's words: it names the speaker and says that he spoke; what a company does it announces. */
const reports = (speaker: string, source: Source, quoted: boolean): boolean => {
  const names = findMentions(speaker).map(({ name }) => name);
  const company = source.mentions.some(
    ({ name, organisation }) => names.includes(name) || names.includes(organisation ?? ''),
  );
  if (company && !quoted) return true;
  const named =
    company ||
    Object.values(PEOPLE).some((pattern) => pattern.test(speaker) && pattern.test(source.normal)) ||
    source.normal.toLowerCase().includes(speaker.toLowerCase());
  return named && (ATTRIBUTION.test(source.normal) || /[:：]/.test(source.normal));
};

/** Says who rather than what: a handle, a person, or a company. */
const isSpeaker = (words: string): boolean =>
  words.startsWith('@') ||
  Object.values(PEOPLE).some((pattern) => pattern.test(words)) ||
  findMentions(words).some(({ kind, start, end }) => kind === 'company' && end - start >= words.trim().length - 4) ||
  /^\p{Lu}[\p{Script=Latin}.'’-]+(?: \p{Lu}[\p{Script=Latin}.'’-]+){1,3}$/u.test(words.trim());

/** One capitalised word before a verb of speech, unless it stands for many or for nobody: `Researchers`, `They`, `Il`. */
const isLoneName = (words: string): boolean =>
  /^\p{Lu}[\p{Script=Latin}.-]{3,}$/u.test(words) &&
  !/s$|^(?:They|Elle|Ellos|Someone|Another|Everyone|Alguien|Nadie)$/u.test(words);

/** Speakers to whom a text gives words, as written. */
export const speakersOf = (text: string): string[] => {
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
      // The nearest handle or name before the verb speaks, not the whole clause.
      const handle = /@\w{1,50}(?=[^@]*$)/.exec(words)?.[0];
      if (handle !== undefined) found.push(handle);
      else if (isSpeaker(words) || (pattern === SPEAKS_LATIN && isLoneName(words))) found.push(words);
    }
  return found;
};

/**
 * The speaker whom no cited post has speak, or undefined. A handle must be an author's; a name may also be one whose words a
 * post reports.
 */
export const wrongSpeaker = (text: string, sources: readonly Source[], quoted?: Source): string | undefined =>
  speakersOf(text).find((speaker) => {
    const of = quoted === undefined ? sources : [quoted];
    if (of.some((source) => isAuthor(speaker, source))) return false;
    return !of.some((source) => reports(speaker, source, quoted !== undefined));
  });
