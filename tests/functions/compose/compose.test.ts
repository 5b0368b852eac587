// What the report says of the day: computed facts, each sentence with its evidence, every count adding up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster } from '../../../functions/cluster/cluster.ts';
import { compose } from '../../../functions/compose/compose.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { extractiveCard } from '../../../functions/summarise/extractive-card.ts';
import { type Evidence, evidenceSchema, type Report, reportSchema, type Sentence } from '../../../shared/report.ts';
import type { Run } from '../../../shared/run.ts';
import type { DistinctPost } from '../../../shared/story.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { distinct } from '../../fixtures/posts.ts';

const topic = topicSchema.parse({
  topic: 'ai',
  platform: 'twitter',
  displayName: 'AI人工智能',
  shortName: 'AI',
  timezone: 'Asia/Shanghai',
  language: 'zh-CN',
  ownWords: ['AI'],
  lexicon: ['model', 'AI', '模型'],
  specialTopics: [{ id: 'finance', title: '金融市场相关内容分析', words: ['stock', 'fund', '股票'] }],
});

const run: Run = {
  id: 'r',
  slug: 'twitter_ai_20260105_20260105',
  topic: 'ai',
  platform: 'twitter',
  window: {
    from: '2026-01-05',
    to: '2026-01-05',
    timezone: 'Asia/Shanghai',
    start: '2026-01-04T16:00:00Z',
    end: '2026-01-05T16:00:00Z',
    partial: false,
  },
  madeAt: '2026-01-06T01:00:00Z',
  style: 'cited',
  force: false,
  sources: ['posts'],
  unchanged: false,
};

const written = (posts: readonly DistinctPost[]): { report: Report; evidence: Evidence } => {
  const { stories, dropped } = cluster(posts, topic);
  return compose({
    run,
    topic,
    collected: [
      {
        source: 'posts',
        ok: true,
        parts: [],
        read: posts.length + 3,
        kept: posts.length,
        setAside: { outside: 2, bad: 1 },
        costUsd: 0,
      },
    ],
    deduplicated: { parts: [], kept: posts.length, dropped: { sameId: 0, repost: 0, copy: 0, nearCopy: 0 } },
    clustered: { parts: [], stories: [], count: stories.length, dropped, memoryDays: 0 },
    materials: stories.slice(0, 40).map((story) => ({ story, card: extractiveCard(story) })),
    totals: {
      kept: stories.reduce((sum, { posts: own }) => sum + own.length, 0),
      authors: 9,
      independentAuthors: 8,
      withoutMetrics: 0,
      truncated: 0,
    },
  });
};

const sentencesOf = (report: Report): Sentence[] => [
  ...report.overview.flat(),
  ...report.keyPoints.flatMap(({ sentences }) => sentences),
  ...report.views.flatMap(({ paragraphs }) => paragraphs.flat()),
  ...(report.noViews === undefined ? [] : [report.noViews]),
  ...report.events.flatMap(({ items }) => items.flatMap(({ sentences }) => sentences)),
  ...(report.noEvents === undefined ? [] : [report.noEvents]),
  ...report.special.flatMap(({ blocks }) => blocks.flatMap(({ paragraphs }) => paragraphs.flat())),
  ...report.conclusion.flat(),
  ...report.coverage.flatMap(({ sentences }) => sentences),
];

const day = (): DistinctPost[] => [
  distinct({ text: 'Introducing Olmo 3, our open model with 32B parameters.', by: 'allen_ai', likes: 900 }),
  distinct({ text: 'I think Olmo 3 is amazing for its size and I love it.', by: 'fan' }),
  distinct({ text: 'Olmo 3 is overrated and useless for my legacy code base.', by: 'critic' }),
  distinct({ text: 'Rumour: GPT-6 leaked in the client this morning.', by: 'leaker' }),
  distinct({ text: '智谱 GLM-5.1 的模型套餐今天降价三成，最低每月20元。', by: 'zhihu' }),
];

