// What a server of models may send, through everything that reads it: nothing throws, and what comes out has the form it should.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readCompletion } from '../../shared/model/completion.ts';
import { fitExactly } from '../../shared/model/fit-schema.ts';
import { partThinking } from '../../shared/model/json-in.ts';
import { readAnswer } from '../../shared/model/read-answer.ts';
import { faultOf, serverWords } from '../../shared/model/server-words.ts';

/** What models and servers write, and what breaks those who read it. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\\"',
  ',',
  ':',
  '{"claims": [',
  '{"text": "a", "kind": "fact", "cites": ["P1"]}',
  '"claims"',
  'None',
  'True',
  '<think>',
  '</think>',
  '```json\n',
  '```',
  'data: ',
  '\n\n',
  '{"choices": [{"delta": {"content": "x"}}]}',
  '[DONE]',
  '{"error": {"message": "no", "code": 429}}',
  'sk-0123456789abcdef',
  '\u202e',
  '\u0000',
  '\ud800',
  '，',
];

/** Texts made of such pieces and of any others. */
export const serverText = (): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 })
    .map((all) => all.join(''));

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims'],
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'kind', 'cites'],
        properties: {
          text: { type: 'string' },
          kind: { type: 'string', enum: ['announcement', 'fact'] },
          cites: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

const KEY = 'sk-0123456789abcdef';
const LONGEST_WORDS = 240;

/** Throws AssertionError where a text gets through a reader in a form that it should not have. */
export const checkModelAnswer = (text: string): void => {
  const { thinking, answer } = partThinking(text);
  assert.ok(text.includes(thinking) && text.endsWith(answer));
  const cut = readAnswer(SCHEMA, [text], true);
  if (cut !== undefined) assert.notEqual(fitExactly(SCHEMA, cut), undefined);
  const value = readAnswer(SCHEMA, [text]);
  assert.ok(value === undefined || typeof value === 'object');
  for (const type of ['application/json', 'text/event-stream']) {
    const read = readCompletion(text, type);
    if ('completion' in read) assert.equal(typeof read.completion.content, 'string');
  }
  const words = serverWords(text, KEY);
  assert.ok(words.words.length <= LONGEST_WORDS && words.words.isWellFormed());
  assert.doesNotMatch(words.words, /[\p{Cc}\u202a-\u202e]|sk-0123456789abcdef/u);
  assert.equal(typeof faultOf(undefined, words), 'string');
};
