// The names of AI as a default for those who are not handed a topic's names yet.
import ai from '../../topics/packs/ai.json' with { type: 'json' };
import { compileNames, type Literal, type Names } from './compile-names.ts';
import { namePackOf } from './name-pack.ts';

export const FIELD_NAMES: Names = compileNames(namePackOf(ai));

/** Organisations of the field itself, whose name makes a post belong to it. */
export const FIELD_ORGANISATIONS: ReadonlySet<string> = FIELD_NAMES.fieldOrganisations;

/** Canonical name → what the table says of it. */
export const NAMES: ReadonlyMap<string, Literal> = FIELD_NAMES.known;
