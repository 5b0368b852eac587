// Whether a sentence speaks of whom the one before it names: without that one nobody knows of whom.

const PERSON = /^(?:他们?|她们?|此人)(?!国|山|人|乡|信)|^(?:He|She|They|His|Her|Their)(?=[\s’'])/u;

/** True for a text that opens with a pronoun for a person: 他还预计…, `She adds …`. */
export const leansBack = (text: string): boolean => PERSON.test(text.trimStart());

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
