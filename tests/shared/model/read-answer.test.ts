// Where an answer stands in what a model wrote: behind its thinking, in fences, between prose, given twice, cut off.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonIn, partThinking } from '../../../shared/model/json-in.ts';
import { readAnswer } from '../../../shared/model/read-answer.ts';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'posts'],
  properties: { title: { type: 'string' }, posts: { type: 'array', items: { type: 'string' } } },
};
const answer = { title: 'Wren Labs names {Teal}', posts: ['P1'] };
const json = JSON.stringify(answer);
const read = (...given: unknown[]) => readAnswer(SCHEMA, given);

describe('the answer', () => {
  it.each([
    ['bare', json],
    ['behind thinking with braces', `<think>\nThe form is {"title": …}. Numbers: {32B, 41}.\n</think>\n\n${json}`],
    [
      'behind thinking whose first tag the template wrote',
      `Let me see {"title": "no", "posts": []}.\n</think>\n${json}`,
    ],
    ['in a fence before a note', `Here:\n\`\`\`json\n${json}\n\`\`\`\nNote: no {price}, see [1].`],
    ['as one JSON string', JSON.stringify(json)],
    ['given twice', `${json}\n${json}`],
    ['behind a draft', `{"title": "a draft"}\nBetter:\n${json}`],
    ['before an example of another form', `${json}\n{"example": true}`],
    ['with a comma too many', `{"title": "Wren Labs names {Teal}", "posts": ["P1",],}`],
    ['with words of Python', `{"title": "Wren Labs names {Teal}", "posts": ["P1"], "more": None, "sure": True}`],
    ['with a quotation mark that needs no escape', `{"title": "Wren Labs names \\{Teal}", "posts": ["P1"]}`],
  ])('is found %s', (_, text) => {
    expect(read(text)).toEqual(answer);
  });

  it('keeps a line break that stands as it is in a text', () => {
    expect(read('{"title": "two\nlines", "posts": []}')).toEqual({ title: 'two\nlines', posts: [] });
  });

  it('keeps tags of thinking that are part of its own words', () => {
    const own = { title: 'The tag <think>x</think> is read', posts: [] };
    expect(read(JSON.stringify(own))).toEqual(own);
    expect(read(`\`\`\`json\n${JSON.stringify(own)}\n\`\`\``)).toEqual(own);
  });

  it('is the last that fits, in the first place that holds one', () => {
    const other = { title: 'the last', posts: [] };
    expect(read(`${json}\n${JSON.stringify(other)}`)).toEqual(other);
    expect(read('', json, JSON.stringify(other))).toEqual(answer);
    expect(read({ title: 'from a tool', posts: [] }, json)).toEqual({ title: 'from a tool', posts: [] });
  });

  it('is what there is, for the caller to refuse, where nothing fits', () => {
    expect(read('{"headline": "x"}')).toEqual({ headline: 'x' });
  });

  it.each([['I am sorry.'], [''], ['<think>{"title": "x", "posts": []}'], ['{"title": "x", "posts": ["P1"']])(
    'is nothing in: %s',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it('is not made of what is left of a larger one that was cut off', () => {
    const cut = `{"title": "x", "more": [${json}, {"title"`;
    expect(readAnswer({ type: 'array', items: SCHEMA }, [cut], true)).toBeUndefined();
  });
});

describe('JSON within a text', () => {
  it('is found whole, whatever stands around it', () => {
    const around = fc.string().map((text) => text.replaceAll(/["[\]{}\\]/g, ''));
    fc.assert(
      fc.property(around, fc.array(fc.jsonValue(), { maxLength: 3 }), around, (before, values, after) => {
        expect(jsonIn(before + JSON.stringify(values) + after)).toEqual([JSON.parse(JSON.stringify(values))]);
      }),
    );
  });

  it('never throws', () => {
    const hostile = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', 'None', '\n', '\u0000', 'x', ':'));
    fc.assert(
      fc.property(hostile, (pieces) => {
        const text = pieces.join('');
        expect(Array.isArray(jsonIn(text))).toBe(true);
        const { thinking, answer: rest } = partThinking(text);
        expect(text).toContain(thinking);
        expect(text).toContain(rest);
      }),
      { numRuns: 2000 },
    );
  });

  it('is sought in a number of steps that grows with the text alone', () => {
    // A hundred thousand brackets that nothing closes would else be five billion steps.
    expect(jsonIn('{"a":['.repeat(100_000))).toEqual([]);
  });
});
