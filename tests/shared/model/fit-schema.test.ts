// The form of answers: what can only mean one thing is read, what is right already is left alone, and nothing is made up.
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitExactly, fitSchema, type JsonSchema } from '../../../shared/model/fit-schema.ts';

const CLAIM = {
  type: 'object',
  additionalProperties: false,
  required: ['text', 'kind', 'cites', 'quote'],
  properties: {
    text: { type: 'string' },
    kind: { type: 'string', enum: ['announcement', 'fact', 'rumour'] },
    cites: { type: 'array', items: { type: 'string' } },
    quote: {
      anyOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['post', 'text'],
          properties: { post: { type: 'string' }, text: { type: 'string' } },
        },
        { type: 'null' },
      ],
    },
  },
} as const;
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims'],
  properties: { claims: { type: 'array', items: { $ref: '#/$defs/claim' } } },
  $defs: { claim: CLAIM },
} as const;

const claim = { text: 'Heron Works ships Ibis 2', kind: 'announcement', cites: ['P1', 'P2'], quote: null };
/** An object with two lists, of which an answer often needs one. */
const LISTS = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'rows'],
  properties: {
    items: { type: 'array', items: { type: 'string' } },
    rows: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['n'], properties: { n: { type: 'integer' } } },
    },
  },
} as const;

const right = { claims: [claim] };
const read = (value: unknown, schema: JsonSchema = SCHEMA): unknown => fitSchema(schema, value)?.value;

describe('an answer in a slightly wrong shape', () => {
  it.each<[string, unknown]>([
    ['a list as a JSON string', { claims: JSON.stringify([claim]) }],
    ['the whole as a JSON string', JSON.stringify(right)],
    ['a list as a JSON string in a fence', { claims: `\`\`\`json\n${JSON.stringify([claim])}\n\`\`\`` }],
    [
      'capital keys and words',
      { Claims: [{ Text: claim.text, Kind: 'Announcement', Cites: ['P1', 'P2'], Quote: null }] },
    ],
    ['the list in place of the object that holds it', [claim]],
    ['one thing in place of a list of it', { claims: claim }],
    ['pieces in place of a text', { claims: [{ ...claim, text: ['Heron Works ships', 'Ibis 2'] }] }],
    ['a text within an object of its own', { claims: [{ ...claim, text: { en: claim.text } }] }],
    ['a wrapper by the name of the tool', { report_story: right }],
    ["a tool's call written out", { name: 'report_story', arguments: JSON.stringify(right) }],
    ['a wrapper around a wrapper', { response: { report_story: right } }],
    ['an answer of the server written out', { tool_calls: [{ function: { arguments: JSON.stringify(right) } }] }],
    ["a list of one tool's call", [{ name: 'report_story', arguments: right }]],
    ['things by names of their own', { claims: { first: claim } }],
    ['a list by numbers', { claims: { 0: claim } }],
    ['a list by the name of its items', { claims: { claim: [claim] } }],
    ['what was not asked for', { ...right, confidence: 0.9, claims: [{ ...claim, note: 'sure' }] }],
    ['nothing where null is meant', { claims: [{ text: claim.text, kind: claim.kind, cites: claim.cites }] }],
    ['an empty text where null is meant', { claims: [{ ...claim, quote: '' }] }],
    ['the word null', { claims: [{ ...claim, quote: 'null' }] }],
    ['an empty object where null is meant', { claims: [{ ...claim, quote: {} }] }],
  ])('is read: %s', (_, value) => {
    expect(read(value)).toEqual(right);
    expect(fitExactly(SCHEMA, value)).toBeUndefined();
  });

  it('joins pieces of Chinese without a blank, and those of Latin script with one', () => {
    const text = (pieces: string[]) => read({ ...claim, text: pieces }, CLAIM);
    expect(text(['苍鹭公司发布', 'Ibis 2'])).toMatchObject({ text: '苍鹭公司发布Ibis 2' });
    expect(text(['Heron Works', 'ships', 'Ibis 2'])).toMatchObject({ text: 'Heron Works ships Ibis 2' });
  });

  it.each<[string, JsonSchema, unknown, unknown]>([
    ['a number as text', { type: 'integer' }, ' 12 ', 12],
    ['a text as number', { type: 'string' }, 12, '12'],
    ['a truth as text', { type: 'boolean' }, 'True', true],
    ['one text for a list', { type: 'array', items: { type: 'string' } }, 'P1', ['P1']],
    ['nothing for a list', { type: 'array', items: { type: 'string' } }, null, []],
    ['words of a closed set with commas', { type: 'array', items: { enum: ['a', 'b', 'c'] } }, 'a，c', ['a', 'c']],
    ['a list of which nothing is said, where the rest is known', LISTS, { Items: ['a'] }, { items: ['a'], rows: [] }],
    ['a list in place of the object, by what is in it', LISTS, [{ n: 1 }], { items: [], rows: [{ n: 1 }] }],
    [
      'a default',
      {
        type: 'object',
        required: ['a', 'b'],
        properties: { a: { type: 'string', default: 'x' }, b: { type: 'string' } },
      },
      { b: 'y' },
      { a: 'x', b: 'y' },
    ],
    ['two types', { type: ['string', 'null'] }, null, null],
    ['any value by true', { type: 'array', items: true }, [1, 'a', {}], [1, 'a', {}]],
  ])('is read: %s', (_, schema, value, wanted) => {
    expect(read(value, schema)).toEqual(wanted);
  });
});

