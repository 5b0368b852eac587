// Names in Latin letters beside their spellings in katakana.
import { describe, expect, it } from 'vitest';
import { soundsLike } from '../../../shared/verify/kana-sounds.ts';

describe('a name in Latin letters', () => {
  it.each([
    ['Microsoft', 'マイクロソフトが発表した'],
    ['OpenAI', 'オープンAIの新モデル'],
    ['Anthropic', 'アンソロピックの調査'],
    ['Google', 'グーグルは今日'],
    ['Sakana', 'サカナAIが'],
    ['Claude', 'クロードを使った'],
    ['NVIDIA', 'エヌビディアの株価'],
    ['Gemini', 'ジェミニが'],
    ['Stella', 'ステラの論文'],
    ['Perplexity', 'パープレキシティで検索'],
    ['Tesla', 'テスラの工場'],
    ['Mistral', 'ミストラルの新作'],
    ['Cloud', 'クラウドに置く'],
    ['Klaus', 'クラウスさんの論文'],
    ['Yahoo', 'ヤフーの検索'],
    ['Yi', 'イーのモデル'],
  ])('%s can be spelt so: %s', (name, text) => {
    expect(soundsLike(name, text)).toBe(true);
  });

  it.each([
    ['Contoso', '人型ロボットのデータは6時間分'],
    ['Contoso', 'マイクロソフトが発表した'],
    ['Contoso', 'コントローラで動かす'],
    ['Google', 'マイクロソフトが発表した'],
    ['Tesla', 'アンソロピックの調査'],
    ['Claude', 'クラウドに置く'],
    ['Yi', '今日は何もない'],
    ['Yi', 'マイクロソフトが発表した'],
    ['Waymo', 'テスラの工場'],
  ])('%s is not what is spelt here: %s', (name, text) => {
    expect(soundsLike(name, text)).toBe(false);
  });
});
