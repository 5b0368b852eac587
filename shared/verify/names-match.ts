// Rule V7: names, versions and people of a claim must be those of the posts that it cites.
import type { Names } from '../text/compile-names.ts';
import type { Mention } from '../text/mention.ts';
import { findMentions } from '../text/names.ts';
import { findPeople } from '../text/people.ts';
import { sharedCountrySpans } from './countries-match.ts';
import { isEverydayEnglish } from './glosses.ts';
import { soundsLike } from './kana-sounds.ts';
import { blank, isInTag, type Span } from './own-words.ts';
import { latinWords, type Source, saysWord, standsIn, tight } from './source-post.ts';
import { unitsOfWord } from './unit-words.ts';
import { isWhoWeAre } from './who-we-are.ts';

/** Words that any text may use, whatever its posts say. */
const COMMON = new Set(['ai', 'app', 'apps', 'vs', 'ok', 'tv', 'pc', 'ceo', 'cto', 'cfo', 'it', 'x', 'twitter', 'pr']);
const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** A source that names `ChatGPT Images 2.0` also names ChatGPT Images and ChatGPT; never the other way round. */
const covers = (source: string, claim: string): boolean =>
  source === claim || source.startsWith(`${claim} `) || source.startsWith(`${claim}-`);

/** Whether the author goes by a name: `谷歌` by @GoogleDevs, where the names know that both are Google. */
const isAuthors = (name: string, { author }: Source): boolean => name.length > 2 && author.includes(tight(name));

