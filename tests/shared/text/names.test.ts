// How names are found: every spelling of a release is one name, and everyday words are none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
