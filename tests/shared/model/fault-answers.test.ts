// The whole answers of model servers that the rows 19 to 23 of the faults have as files: what the port makes of each.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ModelRefusedError, ModelUnavailableError } from '../../../shared/errors.ts';
import { answerOf } from '../../../shared/model/bedrock.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import type { Said } from '../../fixtures/openai-server.ts';
import { serving } from './asking.ts';

/** They are not part of the checkout: the files beside this one hold an equal of each. */
const INPUTS = new URL('../../../../shared/data/faults/', import.meta.url).pathname;
const IS_HERE = existsSync(INPUTS);
const ABSENT = IS_HERE ? '' : ` (skipped: there is no ${INPUTS})`;

const text = { type: 'string' };
/** The form that the answers of the files were made for. */
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims', 'stance'],
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'kind', 'cites', 'quote'],
        properties: {
          text,
          kind: { type: 'string', enum: ['announcement', 'fact', 'opinion'] },
          cites: { type: 'array', items: text },
          quote: { type: ['object', 'null'] },
        },
      },
    },
    stance: { type: 'string', enum: ['neutral', 'contested'], default: 'neutral' },
  },
};
const REQUEST: ModelRequest = {
  system: 'You write what the posts say.',
  user: 'The posts go here. '.repeat(400),
  tool: { name: 'report_story', description: 'Files the report.', schema: SCHEMA },
  maxTokens: 1500,
};

/** A file of HTTP as a server says it. */
const readHttp = (row: string): Said => {
  const name = readdirSync(INPUTS).find((file) => file.startsWith(`${row}-`) || file === `${row}.http`) ?? row;
  const [head = '', ...rest] = readFileSync(`${INPUTS}${name}`, 'utf8').split(/\r?\n\r?\n/);
  const [first = '', ...lines] = head.split(/\r?\n/);
  const headers = Object.fromEntries(
    lines.map((line) => line.split(/:\s*/, 2)).filter(([header]) => header !== 'content-length'),
  );
  return { status: Number(first.split(' ')[1]), headers, body: rest.join('\n\n') };
};

const { open, requests } = serving();
const ask = async (row: string): Promise<unknown> => {
  const said = readHttp(row);
  const model = await open(() => said);
  return model.ask(REQUEST).catch((error: unknown) => error);
};

describe.skipIf(!IS_HERE)(`a server's answer as the row has it${ABSENT}`, () => {
  it.each(['19b', '19c', '19d', '20a', '23a', '23b', '23c', '23d'])('is read at once: row %s', async (row) => {
    expect(await ask(row)).toMatchObject({
      stop: 'complete',
      value: { claims: [{ kind: 'announcement', quote: null }], stance: 'neutral' },
    });
    const { value } = Object(await ask(row));
    const [claim] = value.claims;
    expect(claim.text).toMatch(/^Marrow Labs 发布 ?(?:AI 模型 )?Quillon 4/);
    expect(claim.cites).toContain('P1');
    expect(requests()).toBe(1);
  });

  it.each(['20b', '20c'])('is thinking without an end, which ends the asking: row %s', async (row) => {
    const error = await ask(row);
    expect(error).toBeInstanceOf(ModelRefusedError);
    expect(String(error)).toContain('tokens for thinking and wrote no answer');
    expect(Object(error).usage.outputTokens).toBeGreaterThan(2500);
    expect(requests()).toBe(2);
  });

  it.each([
    ['21a', ModelUnavailableError, /temporarily rate-limited upstream/, 3],
    ['21b', ModelUnavailableError, /answers without choices/, 3],
    ['21c', ModelRefusedError, /You exceeded your current quota/, 1],
  ])('is a no in its own words: row %s', async (row, Kind, words, most) => {
    const error = await ask(row);
    expect(error).toBeInstanceOf(Kind);
    expect(String(error)).toMatch(words);
    expect(requests()).toBe(most);
  });

  it('asks for patience, which it has: row 21d', async () => {
    expect(await ask('21d')).toMatchObject({ name: 'ModelUnavailableError', retryAfterSeconds: 7 });
  });

  it.each([
    ['21f', 'max_tokens'],
    ['21g', 'response_format'],
  ])(
    'of a field that it does not take is learnt from, and ends where it never takes any: row %s',
    async (row, field) => {
      const said = readHttp(row);
      const value = { claims: [], stance: 'neutral' };
      const model = await open(({ body }) =>
        field in body
          ? said
          : {
              body: { choices: [{ message: { content: JSON.stringify(value) }, finish_reason: 'stop' }] },
            },
      );
      expect(await model.ask(REQUEST)).toMatchObject({ stop: 'complete', value });
      expect(requests()).toBeLessThanOrEqual(3);
      expect(await ask(row)).toBeInstanceOf(ModelRefusedError);
      expect(requests()).toBeLessThanOrEqual(9);
    },
  );

  it('of a server that read a tenth is none: row 22', async () => {
    expect(await ask('22small')).toMatchObject({ stop: 'cutPrompt', value: undefined });
  });

  it('of Bedrock with its list as a string is read: row 23f', () => {
    const output = JSON.parse(readFileSync(`${INPUTS}23f-bedrock-claims-as-string.json`, 'utf8'));
    const { stop, value } = answerOf(output, REQUEST.tool, 'm');
    expect(stop).toBe('complete');
    expect(value).toMatchObject({ claims: [{ kind: 'announcement', cites: ['P1', 'P2', 'P3'] }] });
  });
});
