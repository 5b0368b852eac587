// How names are found: every spelling of a release is one name, and everyday words are none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNames } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { findMentions } from '../../../shared/text/names.ts';
import { findPeople } from '../../../shared/text/people.ts';
import { findAiNames } from '../../fixtures/ai-names.ts';

const names = (text: string): string[] => findAiNames(text).map(({ name }) => name);

describe('findMentions', () => {
  it.each([
    ['gpt-image-2 is here', ['ChatGPT Images 2.0']],
    ['GPT Image2 让大家眼前一亮', ['ChatGPT Images 2.0']],
    ['Loving ChatGPT Images 2.0', ['ChatGPT Images 2.0']],
    ['GPT ImageGen-2 draws', ['ChatGPT Images 2.0']],
    ['GPT-5.2 Codex, GPT-5.2-Codex, Codex 5.2', ['GPT-5.2 Codex', 'GPT-5.2 Codex', 'GPT-5.2 Codex']],
    ['gpt5.5, GPT 5.5, GPT‑5.5', ['GPT-5.5', 'GPT-5.5', 'GPT-5.5']],
    ['Opus4.7, Claude Opus 4.7, claude-4.7-opus', ['Claude Opus 4.7', 'Claude Opus 4.7', 'Claude Opus 4.7']],
    ['Qwen3.6-27B beats Qwen 3.5', ['Qwen3.6-27B', 'Qwen3.5']],
    ['kimi k2.6 和 Kimi2.5', ['Kimi K2.6', 'Kimi K2.5']],
    ['MAI‑Image‑2 is live', ['MAI-Image-2']],
    ['Happyhorse 1.0 and Zephyrus-3.1', ['HappyHorse 1.0', 'Zephyrus 3.1']],
    ['OpenAI、オープンAI', ['OpenAI', 'OpenAI']],
    ['智谱 = Zhipu = Z.ai', ['Zhipu', 'Zhipu', 'Zhipu']],
    ['humanoid robots = 人形机器人 = ヒューマノイド', ['人形机器人', '人形机器人', '人形机器人']],
    ['Transformers.js runs in the browser', ['Transformers.js']],
    ['thanks to @cursor_ai and @someone_else', ['Cursor']],
  ])('finds in %j %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    'the cursor moved over an apple',
    'Apache 2.0',
    'part 4.2 of the talk',
    'top 10 of 2025',
    'https://openai.com/gpt-5.2',
    'we met on 2025-12-22',
  ])('finds nothing in %j', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('reads everyday words as products only as written, or in a Chinese text', () => {
    expect(names('I moved to Cursor')).toEqual(['Cursor']);
    expect(names('只用过四天cursor')).toEqual(['Cursor']);
  });

  describe('of a pack whose names are everyday words', () => {
    const pack = compileNames(
      namePackOf({
        organisations: [
          { name: 'Lantern', forms: ['ランタン'] },
          { name: 'Quarry AI' },
          { name: 'Harbour', forms: ['Harbour Labs'] },
        ],
        products: [{ name: 'Odile', organisation: 'Lantern' }],
        families: [
          { name: 'Odile {version}', organisation: 'Lantern', forms: ['odile {version}'], versions: ['x'], parts: {} },
        ],
        people: [{ name: 'Ada Keeper', forms: ['Keeper'] }],
        everydayWords: ['lantern', 'quarry ai', 'harbour', 'lantern fish', 'odile verne', 'marie-odile', 'keeper of'],
      }),
    );
    const found = (text: string): string[] => findMentions(text, pack).map(({ name }) => name);

    it.each([
      ['Lantern ships today', ['Lantern']],
      ['by LANTERN and QUARRY AI', ['Lantern', 'Quarry AI']],
      ['Quarry AI and Harbour sign', ['Quarry AI', 'Harbour']],
      ['our harbour labs', ['Harbour']],
      ['只用过lantern和quarry ai', ['Lantern', 'Quarry AI']],
      ['i asked odile, then Odile', ['Odile', 'Odile']],
      ['Odile 3 and Odile Verne', ['Odile 3']],
    ])('finds in %j %j', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });

    it.each([
      'by the light of a lantern of 12.3 lumens',
      'they quarry AI and data alike',
      'Quarry ai models from old chips',
      'ships leave the harbour',
      'a Lantern Fish glows, lantern fish do',
      'Odile Verne painted it',
      'my aunt is called Marie-Odile',
    ])('finds nothing in %j', (text) => {
      expect(found(text)).toEqual([]);
    });

    it('finds no person in an expression either', () => {
      const people = (text: string): string[] => findPeople(text, pack).map(({ person }) => person.name);
      expect(people('Keeper said so')).toEqual(['Ada Keeper']);
      expect(people('the Keeper of the light said so')).toEqual([]);
    });
  });

  it.each([
    'a perplexity of 12.3 on our AI model',
    'Perplexity of 12.3 on our AI model',
    'together AI and humans do more',
    'we scale AI workloads',
    'a mistral wind over the data center',
    'the Mistral winds',
    'I grok it now',
    'built with llama.cpp',
    'do deep research on it',
    'Claude Monet painted by AI',
    'Jean-Claude wrote it',
    'Figure 3 shows it',
    'it gives physical intelligence to us',
  ])('names no firm and no product of AI in %j', (text) => {
    expect(findAiNames(text).filter(({ kind }) => kind !== 'concept')).toEqual([]);
  });

  it.each([
    ['Perplexity and Mistral raised money', ['Perplexity', 'Mistral']],
    ['MISTRAL ships', ['Mistral']],
    ['monitoring with perplexity computer', ['Perplexity Computer']],
    ['i asked claude and gemini', ['Claude', 'Gemini']],
    ['Together AI hosts Llama 4', ['Together AI', 'Llama 4']],
    ['Figure 03 walks, by Figure', ['Figure', 'Figure']],
    ['用perplexity查', ['Perplexity']],
  ])('finds in %j still %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('tells different versions apart', () => {
    expect(names('GPT-5.1 is out')).not.toEqual(names('GPT-5.2 is out'));
    expect(names('Qwen3.6-27B')).not.toEqual(names('Qwen3.6-35B'));
  });

  it('gives offsets of the text as given, in order, none overlapping', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('GPT-5.2 ', '智谱', '@OpenAI ', 'Claude Opus 4.7', 'İstanbul ', '🚀')),
        ),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const mention of findAiNames(text)) {
            expect(mention.start).toBeGreaterThanOrEqual(end);
            expect(mention.end).toBeGreaterThan(mention.start);
            end = mention.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
