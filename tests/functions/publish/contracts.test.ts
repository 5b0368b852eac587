// What programs rely on: documents of version 1 stay readable, and today's documents keep the promises of version 1.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { PUBLISHED_SCHEMAS, schemaText } from '../../../functions/publish/schemas.ts';
import { schemaKey } from '../../../shared/keys.ts';
import type { Store } from '../../../shared/store/store.ts';
import { DOCUMENTS, publishedDay } from '../../fixtures/published-day.ts';
import { jsonOf, textOf } from '../../fixtures/report-run.ts';

/** Documents and schemas as version 1 was first published. They are never written anew: what breaks them is version 2. */
const GOLDEN = join(import.meta.dirname, '../../golden/v1');
const golden = (path: string): unknown => JSON.parse(readFileSync(join(GOLDEN, path), 'utf8'));

const validator = (schema: unknown) => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  return ajv.compile(schema as object);
};

describe.each(PUBLISHED_SCHEMAS)('$name', ({ name, schema, ...published }) => {
  let store: Store;

  beforeAll(async () => {
    store = await publishedDay();
  });

  it('of version 1 is still read', () => {
    expect(schema.safeParse(golden(`${name}.json`)).error).toBeUndefined();
    const isValid = validator(JSON.parse(schemaText({ name, schema, ...published })));
    expect([isValid(golden(`${name}.json`)), isValid.errors]).toEqual([true, null]);
  });

  it('of today keeps what the schema of version 1 promised', async () => {
    const isValid = validator(golden(`schema/${name}.v1.json`));
    expect([isValid(await jsonOf(store, DOCUMENTS[name] ?? '')), isValid.errors]).toEqual([true, null]);
  });

  it('has its schema published, which refuses what is none', async () => {
    const text = await textOf(store, schemaKey(name));
    expect(text).toBe(schemaText({ name, schema, ...published }));
    const isValid = validator(JSON.parse(text));
    expect(isValid(await jsonOf(store, DOCUMENTS[name] ?? ''))).toBe(true);
    expect(isValid({ version: 2 })).toBe(false);
  });
});

describe('the goldens', () => {
  it('are there for every document', () => {
    const names = PUBLISHED_SCHEMAS.map(({ name }) => `${name}.json`).sort();
    expect(
      readdirSync(GOLDEN)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(names);
    expect(readdirSync(join(GOLDEN, 'schema'))).toHaveLength(names.length);
  });
});
