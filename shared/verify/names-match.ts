// Rules V7 and V8: names, versions, people and countries of a claim must be those of the posts that it cites.
import { organisationOfAccount, productOfAccount } from '../text/accounts.ts';
import type { Mention } from '../text/mention.ts';
import { findMentions } from '../text/names.ts';
import { COUNTRIES, COUNTRY_OF, PEOPLE } from './claim-cues.data.ts';
import { latinWords, type Source, saysWord } from './source-post.ts';

/** Words that any text on the field may use. */
const COMMON = new Set([
  'ai',
  'app',
  'apps',
  'vs',
  'ok',
  'tv',
  'pc',
  'ceo',
  'it',
  'x',
  'twitter',
  'llm',
  'gpu',
  'api',
  'token',
  'tokens',
]);
const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** A source that names `ChatGPT Images 2.0` also names ChatGPT Images and ChatGPT; never the other way round. */
const covers = (source: string, claim: string): boolean =>
  source === claim || source.startsWith(`${claim} `) || source.startsWith(`${claim}-`);

/** What a post's author is by its account, which the tables know on X. */
const accountOf = ({ key, handle, organisation }: Source): (string | undefined)[] =>
  key.startsWith('twitter:') ? [productOfAccount(handle), organisationOfAccount(handle), organisation] : [organisation];

const isNamed = (mention: Mention, claim: string, sources: readonly Source[]): boolean => {
  if (mention.kind === 'concept') return true;
  const written = claim.slice(mention.start, mention.end);
  return sources.some((source) => {
    if (accountOf(source).includes(mention.name)) return true;
    if (source.mentions.some(({ name }) => covers(name, mention.name))) return true;
    // Who makes what a post names is the alias table's knowledge.
    if (mention.kind === 'company' && source.mentions.some(({ organisation }) => organisation === mention.name))
      return true;
    if (mention.kind !== 'versioned' && /^[\p{Script=Latin}\d .-]+$/u.test(written))
      return written.split(' ').every((word) => saysWord(source, word));
    return source.normal.toLowerCase().includes(written.toLowerCase());
  });
};

const isHan = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

/** Two words of grammar in a row: an English sentence in which a Chinese name stands. */
const ENGLISH_FRAME = /\b(?:in|on|with|of|by|at|from) (?:the|its|their|a)\b|\b(?:according to|official word from)\b/;

/** A name by its look, in a text of the Latin script: digits, inner capitals, or a capital that opens no sentence. */
const looksLikeName = (text: string, start: number, word: string): boolean => {
  if (/\d/.test(word) || /[a-z]\p{Lu}|\p{Lu}{2}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word) || word.length < 2 || CALENDAR.test(word)) return false;
  return !/(?:^|[.!?:;“"«(¿¡—–-]\s?|\n)$/u.test(text.slice(0, start).trimEnd() === '' ? '' : text.slice(0, start));
};

/**
 * Names of a claim that no cited post says.
 * @param skip spans that other rules look after: quantities, quotations
 */
export const unnamed = (
  claim: string,
  sources: readonly Source[],
  skip: readonly { readonly start: number; readonly end: number }[] = [],
): string[] => {
  const mentions = findMentions(claim);
  const inside = (
    start: number,
    end: number,
    spans: readonly { readonly start: number; readonly end: number }[],
  ): boolean => spans.some((span) => start < span.end && end > span.start);
  const missing = mentions
    .filter((mention) => !inside(mention.start, mention.end, skip) && !isNamed(mention, claim, sources))
    .map((mention) => claim.slice(mention.start, mention.end))
    .filter((name) => !areJoined(name, sources));
  const foreign = isHan(claim) && !ENGLISH_FRAME.test(claim);
  const words = latinWords(claim).filter(
    ({ text, start, end }) =>
      !inside(start, end, mentions) &&
      !inside(start, end, skip) &&
      claim[start - 1] !== '@' &&
      !COMMON.has(text.toLowerCase()) &&
      (foreign ? text.length > 1 : looksLikeName(claim, start, text)),
  );
  const unsaid = words
    .filter(
      ({ text }) =>
        !sources.some((source) => saysWord(source, text) || isAuthorWord(text, source)) && !areJoined(text, sources),
    )
    .map(({ text }) => text);
  const people = Object.entries(PEOPLE)
    .filter(([, pattern]) => pattern.test(claim))
    .filter(
      ([, pattern]) =>
        !sources.some(
          (source) => pattern.test(source.normal) || pattern.test(`@${source.handle} ${source.name ?? ''}`),
        ),
    )
    .map(([name]) => name);
  const handles = [...claim.matchAll(/@(\w{1,50})/g)]
    .filter(({ index }) => !inside(index, index + 1, skip))
    .map(([, handle = '']) => handle.toLowerCase())
    .filter(
      (handle) =>
        !sources.some(
          (source) => source.handle.toLowerCase() === handle || source.normal.toLowerCase().includes(`@${handle}`),
        ),
    )
    .map((handle) => `@${handle}`);
  return [...new Set([...missing, ...unsaid, ...people, ...handles])];
};

/** Chinese typography joins two names (`GoogleClaude Skills`): each must be one, and be said. */
const areJoined = (word: string, sources: readonly Source[]): boolean => {
  const parts = word.split(/(?<=[a-z])(?=\p{Lu})/u);
  return (
    parts.length > 1 &&
    parts.every((part) => {
      const [mention] = findMentions(part);
      return mention !== undefined && mention.kind !== 'name' && isNamed(mention, part, sources);
    })
  );
};

const isAuthorWord = (word: string, source: Source): boolean =>
  source.handle.toLowerCase() === word.toLowerCase() ||
  (source.name ?? '').toLowerCase().split(/\s+/).includes(word.toLowerCase());

const countriesOf = (text: string): string[] =>
  Object.entries(COUNTRIES)
    .filter(([, pattern]) => pattern.test(text))
    .map(([code]) => code);

/** V8: countries of a claim that its posts neither name nor imply by an organisation. */
export const addedCountries = (claim: string, sources: readonly Source[]): string[] => {
  const claimed = countriesOf(claim);
  if (claimed.length === 0) return [];
  const carried = new Set(
    sources.flatMap((source) => [
      ...countriesOf(source.normal),
      ...source.mentions.map(({ name, organisation }) => COUNTRY_OF[organisation ?? name] ?? ''),
      COUNTRY_OF[source.organisation ?? ''] ?? '',
    ]),
  );
  return claimed.filter((code) => !carried.has(code));
};
