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

/**
 * Sentences of a paragraph in their order without those that lean on one that is gone.
 * @param keeps the sentence as it stays; undefined where it goes
 */
export const keepStanding = <T>(
  sentences: readonly T[],
  keeps: (sentence: T) => T | undefined,
  textOf: (sentence: T) => string,
): T[] => {
  const kept: T[] = [];
  let isGone = false;
  for (const sentence of sentences) {
    const stays: T | undefined = isGone && leansBack(textOf(sentence)) ? undefined : keeps(sentence);
    isGone = stays === undefined;
    if (stays !== undefined) kept.push(stays);
  }
  return kept;
};
