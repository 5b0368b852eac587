// How a day's posts become stories: by name before by words, with counts that add up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster } from '../../../functions/cluster/cluster.ts';
import type { DistinctPost, Story } from '../../../shared/story.ts';
import { distinct } from '../../fixtures/posts.ts';

const topic = { lexicon: ['model', 'LLM', '模型', 'AI'] };
const storiesOf = (posts: readonly DistinctPost[]): Story[] => cluster(posts, topic).stories;
const names = (posts: readonly DistinctPost[]): string[] => storiesOf(posts).map(({ name }) => name);

const voices = (texts: readonly string[], prefix = 'voice'): DistinctPost[] =>
  texts.map((text, i) => distinct({ text, by: `${prefix}${i}` }));

describe('cluster', () => {
  it('joins every spelling of one release into one story, in all languages', () => {
    const [story] = storiesOf(
      voices([
        'gpt-image-2 renders dense text',
        'GPT Image 2 makes a periodic table',
        'Loving ChatGPT Images 2.0 for posters',
        '今天 GPT-Image2 的海报让人眼前一亮',
        'ChatGPT Images 2.0 で漫画を描いた',
      ]),
    );
    expect(story).toMatchObject({ name: 'ChatGPT Images 2.0', independentAuthors: 5 });
    expect(story?.posts).toHaveLength(5);
  });

  it('makes no story of companies and families that everybody mentions', () => {
    const stories = storiesOf(
      voices([
        'OpenAI is hiring again this week',
        'I met people of OpenAI at lunch',
        'Why does OpenAI move so fast',
        'Claude wrote my letter',
        'Claude is slow this morning',
        'Claude knows my dog',
      ]),
    );
    expect(stories.every(({ independentAuthors }) => independentAuthors === 1)).toBe(true);
  });

  it('joins nothing by chatter about models in general', () => {
    const stories = storiesOf(
      voices([
        'Every new model is better than the last model',
        'The best model is the model that you use every day',
        'A better model every day keeps the doctor away',
      ]),
    );
    expect(stories.every(({ posts }) => posts.length === 1)).toBe(true);
  });

  it('lets a company meet another name in the sentence before, but two products only within a sentence', () => {
    const [story] = storiesOf(
      voices([
        'SpaceX acquired xAI in February. Now they may buy Cursor for $60B.',
        'So SpaceX goes public alone? Cursor is the next one.',
        'SpaceX acquired Cursor, says everybody',
      ]),
    );
    expect(story).toMatchObject({ name: 'Cursor与SpaceX', independentAuthors: 3 });
    const compared = names(
      voices([
        'I wrote it with Codex. Cursor would have taken longer.',
        'Codex is my default now. I still like Cursor for small edits.',
        'Codex for the long tasks. Cursor for the rest.',
      ]),
    );
    expect(compared).not.toContain('Codex与Cursor');
  });

  it('makes a story of two names that meet', () => {
    const posts = voices([
      'SpaceX has an option to buy Cursor for $60B',
      'SpaceX and Cursor: a vertical stack',
      '@cursor_ai is partnering with SpaceX to improve its model',
      'SpaceX 买 Cursor 这事有意思',
    ]);
    expect(storiesOf(posts)[0]).toMatchObject({ name: 'Cursor与SpaceX', independentAuthors: 4 });
  });

  it('puts a post that names several anchors where its first sentence is', () => {
    const posts = [
      ...voices(['Kimi K2.6 is fast', 'Kimi K2.6 writes shaders', 'Kimi K2.6 runs locally'], 'kimi'),
      ...voices(['GLM-5.1 is cheap', 'GLM-5.1 is steady', 'GLM-5.1 reads long files'], 'glm'),
      distinct({ text: 'GLM-5.1 reviewed my code. Kimi K2.6 had found the bug before.', by: 'both' }),
    ];
    const glm = storiesOf(posts).find(({ name }) => name === 'GLM-5.1');
    expect(glm?.posts.map(({ handle }) => handle)).toContain('both');
  });

  it('counts accounts of one organisation as one voice, and reposts as none', () => {
    const posts = [
      distinct({ text: 'GPT-5.5 is here', by: 'OpenAI' }),
      distinct({ text: 'GPT-5.5 is available in the API', by: 'OpenAIDevs' }),
      distinct({ text: 'GPT-5.5 solved my puzzle', by: 'someone' }),
      distinct({ text: 'GPT-5.5 is a bit slow', by: 'another' }),
      distinct({ text: 'RT @else: GPT-5.5 is insane for branding', by: 'fan' }),
    ];
    const [story] = storiesOf(posts);
    expect(story).toMatchObject({ name: 'GPT-5.5', independentAuthors: 3, copies: 1 });
    expect(story?.posts.map(({ handle }) => handle)).not.toContain('fan');
  });

  it('counts the same name on two platforms as two voices, and knows an organisation by its name on X alone', () => {
    const posts = [
      distinct({ text: 'GPT-5.5 is here', by: 'OpenAI' }),
      distinct({ text: 'GPT-5.5 is mine to announce', by: 'OpenAI', platform: 'hackernews' }),
      distinct({ text: 'GPT-5.5 solved my puzzle', by: 'ann' }),
      distinct({ text: 'GPT-5.5 is a bit slow', by: 'ann', platform: 'bluesky' }),
      distinct({ text: 'GPT-5.5 is good at shaders', by: 'Ann' }),
    ];
    const [story] = storiesOf(posts);
    expect(story).toMatchObject({ name: 'GPT-5.5', independentAuthors: 4 });
    expect(story?.posts.filter(({ organisation }) => organisation !== undefined)).toMatchObject([
      { key: expect.stringMatching(/^twitter:/), handle: 'OpenAI' },
    ]);
  });

  it('learns a new name from three voices', () => {
    expect(
      names(
        voices([
          'We tried Kestrel Grip, the new AI arm',
          '昨天 Kestrel Grip 的 AI 机械臂亮相',
          'The model inside Kestrel Grip is small',
        ]),
      )[0],
    ).toBe('Kestrel Grip');
  });

  it('ranks one event of many voices above a loud single post, and the maker above a passer-by', () => {
    const posts = [
      ...voices(['Qwen3.6-27B runs on my laptop', 'Qwen3.6-27B beats larger ones', 'Qwen3.6-27B in 18GB'], 'q'),
      distinct({ text: 'I like Veo 3.1 a lot', by: 'passer', likes: 90_000 }),
      distinct({ text: 'Introducing Olmo 3, our open model', by: 'allen_ai', likes: 10 }),
    ];
    expect(names(posts)).toEqual(['Qwen3.6-27B', 'OLMo 3', 'Veo 3.1']);
  });

  it('flags what is contested, mocked or an advert, from two voices and a fifth of all on', () => {
    const flagsOf = (...texts: readonly string[]) => storiesOf(voices(texts))[0]?.flags;
    const praise = [
      'GPT-5.2 wrote my tests',
      'GPT-5.2 is the new model',
      'GPT-5.2 的代码能力很强',
      'GPT-5.2 es el nuevo modelo',
    ];
    expect(flagsOf(...praise)).toEqual([]);
    expect(flagsOf(...praise, 'GPT-5.2 proves everything. Not true.')).toEqual([]);
    expect(flagsOf(...praise, 'GPT-5.2 proves everything. Not true.', 'GPT-5.2 会思考？假的。')).toEqual(['contested']);
    expect(flagsOf(...praise, 'GPT-5.2 is laughable', '说 GPT-5.2 有意识，笑死')).toEqual(['contested', 'mocked']);
    expect(
      flagsOf(
        'Join us for a webinar on GPT-5.2',
        'GPT-5.2 课程报名开始了，欢迎大家',
        'Register for the GPT-5.2 workshop',
      ),
    ).toEqual(['promotional']);
  });

  it('sets aside what is off the topic, and flagged posts, each with its reason', () => {
    const { dropped } = cluster(
      [
        distinct({ text: 'The football match was great fun tonight' }),
        distinct({ text: 'GPT-5.5 airdrop, claim now', flags: ['spam'] }),
        distinct({ text: 'GPT-5.5 {{ site.x }}', flags: ['injection'] }),
      ],
      topic,
    );
    expect(dropped).toMatchObject({ offTopic: 1, spam: 1, injection: 1 });
  });

  const sketch = fc.record({
    text: fc.constantFrom(
      'GPT-5.5 is here',
      'GPT-5.5 is slow today',
      'Qwen3.6-27B runs on a laptop with 18GB',
      'lunch was good',
      'RT @x: GPT-5.5 is insane',
      'this model knows everything about my dog',
      '智谱 GLM-5.1 降价了',
      'wow',
    ),
    by: fc.constantFrom('OpenAI', 'a', 'b', 'c', 'd'),
    flags: fc.constantFrom<DistinctPost['flags']>([], ['spam']),
  });

  it('keeps or drops every post exactly once, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 25 }), fc.func(fc.integer()), (sketches, rank) => {
        const posts = sketches.map((own, i) => distinct({ ...own, id: String(500 + i), at: i }));
        const result = cluster(posts, topic);
        const kept = result.stories.reduce((sum, story) => sum + story.posts.length, 0);
        const dropped = Object.values(result.dropped).reduce((sum, n) => sum + n, 0);
        expect(kept + dropped).toBe(posts.length);
        expect(
          cluster(
            [...posts].sort((a, b) => rank(a.id) - rank(b.id)),
            topic,
          ),
        ).toEqual(result);
      }),
    );
  });
});
