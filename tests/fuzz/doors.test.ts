// Twenty thousand hostile strings through every escaping door; `node tests/fuzz/fuzz.ts 1000000` sends a million.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { HOSTILE_TEXTS, hostileText } from '../fixtures/hostile.ts';
import { checkHtml, checkMarkdown, checkXml, checkYaml } from './doors.ts';
import { checkModelAnswer, serverText } from './model-answers.ts';
import { checkPost, postText } from './posts.ts';

const RUNS = { numRuns: 20_000 };

describe.each([
  ['Markdown', checkMarkdown],
  ['HTML', checkHtml],
  ['XML', checkXml],
  ['YAML', checkYaml],
] as const)('the door to %s', (_, check) => {
  it('shows each of the hostile texts as it is, and makes nothing else of it', () => {
    for (const text of HOSTILE_TEXTS) check(text);
  });

  it('shows any of 20,000 strings as it is, and makes nothing else of it', () => {
    fc.assert(fc.property(hostileText(), check), RUNS);
  }, 180_000);
});

describe('a post', () => {
  it('is read, whatever any of 20,000 texts says', () => {
    for (const text of HOSTILE_TEXTS) checkPost(text);
    // The text that was once found to break it stands first.
    fc.assert(fc.property(postText(), checkPost), { ...RUNS, examples: [['一点二三x.example/a']] });
  }, 180_000);
});

describe('an answer of a model’s server', () => {
  it('is read, or is none, whatever any of 20,000 texts says', () => {
    for (const text of HOSTILE_TEXTS) checkModelAnswer(text);
    fc.assert(fc.property(serverText(), checkModelAnswer), RUNS);
  }, 180_000);
});
