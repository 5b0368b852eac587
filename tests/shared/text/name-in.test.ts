// How a story is called in the language of its report: every name of the table has one in English, and means the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BETWEEN_NAMES, nameIn } from '../../../shared/text/name-in.ts';
import { AI_NAMES, findAiNames } from '../../fixtures/ai-names.ts';

const HAN = /\p{Script=Han}/u;
const { known } = AI_NAMES;
const ALL = [...known.values()];
const companies = ALL.filter(({ kind }) => kind === 'company').map(({ name }) => name);
const concepts = ALL.filter(({ kind }) => kind === 'concept').map(({ name }) => name);
const products = ALL.filter(({ kind }) => kind === 'product').map(({ name }) => name);
/** A story's name as Cluster makes it: one name, a company and its subject, or two names that meet. */
const storyName = fc.oneof(
  fc.constantFrom(...known.keys()),
  fc.tuple(fc.constantFrom(...companies), fc.constantFrom(...concepts)).map(([company, subject]) => company + subject),
  fc
    .uniqueArray(fc.constantFrom(...companies, ...products), { minLength: 2, maxLength: 2 })
    .map((two) => two.join(BETWEEN_NAMES)),
);

describe('nameIn', () => {
  it.each([
    ['人形机器人', 'Humanoid robots'],
    ['Unitree人形机器人', 'Unitree humanoid robots'],
    ['FactoryAI上下文压缩', 'FactoryAI context compression'],
    ['SpaceX与Cursor', 'SpaceX and Cursor'],
    ['豆包', 'Doubao'],
    ['Tumbril 2与llama.cpp', 'Tumbril 2 and llama.cpp'],
    ['GPT-5.2 Codex', 'GPT-5.2 Codex'],
  ])('calls %s in English %s', (name, english) => {
    expect(nameIn('en', name, AI_NAMES)).toBe(english);
  });

  it('leaves every name as it is in Chinese', () => {
    fc.assert(fc.property(storyName, (name) => nameIn('zh-CN', name, AI_NAMES) === name));
  });

  it('has no Chinese left in English', () => {
    fc.assert(fc.property(storyName, (name) => !HAN.test(nameIn('en', name, AI_NAMES))));
  });

  it.each(ALL.flatMap(({ name, english }) => (english === undefined ? [] : [[name, english]])))(
    'knows %s again in %s',
    (name) => {
      expect(findAiNames(nameIn('en', name, AI_NAMES)).map((mention) => mention.name)).toEqual([name]);
    },
  );
});
