// Whether a sentence speaks of whom the one before it names: without that one nobody knows of whom.

const PERSON = /^(?:他们?|她们?|此人)(?!国|山|人|乡|信)|^(?:He|She|They|His|Her|Their)(?=[\s’'])/u;

/** Opens what code says of the sentence before (absence.ts). */
const OF_BEFORE = /^(?:对此，|On this )/u;

/** Verbs by which a clause has somebody say something. */
const SPEAKS =
  /(?<![小据传])说(?!明)|(?<![名号据职])称(?![重号])|认为|觉得|指出|表示|解释|补充|承认|警告|宣布|预计|反驳|批评|建议|介绍|\b(?:says?|said|argues?|adds?|warns?|thinks?|explains?)\b/u;

/** A second clause in which somebody without a name speaks: `；他解释说…`, `; he explains …`. */
const THEN_SPEAKS = new RegExp(`^(?:他|她)(?:还|也|又|则)?(?:${SPEAKS.source})|^(?:he|she) (?:${SPEAKS.source})`, 'u');

/** A sentence that names whom it tells of: by a name of several words, or as one who speaks. */
const NAMES_SOMEBODY = new RegExp(`${SPEAKS.source}|\\p{Lu}[\\p{L}.]{0,40}[ ·•]\\p{Lu}`, 'u');

/**
 * True for a text that opens with a pronoun for a person, or in whose second clause one speaks while the first names nobody:
 * 他还预计…, `She adds …`, 桌面版默认不是它；他解释说…; and for one that says what nobody said on the sentence before.
 */
export const leansBack = (text: string): boolean => {
  const [first = '', second = ''] = text.trimStart().split(/[；;]\s*/u, 2);
  return PERSON.test(first) || OF_BEFORE.test(first) || (THEN_SPEAKS.test(second) && !NAMES_SOMEBODY.test(first));
};

/** Speaks of two things or more that the sentences before it name, one each as a rule: 前者靠…, 两家都…, `The former …`. */
const PAIR =
  /^(?:前者|后者|两者|二者|三者|这[两三](?!十|百|千|万|天|年|个?月|个?周|日|个?季度|个?小时|个?星期|分钟)|[两三]家(?!公司的)|[两三]件事|[两三]种(?:说法|做法|路线|结果)|[两三]方(?!评|案|面|机构)|[两三]人(?!创办|创立|团队|小组|公司))|^(?:The (?:former|latter|two)\b|Both(?! (?:\p{Lu}|of the [a-z]+ \p{Lu}))\b|These (?:two|three)(?! (?:days|weeks|months|years))\b)/u;
/** How far back the things may be named of which such a sentence speaks. */
const PAIR_REACH = 2;

/** True for a text that opens with words for several things which the sentences before it name. */
export const leansOnSeveral = (text: string): boolean => PAIR.test(text.trimStart());

/**
 * Sentences of a paragraph in their order without those that lean on one that is gone, even where one that names nobody
 * stands between them; and without those that speak of several things of which one is gone.
 * @param keeps the sentence as it stays; undefined where it goes
 */
export const keepStanding = <T>(
  sentences: readonly T[],
  keeps: (sentence: T) => T | undefined,
  textOf: (sentence: T) => string,
): T[] => {
  const kept: T[] = [];
  // Of the sentence right before nothing is known but that it went; a name that went is missed until another is named.
  let [isGone, isNameless, lastGone] = [false, false, Number.NEGATIVE_INFINITY];
  for (const [at, sentence] of sentences.entries()) {
    const would = keeps(sentence);
    // What leans is told by the words that would stand.
    const text = textOf(would ?? sentence);
    const leans = leansBack(text);
    const names = !leans && NAMES_SOMEBODY.test(text);
    const misses = (leans && (isGone || isNameless)) || (leansOnSeveral(text) && at - lastGone <= PAIR_REACH);
    const stays: T | undefined = misses ? undefined : would;
    isGone = stays === undefined;
    if (isGone) lastGone = at;
    if (isGone) isNameless ||= leans || names;
    else if (names) isNameless = false;
    if (stays !== undefined) kept.push(stays);
  }
  return kept;
};
