// Finds the day's new names: capitalised words that several voices use and that no table knows yet (Kestrel Grip, Euphony).

import { RELEASE_SHAPE } from '../../shared/text/extra-names.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { COMMON_NAMES } from '../../shared/text/organisations.data.ts';
import { groupByKeys } from './group.ts';

/** What discovering needs of a post. */
export interface Discoverable {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly voice: string | undefined;
  /** On the topic by the lexicon and the names that the table knows. */
  readonly onTopic: boolean;
}

const LEAST_VOICES = 3;
const common = new Set(COMMON_NAMES);

/** Words with a capital that are no names of things. */
const ORDINARY = new Set(
  'i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas english chinese japanese spanish french german european american indian korean china japan europe america india korea germany france spain london paris tokyo berlin beijing shanghai shenzhen taiwan singapore california texas us uk eu ai ia the a an and or but if so my we you he she they it this that what when where why how who yes no not new now today mr mrs dr ceo cto phd god lord internet web earth mars moon bible pro max mini plus ultra flash lite studio team mac slack skill skills mondays tuesdays wednesdays thursdays fridays saturdays sundays'.split(
    ' ',
  ),
);

/** Up to three capitalised words in a row, with a version or without: `Kestrel Grip`, `Ready Player Me`, `Tumbril 2`. */
const CAPITALISED =
  /(?<![\p{L}\p{N}@#$/.-])\p{Lu}[\p{Ll}\p{N}]+(?:[ -]\p{Lu}[\p{Ll}\p{N}]+){0,2}(?:[ -]\d{1,2}(?:\.\d{1,2})?(?![\p{N}.,]*[\p{N}%:]|\s?(?:[亿億万萬%％倍元円兆]|[bmtk]n?\b|billion|million|trillion|dollars|percent)))?(?![\p{Ll}\p{N}])/gu;

const isSentenceStart = (text: string, at: number): boolean =>
  /(?:^|[.!?:…。！？：\n"“(「]|[-–—•*>] ?|\d[.)])\s*$/u.test(text.slice(0, at));

/** Capitalised runs that no known mention covers; a single word at a sentence's start proves nothing, unless it has a version. */
const runsOf = ({ text, mentions }: Discoverable): Set<string> => {
  const runs = new Set<string>();
  for (const match of text.matchAll(CAPITALISED)) {
    const start = match.index;
    const end = start + match[0].length;
    // A shape is no knowledge: `Lark-Lite` gives way to `Sabre Lark-Lite`.
    if (mentions.some(({ kind, ...known }) => kind !== 'name' && start < known.end && end > known.start)) continue;
    const words = match[0].split(' ');
    const begins = isSentenceStart(text, start);
    const own = begins && ORDINARY.has((words[0] ?? '').toLowerCase()) ? words.slice(1) : words;
    if (own.length === 0 || (own.length === 1 && begins && !RELEASE_SHAPE.test(own[0] ?? ''))) continue;
    if (own.every((word) => ORDINARY.has(word.toLowerCase()) || word.length < 3)) continue;
    const name = own.join(' ');
    if (!common.has(name.toLowerCase())) runs.add(name);
  }
  return runs;
};

/** A name is of the field when two voices use it in posts that are on the topic without it, and one in twenty of its posts is. */
const LEAST_TOPICAL_VOICES = 2;
const LEAST_TOPICAL_SHARE = 0.05;
/** A release that this many voices of the topic's sources name is of the field, whatever else they say of it. */
const RELEASE_VOICES = 3;

/**
 * Names of the field that at least three voices use, none of which is an ordinary word of the day's texts in lower case;
 * longest first.
 */
export const discoverNames = (posts: readonly Discoverable[]): string[] => {
  const found = groupByKeys(posts, runsOf);
  const lower = new Set(
    posts.flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}@#/])\p{Ll}{3,}(?![\p{L}\p{N}])/gu) ?? []),
  );
  const voices = (using: readonly Discoverable[]): number => new Set(using.flatMap(({ voice }) => voice ?? [])).size;
  return [...found]
    .filter(([name, using]) => {
      const topical = using.filter(({ onTopic }) => onTopic);
      return (
        voices(using) >= LEAST_VOICES &&
        !lower.has(name.toLowerCase()) &&
        ((RELEASE_SHAPE.test(name) && voices(using) >= RELEASE_VOICES) ||
          (voices(topical) >= LEAST_TOPICAL_VOICES && topical.length >= LEAST_TOPICAL_SHARE * using.length))
      );
    })
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
};
