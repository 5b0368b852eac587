// Specification of the day's words: what is counted, in which languages, and what never stands in the cloud.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsOfDay } from '../../../functions/draw/day-names.ts';
import { wordsOf } from '../../../functions/draw/words.ts';
import type { DistinctPost, StoryPost } from '../../../shared/story.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { findAiNames } from '../../fixtures/ai-names.ts';
import { manyNames, post, said, VOCABULARY } from './said.ts';

const words = async (posts: readonly DistinctPost[]): Promise<string[]> =>
  (await wordsOf(posts, [], VOCABULARY, findAiNames)).words.map(({ word }) => word);

describe('the words of a day', () => {
  it('count authors, however often one of them says it', async () => {
    const posts = [
      ...said('A tokenizer for everybody', 3),
      post('author0', 'tokenizer, tokenizer!'),
      post('Author1', 'The tokenizer'),
    ];
    const once = await wordsOf(said('A tokenizer for everybody', 3), [], VOCABULARY, findAiNames);
    expect(once.words).toMatchObject([{ word: 'tokenizer', authors: 3 }]);
    expect((await wordsOf(posts, [], VOCABULARY, findAiNames)).words[0]?.weight).toBe(once.words[0]?.weight);
  });

  it('need three authors unless they are names or of the lexicon', async () => {
    const found = await words([
      ...manyNames(),
      ...said('tokenizer quantum', 3),
      ...said('wafer and machine learning', 2),
    ]);
    expect(found).toContain('tokenizer');
    expect(found).not.toContain('wafer');
    expect(found).toContain('machine learning');
    expect(found).toContain('DeepSeek');
  });

  it('are one voice where several say them in one wording, whatever else they say', async () => {
    const phrase = (text: string) =>
      Array.from({ length: 6 }, (_, i) => post(`author${i}`, `It is day ${i} of my trip. ${text}, ask me on day ${i}`));
    const found = await words([...manyNames(), ...phrase('And I still love my kiln'), ...said('a fine wafer', 4)]);
    expect(found).toContain('wafer');
    expect(found).not.toContain('kiln');
    expect(await words([...manyNames(), ...phrase('And I still love DeepSeek')])).toContain('DeepSeek');
  });

  it('never count for more the more of them are said in the same wording', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 0, max: 8 }), async (own, more) => {
        const weightOf = async (posts: readonly DistinctPost[]): Promise<number> =>
          (await wordsOf(posts, [], VOCABULARY, findAiNames)).words.find(({ word }) => word === 'wafer')?.weight ?? 0;
        const others = Array.from({ length: 20 }, (_, i) => post(`other${i}`, `kiln (${i})`));
        const echoes = Array.from({ length: more }, (_, i) => post(`echo${i}`, 'a fine wafer (0)'));
        const silent = echoes.map((each) => ({ ...each, text: 'AI (0)' }));
        const [loud, quiet] = [
          await weightOf([...others, ...said('a fine wafer', own), ...echoes]),
          await weightOf([...others, ...said('a fine wafer', own), ...silent]),
        ];
        expect(loud).toBe(quiet);
      }),
      { numRuns: 20 },
    ));

  it('make do with fewer authors on a thin day', async () => {
    expect(await words([post('alone', 'A wafer for valves')])).toEqual(['valves', 'wafer']);
  });

  it('keep a name whole and count its spellings as one', async () => {
    const { words: found } = await wordsOf(
      [post('a', 'GPT Image 2 draws comics'), post('b', 'gpt-image-2 画漫画'), post('c', 'ChatGPT Images 2.0')],
      [],
      VOCABULARY,
      findAiNames,
    );
    expect(found[0]).toMatchObject({ word: 'ChatGPT Images 2.0', authors: 3 });
    expect(found.map(({ word }) => word.toLowerCase())).not.toEqual(expect.arrayContaining(['images']));
    expect(found.map(({ word }) => word.toLowerCase())).not.toEqual(expect.arrayContaining(['image']));
  });

  it('are found in Chinese with the words of the topic whole', async () => {
    const found = await words(said('这家创业公司发布了具身智能机器人，芯片散热不好，提示词免费送'));
    expect(found).toEqual(expect.arrayContaining(['具身智能', '机器人', '芯片', '散热']));
    for (const noise of ['发布', '提示词', '免费', '免费送', '这家', '了', '智能']) expect(found).not.toContain(noise);
  });

  it('are found in Japanese', async () => {
    const found = await words(said('新しい陶器の工場が熊本にできるので、データセンターの電力が心配です。'));
    expect(found).toEqual(expect.arrayContaining(['工場', '熊本', '心配']));
    for (const grammar of ['の', 'です', 'ので', 'できる', 'が']) expect(found).not.toContain(grammar);
  });

  it('leave out Chinese grammar, and what a wrong cut makes of it', async () => {
    const found = await words(said('突然有百万人说芯片非常便宜，我用的散热器正式涨价了，目前国内最佳'));
    expect(found).toEqual(expect.arrayContaining(['芯片', '涨价']));
    for (const grammar of ['突然', '百万', '便宜', '非常', '我用', '正式', '目前', '国内', '最佳']) {
      expect(found).not.toContain(grammar);
    }
  });

  it('leave out Japanese verbs and adjectives, and keep nouns made of verbs', async () => {
    const found = await words(said('正しい工場を試し、返し、忘れて、値上げは必ず熊本で'));
    expect(found).toEqual(expect.arrayContaining(['工場', '熊本', '値上げ']));
    for (const word of ['正しい', '試し', '返し', '忘れ', '必ず']) expect(found).not.toContain(word);
  });

  it('leave out words of announcements even where the topic names them', async () => {
    const { words: found } = await wordsOf(
      said('提示词 prompt wafer'),
      [],
      { ownWords: [], lexicon: ['提示词', 'prompt'] },
      findAiNames,
    );
    expect(found.map(({ word }) => word)).toEqual(['wafer']);
  });

  it("keep whole a name that only the day's stories know", async () => {
    const story = { name: 'Lantern Desk', thing: true, independentAuthors: 3 };
    const posts = said('Lantern Desk is out: a wafer for valves');
    const { words: found } = await wordsOf(posts, [], VOCABULARY, mentionsOfDay([story], NO_NAMES));
    expect(found.map(({ word }) => word)).toEqual(['Lantern Desk', 'valves', 'wafer']);
    expect(await words(posts)).toEqual(expect.arrayContaining(['Desk', 'Lantern']));
  });

  it('keep what is written in katakana whole', async () => {
    expect(await words(said('サンリオキャラクターズのカプセルトイ'))).toEqual([
      'カプセルトイ',
      'サンリオキャラクターズ',
    ]);
  });

  it('are cut where the weight changes, not within the alphabet', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const syllables = (count: number): string =>
      letters
        .flatMap((a) => letters.map((b) => `zq${a}${b}o`))
        .slice(0, count)
        .join(' ');
    const { words: found } = await wordsOf(
      [...said(syllables(60), 5), ...said(syllables(400), 3)],
      [],
      VOCABULARY,
      findAiNames,
    );
    expect(found).toHaveLength(60);
  });

  it('are found in Spanish and in Russian', async () => {
    const found = await words([
      ...said('El ayuntamiento presenta una ley para los algoritmos muy importantes'),
      ...said('Нейросети меняют медицину'),
    ]);
    expect(found).toEqual(expect.arrayContaining(['ayuntamiento', 'algoritmos', 'Нейросети', 'медицину']));
    for (const grammar of ['El', 'una', 'para', 'los', 'muy']) expect(found).not.toContain(grammar);
  });

  it('leave out links, handles, hash signs, entities and bare numbers', async () => {
    const found = await words(
      said(
        '@somebody: R&amp;D in #Ceramics &gt; 100% of 2026 https://t.co/AbCdEf pic.twitter.com/xyz example.org/page 10x 3',
      ),
    );
    expect(found).toEqual(['Ceramics']);
  });

  it('leave out words of announcements, hype and the platform, in any case', async () => {
    const found = await words(
      said("Introducing TODAY: insane NEW prompts, real source, live via link! Try it, we're hyped. 真的卧槽 wafer"),
    );
    expect(found.toSorted()).toEqual(['hyped', 'wafer']);
  });

  it("leave out the topic's own words, and what is made of them alone", async () => {
    expect(await words(said('AI 人工智能 ai wafer'))).toEqual(['wafer']);
    const vocabulary = { ownWords: ['AI', 'model'], lexicon: ['AI model', 'AI coding'] };
    const { words: found } = await wordsOf(said('an AI model for AI coding'), [], vocabulary, findAiNames);
    expect(found.map(({ word }) => word)).toEqual(['AI coding']);
  });

  it('show the spelling that most posts use, and a plural as its singular', async () => {
    const posts = [...said('Valves and wafers', 1), ...said('a valve, a wafer', 4)];
    expect(await words(posts)).toEqual(['wafer', 'valve']);
    expect(await words([...said('KERNEL', 2), ...said('kernel', 3)])).toEqual(['kernel']);
  });

  it('join what a hyphen holds together', async () => {
    expect(await words(said('double-sided wafers and solid-state'))).toEqual(
      expect.arrayContaining(['double-sided', 'solid-state', 'wafers']),
    );
  });

  it('count no repost and no spam', async () => {
    const posts = [
      ...said('wafer', 1),
      post('b', 'RT @author0: wafer'),
      post('c', 'wafer', { referenced: [{ type: 'retweeted', id: '1' }] }),
      post('d', 'wafer', { flags: ['spam'] }),
    ];
    expect((await wordsOf(posts, [], VOCABULARY, findAiNames)).words).toMatchObject([{ word: 'wafer', authors: 1 }]);
  });

  it('name the posts and stories they come from', async () => {
    const [a, b, c] = said('wafer') as [DistinctPost, DistinctPost, DistinctPost];
    const liked = { ...b, metrics: { likes: 7 } };
    const inStory = (id: string, ...posts: DistinctPost[]) => ({
      id,
      posts: posts.map((each) => ({ key: `twitter:${each.id}` }) as StoryPost),
    });
    const {
      words: [found],
    } = await wordsOf([a, liked, c], [inStory('s1', a), inStory('s2', b, c)], VOCABULARY, findAiNames);
    expect(found).toMatchObject({ stories: ['s2', 's1'], posts: [b, a, c].map(({ id }) => `twitter:${id}`) });
  });

  it('come from the posts of the stories alone, where there are stories', async () => {
    const [a] = said('wafer', 1) as [DistinctPost];
    const story = { id: 's1', posts: [{ key: `twitter:${a.id}` } as StoryPost] };
    const { words: found } = await wordsOf([a, post('b', 'casino wafer')], [story], VOCABULARY, findAiNames);
    expect(found).toMatchObject([{ word: 'wafer', authors: 1 }]);
  });

  it('are the same in whatever order the posts come', async () => {
    const posts = [
      ...manyNames(),
      ...said('wafer tokenizer 芯片 散热 机器人'),
      ...said('kernel Kernel, DeepSeek 具身智能', 4),
    ];
    const expected = await wordsOf(posts, [], VOCABULARY, findAiNames);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(posts, { minLength: posts.length }), async (shuffled) => {
        expect(await wordsOf(shuffled, [], VOCABULARY, findAiNames)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('are found in any text without failing, and never hold a link, a handle or a blank edge', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@user', '#tag', 'https://t.co/x', '&amp;', '\u202e', '芯片', 'GPT-5.2', 'の', ' ', '\n', "it's"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        for (const word of await words([post('a', pieces.join(''))])) {
          expect(word).toBe(word.trim());
          expect(word).not.toMatch(/^[@#]|https?:|\n/);
          expect(word.length).toBeLessThanOrEqual(64);
        }
      }),
      { numRuns: 60 },
    );
  });
});
