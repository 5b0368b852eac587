// The numbers by which a report is judged, and the gates that call it degraded: what is true passes, and each can fail.
import { describe, expect, it } from 'vitest';
import { composeExcerpts, composeWritten } from '../../../functions/compose/compose.ts';
import { degradedBy, isTold, metricsOf } from '../../../functions/compose/metrics.ts';
import { Sources } from '../../../functions/compose/needs.ts';
import type { Evidence } from '../../../shared/report.ts';
import type { StoryPost } from '../../../shared/story.ts';
import type { Names } from '../../../shared/text/compile-names.ts';
import { modelSettingsSchema } from '../../../shared/topic-model.ts';
import { AUDIT_FAILED, type Written } from '../../../shared/written.ts';
import { AI_NAMES } from '../../fixtures/ai-names.ts';
import { compositionOf, excerptsOf, itemOf, POSTS, said, WRITING, WRITTEN_ZH } from '../../fixtures/written-day.ts';

const GATES = modelSettingsSchema.parse({}).gates;

type Line = Evidence['sentences'][string];

/** Precision of one sentence that cites posts of such texts. */
const precisionOf = (
  text: string,
  posts: readonly (Partial<StoryPost> & Pick<StoryPost, 'text'>)[],
  more: Partial<Line> = {},
  names: Names = AI_NAMES,
): number => {
  const cited = new Map(
    posts.map((post, at) => [
      `twitter:${at}`,
      { ...POSTS[0]!, handle: `account${at}`, organisation: undefined, ...post, key: `twitter:${at}` },
    ]),
  );
  const line: Line = {
    section: 'events',
    role: 'claim',
    kind: 'claim',
    text,
    cites: [...cited.keys()],
    quotes: [],
    spans: [],
    checks: {},
    ...more,
  };
  return (
    metricsOf({
      report: { keyPoints: [], method: 'model' },
      sentences: { s1: line },
      cited,
      stories: [],
      sources: new Sources(names),
      writing: undefined,
      asked: true,
    }).citationPrecision ?? 0
  );
};

describe('the precision of citations', () => {
  it.each<[string, string, (Partial<StoryPost> & Pick<StoryPost, 'text'>)[]]>([
    ['a name as it stands', 'GPT-5.5的上下文有40万', [{ text: 'GPT-5.5 has a context of 400K tokens.' }]],
    ['a name that only the pack translates', '谷歌把它放进了手机', [{ text: 'Google put it on phones today.' }]],
    ['a name in other spelling', 'GPT-5.5已经可用', [{ text: 'gpt 5.5 is live, go try it' }]],
    ['a number in another scale', '投资额是1.2亿美元', [{ text: 'They put in $120 million.' }]],
    [
      'a number in words',
      '截止1月23日，Mats说只有11页',
      [{ text: '截止一月二十三号，做出海的看一眼' }, { text: 'Eleven pages.', name: 'Mats Farrowby' }],
    ],
    [
      'the author alone, known by the display name',
      'Grace Murray担心账单',
      [{ text: 'I worry about what this will cost.', name: 'Grace Murray' }],
    ],
    ['no word that two languages share', '他们把价格降了', [{ text: 'Prices went down.' }]],
    [
      'one post for each clause',
      'Codex和Claude Code都加了插件',
      [{ text: 'Codex got plugins.' }, { text: 'Plugins in Claude Code!' }],
    ],
  ])('is whole of a true sentence with %s', (_, text, posts) => {
    expect(precisionOf(text, posts)).toBe(1);
  });

  it('is lost by what says nothing of the sentence', () => {
    const right = { text: 'Codex got plugins today.' };
    expect(precisionOf('Codex加了插件', [right, { text: 'Unitree shows a robot that climbs stairs.' }])).toBe(0.5);
    expect(precisionOf('Codex加了插件', [{ text: 'Unitree shows a robot that climbs stairs.' }])).toBe(0);
  });

  it('asks of each clause its own posts', () => {
    const posts = [{ text: 'Codex got plugins.' }, { text: 'Unitree shows a robot.' }];
    const parts = (second: string): Line['parts'] => [
      { text: 'Codex加了插件', posts: ['twitter:0'] },
      { text: second, posts: ['twitter:1'] },
    ];
    expect(precisionOf('Codex加了插件：Unitree展示了机器人', posts, { parts: parts('Unitree展示了机器人') })).toBe(1);
    expect(precisionOf('Codex加了插件：Claude Code也有', posts, { parts: parts('Claude Code也有') })).toBe(0.5);
  });

  it('does not ask of posts what nobody said, nor of bridges anything', () => {
    const posts = [{ text: 'Prices went down.' }];
    expect(precisionOf('Anthropic没有回应', posts)).toBe(0);
    expect(precisionOf('Anthropic没有回应', posts, { kind: 'absence' })).toBe(1);
    expect(precisionOf('Anthropic没有回应', posts, { role: 'bridge' })).toBe(1);
  });
});

