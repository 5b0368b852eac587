// The answer in what a model gave: the last value that fits the schema, wherever it stands.
import { fitExactly, fitSchema, type JsonSchema } from './fit-schema.ts';
import { jsonIn, partThinking } from './json-in.ts';

/** What a text says that is one JSON string as a whole. */
const unquoted = (text: string): string => {
  if (!/^\s*"[\s\S]*"\s*$/.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
};

/**
 * Reads the answer: of each thing given, in order, the last object or list that fits the schema as it is, else the last that
 * can be read as nothing else.
 * @param given values and texts: a tool's input, the message, and at last what was thought
 * @param cut whether the text was cut off: what is left of a larger thing must not be read as a smaller one
 * @returns the answer; where nothing fits the last object or list, for the caller to say what is wrong with it; undefined
 *   where there is none
 */
export const readAnswer = (schema: JsonSchema, given: readonly unknown[], cut = false): unknown => {
  const places = given.map((one) =>
    typeof one === 'string' ? jsonIn(unquoted(partThinking(one).answer)).reverse() : [one],
  );
  for (const values of places)
    for (const read of cut ? [fitExactly] : [fitExactly, fitSchema])
      for (const value of values) {
        const found = read(schema, value);
        if (found !== undefined) return found.value;
      }
  return cut ? undefined : places.flat().find((value) => typeof value === 'object' && value !== null);
};
