// The excerpts of a day: whole statements by form alone, whose they are and what they are about, the reader's language first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseExcerpts } from '../../../functions/summarise/excerpts.ts';
import { namesIn } from '../../../functions/summarise/names-in.ts';
import { quotableOf } from '../../../functions/summarise/quotable.ts';
import { subjectOf } from '../../../functions/summarise/subject.ts';
import type { Story, StoryPost } from '../../../shared/story.ts';
import { POSTS, STORIES } from '../../fixtures/written-day.ts';

const [SOME_POST] = POSTS as [StoryPost];
const [SOME_STORY] = STORIES as [Story];
let next = 0;
const postOf = (text: string, more: Partial<StoryPost> = {}): StoryPost => ({
  ...SOME_POST,
  key: `twitter:${++next}`,
  handle: `someone${next}`,
  author: `twitter:someone${next}`,
  organisation: undefined,
  text,
  ...more,
});
const storyOf = (...posts: StoryPost[]): Story => ({
  ...SOME_STORY,
  id: `s${next}`,
  name: '',
  organisations: [],
  posts,
});
const quoted = (text: string, more: Partial<StoryPost> = {}): string[] =>
  quotableOf(postOf(text, more)).map((one) => one.text);
const about = (text: string, more: Partial<StoryPost> = {}): string => {
  const { name, subject } = subjectOf(text, postOf(text, more), []);
  return subject === '' ? name : `${name}：${subject}`;
};

describe('a sentence may be quoted', () => {
  it('where it is whole and states something', () => {
    expect(quoted('Harbour Robotics opened its second plant in Lisbon. The plant employs 300 people.')).toEqual([
      'Harbour Robotics opened its second plant in Lisbon.',
      'The plant employs 300 people.',
    ]);
  });

  it('without emoji, addressees and tags at its ends', () => {
    expect(quoted('🚀 @port_news Harbour Robotics opened its second plant in Lisbon. #robots #ports')).toEqual([
      'Harbour Robotics opened its second plant in Lisbon.',
    ]);
  });

  it.each([
    ['a question', 'Did Harbour Robotics open a second plant in Lisbon?'],
    ['a fragment', '- second plant of Harbour Robotics in Lisbon'],
    ['a teaser', 'Something big from Harbour Robotics is coming soon to Lisbon.'],
    ['a disclaimer', 'Not financial advice, trade shares of Harbour Robotics at your own risk.'],
    ['a command', 'pip install harbour-robotics --upgrade in your shell'],
    ['what leads elsewhere', 'Harbour Robotics tells all about the new plant here:'],
    ['another’s words', '"Harbour Robotics opened a second plant in Lisbon."'],
    ['what lost its middle', 'Harbour Robotics opened a plant → → see the pictures of it'],
    ['names alone', 'Harbour Robotics Lisbon 2026'],
  ])('but never %s', (_, text) => {
    expect(quoted(text)).toEqual([]);
  });

  it('but not what its author denies in the next sentence', () => {
    expect(quoted('Harbour Robotics opened a second plant in Lisbon. Just kidding, it did not.')).toEqual([]);
  });

  it('but not what was said to a model', () => {
    expect(quoted('Harbour Robotics asked a model for a poster. Prompt: Draw a plant with 300 robots in it.')).toEqual([
      'Harbour Robotics asked a model for a poster.',
    ]);
  });

  it('with the sentence before it where it points back', () => {
    expect(quoted('Harbour Robotics opened its second plant in Lisbon. It employs 300 people there.')).toContain(
      'Harbour Robotics opened its second plant in Lisbon. It employs 300 people there.',
    );
  });

  it('as cut by its source only where it says so', () => {
    const [one] = quotableOf(postOf('harbour robotics opened its second plant in lisbon and hires pe…'));
    expect(one).toMatchObject({ cut: true, text: 'harbour robotics opened its second plant in lisbon and hires pe…' });
  });
});

