// The command `explain`: from a published sentence down to its posts and to what a model answered.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExplanation } from '../../../infra/cli/describe-explanation.ts';
import { explanationOf } from '../../../infra/cli/explanation.ts';
import { likenessOf, rawPieces } from '../../../infra/cli/raw-answers.ts';
import type { Evidence } from '../../../shared/report.ts';
import { sentenceMeant } from '../../../shared/sentence-meant.ts';
import { writtenSchema } from '../../../shared/written.ts';
import { evidenceOf, runOf } from '../../fixtures/report-run.ts';
import { DAY, NOW, postsFile, threePosts } from './posts.ts';
import { dawnChorus } from './terminal.ts';

const line = (text: string, more: Partial<Evidence['sentences'][string]> = {}): Evidence['sentences'][string] => ({
  section: 'keyPoints',
  role: 'claim',
  text,
  cites: ['twitter:1'],
  quotes: [],
  spans: [],
  checks: { V1: 'pass', V6: 'pass' },
  ...more,
});
const EVIDENCE: Evidence = {
  ...evidenceOf(runOf()),
  sentences: {
    s1: line('港口罢工已经结束，货轮恢复靠岸', { posts: ['twitter:1', 'twitter:2'], kind: 'claim' }),
    s2: line('港口罢工从周一开始'),
  },
  posts: {
    'twitter:1': {
      ...{
        url: 'https://x.com/i/status/1',
        handle: 'harbour',
        name: 'Ann Lee',
        lang: 'en',
        createdAt: '2026-04-22T03:00:00Z',
      },
      ...{ textSha256: '', copies: 0, independentAuthors: 1 },
    },
  },
};
const answer = (value: unknown) => ({
  key: 'k',
  answer: {
    ...{ value, stop: 'complete', stopReason: '', model: 'made-up-1', origin: 'handwritten' },
    usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
  },
});
const FILES = [
  {
    key: 'runs/a/written/keyPoints.json',
    file: {
      exchanges: [
        answer({
          items: [{ headline: { text: '港口罢工已经结束', posts: ['P3'] }, detail: { text: '一家店开张了吗' } }],
        }),
      ],
    },
  },
] as never;

