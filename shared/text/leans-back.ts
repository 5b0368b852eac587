// Whether a sentence speaks of whom the one before it names: without that one nobody knows of whom.

const PERSON = /^(?:他们?|她们?|此人)(?!国|山|人|乡|信)|^(?:He|She|They|His|Her|Their)(?=[\s’'])/u;

/** What tells that a clause has named its speaker by itself: a pronoun behind it may mean that one. */
const SPEAKS = /[说称谈问写讲]|认为|觉得|指出|表示|says?\b|said\b/u;

/**
 * True for a text that opens with a pronoun for a person, or whose second clause does where nobody speaks in the first:
 * 他还预计…, `She adds …`, 桌面版默认不是它；他解释说….
 */
export const leansBack = (text: string): boolean => {
  const [first = '', second = ''] = text.trimStart().split(/[；;]\s*/u, 2);
  return PERSON.test(first) || (PERSON.test(second.charAt(0).toUpperCase() + second.slice(1)) && !SPEAKS.test(first));
};

/** A sentence by which somebody else may be meant from here on: one who speaks, or a name of several words. */
const NAMES_SOMEBODY = new RegExp(`${SPEAKS.source}|\\p{Lu}[\\p{L}.]*(?:[ ·•]\\p{Lu}[\\p{L}.]*)+`, 'u');

/**
 * Sentences of a paragraph in their order without those that lean on one that is gone, even where one that names nobody
 * stands between them.
 * @param keeps the sentence as it stays; undefined where it goes
 */
export const keepStanding = <T>(
  sentences: readonly T[],
  keeps: (sentence: T) => T | undefined,
  textOf: (sentence: T) => string,
): T[] => {
  const kept: T[] = [];
  let isLost = false;
  for (const sentence of sentences) {
    const leans = leansBack(textOf(sentence));
    const stays: T | undefined = isLost && leans ? undefined : keeps(sentence);
    if (stays === undefined) isLost = true;
    else kept.push(stays);
    if (stays !== undefined && !leans && NAMES_SOMEBODY.test(textOf(sentence))) isLost = false;
  }
  return kept;
};
