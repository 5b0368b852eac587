// What the verifier knows of a cited post, and the forms in which it compares texts.
import { organisationOfAccount, productOfAccount } from '../text/accounts.ts';
import { LINK_CUT, readable } from '../text/clean.ts';
import type { Names } from '../text/compile-names.ts';
import type { Mention } from '../text/mention.ts';
import { findMentions } from '../text/names.ts';
import { findPeople, personOfAccount } from '../text/people.ts';
import { sentencesOf } from '../text/sentences.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { ratesOf } from './quantity-rates.ts';

/** A post that a claim may cite. */
export interface SourcePost {
  readonly key: string;
  readonly handle: string;
  /** The author's display name, where known. */
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly lang: string;
  readonly text: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** A post as the rules look at it: read once, asked often. */
export interface Source extends SourcePost {
  /** The readable text, narrowed. */
  readonly normal: string;
  /** The form in which quotations are looked for. */
  readonly quotable: string;
  /** Letters, digits and points alone, without marks over letters: names are looked for in it however they are joined. */
  readonly tight: string;
  /** The same of the author's handle, name and organisation. */
  readonly author: string;
  /** The same of accounts and hashtags in the text, which join words: `@francesarnold`. */
  readonly tags: string;
  readonly mentions: readonly Mention[];
  /** Canonical names of people whom the field knows, in the text or as its author. */
  readonly people: ReadonlySet<string>;
  /** What the author is or works for, by account: organisations, a product. */
  readonly accounts: ReadonlySet<string>;
  /** Countries of the organisations that it names or is of, by common knowledge. */
  readonly countries: ReadonlySet<string>;
  readonly quantities: readonly Quantity[];
  readonly sentences: readonly string[];
  /** Latin words and their parts, lower-cased, of the text and of the author's names. */
  readonly words: ReadonlySet<string>;
}

/**
 * NFKC of all but CJK punctuation: full-width digits and signs are narrowed, `，` is not taken for a separator of digits.
 * Marks of trade behind a name go, since NFKC would make letters of them: `ROCm™`.
 * A space parts what no name joins: Latin from Hangul endings, `token` from the digits behind it.
 */
export const narrow = (text: string): string =>
  text
    .replace(/[™®©℠]/gu, '')
    .replace(/[^，：；！？（）…“”‘’]+/gu, (part) => part.normalize('NFKC'))
    .replace(/(?<=[\p{Script=Latin}])(?=\p{Script=Hangul})|(?<=tokens?)(?=\d)/giu, ' ');

/**
 * NFKC, case folded, marks and dashes unified, white space collapsed, marks of direction left out: the same words in the same
 * order. No quotation reaches over a link.
 */
export const quotable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„«»「」『』"'‘’`´]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202c\u2066-\u2069]/g, '')
    .replace(/\s+/g, (blank) => (blank.includes(LINK_CUT) ? LINK_CUT : ' '))
    .trim();

/** Letters without the marks over them, lower-cased: `François` is `francois`. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();

/**
 * Letters and digits, what parts two digits, and nothing else: `Qwen 3.6-27B` and `qwen3.6_27b` are one, `4.1 27` and `4.127`
 * are two.
 */
export const tight = (text: string): string =>
  plain(text)
    .replace(/(?<=\d)[^\p{L}\p{N}.]+(?=\d)/gu, '-')
    .replace(/(?!(?<=\d)[.-](?=\d))[^\p{L}\p{N}]+/gu, '');

const WORD = /[\p{Script=Latin}\d]+(?:[-._'’+/&][\p{Script=Latin}\d]+)*[+#]*/gu;

/** Latin words of a text with where they stand, without a possessive ending: `Qwen-Image`, `Transformers.js`, `C++`. */
export const latinWords = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(WORD)]
    .map((match) => ({ text: match[0].replace(/['’]s$/, ''), start: match.index }))
    .filter(({ text: word }) => /\p{Script=Latin}/u.test(word))
    .map(({ text: word, start }) => ({ text: word, start, end: start + word.length }));

/** A word whole, its parts, and joined. A point between digits parts nothing: the 2 of `M2.5` is no `M2`. */
const partsOf = (word: string): string[] => {
  const lower = plain(word);
  return [lower, ...lower.split(/[-_'’+/&]|\.(?!\d)|(?<!\d)\./), lower.replaceAll(/[-._'’ ]/g, '')];
};

/** Words that an account or a display name is made of: `perplexity_ai`, `ClementDelangue`, `Ethan Mollick`. */
const nameWords = (text: string): string[] =>
  text
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => [plain(word), plain(word).replace(/\d+$/, '')])
    .filter((word) => word.length > 1);

/** What a post's author is: accounts are known on X, a person by the display name too. */
const accountsOf = ({ key, handle, name = '', organisation }: SourcePost, names: Names): Set<string> => {
  const onX = key.startsWith('twitter:');
  const known = findPeople(name, names).map(({ person }) => person.organisation);
  return new Set(
    [
      organisation,
      ...known,
      ...(onX
        ? [
            productOfAccount(handle, names),
            organisationOfAccount(handle, names),
            personOfAccount(handle, names)?.organisation,
          ]
        : []),
    ].filter((account) => account !== undefined),
  );
};

/**
 * Reads a post for the rules.
 * @param names those of the field
 */
export const toSource = (post: SourcePost, names: Names): Source => {
  const text = readable(post.text);
  const normal = narrow(text);
  const person = post.key.startsWith('twitter:') ? personOfAccount(post.handle, names) : undefined;
  const author = [post.handle, post.name, post.organisation, person?.name, person?.organisation].map(
    (name) => name ?? '',
  );
  const mentions = findMentions(normal, names);
  const accounts = accountsOf(post, names);
  const tags = normal.match(/[@#]\w+/g) ?? [];
  return {
    ...post,
    text,
    normal,
    quotable: quotable(text),
    tight: tight(normal),
    author: author.map(tight).join(' '),
    tags: tags.map(tight).join(' '),
    mentions,
    people: new Set(
      findPeople(`@${post.handle} ${post.name ?? ''}\n${normal}`, names).map(({ person }) => person.name),
    ),
    accounts,
    countries: new Set(
      [...accounts, ...mentions.map(({ name, organisation }) => organisation ?? name)].flatMap(
        (name) => names.countryOf.get(name) ?? [],
      ),
    ),
    quantities: [...quantitiesOf(normal, [], 'post'), ...ratesOf(normal)],
    sentences: sentencesOf(normal).map(({ text: sentence }) => sentence),
    words: new Set([
      ...latinWords(normal).flatMap(({ text: word }) => partsOf(word)),
      ...[...author, ...tags].flatMap(nameWords),
    ]),
  };
};

const SHORTEST_PART = 4;

/** Whether letters stand in a tight text with no digit running on: `gpt5` is not in `gpt5.2`, `m2` not in `m2.5`. */
export const standsIn = (text: string, letters: string): boolean => {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    const [before, after] = [
      text.slice(Math.max(0, at - 2), at),
      text.slice(at + letters.length, at + letters.length + 2),
    ];
    const runsOn = /\d$/.test(letters) && /^\.?\d/.test(after);
    if (!runsOn && !(/^\d/.test(letters) && /\d\.?$/.test(before))) return true;
  }
  return false;
};

/** First letters of the words in a row that a short form may stand for: `LLM` of `large language models`. */
const isShortFor = (short: string, normal: string): boolean => {
  if (!/^\p{Lu}{2,5}s?$/u.test(short)) return false;
  const letters = [...plain(short).replace(/s$/, '')];
  return new RegExp(
    `(?<!\\p{L})${letters.map((letter) => `${letter}\\p{L}*`).join('[\\s-]+')}(?!\\p{Script=Latin})`,
    'iu',
  ).test(normal);
};

/** `OpenAI` written as `Open AI`. */
const isApart = (word: string, normal: string): boolean => {
  const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return (
    parts.length > 1 &&
    parts.every((part) => /^\p{L}+$/u.test(part)) &&
    new RegExp(`(?<!\\p{L})${parts.join('[ -]')}(?!\\p{Script=Latin})`, 'iu').test(normal)
  );
};

/**
 * Whether a source says a Latin word: in any case, with or without hyphens, plural or not, as part of its author's names, or
 * in full where the word is a short form.
 */
export const saysWord = (
  source: Pick<Source, 'words' | 'normal' | 'tight' | 'author' | 'tags'>,
  word: string,
): boolean => {
  const forms = partsOf(word);
  const [whole = '', joined = ''] = [forms[0], forms.at(-1)];
  if (source.words.has(whole) || source.words.has(joined)) return true;
  const letters = tight(word);
  const digits = /\d/.test(word);
  const joins = digits ? [source.tight, source.author] : [source.tags, source.author];
  if (letters.length >= (digits ? 2 : SHORTEST_PART) && joins.some((text) => standsIn(text, letters))) return true;
  // What has digits is one name: its parts may not come from several.
  if (digits && !/^\d/.test(letters)) return false;
  const singular = whole.replace(/(?:'s|’s|es|s)$/, '');
  if (
    source.words.has(singular) ||
    source.words.has(whole.replace(/(?:'s|’s|s)$/, '')) ||
    source.words.has(`${whole}s`)
  )
    return true;
  if (isShortFor(word, source.normal) || isApart(word, source.normal)) return true;
  const parts = forms.slice(1, -1).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => source.words.has(part));
};