describe('a sentence', () => {
  it('is meant by its id, or by words that it alone has', () => {
    expect(sentenceMeant(EVIDENCE, 's2')).toBe('s2');
    expect(sentenceMeant(EVIDENCE, '货轮 恢复')).toBe('s1');
    expect(() => sentenceMeant(EVIDENCE, '港口罢工')).toThrow(
      /^2 sentences .* s1 \(港口罢工已经结束，货轮恢复靠岸\), s2 /,
    );
    expect(() => sentenceMeant(EVIDENCE, '没有的话')).toThrow(/^No sentence of /);
  });

  it('leads to the piece of the answer that it was made of, with the posts that the model named', () => {
    expect(rawPieces('港口罢工已经结束，货轮恢复靠岸', FILES)).toEqual([
      {
        file: 'runs/a/written/keyPoints.json',
        answer: 1,
        path: '$.items[0].headline.text',
        model: 'made-up-1',
        text: '港口罢工已经结束',
        piece: { text: '港口罢工已经结束', posts: ['P3'] },
        likeness: 1,
      },
    ]);
    expect(rawPieces('另一件事', FILES)).toEqual([]);
  });

  it('has its warnings, and what the auditor said of it before it was repaired', () => {
    const sentence = { text: '港口罢工已经结束', kind: 'claim', posts: ['twitter:1'] };
    const written = writtenSchema.parse({
      version: 1,
      ...{ overview: [], views: [], answered: [], events: [], special: [] },
      keyPoints: [
        {
          name: '罢工',
          headline: { ...sentence, warnings: [{ rule: 'V9', text: '已经', message: 'It is too sure.' }] },
        },
      ],
      conclusion: { relation: [], open: [], watch: [] },
      writing: {
        ...{
          models: ['made-up-1'],
          costUsd: 0,
          inputTokens: 0,
          cachedTokens: 0,
          outputTokens: 0,
          shown: 0,
          candidates: 0,
        },
        ...{ unread: 0, written: 1, repaired: 1, dropped: {}, refused: {} },
        audit: {
          outcome: 'done',
          findings: [
            {
              section: 'keyPoints',
              sentence: '港口罢工昨天已经结束',
              words: '昨天',
              reason: 'No post says when.',
              outcome: 'repaired',
            },
            { section: 'views', sentence: '完全不同的一句话', words: '话', reason: '…', outcome: 'dropped' },
          ],
        },
      },
    });
    const kept = { written, raw: [], texts: new Map([['twitter:1', 'The strike is over.']]), missing: [] };
    expect(explanationOf(EVIDENCE, 2, 's1', kept)).toMatchObject({
      revision: 2,
      posts: [{ key: 'twitter:1', name: 'Ann Lee', text: 'The strike is over.' }, { key: 'twitter:2' }],
      warnings: [{ rule: 'V9' }],
      audit: { outcome: 'done', findings: [{ words: '昨天' }] },
    });
  });

  it('has beneath its posts what the name pack says of its names', () => {
    const background = [{ name: '港口', text: '货轮靠岸的地方' }];
    const evidence = { ...EVIDENCE, sentences: { s1: line('港口罢工已经结束', { background }) } };
    const told = (of: Evidence): string =>
      describeExplanation(explanationOf(of, 2, 's1', { raw: [], texts: new Map(), missing: [] }));
    expect(told(evidence)).toContain('\nBackground (name pack): 港口, 货轮靠岸的地方\n');
    expect(told(EVIDENCE)).not.toContain('Background');
  });

  it('is as like another one as that is like it, and like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(likenessOf(a, b)).toBe(likenessOf(b, a));
        expect(likenessOf(a, b)).toBeGreaterThanOrEqual(0);
        expect(likenessOf(a, b)).toBeLessThanOrEqual(1);
        // A vowel sign that Unicode counts among letters has nothing left to compare, nor have some signs of Latin and Han.
        if (/[a-z]{2}|[\u4e00-\u9fff]{2}/iu.test(a)) expect(likenessOf(a, a)).toBe(1);
      }),
    );
  });
});

describe('explain', () => {
  const published = async () => {
    const { folder, file } = await postsFile(threePosts());
    const out = join(folder, 'out');
    const run = await dawnChorus(
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      file,
      '--from',
      DAY,
      '--now',
      NOW,
      '--out',
      out,
      '--json',
    );
    return { out, ...JSON.parse(run.out) };
  };

  it('tells the path as words and as one JSON object, with whole posts while the run is kept', async () => {
    const { out, slug, run } = await published();
    const listed = await dawnChorus('explain', slug, 's1', '--out', out, '--json');
    const { text } = JSON.parse(listed.out);
    const evidence = JSON.parse(await readFile(join(out, `site/reports/${slug}/evidence.json`), 'utf8'));
    const [id = ''] =
      Object.entries<{ cites: string[] }>(evidence.sentences).find(([, { cites }]) => cites.length > 0) ?? [];
    const folder = join(out, 'runs', slug, run, 'written');
    await mkdir(folder, { recursive: true });
    const said = evidence.sentences[id].text;
    await writeFile(join(folder, 'keyPoints.json'), JSON.stringify({ exchanges: [answer({ headline: said })] }));
    const ended = await dawnChorus('explain', slug, id, '--out', out);
    expect([ended.code, ended.err, typeof text]).toEqual([0, '', 'string']);
    expect(ended.out).toContain(`Sentence ${id} of `);
    expect(ended.out).toMatch(/Posts that carry it: \d/);
    expect(ended.out).toContain('whole post: ');
    expect(ended.out).toMatch(/Raw answer of made-up-1, runs\/.*\/written\/keyPoints\.json, answer 1, \$\.headline:/);
  });

  it('says in a sentence what it does not find', async () => {
    const { out, slug } = await published();
    expect(await dawnChorus('explain', 'twitter_ai_20200101_20200101', 's1', '--out', out)).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no report twitter_ai_20200101_20200101'),
    });
    expect(await dawnChorus('explain', slug, '没有的话', '--out', out)).toMatchObject({ code: 2 });
  });
});