/** Why the made-up day, changed, would be degraded. */
const degraded = (more: Partial<Written> = {}, writing: Partial<Written['writing']> = {}): string[] => {
  const written = { ...WRITTEN_ZH, ...more, writing: { ...WRITING, planned: 3, ...writing } };
  // Ten posts are too few for no author to have much of them.
  return degradedBy(composeWritten(compositionOf(), written).evidence.metrics, true, {
    ...GATES,
    sourceConcentration: 0.5,
  });
};

describe('a written report is degraded', () => {
  it('by nothing where it is as it should be, whichever stories its editor passed over', () => {
    expect(degraded()).toEqual([]);
    expect(degraded({ keyPoints: WRITTEN_ZH.keyPoints.slice(1), overview: [], views: [] }, { planned: 2 })).toEqual([]);
  });

  it('by too few key points, of which a day that holds few needs half', () => {
    expect(degraded({}, { planned: 6 })).toEqual([]);
    expect(degraded({}, { planned: 7 })).toEqual(['keyPoints 3 (at least 4)']);
    expect(degraded({}, { planned: 10 })).toEqual(['keyPoints 3 (at least 5)']);
    expect(degraded({ keyPoints: WRITTEN_ZH.keyPoints.slice(0, 1) })).toEqual(['keyPoints 1 (at least 2)']);
  });

  it('by posts that do not say what they are cited for', () => {
    const wrong = [[said('Tidepool融资1.2亿美元', ['1', '2', '8']), said('Orbit Cloud把H2降价30%', ['3', '4', '9'])]];
    expect(degraded({ overview: wrong }).join()).toMatch(/^citationPrecision 0\.\d+ \(at least 0\.85\)$/);
  });

  it('by much that did not hold, but not by what was told twice', () => {
    expect(degraded({}, { written: 20, refused: { V7: 3, audit: 1, twice: 9 } })).toEqual([]);
    expect(degraded({}, { written: 20, refused: { V7: 3, audit: 2 } })).toEqual(['droppedShare 0.25 (at most 0.2)']);
  });

  it('by much that its auditor refused, mended or not', () => {
    const finding = (n: number) => ({
      section: 'views',
      sentence: `第${n}句`,
      words: '',
      reason: '',
      outcome: 'repaired' as const,
    });
    const audit = (refused: number) => ({
      outcome: 'done' as const,
      model: 'made-up-model',
      findings: Array.from({ length: refused }, (_, n) => finding(n)),
    });
    expect(degraded({}, { written: 20, audit: audit(3) })).toEqual([]);
    expect(degraded({}, { written: 20, audit: audit(4) })).toEqual(['auditRefused 0.2 (at most 0.15)']);
  });

  it('by an audit that failed, unless its topic takes such a report', () => {
    expect(isTold(`${AUDIT_FAILED}it was silent`, GATES)).toBe(true);
    expect(isTold(`${AUDIT_FAILED}it was silent`, { ...GATES, audited: 0 })).toBe(false);
    expect(isTold('views: left out', { ...GATES, audited: 0 })).toBe(true);
  });

  it('by one author who has much of all citations', () => {
    const { metrics } = composeWritten(compositionOf(), WRITTEN_ZH).evidence;
    expect(degradedBy(metrics, true, { ...GATES, keyPoints: 0 }).join()).toMatch(/^sourceConcentration /);
  });

  it('by key points that stand on the same posts', () => {
    const [lumen] = WRITTEN_ZH.keyPoints;
    const again = (headline: string) => itemOf('lumen', 'Lumen 3.1', said(headline, ['1']), lumen?.detail);
    const keyPoints = ['Lumen 3.1一次能读400页', 'Aster Labs放出Lumen 3.1', 'Lumen 3.1有27B'].map(again);
    expect(degraded({ keyPoints })).toEqual(['redundantPairs 3 (at most 1)']);
  });
});

describe('a report of excerpts', () => {
  const metrics = composeExcerpts(compositionOf(), excerptsOf()).evidence.metrics;

  it('is degraded where a model was asked for one, whatever else is true of it', () => {
    expect(degradedBy({ ...metrics, extractiveShare: 1, citationPrecision: 0 }, true, GATES)).toEqual([
      'extractiveShare 1 (at most 0.2)',
    ]);
  });

  it('is what it says it is where none was', () => {
    expect(degradedBy({ ...metrics, extractiveShare: 0, keyPoints: 1 }, false, GATES)).toEqual([]);
  });
});
