// Brings a value into the form of a JSON Schema where it can only mean one thing. Bounds are left to the caller's own schema.
import { jsonIn } from './json-in.ts';

export type JsonSchema = Readonly<Record<string, unknown>> | boolean;

/** A value that fits; undefined where it does not. An object around it, since the value itself may be undefined or null. */
export type Fit = { readonly value: unknown } | undefined;

/** Exactly as it is; read where it can only mean one thing; or that with lists of which nothing is said taken for empty. */
type Mode = 'exact' | 'read' | 'filled';

const DEEPEST = 64;
/** A wrapper within a wrapper, and one around both. */
const DEEPEST_WRAPPER = 3;
const LARGEST_TABLE = 200;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
const asSchema = (value: unknown): JsonSchema => (isFields(value) || value === false ? value : true);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A name without case, blanks, hyphens and underscores: `Cited Posts`, `cited_posts` and `citedPosts` are one. */
const loose = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, '');
const saysNothing = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && /^\s*(?:null|none|n\/a)?\s*$/i.test(value)) ||
  (isFields(value) && Object.keys(value).length === 0);

const WIDE_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const WIDE_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Pieces of one text as one text, with a blank where neither side is written without. */
const joined = (pieces: readonly string[]): string =>
  pieces.reduce((text, piece) =>
    text === '' || WIDE_END.test(text) || WIDE_START.test(piece) ? text + piece : `${text} ${piece}`,
  );