describe('compose', () => {
  it('leads with the story of most voices, as official where the maker speaks', () => {
    const { report } = written(day());
    expect(report.keyPoints[0]).toMatchObject({
      name: 'OLMo 3',
      event: '发布',
      official: true,
      singleSource: false,
      independentAuthors: 3,
      posts: 3,
    });
    expect(report.keyPoints[0]?.text).toBe(
      'OLMo 3发布，Allen Institute for AI官方消息，3位作者、3条推文，文中提到32B parameters。',
    );
    expect(report.description).toMatch(/^OLMo 3、.*等\d条要点$/);
  });

  it('says of a lone source that it is one', () => {
    const lone = written(day()).report.keyPoints.filter(({ singleSource }) => singleSource);
    expect(lone.length).toBeGreaterThan(0);
    for (const { text } of lone) expect(text).toContain('仅一个来源');
  });

  it('lets opposed speakers stand side by side', () => {
    const [view] = written(day()).report.views;
    expect(view).toMatchObject({ lead: 'OLMo 3评价不一' });
    expect(view?.paragraphs[0]?.[0]?.quotes.map(({ handle }) => handle)).toEqual(['fan', 'critic']);
  });

  it('names rumours as unconfirmed', () => {
    expect(written(day()).report.conclusion[0]?.[0]?.stretches[0]?.text).toContain('GPT-6（传闻）');
  });

  it('says so when nobody speaks for a story', () => {
    const { report } = written([distinct({ text: 'Introducing Olmo 3, our open model.', by: 'allen_ai' })]);
    expect(report.views).toEqual([]);
    expect(report.noViews?.stretches[0]?.text).toBe('当日没有两位以上作者正面讨论同一话题');
    expect(report.overview[0]?.[0]?.stretches[0]?.text).toContain('没有两位以上作者共同谈到的话题');
  });

  it('leaves a special analysis out where too little speaks for it', () => {
    expect(written(day()).report.special).toEqual([]);
  });

  it('does not count what lies outside the window, and loses none of the rest', () => {
    const { stats } = written(day()).report;
    const dropped = Object.values(stats.dropped).reduce((sum, n) => sum + n, 0);
    expect(stats.collected).toBe(stats.kept + dropped);
    expect(stats.dropped).not.toHaveProperty('outside');
  });

  const text = fc.constantFrom(
    'Introducing Olmo 3, our open model with 32B parameters.',
    'Olmo 3 is amazing for its size, I love it.',
    'Olmo 3 is overrated and useless for me.',
    'GPT-6 leaked in the client this morning.',
    'GPT-6 will be $200 a month.',
    '智谱 GLM-5.1 降价三成。',
    'Unitree humanoids patrol with robot dogs.',
    'What is the best model for a stock fund?',
    'New paper: our model reaches 85% on the benchmark.',
    'NVIDIA robotics: our robot walks 3 km with a new AI model.',
    'Anthropic partners with a hospital for its AI model.',
    'OpenAI is committed to 10GW of compute.',
    '**bold** {{ x }} <b>AI</b> model',
  );
  const posts = fc.array(
    fc.record({
      text,
      by: fc.constantFrom('allen_ai', 'NVIDIARobotics', 'AnthropicAI', 'OpenAI', 'a', 'b', 'c', 'd', 'e'),
    }),
    {
      minLength: 1,
      maxLength: 30,
    },
  );

  it('gives for any day a report of the schema in which every sentence has its evidence and every quotation its post', () => {
    fc.assert(
      fc.property(posts, (sketches) => {
        const all = sketches.map((sketch, i) => distinct({ ...sketch, id: String(900 + i), at: i }));
        fc.pre(cluster(all, topic).stories.length > 0);
        const { report, evidence } = written(all);
        expect(reportSchema.parse(report)).toEqual(report);
        expect(evidenceSchema.parse(evidence)).toEqual(evidence);
        const texts = new Map(all.map(({ id, text: own }) => [`twitter:${id}`, own]));
        const quotedPosts: string[] = [];
        for (const sentence of sentencesOf(report)) {
          const line = evidence.sentences[sentence.id];
          expect(line?.cites).toEqual(sentence.cites);
          expect(Object.values(line?.checks ?? {})).not.toContain('fail');
          if (sentence.role === 'claim') expect(sentence.cites.length).toBeGreaterThan(0);
          for (const quote of sentence.quotes) {
            quotedPosts.push(quote.post);
            expect(sentence.cites).toContain(quote.post);
            expect(texts.get(quote.post)).toContain(quote.text);
            expect(report.posts[quote.post]?.url).toBe(quote.url);
          }
        }
        expect(new Set(quotedPosts).size).toBe(quotedPosts.length);
        expect(Object.keys(evidence.sentences).sort()).toEqual(
          sentencesOf(report)
            .map(({ id }) => id)
            .sort(),
        );
        expect(new Set(report.keyPoints.map(({ storyId }) => storyId)).size).toBe(report.keyPoints.length);
        expect(written(all)).toMatchObject({ report, evidence });
        for (const style of ['cited', 'plain'] as const) {
          expect(checkConformance(toMarkdown(report, style), { style }).findings).toEqual([]);
        }
      }),
    );
  });
});