describe('what could mean several things', () => {
  it.each<[string, unknown]>([
    ['a claim without its words', { claims: [{ kind: 'fact', cites: ['P1'], quote: null }] }],
    ['a word that is not in the set', { claims: [{ ...claim, kind: 'opinion' }] }],
    ['two keys that differ in case alone, neither of them right', { CLAIMS: [claim], Claims: [] }],
    ['a text in two languages', { claims: [{ ...claim, text: { en: 'a', zh: 'b' } }] }],
    ['two things that could be it', { first: right, second: right }],
    ['a text without JSON', 'I am sorry.'],
    ['a number', 7],
    ['nothing', null],
  ])('is not read: %s', (_, value) => {
    expect(fitSchema(SCHEMA, value)).toBeUndefined();
  });

  it('is no empty answer made of an object that is another', () => {
    expect(fitSchema(LISTS, { error: 'overloaded' })).toBeUndefined();
    expect(fitSchema(LISTS, {})).toBeUndefined();
    expect(fitSchema(LISTS, [])).toBeUndefined();
  });

  it('does not follow a schema that refers to itself for ever', () => {
    expect(fitSchema({ $ref: '#' }, {})).toBeUndefined();
  });
});

/** Schemas as the project's own are: objects, lists, closed sets, texts, numbers, and null. */
const schemas = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant({ type: 'string' }),
    fc.constant({ type: 'integer' }),
    fc.constant({ type: 'boolean' }),
    fc.constant({ enum: ['fact', 'rumour', 'claim'] }),
    tie('schema').map((items) => ({ type: 'array', items })),
    tie('schema').map((one) => ({ anyOf: [one, { type: 'null' }] })),
    fc
      .dictionary(fc.constantFrom('text', 'kind', 'posts', 'name', 'rows'), tie('schema'), { minKeys: 1 })
      .map((properties) => ({
        type: 'object',
        additionalProperties: false,
        required: Object.keys(properties),
        properties,
      })),
  ),
})).schema;

const ajv = new Ajv({ strict: false });

/** A value that fits a schema, or is near it. */
const valueFor = (schema: Record<string, unknown>): fc.Arbitrary<unknown> => {
  if (Array.isArray(schema.anyOf)) return fc.oneof(fc.constant(null), valueFor(schema.anyOf[0]));
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (schema.type === 'string') return fc.string();
  if (schema.type === 'integer') return fc.integer();
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array') return fc.array(valueFor(Object(schema.items)), { maxLength: 3 });
  const properties = Object.entries(Object(schema.properties)).map(([name, one]) => [name, valueFor(Object(one))]);
  return fc.record(Object.fromEntries(properties));
};

describe('any schema', () => {
  it('leaves a value that fits as it is', () => {
    const cases = schemas.chain((schema) => fc.tuple(fc.constant(schema), valueFor(schema)));
    fc.assert(
      fc.property(cases, ([schema, value]) => {
        expect(fitExactly(schema, value)).toEqual({ value });
        expect(fitSchema(schema, value)).toEqual({ value });
      }),
    );
  });

  it('gives what a validator takes, or nothing, whatever it is given', () => {
    fc.assert(
      fc.property(schemas, fc.jsonValue(), (schema, value) => {
        const found = fitSchema(schema, value);
        if (found !== undefined) expect(ajv.validate(schema, found.value), JSON.stringify(found)).toBe(true);
        expect(fitExactly(schema, value) !== undefined).toBe(ajv.validate(schema, value));
      }),
      { numRuns: 500 },
    );
  });

  it('reads a right value again when it comes as a string, or with keys in other letters', () => {
    const cases = schemas
      .filter(({ type }) => type === 'object')
      .chain((schema) => fc.tuple(fc.constant(schema), valueFor(schema)));
    const shouted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shouted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toUpperCase(), shouted(inner)]))
          : value;
    fc.assert(
      fc.property(cases, ([schema, value]) => {
        expect(fitSchema(schema, JSON.stringify(value))).toEqual({ value });
        expect(fitSchema(schema, shouted(value))).toEqual({ value });
      }),
    );
  });
});
