// What the pack of AI holds, for those who still read it as tables. Goes when they are handed a topic's names.

import { FIELD_NAMES } from './name-table.ts';
import { ORDINARY_WORDS } from './ordinary-words.data.ts';

export const ORGANISATIONS = FIELD_NAMES.pack.organisations;

/** Names that look like products but never make a story: platforms, formats, abbreviations, events, people. Lower-cased. */
export const COMMON_NAMES: readonly string[] = [
  ...ORDINARY_WORDS,
  ...FIELD_NAMES.noNames,
  ...[...FIELD_NAMES.people.keys()].map((name) => name.toLowerCase()),
];