describe('the subject stands in the post’s words', () => {
  it('and its names never hold half a number', () => {
    expect(namesIn('Cranes by Harbour Nine 27,000 times a day, Harbour Ten 4 and Over 900,000 guests')).toEqual([
      'Harbour Nine',
      'Harbour Ten 4',
    ]);
  });

  it.each([
    [
      'Introducing Lumen 3.1, our open model for long documents.',
      { organisation: 'Aster Labs' },
      'Aster Labs：Lumen 3.1',
    ],
    [
      'We’re launching Port Vision with two harbours: cameras that count ships.',
      { organisation: 'Tidepool' },
      'Tidepool：Port Vision',
    ],
    [
      'Today, we introduced 8th gen sensors, a milestone for ports.',
      { organisation: 'Tidepool' },
      'Tidepool：8th gen sensors',
    ],
    [
      'Tidepool just released a free version of Port Vision for schools.',
      {},
      'Tidepool：a free version of Port Vision',
    ],
    ['Pico 2 is available in forty countries.', {}, 'Pico 2 is available in forty countries'],
    ['Lumen 3.1 is available in the editor today.', { organisation: 'Tidepool' }, 'Tidepool：Lumen 3.1'],
    // What is everyday by name alone tells nothing: what happened to it does.
    [
      'Lumen can now draw charts of every harbour, in the chat.',
      { organisation: 'Aster Labs' },
      'Aster Labs：Lumen can now draw charts of every harbour',
    ],
    [
      'Our short summaries keep more than the ones of Tidepool and Aster Labs.',
      { organisation: 'Quayside' },
      'Quayside：Our short summaries keep more than the ones of Tidepool and Aster Labs',
    ],
    // Another name in the sentence is no subject.
    [
      'Someone counted 14 Quayside cranes on one pier: most of them had no crew.',
      {},
      'Someone counted 14 Quayside cranes on one pier',
    ],
    ['拿一个待办清单就说 Lumen 完胜 Pico 的，来试试我们家的港口', {}, '拿一个待办清单就说 Lumen 完胜 Pico 的'],
    [
      '因为不肯造武器，Aster Labs 旗下的 Lumen 被港口停用了！',
      {},
      '因为不肯造武器，Aster Labs 旗下的 Lumen 被港口停用了',
    ],
    ['我们今年校招从十二个砍到三个，交付没受影响', {}, '今年校招从十二个砍到三个'],
    // Who says I or we is told.
    [
      'I am very impressed by Pico 2, which runs on a phone.',
      { name: 'Ada Byron' },
      'Ada Byron：I am very impressed by Pico 2',
    ],
    // What is taken back belongs to it.
    ['Few know this, but the pier in Lisbon sank twice.', {}, 'Few know this, but the pier in Lisbon sank twice'],
    // Neither a quotation nor an account stands in a headline: the quotation beneath it has them.
    [
      'Quayside’s “big net” caught @tidepool in forty harbours.',
      {},
      'Quayside’s big net caught tidepool in forty harbours',
    ],
    [
      'Tidepool is up to #6 among the #harbours of the north.',
      {},
      'Tidepool is up to #6 among the harbours of the north',
    ],
    ['ステラの論文が公開された。', {}, 'ステラの論文が公開された'],
    ['Tidepool keeps its prices at 5.25%.', {}, 'Tidepool keeps its prices at 5.25%'],
    ['深海实验室今天开源了潮汐预报模型 Tide-7B，可商用。', {}, '深海实验室：潮汐预报模型 Tide-7B'],
    ['《海边的房子》定档八月，由新人导演执导。', {}, '海边的房子定档八月'],
    ['Options surged in the auction (CAS) @_ada_byron', {}, 'Options surged in the auction (CAS)'],
  ])('%s', (text, more, told) => {
    expect(about(text, more)).toBe(told);
  });

  it('is never empty: where only marks are left it is the author', () => {
    expect(about('/ “ – ” …', { handle: 'reader' })).toBe('reader');
    const pieces = fc.constantFrom('“', '”', '/ ', '《', 'openssh', 'の', '脆弱性', '-', '#tag', '…', 'A ', 'is ');
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1 }), (parts) => {
        expect(about(parts.join(''), { handle: 'reader' })).not.toBe('');
      }),
    );
  });

  it('begins with no mark, so that it can be bold', () => {
    for (const text of [
      '#三十天#林雨的故事在第十集有了结局。',
      '「ステラ」は速度が2倍になった。',
      '$ACME rose 12% after its results.',
    ])
      expect(about(text)).toMatch(/^[\p{L}\p{N}]/u);
  });
});

