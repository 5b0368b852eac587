// Rule V4, by what is said: words that a sentence gives to one author stand in the post of another, whom it cites too.
import type { Names } from '../text/compile-names.ts';
import { saidWords } from './glosses.ts';
import { sharedCountries } from './names-match.ts';
import { isCarried } from './numbers-match.ts';
import type { Quantity } from './quantities.ts';
import { isAuthor, speakersOf } from './quotes-match.ts';
import { latinWords, type Source, saysWord } from './source-post.ts';

const HAN_STRETCH = 4;

/** Stretches of a text in the very characters of a post, of four and more. */
const stretchesIn = (text: string, { normal }: Source): Set<string> => {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
    for (let at = 0; at + HAN_STRETCH <= run.length; at++) {
      const part = run.slice(at, at + HAN_STRETCH);
      if (normal.includes(part)) found.add(part);
    }
  return found;
};

/** Shorter words of English are mostly grammar. */
const TELLING = 5;

/** All of a text that a post says, as far as rules can see: names, numbers, everyday words, its own characters. */
const saidIn = (text: string, quantities: readonly Quantity[], source: Source): Set<string> =>
  new Set([
    ...latinWords(text.replace(/@\w+/g, ''))
      .filter(({ text: word }) => word.length > (/^\p{Ll}+$/u.test(word) ? TELLING - 1 : 1) && saysWord(source, word))
      .map(({ text: word }) => word.toLowerCase()),
    ...quantities.filter((quantity) => isCarried(quantity, source.quantities)).map(({ text: number }) => number),
    ...saidWords(text, source),
    ...stretchesIn(text, source),
    ...sharedCountries(text, source),
  ]);

/** An account that a sentence opens with does what it tells. */
const LEADING = /^(?:据\s?)?(@\w{1,50})/u;

/** How much more of the words another post must say before they are its author's; one, where the speaker's say none. */
const LEAST_MORE = 2;
const TIMES_MORE = 3;

/**
 * The one speaker of a text, where the posts of others that it cites say clearly more of what it gives to him; undefined where
 * it names several, none, or one whose own posts say it.
 */
export const misgivenTo = (
  text: string,
  quantities: readonly Quantity[],
  sources: readonly Source[],
  names: Names,
): string | undefined => {
  const first = LEADING.exec(text)?.[1];
  const speakers = [...new Set([...(first === undefined ? [] : [first]), ...speakersOf(text, names)])];
  const [speaker] = speakers;
  if (speaker === undefined || speakers.length > 1) return undefined;
  // What stands before the speaker, and behind a stop, is told by others.
  const at = text.indexOf(speaker);
  const given = text.slice(at).split(/[；。;]/u)[0] ?? '';
  const inGiven = quantities.filter(({ start }) => start >= at && start < at + given.length);
  const own = sources.filter((source) => isAuthor(speaker, source, names));
  const others = sources.filter((source) => !own.includes(source));
  if (own.length === 0 || others.length === 0) return undefined;
  // Who is named beside the speaker may be the one who tells it.
  const named = others.filter((source) => !text.toLowerCase().includes(source.handle.toLowerCase()));
  const said = new Set(own.flatMap((source) => [...saidIn(given, inGiven, source)]));
  return named.some((source) => {
    const theirs = saidIn(given, inGiven, source);
    const more = [...theirs].filter((part) => !said.has(part)).length;
    const less = [...said].filter((part) => !theirs.has(part)).length;
    const enough = [...said].some((part) => !/^[\p{Script=Latin}\d]/u.test(part)) ? LEAST_MORE : 1;
    return more >= enough && more >= TIMES_MORE * less;
  })
    ? speaker
    : undefined;
};