/** One schema with the document that its references lead into. */
class Fitting {
  readonly #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  match(given: JsonSchema, value: unknown, mode: Mode, depth = 0): Fit {
    if (given === true) return { value };
    if (given === false || depth > DEEPEST) return undefined;
    const schema = this.#resolved(given);
    if (!isFields(schema) || schema.$ref !== undefined) return this.match(schema, value, mode, depth + 1);
    for (const name of ['anyOf', 'oneOf'])
      if (Array.isArray(schema[name])) return this.#oneOf(listOf(schema[name]).map(asSchema), value, mode, depth);
    if ('const' in schema) return this.#choice([schema.const], value, mode);
    if (Array.isArray(schema.enum)) return this.#choice(schema.enum, value, mode);
    if (Array.isArray(schema.type))
      return this.#oneOf(
        schema.type.map((type) => ({ ...schema, type })),
        value,
        mode,
        depth,
      );
    const type = schema.type ?? ('properties' in schema ? 'object' : 'items' in schema ? 'array' : undefined);
    if (type === 'object') return this.#object(schema, value, mode, depth);
    if (type === 'array') return this.#array(schema, value, mode, depth);
    return fitScalar(type, value, mode);
  }

  #resolved(schema: Fields): JsonSchema {
    if (typeof schema.$ref !== 'string') return schema;
    const path = schema.$ref.replace(/^#\/?/, '').split('/').filter(Boolean);
    let at: unknown = this.#root;
    for (const name of path) at = isFields(at) ? own(at, decodeURIComponent(name)) : undefined;
    return asSchema(at);
  }

  #oneOf(options: readonly JsonSchema[], value: unknown, mode: Mode, depth: number): Fit {
    for (const way of mode === 'exact' ? ([mode] as const) : (['exact', mode] as const))
      for (const option of options) {
        const found = this.match(option, value, way, depth + 1);
        if (found !== undefined) return found;
      }
    return undefined;
  }

  #choice(choices: readonly unknown[], value: unknown, mode: Mode): Fit {
    if (choices.includes(value)) return { value };
    const [one] = Array.isArray(value) && value.length === 1 ? value : [value];
    if (mode === 'exact' || typeof one !== 'string') return undefined;
    const alike = choices.filter((choice) => typeof choice === 'string' && loose(choice) === loose(one));
    return alike.length === 1 ? { value: alike[0] } : undefined;
  }

  /** What stands for a field that is missing: its default, null, an empty list, or nothing. */
  #missing(schema: JsonSchema, mode: Mode, depth: number): Fit {
    if (isFields(schema) && 'default' in schema) return { value: schema.default };
    if (mode === 'filled' && isFields(schema) && schema.type === 'array') return { value: [] };
    return this.match(schema, null, 'exact', depth + 1);
  }

  #object(schema: Fields, value: unknown, mode: Mode, depth: number): Fit {
    if (isFields(value)) return this.#fields(schema, value, mode, depth) ?? this.#unwrapped(schema, value, mode, depth);
    if (mode === 'exact') return undefined;
    if (typeof value === 'string') return this.#lastOf(schema, jsonIn(value).filter(isFields), mode, depth);
    if (!Array.isArray(value)) return undefined;
    const [only] = value;
    const single =
      value.length === 1 && isFields(only)
        ? (this.#fields(schema, only, mode, depth) ?? this.#unwrapped(schema, only, mode, depth))
        : undefined;
    if (single !== undefined) return single;
    // A list in place of the object that has one such list.
    const lists = Object.entries(isFields(schema.properties) ? schema.properties : {}).filter(
      ([, property]) => isFields(property) && property.type === 'array',
    );
    const fits =
      value.length === 0 ? [] : lists.flatMap(([name]) => this.#fields(schema, { [name]: value }, mode, depth) ?? []);
    return fits.length === 1 ? fits[0] : undefined;
  }

  #lastOf(schema: Fields, values: readonly unknown[], mode: Mode, depth: number): Fit {
    const last = values.at(-1);
    return last === undefined ? undefined : this.match(schema, last, mode, depth + 1);
  }

  #fields(schema: Fields, value: Fields, mode: Mode, depth: number): Fit {
    const properties = isFields(schema.properties) ? schema.properties : {};
    const required = new Set(listOf(schema.required));
    const names = Object.keys(value);
    const nameFor = (name: string): string | undefined => {
      if (Object.hasOwn(value, name)) return name;
      if (mode === 'exact') return undefined;
      const alike = names.filter((one) => !Object.hasOwn(properties, one) && loose(one) === loose(name));
      return alike.length === 1 ? alike[0] : undefined;
    };
    const used = new Set<string>();
    const entries: [string, unknown][] = [];
    const known = Object.keys(properties).filter((name) => nameFor(name) !== undefined).length;
    for (const [name, property] of Object.entries(properties)) {
      const at = nameFor(name);
      if (at !== undefined) used.add(at);
      const found = at === undefined ? undefined : this.match(asSchema(property), value[at], mode, depth + 1);
      if (found !== undefined) entries.push([name, found.value]);
      else if (required.has(name)) {
        // An object of which nothing is known is another one.
        const absent = at === undefined || saysNothing(value[at]);
        const filled =
          mode !== 'exact' && absent && known > 0 ? this.#missing(asSchema(property), mode, depth) : undefined;
        if (filled === undefined) return undefined;
        entries.push([name, filled.value]);
      } else if (at !== undefined && (mode === 'exact' || !saysNothing(value[at]))) return undefined;
    }
    const rest = names.filter((name) => !used.has(name));
    if (
      required.size > 0 &&
      [...required].some((name) => typeof name === 'string' && !(name in properties) && !(name in value))
    )
      return undefined;
    if (schema.additionalProperties === false) {
      // What was not asked for is no part of the answer.
      return mode === 'exact' && rest.length > 0 ? undefined : { value: fromEntries(entries) };
    }
    for (const name of rest.slice(0, LARGEST_TABLE)) {
      const found = this.match(asSchema(schema.additionalProperties), value[name], mode, depth + 1);
      if (found === undefined) return undefined;
      entries.push([name, found.value]);
    }
    return { value: fromEntries(entries) };
  }

  /** The one value of a wrapper, such as `{"report": {…}}` or `{"tool_calls": [{"arguments": "{…}"}]}`, that is the object. */
  #unwrapped(schema: Fields, value: Fields, mode: Mode, depth: number): Fit {
    const properties = isFields(schema.properties) ? Object.keys(schema.properties).map(loose) : [];
    const isOwn = Object.keys(value).some((name) => properties.includes(loose(name)));
    if (mode === 'exact' || isOwn || depth > DEEPEST_WRAPPER) return undefined;
    const inner = Object.values(value)
      .slice(0, LARGEST_TABLE)
      .flatMap((one) => {
        if (typeof one === 'string') return jsonIn(one).filter(isFields).slice(-1);
        return (Array.isArray(one) && one.length === 1 ? one : [one]).filter(isFields);
      });
    const fits = inner.flatMap(
      (one) => this.#fields(schema, one, mode, depth + 1) ?? this.#unwrapped(schema, one, mode, depth + 1) ?? [],
    );
    return fits.length === 1 ? fits[0] : undefined;
  }

  #array(schema: Fields, value: unknown, mode: Mode, depth: number): Fit {
    const item = asSchema(schema.items);
    if (Array.isArray(value)) {
      const items = value.map((one) => this.match(item, one, mode, depth + 1));
      return items.every((one) => one !== undefined) ? { value: items.map((one) => one.value) } : undefined;
    }
    if (mode === 'exact') return undefined;
    if (saysNothing(value)) return { value: [] };
    if (typeof value === 'string') {
      const inner = jsonIn(value).filter((one) => Array.isArray(one));
      const list = inner.length === 1 ? this.#array(schema, inner[0], mode, depth + 1) : undefined;
      if (list !== undefined) return list;
    }
    if (isFields(value)) {
      const values = Object.values(value);
      const [only] = values;
      if (values.length === 1 && Array.isArray(only)) return this.#array(schema, only, mode, depth + 1);
      if (Object.keys(value).every((name, at) => name === String(at)))
        return this.#array(schema, values, mode, depth + 1);
    }
    const one = this.match(item, value, mode, depth + 1);
    if (one !== undefined) return { value: [one.value] };
    // Things by names of their own, where a list of such things is meant.
    if (isFields(value) && Object.values(value).every(isFields))
      return this.#array(schema, Object.values(value), mode, depth + 1);
    // Words of a closed set in one text, with commas.
    if (typeof value !== 'string' || !isFields(item) || !Array.isArray(item.enum)) return undefined;
    return this.#array(
      schema,
      value.split(/[,，、;；]/).map((word) => word.trim()),
      'read',
      depth + 1,
    );
  }
}

