// The sentence that a person reads, taken out of what Lambda and Step Functions report.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseOf, sentenceOf } from '../../shared/failure.ts';

describe('sentenceOf', () => {
  it.each([
    ["Lambda's JSON", '{"errorType":"BadInputError","errorMessage":"No such topic.","trace":[]}', 'No such topic.'],
    ["Lambda's JSON without a message", '{"errorType":"RangeError","errorMessage":"","trace":[]}', 'RangeError'],
    ['plain text', 'The bucket is closed.', 'The bucket is closed.'],
    ['JSON that is no object', '42', '42'],
    ['other JSON', '{"reason":"unknown"}', '{"reason":"unknown"}'],
  ])('finds it in %s', (_, cause, sentence) => {
    expect(sentenceOf(cause)).toBe(sentence);
  });

  it('says that a step took too long where a timeout comes without a cause', () => {
    expect(sentenceOf(undefined, 'States.Timeout')).toBe('The step took too long.');
    expect(sentenceOf('', 'States.Timeout')).toBe('The step took too long.');
    expect(sentenceOf('States.Timeout', 'States.Timeout')).toBe('The step took too long.');
  });

  it('falls back on the name of the error', () => {
    expect(sentenceOf(undefined, 'Lambda.Unknown')).toBe('Lambda.Unknown');
  });

  it('gives back any message that was reported, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (errorMessage) => {
        expect(sentenceOf(JSON.stringify({ errorType: 'Error', errorMessage, trace: [] }))).toBe(errorMessage);
      }),
    );
  });
});

describe('clauseOf', () => {
  it('joins causes without full stops of their own, since the sentence around them has one', () => {
    expect(clauseOf(['The posts have changed since.', 'views: no answer', '超出预算。'])).toBe(
      'The posts have changed since; views: no answer; 超出预算',
    );
    expect(clauseOf(['3.5 of 4.', 'Node.js'], '；')).toBe('3.5 of 4；Node.js');
    expect(clauseOf([])).toBe('');
  });
});
