// Background on its way into evidence and back: what a published sentence keeps of the name pack, and what verify makes of it.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { editEvidence } from '../../../functions/publish/edit-evidence.ts';
import { editReport, withoutDetail } from '../../../functions/publish/edit-report.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { verifyReport } from '../../../functions/publish/verify-edition.ts';
import { type Evidence, evidenceSchema } from '../../../shared/report.ts';
import { compileNames, NO_NAMES } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { checkTruth } from '../../../shared/verify/published-truth.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import { compositionOf, itemOf, keyOf, POSTS, said, WRITTEN_ZH } from '../../fixtures/written-day.ts';

const NAMES = compileNames(
  namePackOf({
    background: [
      { name: 'Tidepool', about: { 'zh-CN': 'HarborOS的开发商' } },
      { name: 'Orbit Cloud', about: { 'zh-CN': '出租GPU的云服务商' } },
      { name: 'Pico', about: { 'zh-CN': '笔记软件' } },
    ],
  }),
);
const SOURCES = new Map(POSTS.map((post) => [post.url, toSource(post, NO_NAMES)]));
const ITEM = itemOf(
  'tide',
  'Tidepool',
  said('Tidepool（HarborOS的开发商）融资1.2亿美元', ['9']),
  said('钱用来做港口传感器；Orbit Cloud（GPU云服务商）则降价30%', ['9', '6']),
);
const material = composeWritten(compositionOf('zh-CN', { names: NAMES }), {
  ...WRITTEN_ZH,
  overview: [[said('出租GPU的云服务商Orbit Cloud把H2实例降价30%', ['6'])]],
  keyPoints: [ITEM, ...WRITTEN_ZH.keyPoints.slice(0, 1)],
});
const { report, evidence } = material;
const itemId = report.keyPoints[0]?.sentences[0]?.id ?? '';
const findings = (changed: Evidence): string[] =>
  checkTruth(toMarkdown(report, 'cited'), { evidence: changed, posts: SOURCES }).findings.map(
    ({ rule, message }) => `${rule} ${message}`,
  );
const withBackground = (background: { name: string; text: string }[]): Evidence => ({
  ...evidence,
  sentences: Object.fromEntries(
    Object.entries(evidence.sentences).map(([id, line]) => [id, id === itemId ? { ...line, background } : line]),
  ),
});

const TIDEPOOL = { name: 'Tidepool', text: 'HarborOS的开发商' };
const ORBIT = { name: 'Orbit Cloud', text: '出租GPU的云服务商' };

describe('the evidence of a sentence with background', () => {
  it('keeps it in the words of the pack, and of no other sentence', () => {
    const kept = Object.entries(evidence.sentences).flatMap(([id, { background }]) =>
      background === undefined ? [] : [[id, background]],
    );
    expect(kept).toEqual([
      [report.overview[0]?.[0]?.id, [ORBIT]],
      [itemId, [TIDEPOOL, ORBIT]],
    ]);
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence.names).not.toHaveProperty('background');
  });

  it('has no needs, spans or precision that come of it', () => {
    const line = evidence.sentences[itemId];
    expect(line?.spans.map(({ for: marker }) => marker)).not.toContain('HarborOS');
    expect(line?.parts?.map(({ needs }) => needs)).toEqual([[keyOf('9')], [keyOf('6')]]);
    expect(evidence.metrics.citationPrecision).toBe(1);
  });

  it('is enough to verify the report, in both styles', () => {
    expect(verifyReport(material, SOURCES)).toEqual({ ...material, dropped: 0, findings: [] });
  });

  it('loses what goes with a detail', () => {
    const edited = editReport(report, {
      keeps: (sentence) => (sentence.id === itemId ? withoutDetail(sentence) : sentence),
      keepsPost: () => true,
      instead: '',
    });
    expect(editEvidence(evidence, edited, report, () => true).sentences[itemId]?.background).toEqual([TIDEPOOL]);
  });
});

describe('verify', () => {
  it('asks posts for the words where the evidence has no background', () => {
    expect(findings(withBackground([]))).toContain('V7 The name HarborOS stands in none of the cited posts.');
  });

  it.each([
    ['a figure', { ...TIDEPOOL, text: 'HarborOS的开发商，员工500人' }, /Tidepool holds other marks/],
    ['a number', { ...TIDEPOOL, text: '有500人的HarborOS的开发商' }, /Tidepool gives the figure 500人/],
    ['praise', { ...TIDEPOOL, text: '最大的HarborOS的开发商' }, /Tidepool praises \(largest\)/],
    [
      'many words',
      { ...TIDEPOOL, text: '为全世界各地的港口和船只提供各种软件的HarborOS的开发商' },
      /Tidepool is too long/,
    ],
    ['no name of it', { ...TIDEPOOL, name: 'Lumen' }, /Lumen belongs to no name of the sentence/],
  ])('takes nothing for background that has %s', (_, one, message) => {
    const found = findings(withBackground([one, ORBIT]));
    expect(found).toContainEqual(expect.stringMatching(message));
    expect(found).toContain('V7 The name HarborOS stands in none of the cited posts.');
  });

  it('takes no more than two of a sentence', () => {
    expect(findings(withBackground([ORBIT, ORBIT, TIDEPOOL]))).toContain(
      'V7 The background that the evidence gives of Tidepool comes after 2 others.',
    );
  });

  it('takes none for a figure that the sentence gives', () => {
    const markdown = toMarkdown(report, 'cited').replaceAll('HarborOS的开发商', 'HarborOS的3个开发商');
    const rules = checkTruth(markdown, { evidence, posts: SOURCES }).findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['V6', 'V7']));
  });
});
