// Names by their form: runs of capitalised words, words with digits, titles, katakana, tags, tickers, accounts. No list of names.
import { matchesOf } from '../../shared/text/matches.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { KATAKANA_RUN, type Token, type Tokens } from './tokens.ts';
import { uncommonWords } from './uncommon-words.ts';

export interface NameForm {
  /** The same for every spelling of one name: lower case, blanks between its parts. */
  readonly key: string;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** versioned: a name and a number; run: several words; shape: one word with capitals within; word: one with a capital; others by their sign. */
  readonly kind: 'versioned' | 'run' | 'shape' | 'word' | 'title' | 'tag' | 'ticker' | 'account' | 'katakana';
}

/** How a day writes a word: in how many posts with a capital within a sentence, and in how many without any. */
export interface Spellings {
  readonly capital: ReadonlyMap<string, number>;
  readonly plain: ReadonlyMap<string, number>;
  /** Words that are names in a text in small letters, where hardly a post of the day has a capital to learn from. */
  readonly small: ReadonlySet<string>;
}

const MOST_PARTS = 4;

/** A name that ends in a number or holds one: `gpt 5.5`, `k2.6`, `cve 2024 3094`; not `3d`, `2026`. */
export const isVersioned = (key: string): boolean => /^[@#$]?\p{L}[^\d]*\d/u.test(key);
/** Words that open many sentences and stand with a capital without being names. */
const ORDINARY = new Set(
  "i i'm i've i'd i'll a an the and or but if so we you he she they it this that these those what when where why how who my your our their his her its no not yes new now today as at by for from in is of on to up with here there just also all some any more most".split(
    ' ',
  ),
);

/** Names that are written with blanks, hyphens or nothing before a version are one: `gpt-5.5`, `GPT 5.5`, `GPT5.5`. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/(?<=\p{L}{2})(?=\d)/gu, ' ')
    .replace(/[-_\s:]+/gu, ' ')
    .replace(/(?<=^|\s)v(?=\d)/gu, '')
    .trim();

/** Where every word is a capital or has one, capitals tell nothing. */
const shouts = (tokens: Iterable<Token>): boolean => {
  let [words, capitals] = [0, 0];
  for (const { kind, shape, opens } of tokens) {
    if (kind !== 'word' || shape === 'digits' || shape === 'mixed' || opens) continue;
    words++;
    if (shape !== 'plain') capitals++;
  }
  return words >= 5 && capitals > 0.55 * words;
};

/** So few texts in small letters tell nothing of the day. */
const FEW_TEXTS = 20;
/** Words from which on a text without a capital is in small letters by habit. */
const ENOUGH_WORDS = 5;

/** Where no word has a capital, the lack of one tells nothing. Undefined where there are too few words to tell. */
const whispering = (tokens: Iterable<Token>): boolean | undefined => {
  let words = 0;
  let small = true;
  for (const { kind, shape, text } of tokens) {
    if (kind !== 'word' || shape === 'digits') continue;
    if (shape !== 'plain' && /\p{Lu}/u.test(text)) small = false;
    words++;
  }
  return words >= ENOUGH_WORDS ? small : undefined;
};
const whispers = (tokens: Iterable<Token>): boolean => whispering(tokens) === true;

/** Counts how the posts of a day write each word. */
export const spellingsOf = (posts: Iterable<Tokens>): Spellings => {
  const capital = new Map<string, number>();
  const plain = new Map<string, number>();
  const whispered: string[][] = [];
  let written = 0;
  for (const packed of posts) {
    const tokens = [...packed];
    const small = whispering(tokens);
    if (small === true) whispered.push(tokens.flatMap(({ shape, text }) => (shape === 'plain' ? [text] : [])));
    else if (small === false) written++;
    if (small === true || shouts(tokens)) continue;
    const [met, metPlain] = [new Set<string>(), new Set<string>()];
    for (const { kind, shape, opens, text } of tokens) {
      if (kind !== 'word') continue;
      if (shape === 'plain') metPlain.add(text);
      else if ((shape === 'capital' && !opens) || shape === 'caps') met.add(text.toLowerCase());
    }
    for (const word of met) capital.set(word, (capital.get(word) ?? 0) + 1);
    for (const word of metPlain) plain.set(word, (plain.get(word) ?? 0) + 1);
  }
  return {
    capital,
    plain,
    small: whispered.length > Math.max(written, FEW_TEXTS) ? uncommonWords(whispered) : new Set(),
  };
};

/** `7-Eleven`, `1Password`; not `10GW`, `8-week`, `3rd`. */
const BEGINS_WITH_NUMBER = /^\d+-?\p{Lu}\p{Ll}{2}/u;

/** `AI-powered`, `API-first`. */
const IS_MADE_OF_NAME = /^\p{L}+-\p{Ll}{3,}$/u;

/** Posts that write a word with a capital, and how many times those that write it small, from which on it is a name in small letters too. */
const WELL_KNOWN = 2;
const HARDLY_SMALL = 4;

/** A word of a text in small letters that the day's other posts write as a name. */
const isNamedSmall = (text: string, { capital, plain }: Spellings): boolean => {
  const word = text.replace(/['’]s$/u, '');
  const named = capital.get(word) ?? 0;
  return text.length > 1 && !ORDINARY.has(word) && named >= WELL_KNOWN && named > HARDLY_SMALL * (plain.get(word) ?? 0);
};

interface Manner {
  readonly loud: boolean;
  readonly small: boolean;
}

const isNamed = (token: Token, spellings: Spellings, { loud, small }: Manner): boolean => {
  const { capital, plain } = spellings;
  const { shape, text, opens } = token;
  if (small && shape === 'plain') return isNamedSmall(text, spellings);
  if (shape === 'plain' || shape === 'digits') return false;
  if (shape === 'mixed')
    return text.length > 1 && (/^\p{L}/u.test(text) || BEGINS_WITH_NUMBER.test(text)) && !IS_MADE_OF_NAME.test(text);
  const word = text.toLowerCase().replace(/['’]s$/u, '');
  if (ORDINARY.has(word) || text.length < 2) return false;
  // What the day writes small as often is a word that somebody shouts.
  if (!loud && shape === 'caps') return (plain.get(word) ?? 0) < (capital.get(word) ?? 0);
  if (!loud && !opens) return (plain.get(word) ?? 0) < 4 * (capital.get(word) ?? 0) + 2;
  // Behind a full stop, or in a headline: a name only where the day writes it so within sentences too.
  const [named, unnamed] = [capital.get(word) ?? 0, plain.get(word) ?? 0];
  return named > 0 && named >= unnamed;
};

const VERSION = /^\d{1,3}(?:\.\d{1,3}){0,2}$/;
/** Behind a number these make it a quantity. */
const QUANTITY_BEHIND =
  /^\s?(?:[%％$€£¥×]|[亿億万萬千百元円倍]|(?:billion|million|trillion|thousand|percent|years?|yrs?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|months?|weeks?|times|people|points?)\b)/iu;

/** Before a number these make it a date. */
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/iu;

const isVersion = ({ kind, text: own, end }: Token, before: string, text: string): boolean =>
  kind === 'word' && VERSION.test(own) && !MONTH.test(before) && !QUANTITY_BEHIND.test(text.slice(end, end + 12));

/** A word that opens a sentence is a name where a version follows and nobody writes it small: `Quillon 4`, not `Day 4`. */
const isRelease = (token: Token, following: Token | undefined, { plain }: Spellings, text: string): boolean =>
  token.shape === 'capital' &&
  token.text.length > 2 &&
  following?.follows === true &&
  isVersion(following, token.text, text) &&
  !ORDINARY.has(token.text.toLowerCase()) &&
  !plain.has(token.text.toLowerCase());

const TITLE =
  /《([^《》\n]{1,40})》|『([^『』\n]{2,30})』|「([^「」\n。！？!?]{2,20})」|“([^“”\n。！？!?，,；;]{2,24})”/gu;

/** A name of one word or several, by how it is written. */
const formOf = (text: string, start: number): NameForm => {
  const key = nameKey(text);
  const kind = isVersioned(key)
    ? 'versioned'
    : key.includes(' ')
      ? 'run'
      : /\p{Lu}.*\p{Lu}/u.test(text)
        ? 'shape'
        : 'word';
  return { key, text, start, end: start + text.length, kind };
};

/** Names in a text by their form, left to right; titles and katakana may lie over others. */
export const nameForms = (text: string, tokens: Tokens, spellings: Spellings): NameForm[] => {
  const found: NameForm[] = [];
  const all = [...tokens];
  const manner = { loud: shouts(all), small: whispers(all) };
  let run: Token[] = [];
  const close = (): void => {
    const first = run[0];
    const last = run.at(-1);
    if (first !== undefined && last !== undefined) {
      const written = text.slice(first.start, last.end).replace(/['’]s$/u, '');
      const form = formOf(written, first.start);
      if (form.key.length > 1) found.push(form);
    }
    run = [];
  };
  for (const [i, token] of all.entries()) {
    const following = all[i + 1];
    if (token.kind === 'word') {
      const goesOn = run.length > 0 && token.follows && run.length < MOST_PARTS;
      if (goesOn && isVersion(token, run.at(-1)?.text ?? '', text)) {
        run.push(token);
        continue;
      }
      const named = isNamed(token, spellings, manner) || isRelease(token, following, spellings, text);
      if (!named || !goesOn) close();
      if (named) run.push(token);
      else if (manner.small && spellings.small.has(token.text)) found.push(formOf(token.text, token.start));
      continue;
    }
    close();
    if (token.kind === 'wide') {
      for (const { 0: word, index } of matchesOf(token.text, KATAKANA_RUN))
        found.push({
          key: word,
          text: word,
          start: token.start + index,
          end: token.start + index + word.length,
          kind: 'katakana',
        });
      continue;
    }
    const sign = { account: '@', tag: '#', ticker: '$' }[token.kind];
    found.push({
      key: `${sign}${token.text.toLowerCase()}`,
      text: text.slice(token.start, token.end),
      start: token.start,
      end: token.end,
      kind: token.kind,
    });
  }
  close();
  for (const match of matchesOf(text, TITLE)) {
    const inner = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    const start = match.index + 1;
    // Words in quotation marks are a name where they are a title by their capitals or too short for speech.
    if (match[1] === undefined && match[2] === undefined && !/^\p{Lu}/u.test(inner) && inner.length > 12) continue;
    found.push({ key: nameKey(inner), text: inner, start, end: start + inner.length, kind: 'title' });
  }
  const titles = found.filter(({ kind }) => kind === 'title');
  return found
    .filter(
      ({ kind, start, end }) =>
        kind !== 'katakana' || !titles.some((title) => title.start <= start && title.end >= end),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
};

/** What the kinds of a pack's names are by form: who or what is named every day tells little. */
const PACK_KIND: Partial<Readonly<Record<Mention['kind'], NameForm['kind']>>> = {
  versioned: 'versioned',
  product: 'run',
  family: 'word',
  company: 'word',
};

/** Names by form with those of a pack in their place: a pack knows all spellings of a name, and which are everyday. */
export const withPack = (forms: readonly NameForm[], mentions: readonly Mention[]): NameForm[] => {
  const known = mentions.flatMap(({ name, kind: of, start, end }): NameForm[] => {
    const kind = PACK_KIND[of];
    return kind === undefined ? [] : [{ key: nameKey(name), text: name, start, end, kind }];
  });
  if (known.length === 0) return [...forms];
  const free = forms.flatMap((form) => {
    const met = known.filter(({ start, end }) => form.start < end && form.end > start);
    return met.length === 0 ? [form] : besides(form, met);
  });
  return [...free, ...known].sort((a, b) => a.start - b.start);
};

/** What a run has beside the names of a pack in it: of `Claude Managed Agents`, where Claude is known, `Managed Agents`. */
const besides = ({ text, start, end, kind }: NameForm, known: readonly NameForm[]): NameForm[] => {
  if (kind !== 'run' && kind !== 'versioned') return [];
  const cuts = [{ end: start }, ...known, { start: end }];
  return cuts.slice(1).flatMap((next, i) => {
    const [from, to] = [Math.max(start, cuts[i]!.end ?? start), Math.min(end, next.start ?? end)];
    const piece = to > from ? text.slice(from - start, to - start) : '';
    const written = piece.trim();
    // What a hyphen joins to a known name is a part of its spelling.
    if (!/^\p{L}.* /u.test(written) || (from > start && !/^\s/.test(piece)) || (to < end && !/\s$/.test(piece)))
      return [];
    const at = from + piece.indexOf(written);
    return [formOf(written, at)];
  });
};

/**
 * Whether two names can't be one: versions or variants of one line (`mistral large 3`, `mistral small 3`; `gpt 5.1`,
 * `gpt 5.2`). A name and a longer one that begins with it can (`gpt 5.5`, `gpt 5.5 pro`).
 */
export const differ = (a: string, b: string): boolean => {
  if (a === b || !isVersioned(a) || !isVersioned(b)) return false;
  if (a.startsWith(`${b} `) || b.startsWith(`${a} `)) return false;
  const [first, other] = [a.slice(0, a.indexOf(' ')), b.slice(0, b.indexOf(' '))];
  return first !== '' && first === other;
};
