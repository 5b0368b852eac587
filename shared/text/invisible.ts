// Characters that show nothing: which of them a script's writing needs, and which only hide text.

/** Letters of scripts that are written with joiners: Arabic, Persian, Hindi, Sinhala, Mongolian …, not Latin, Han or kana. */
const JOINING =
  /[[\p{L}\p{M}\u064b-\u065f\u0670]--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}[\p{sc=Inherited}--[\u064b-\u065f\u0670]]]]$/v;
/** Scripts without blanks between words: a zero-width space says where a line may break. */
const UNSPACED =
  /[\p{scx=Khmer}\p{scx=Thai}\p{scx=Lao}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Javanese}\p{scx=Balinese}\p{scx=Tai_Tham}]/u;
const RIGHT_TO_LEFT =
  /[\p{scx=Hebrew}\p{scx=Arabic}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}\p{scx=Adlam}\p{scx=Hanifi_Rohingya}]/u;
const BEFORE_EMOJI_JOINER = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;
const EMOJI = /^\p{Extended_Pictographic}/u;
const MONGOLIAN = /\p{scx=Mongolian}$/u;

/** A flag of a part of a country: a black flag, its name in tags, and the tag that ends it (Unicode TR51). */
const TAGGED_FLAG = /(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;

/** Unicode's default ignorables, controls but line ends, non-characters and marks of annotations. */
const INVISIBLE = /[[\p{Cc}--\n]\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffb}]/v;
const EACH_INVISIBLE = new RegExp(INVISIBLE.source, 'gv');

const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';

/** Places of the embeddings and isolates that are opened and closed within a line; overrides, which turn letters round, never are. */
const balancedAt = (text: string): ReadonlySet<number> => {
  const kept = new Set<number>();
  const open: { readonly at: number; readonly isolate: boolean }[] = [];
  for (const { 0: mark, index } of text.matchAll(/[\n\u202a-\u202c\u2066-\u2069]/g)) {
    if (mark === '\n') open.length = 0;
    else if (mark === POP_ISOLATE) {
      const at = open.findLastIndex(({ isolate }) => isolate);
      if (at < 0) continue;
      kept.add(open[at]!.at).add(index);
      open.length = at;
    } else if (mark !== POP_EMBEDDING) open.push({ at: index, isolate: mark >= '\u2066' });
    else if (open.at(-1)?.isolate === false) kept.add(open.pop()!.at).add(index);
  }
  return kept;
};

/** Of the invisible characters of a text those that belong to its writing, by their places. */
const keeperOf = (text: string): ((mark: string, at: number) => boolean) => {
  const rightToLeft = RIGHT_TO_LEFT.test(text);
  const balanced = rightToLeft ? balancedAt(text) : undefined;
  const flags = [...text.matchAll(TAGGED_FLAG)].map(({ 0: { length }, index }) => [index, index + length] as const);
  return (mark, at) => {
    const before = text.slice(Math.max(0, at - 3), at);
    const after = text.slice(at + mark.length, at + mark.length + 2);
    if (mark === '\u200d' && BEFORE_EMOJI_JOINER.test(before)) return EMOJI.test(after);
    if (mark === '\u200c' || mark === '\u200d') return JOINING.test(before);
    if (mark === '\u200b') return UNSPACED.test(before.slice(-1)) || UNSPACED.test(after.slice(0, 1));
    if (/[\u200e\u200f\u061c]/.test(mark)) return rightToLeft;
    if (/[\u202a-\u202c\u2066-\u2069]/.test(mark)) return balanced?.has(at) === true;
    // They choose how an emoji or a sign is drawn.
    if (mark === '\ufe0e' || mark === '\ufe0f') return true;
    if (/[\u180b-\u180d\u180f]/.test(mark)) return MONGOLIAN.test(before);
    if (/[\u17b4\u17b5]/.test(mark)) return true;
    return flags.some(([start, end]) => at >= start && at < end);
  };
};

/**
 * A text without what shows nothing and belongs to no script's writing: controls, bidi overrides and marks that nothing
 * closes, zero-width characters within words that need none, tags outside flags. Kept are the joiners of Persian or Hindi,
 * the breaks of Khmer, the isolates of a Hebrew line, the parts of an emoji. Applying it twice changes nothing.
 */
export const withoutHidden = (text: string): string => {
  if (!INVISIBLE.test(text)) return text;
  const keeps = keeperOf(text);
  return text.replace(EACH_INVISIBLE, (mark, at: number) => (keeps(mark, at) ? mark : ''));
};

/** Tags outside flags and runs of selectors carry a text of their own, which only a machine reads. */
const SMUGGLES = /[\u{e0020}-\u{e007e}]{2}|(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]){4}/u;

/** Whether a text holds another that nobody sees. */
export const smuggles = (text: string): boolean => SMUGGLES.test(text.replace(TAGGED_FLAG, ''));

/** Breaks within words of Latin, Cyrillic, Greek, Han or kana: two of them, and letters that are shown in another order. */
const DISGUISES = /[\u202d\u202e]|(?:\p{L}[\u00ad\u200b-\u200d\u2060\ufeff]\p{L}.*){2}/su;

/** Whether what a text shows differs from what it says by invisible characters that no writing needs. */
export const disguises = (text: string): boolean => {
  if (!INVISIBLE.test(text)) return false;
  const keeps = keeperOf(text);
  return DISGUISES.test(text.replace(EACH_INVISIBLE, (mark, at: number) => (keeps(mark, at) ? ' ' : mark)));
};