describe('excerpts', () => {
  const english = 'Harbour Robotics opened its second plant in Lisbon today.';

  it('prefer a Chinese post that tells the same, in a Chinese report only', () => {
    const story = storyOf(postOf(english), postOf('Harbour Robotics在Lisbon的第二座工厂今天开工，雇了300人。'));
    expect(chooseExcerpts([story], 'zh-CN').items[0]?.quotes[0]?.text).toContain('第二座工厂');
    expect(chooseExcerpts([story], 'en').items[0]?.quotes[0]?.text).toBe(english);
  });

  it('keep an English post where the Chinese one tells something else', () => {
    const story = storyOf(postOf(english), postOf('港口的咖啡馆今天全都坐满了人，真热闹。'));
    expect(chooseExcerpts([story], 'zh-CN').items[0]?.quotes[0]?.text).toBe(english);
  });

  it('quote the author’s own caveat behind the news', () => {
    const story = storyOf(postOf(`${english} Caveat: the first line runs at half speed until June.`));
    expect(chooseExcerpts([story], 'en').items[0]?.quotes.map(({ text }) => text)).toEqual([
      english,
      'Caveat: the first line runs at half speed until June.',
    ]);
  });

  it('hold ten items at most, three of one author, and name more', () => {
    const own = Array.from({ length: 6 }, (_, n) =>
      storyOf(
        postOf(`Tidepool Port${n} counts ships in harbour number ${n + 10}.`, {
          author: 'Tidepool',
          organisation: 'Tidepool',
        }),
      ),
    );
    const others = Array.from({ length: 14 }, (_, n) => ({
      ...storyOf(postOf(`Firm${n + 20} Works opened plant number ${n + 20} in the north.`)),
      name: `Firm${n + 20} Works`,
      thing: true,
    }));
    const { items, more } = chooseExcerpts([...own, ...others], 'en');
    expect(items).toHaveLength(10);
    expect(items.filter(({ name }) => name.startsWith('Tidepool'))).toHaveLength(3);
    expect(more.length).toBeGreaterThan(0);
    expect(more.length).toBeLessThanOrEqual(10);
  });

  it('let an organisation have more where the day is its', () => {
    const own = Array.from({ length: 6 }, (_, n) =>
      storyOf(
        postOf(`Tidepool Port${n} counts ships in harbour number ${n + 10}.`, {
          author: 'Tidepool',
          organisation: 'Tidepool',
        }),
      ),
    );
    expect(chooseExcerpts(own, 'en').items).toHaveLength(6);
  });

  it('tell a version once, in whatever words, and two versions of one maker apart', () => {
    const told = (texts: readonly string[]): number =>
      chooseExcerpts(
        [
          ...texts.map((text) => storyOf(postOf(text))),
          // A day on which the version is one among several.
          ...Array.from({ length: 6 }, (_, n) => storyOf(postOf(`Firm${n + 20} Works opened plant number ${n + 20}.`))),
        ],
        'en',
      ).items.filter(({ quotes }) => texts.includes(quotes[0]?.text ?? '')).length;
    expect(told(['Aster Labs released Lumen 3.1 for phones.', 'Lumen 3.1 8B now runs on every boat.'])).toBe(1);
    expect(told(['Aster Labs released Lumen 3.1 for phones.', 'Aster Labs released Pico 2 for boats.'])).toBe(2);
    expect(told(['Aster Labs released Lumen 3.1 for phones.', 'Lumen 3.2 now runs on every boat.'])).toBe(2);
  });

  it('tell what its author adds to a story once, and what an organisation announces besides', () => {
    const first = postOf('Aster Labs released Lumen for phones, and the harbour is full.');
    const adds = 'The numbers of the model were published for the community.';
    const items = (more: Partial<StoryPost>): number =>
      chooseExcerpts(
        [
          { ...storyOf({ ...first, ...more }), name: 'Lumen', thing: true },
          { ...storyOf(postOf(adds, { author: first.author, ...more })), thing: false },
        ],
        'en',
      ).items.length;
    expect(items({})).toBe(1);
    expect(items({ organisation: 'Aster Labs' })).toBe(2);
  });

  it('name further no kinds, amounts, dates, sounds, and nothing that an item tells', () => {
    const items = Array.from({ length: 10 }, (_, n) =>
      storyOf(postOf(`Firm${n + 20} Works opened plant number ${n + 20} in the north.`)),
    );
    const named = ['API', '10GW', '5月8日', '呜呜呜', 'FY27', 'Firm20 Works', 'Pier Nine', '海边的房子'].map(
      (name) => ({
        ...storyOf(postOf(`People say that ${name} was in the harbour.`)),
        name,
        thing: true,
      }),
    );
    const { more } = chooseExcerpts([...items, ...named], 'en');
    expect(more.map(({ name }) => name)).toEqual(['Pier Nine', '海边的房子']);
  });

  it('never quote what looks like an attack on a model', () => {
    expect(chooseExcerpts([storyOf(postOf(english, { flags: ['suspected'] }))], 'en').items).toEqual([]);
  });

  it('are empty for a day of greetings', () => {
    const chosen = chooseExcerpts([storyOf(postOf('gm everyone!')), storyOf(postOf('哈哈哈'))], 'zh-CN');
    expect(chosen).toEqual({ version: 1, items: [], more: [] });
  });
});