const fromEntries = (entries: readonly [string, unknown][]): Fields => Object.fromEntries(entries);

const fitScalar = (type: unknown, value: unknown, mode: Mode): Fit => {
  if (type === 'string') return fitText(value, mode);
  if (type === 'null') return value === null || (mode !== 'exact' && saysNothing(value)) ? { value: null } : undefined;
  if (type === 'boolean') {
    if (typeof value === 'boolean') return { value };
    const word = mode !== 'exact' && typeof value === 'string' ? /^\s*(true|false)\s*$/i.exec(value)?.[1] : undefined;
    return word === undefined ? undefined : { value: word.toLowerCase() === 'true' };
  }
  if (type !== 'number' && type !== 'integer') return { value };
  const number =
    mode !== 'exact' && typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
  const fits = typeof number === 'number' && (type === 'number' || Number.isInteger(number));
  return fits ? { value: number } : undefined;
};

const fitText = (value: unknown, mode: Mode): Fit => {
  if (typeof value === 'string') return { value };
  if (mode === 'exact') return undefined;
  if (value === null) return { value: '' };
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
  const pieces = Array.isArray(value) ? value : isFields(value) ? Object.values(value) : [];
  if (isFields(value) && pieces.length !== 1) return undefined;
  return pieces.length > 0 && pieces.every((piece) => typeof piece === 'string')
    ? { value: joined(pieces) }
    : undefined;
};

/** The value as the schema has it, and only if it is so already. */
export const fitExactly = (schema: JsonSchema, value: unknown): Fit =>
  new Fitting(schema).match(schema, value, 'exact');

/**
 * The value brought into the schema's form: JSON within a string is read, names and words of a closed set may differ in case
 * and joints, a list may stand for the object that holds it and one thing for a list of it, pieces of a text are joined, a
 * wrapper and what was not asked for are taken off, an absent field becomes its default or null, and at last an empty list
 * where the object has other fields that are known. Undefined where a field has no such reading.
 */
export const fitSchema = (schema: JsonSchema, value: unknown): Fit => {
  const fitting = new Fitting(schema);
  return fitting.match(schema, value, 'read') ?? fitting.match(schema, value, 'filled');
};