const isNamed = (mention: Mention, claim: string, sources: readonly Source[]): boolean => {
  if (mention.kind === 'concept') return true;
  const written = claim.slice(mention.start, mention.end);
  return sources.some((source) => {
    if (source.accounts.has(mention.name) || isAuthors(mention.name, source)) return true;
    if (source.mentions.some(({ name }) => covers(name, mention.name))) return true;
    // Who makes what a post names is the field's knowledge.
    if (mention.kind === 'company' && source.mentions.some(({ organisation }) => organisation === mention.name))
      return true;
    if (/^[\p{Script=Latin} .+&'’-]+$/u.test(written))
      return written.split(' ').every((word) => saysWord(source, word));
    return !/\p{Script=Latin}/u.test(written) && source.normal.toLowerCase().includes(written.toLowerCase());
  });
};

const isHan = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

/** A sentence of Chinese, Japanese or Korean: what a sentence of a Latin language holds of their letters are names. */
const isWide = (text: string): boolean =>
  isHan(text) &&
  (text.match(WIDE)?.length ?? 0) >= (text.match(/(?<![\p{L}\d])\p{Ll}{2,}(?![\p{L}\d])/gu)?.length ?? 0);

/** A name by its look, in a text of the Latin script: digits, inner capitals, or a capital that opens no sentence. */
const looksLikeName = (text: string, start: number, word: string): boolean => {
  if (/\d/.test(word) || /[a-z]\p{Lu}|\p{Lu}{2}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word) || word.length < 2 || CALENDAR.test(word)) return false;
  return !/(?:^|[.!?:;“"«(¿¡—–-]\s?|\n)$/u.test(text.slice(0, start).trimEnd() === '' ? '' : text.slice(0, start));
};

const inside = ({ start, end }: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => start < span.end && end > span.start);

export interface Unnamed {
  /** Names that no cited post says in any form that the rules know. */
  readonly names: readonly string[];
  /** Words that may be a translation or a common noun: small letters in a text of another script. */
  readonly words: readonly string[];
}

/** Names of a claim that no cited post says, by the names of the field and by their look. */
export const unnamedIn = (
  claim: string,
  sources: readonly Source[],
  { own, quantities }: { readonly own: readonly Span[]; readonly quantities: readonly Span[] },
  names: Names,
): Unnamed => {
  const skip = [...own, ...quantities, ...sharedCountrySpans(claim, sources)];
  // What only looks like a name is a word like others, and looked for letter by letter.
  const mentions = findMentions(claim, names).filter(({ start, kind }) => claim[start] !== '@' && kind !== 'name');
  const said = (word: string): boolean =>
    COMMON.has(word.toLowerCase()) ||
    isPartApart(word, claim, sources) ||
    isCompound(word, said) ||
    isUnitOf(word, sources) ||
    sources.some((source) => saysWord(source, word)) ||
    areJoined(word, sources, names);
  const missing = mentions
    .filter((mention) => !inside(mention, skip) && !isNamed(mention, claim, sources))
    .map((mention) => claim.slice(mention.start + openerAt(claim, mention), mention.end))
    .filter((name) => !isSaidInParts(name, sources, said));
  const foreign = isWide(blank(claim, own));
  const words = latinWords(claim);
  const unsaid = words.filter(
    (word, at) =>
      ![...mentions, ...skip].some(({ start, end }) => start <= word.start && end >= word.end) &&
      claim[word.start - 1] !== '@' &&
      word.text.length > 1 &&
      !said(word.text) &&
      !(/\p{Lu}/u.test(word.text) && isInTag(claim, words, at, sources)),
  );
  const isName = ({ text, start }: { text: string; start: number }): boolean =>
    foreign ? /[\d\p{Lu}]/u.test(text) && !isEverydayEnglish(text) : looksLikeName(claim, start, text);
  const people = findPeople(claim, names)
    .filter(({ start }) => claim[start] !== '@')
    .filter(({ person, start, end }) => {
      const written = claim.slice(start, end);
      const inParts = /\p{Script=Latin}/u.test(written) && written.split(' ').every(said);
      return !inParts && !sources.some((source) => source.people.has(person.name) || isAuthors(person.name, source));
    })
    .map(({ start, end }) => claim.slice(start, end));
  const spelt = sources.length > 0 && sources.every(({ normal }) => isOtherScript(normal, foreign));
  const isSure = (word: { text: string; start: number }): boolean =>
    isName(word) && !(spelt && isSpelling(word.text, sources, foreign));
  const unknown = [
    ...new Set([
      ...missing,
      ...unsaid.filter(isSure).map(({ text }) => text),
      ...people,
      ...strangers(claim, sources, skip),
    ]),
  ];
  const bare = unknown.filter((name) => isBareVersion(claim, name, sources));
  const ours = unknown.length === 1 && isWhoWeAre(unknown[0] ?? '', claim, sources);
  return {
    names: ours ? [] : unknown.filter((name) => !bare.includes(name)),
    words: [
      ...(ours ? unknown : bare),
      ...unsaid.filter((word) => (foreign ? !isSure(word) : isName(word) && !isSure(word))).map(({ text }) => text),
    ],
  };
};

/** `Open AI` of a post's `OpenAI`: the words in a row are one name there. */
const isPartApart = (word: string, claim: string, sources: readonly Source[]): boolean =>
  [...claim.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+) (\p{Lu}\p{L}+)(?![\p{Script=Latin}\d])/gu)].some(
    ([, first = '', second = '']) =>
      (word === first || word === second) &&
      sources.some(({ normal }) => new RegExp(`(?<!\\p{L})${first}${second}(?!\\p{Script=Latin})`, 'u').test(normal)),
  );

/** A unit alone names nothing where a post measures in such: 每GB of `32GB`. */
const isUnitOf = (word: string, sources: readonly Source[]): boolean => {
  const units = unitsOfWord(word);
  return sources.some(({ quantities }) =>
    quantities.some(({ readings }) => readings.some(({ unit }) => units.includes(unit))),
  );
};

/** Of `Kestrel-based` the name alone must be said. */
const isCompound = (word: string, said: (part: string) => boolean): boolean => {
  const parts = word.split('-');
  const names = parts.filter((part) => !/^\p{Ll}+$/u.test(part));
  return names.length > 0 && names.length < parts.length && names.every((part) => part.length > 1 && said(part));
};

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/gu;
const OWN_NAMES = /[\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u;

/**
 * A post that spells names in another script than Latin: what they are called in it only a pack can tell. Between Chinese
 * texts a Latin name stays as it is.
 * @param han whether the claim is in Chinese
 */
const isOtherScript = (text: string, han: boolean): boolean =>
  (!han || OWN_NAMES.test(text)) && (text.match(WIDE)?.length ?? 0) > (text.match(/\p{Script=Latin}/gu)?.length ?? 0);

const OTHER_OWN_NAMES = /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u;

/**
 * A name in Latin letters may be one that the posts spell in their own; its digits stand there as they are, and what
 * katakana spells sounds like it.
 * @param han whether the claim is in Chinese, which writes the names of Han characters as they are
 */
const isSpelling = (word: string, sources: readonly Source[], han: boolean): boolean => {
  if (/^[\p{L}'’-]+$/u.test(word))
    return !han || sources.some(({ normal }) => OTHER_OWN_NAMES.test(normal) || soundsLike(word, normal));
  const [, letters = '', digits = ''] = /^(\p{L}{3,})[- ]?(\d+)$/u.exec(word) ?? [];
  return (
    letters !== '' &&
    sources.some(({ normal }) => new RegExp(`(?<=[\\p{L}ー])${digits}(?!\\d)`, 'u').test(normal)) &&
    !sources.some((source) => saysWord(source, letters))
  );
};

/** How long the word is that opens a sentence, or what stands behind a colon, before what has a version: `Whether Lumen 3.1`. */
const openerAt = (claim: string, { start, end, kind }: Mention): number => {
  const [opener = ''] = /^\p{Lu}\p{Ll}+ (?=\p{Lu}\S* v?\d)/u.exec(claim.slice(start, end)) ?? [];
  return kind === 'versioned' && /(?:^|[.!?]["”’]?\s|:\s)$/u.test(claim.slice(0, start)) ? opener.length : 0;
};

/** `4.7` in a post that doesn't say of what: a name before it may be the product that is meant. */
const isBareVersion = (claim: string, name: string, sources: readonly Source[]): boolean => {
  const [version] = /(?<=^[^\d]*\s)\d+\.\d+$|(?<=^\P{L}*)\d+\.\d+(?![\d.]*\d)/u.exec(
    /\d$/.test(name) ? name : claim.slice(claim.indexOf(name) + name.length),
  ) ?? [''];
  return sources.some(({ normal, quantities }) =>
    quantities.some(
      ({ text, start, readings }) =>
        text === version &&
        readings.every(({ unit, noun }) => unit === 'count' && noun === undefined) &&
        !/\p{Script=Latin}[\s-]?$/u.test(normal.slice(0, start)),
    ),
  );
};

/** A name in parts: each word is said, and a version stands right behind the word that it belongs to. */
const isSaidInParts = (name: string, sources: readonly Source[], said: (word: string) => boolean): boolean => {
  const words = name.split(/[\s]+/);
  return words.every((word, at) => {
    // A word with its version behind it is looked for with that.
    if (!/^[vV]?\d/.test(word)) return /^[vV]?\d/.test(words[at + 1] ?? '') || said(word);
    const pair = tight(`${words[at - 1] ?? ''}${word}`);
    return at > 0 && sources.some(({ tight: text }) => standsIn(text, pair));
  });
};

/** Handles of accounts that neither wrote a cited post nor are named in one. */
const strangers = (claim: string, sources: readonly Source[], skip: readonly Span[]): string[] =>
  [...claim.matchAll(/@(\w{1,50})/g)]
    .filter(({ index }) => !inside({ start: index, end: index + 1 }, skip))
    .map(([, handle = '']) => handle)
    .filter(
      (handle) =>
        !sources.some(
          (source) =>
            source.handle.toLowerCase() === handle.toLowerCase() ||
            source.normal.toLowerCase().includes(`@${handle.toLowerCase()}`),
        ),
    )
    .map((handle) => `@${handle}`);

/** Chinese typography joins two names (`GoogleClaude Skills`): each must be one, and be said. */
const areJoined = (word: string, sources: readonly Source[], names: Names): boolean => {
  const parts = word.split(/(?<=[a-z])(?=\p{Lu})/u);
  return (
    parts.length > 1 &&
    parts.every((part) => {
      const [mention] = findMentions(part, names);
      return mention !== undefined && mention.kind !== 'name' && isNamed(mention, part, sources);
    })
  );
};
