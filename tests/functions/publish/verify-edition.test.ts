// What Publish does with a report that does not hold: it takes out the sentence, falls back to excerpts, or holds the report.
import { describe, expect, it } from 'vitest';
import { composeExcerpts, composeWritten } from '../../../functions/compose/compose.ts';
import { chooseEdition, STANDS_IN } from '../../../functions/publish/choose-edition.ts';
import type { Given } from '../../../functions/publish/edition.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { type Fault, verifyReport } from '../../../functions/publish/verify-edition.ts';
import { ReportHeldError } from '../../../shared/errors.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { checkTruth } from '../../../shared/verify/published-truth.ts';
import { type Source, toSource } from '../../../shared/verify/source-post.ts';
import type { Written } from '../../../shared/written.ts';
import { PICTURE } from '../../fixtures/drawn.ts';
import {
  compositionOf,
  excerptsOf,
  itemOf,
  keyOf,
  POSTS,
  RUN,
  said,
  WRITTEN_ZH,
  withoutModel,
} from '../../fixtures/written-day.ts';
import { WRITTEN_EN } from '../../fixtures/written-day-en.ts';

const SOURCES: ReadonlyMap<string, Source> = new Map(POSTS.map((post) => [post.url, toSource(post, NO_NAMES)]));
const composed = (more: Partial<Written> = {}) => composeWritten(compositionOf(), { ...WRITTEN_ZH, ...more });
const given = (material: Pick<Given, 'report' | 'evidence'>): Given => ({
  run: RUN,
  settingsHash: 'settings-1',
  ...material,
  picture: PICTURE,
  drawn: true,
  lacking: [],
});

const FALSE = said('Orbit Cloud把H2实例降价80%', ['6']);
const TRUE = said('Pico 2加入离线模式', ['8']);

describe('a report that holds', () => {
  it.each([
    ['written', composed()],
    ['written in English', composeWritten(compositionOf('en'), WRITTEN_EN)],
    ['of excerpts', composeExcerpts(withoutModel(), excerptsOf())],
  ])('(%s) is published as it is', (_, material) => {
    expect(verifyReport(material, SOURCES)).toEqual({ ...material, dropped: 0, findings: [] });
  });
});

describe('a plain report in an alphabet, of which the evidence alone knows where a sentence ends', () => {
  const overview = [
    [
      said('Ada Byron would not give Lumen 3.1 a contract, i.e. 400 pages of small print. She waits', ['3']),
      said('Robert Watch tried it on 12 papers', ['5']),
      said('Pico 2 adds an offline mode', ['8']),
    ],
  ];
  const { report, evidence } = composeWritten(compositionOf('en'), { ...WRITTEN_EN, overview });
  const markdown = toMarkdown(report, 'plain');
  const found = (changed: string) => checkTruth(changed, { style: 'plain', evidence }).findings;

  it('is what its evidence says', () => {
    expect(found(markdown)).toEqual([]);
  });

  it.each([
    ['a number', '12 papers', '14 papers', 'V6'],
    ['a sentence left out', ' Robert Watch tried it on 12 papers.', '', undefined],
    ['a sentence put in', 'Pico 2 adds', 'Nobody minds. Pico 2 adds', 'V3'],
  ])('is named where it is not: %s', (_, was, is, rule) => {
    const [first] = found(markdown.replace(was, is));
    expect(markdown).toContain(was);
    expect(first?.rule).toBe(rule);
  });
});

describe('what an earlier report left open and this one answers', () => {
  const answer = {
    'zh-CN': itemOf('pico', 'Pico 2', said('Pico 2加入离线模式', ['8']), said('不用账号', ['8'])),
    en: itemOf('pico', 'Pico 2', said('Pico 2 adds an offline mode', ['8']), said('no account is needed', ['8'])),
  };
  const written = { 'zh-CN': WRITTEN_ZH, en: WRITTEN_EN };

  it.each([
    ['zh-CN', '- **此前待证实：Pico 2加入离线模式**：不用账号'],
    ['en', '- **Confirmed or denied since: Pico 2 adds an offline mode**: no account is needed'],
  ] as const)('opens the events under its label, headline and detail (%s)', (language, line) => {
    const material = composeWritten(compositionOf(language), {
      ...written[language],
      keyPoints: written[language].keyPoints.slice(0, 1),
      answered: [answer[language]],
    });
    const { report, findings } = verifyReport(material, SOURCES);
    expect(findings).toEqual([]);
    const [first] = report.events[0]?.items ?? [];
    expect([first?.headline, first?.detail]).toEqual([answer[language].headline.text, answer[language].detail?.text]);
    expect(toMarkdown(report, 'cited')).toContain(line);
  });

  it('makes a group of its own on a day without other events', () => {
    const material = composed({ answered: [answer['zh-CN']], events: [], keyPoints: WRITTEN_ZH.keyPoints.slice(0, 1) });
    expect(verifyReport(material, SOURCES)).toMatchObject({ dropped: 0, findings: [] });
    expect(material.report.events.map(({ items }) => items.length)).toEqual([1]);
  });
});

describe('a sentence that does not hold', () => {
  const { report, evidence, dropped, findings } = verifyReport(composed({ overview: [[TRUE, FALSE]] }), SOURCES);

  it('is taken out, and counted', () => {
    expect([findings, dropped]).toEqual([[], 1]);
    expect(report.overview).toHaveLength(1);
    expect(JSON.stringify([report, evidence])).not.toContain('80%');
  });

  it('leaves a report that verifies', () => {
    const markdown = toMarkdown(report, 'cited');
    expect(checkConformance(markdown).findings).toEqual([]);
    expect(checkTruth(markdown, { evidence, posts: SOURCES }).findings).toEqual([]);
  });

  it('takes its item along where it is the headline, and the counts are made anew', () => {
    const keyPoints = [itemOf('orbit', 'Orbit Cloud H2', FALSE), ...WRITTEN_ZH.keyPoints.slice(0, 2)];
    const kept = verifyReport(composed({ keyPoints }), SOURCES).report;
    expect(kept.keyPoints.map(({ name }) => name)).toEqual(['Lumen 3.1', 'Orbit Cloud H2']);
    expect(toMarkdown(kept, 'cited')).toContain('（2个关键信息点）');
    expect(kept.title).toContain('Lumen 3.1');
    expect(kept.description).not.toContain('80%');
  });

  it('leaves the headline where only what follows it is wrong', () => {
    const keyPoints = [
      itemOf('orbit', 'Orbit Cloud H2', said('Orbit Cloud给H2实例降价', ['6']), said('幅度是80%', ['6'])),
    ];
    const [item] = verifyReport(composed({ keyPoints }), SOURCES).report.keyPoints;
    expect(item?.headline).toBe('Orbit Cloud给H2实例降价');
    expect(item?.detail).toBeUndefined();
    expect(item?.text).toBe('Orbit Cloud给H2实例降价。来源：@orbitcloud（官方）。');
  });

  it('lets the next sentence take over the label of the conclusion', () => {
    const conclusion = {
      relation: [],
      ready: [],
      doubtful: [],
      open: [],
      watch: [{ ...FALSE, kind: 'advice' as const }, said('先核对Lumen 3.1的页码', ['3'])],
    };
    const kept = verifyReport(composed({ conclusion }), SOURCES).report;
    expect(toMarkdown(kept, 'cited')).toContain('**从业者应重点关注**：先核对Lumen 3.1的页码');
  });
});

describe('a lead line', () => {
  const views = (lead: string) => [
    {
      lead,
      paragraphs: [
        [said('Ada Byron认为还不能把合同交给它', ['3']), said('@mei_builds说“400页的合同两分钟读完”', ['2'])],
      ],
    },
    ...WRITTEN_ZH.views.slice(0, 1),
  ];

  it('rests on all that stands below it', () => {
    const { report, dropped } = verifyReport(
      composed({ views: views('400页的合同Lumen 3.1读得了吗'.slice(0, -1)) }),
      SOURCES,
    );
    expect([report.views.length, dropped]).toEqual([2, 0]);
  });

  it('says as a conclusion what is the most or the largest, whatever the first sentence below it is', () => {
    expect(verifyReport(composed({ views: views('Lumen 3.1的合同能力交代得最全') }), SOURCES)).toMatchObject({
      dropped: 0,
    });
    expect(verifyReport(composed({ views: views('Lumen 3.1是首个能读合同的模型') }), SOURCES).dropped).toBeGreaterThan(
      0,
    );
  });

  it('takes along what it leads where it does not hold, at once', () => {
    const { report, findings } = verifyReport(composed({ views: views('800页的合同能不能读') }), SOURCES);
    expect(findings).toEqual([]);
    expect(report.views.map(({ lead }) => lead)).toEqual(['Lumen 3.1能不能读合同']);
  });
});

describe('whole sentences behind a headline', () => {
  const item = {
    ...itemOf('orbit', 'Orbit Cloud', said('Orbit Cloud把H2实例降价三成', ['6'])),
    more: [said('新价从5月1日起', ['6'])],
  };

  it('are published as they stand, in key points and events', () => {
    const material = composed({
      keyPoints: [item],
      events: [{ label: '公司与研究', items: [{ ...item, headline: said('Orbit Cloud的H2实例便宜了三成', ['6']) }] }],
    });
    const { report, findings, dropped } = verifyReport(material, SOURCES);
    expect([findings, dropped]).toEqual([[], 0]);
    expect(toMarkdown(report, 'cited')).toMatch(
      /^1\. \*\*Orbit Cloud把H2实例降价三成\*\*\[\[\d\]\]\(\S+\)。新价从5月1日起\[\[\d\]\]\(\S+\)。来源：.+。$/mu,
    );
  });
});

describe('a judgement of which the first sentence does not hold', () => {
  it('is called one still', () => {
    const judged = { kind: 'synthesis' as const };
    const views = [
      {
        lead: '合同能不能交给它',
        paragraphs: [
          [said('Ada Byron不肯把合同交给它', ['3']), said('@mei_builds说“400页的合同两分钟读完”', ['2'])],
          [said('降了80%才算数', ['3'], judged), said('先信核对过页码的人', ['3'], judged)],
        ],
      },
    ];
    const { report } = verifyReport(composed({ views }), SOURCES);
    expect(report.views[0]?.paragraphs.at(-1)?.map(({ stretches }) => stretches.map(({ text }) => text))).toEqual([
      ['判断：', '先信核对过页码的人'],
    ]);
  });
});

describe('what is found only when something else is gone', () => {
  const overview = [[TRUE, TRUE, TRUE, TRUE, TRUE, TRUE]];
  const finding = { rule: 'V6', line: 1, text: '', message: 'as scripted' };
  /** Finds one sentence of the overview a look, so many in all. */
  const findsOf = (most: number) => {
    let found = 0;
    return ({ report: { overview: paragraphs } }: { report: ReturnType<typeof composed>['report'] }): Fault[] => {
      const [sentence] = paragraphs.flat();
      return sentence === undefined || found++ >= most ? [] : [{ finding, ids: [sentence.id] }];
    };
  };

  it('is taken out in up to three rounds', () => {
    for (const rounds of [1, 2, 3])
      expect(verifyReport(composed({ overview }), SOURCES, findsOf(rounds))).toMatchObject({
        dropped: rounds,
        findings: [],
      });
  });

  it('is too much in a fourth: then the report as a whole is given up', () => {
    expect(verifyReport(composed({ overview }), SOURCES, findsOf(4))).toMatchObject({
      dropped: 3,
      findings: [finding],
    });
  });
});

describe('a further name that its post does not say', () => {
  it('goes alone', () => {
    const more = [
      { storyId: 'pico', name: 'Pico 2', post: keyOf('8') },
      { storyId: 'tide', name: 'Harbour 77', post: keyOf('9') },
    ];
    const { report, dropped } = verifyReport(composeExcerpts(withoutModel(), { ...excerptsOf(), more }), SOURCES);
    expect([report.more?.items.map(({ name }) => name), dropped]).toEqual([['Pico 2'], 1]);
  });
});

describe('a report that can’t be mended', () => {
  const hopeless = given(composed({ keyPoints: [itemOf('orbit', 'Orbit Cloud H2', FALSE)] }));
  const excerpts = given(composeExcerpts(withoutModel(), excerptsOf()));
  const sourcesOf = async () => SOURCES;

  it('gives its place to the one without a model, which says so', async () => {
    const read: Given[] = [];
    const { given: chosen, dropped } = await chooseEdition(hopeless, excerpts, async (material) => {
      read.push(material);
      return SOURCES;
    });
    expect(chosen.report.form).toBe('excerpts');
    // The posts of each are read by the names that it was checked with.
    expect(read).toEqual([hopeless, excerpts]);
    expect(chosen.lacking).toEqual([STANDS_IN]);
    expect(dropped).toBeGreaterThan(0);
  });

  it('is held where that one does not hold either', async () => {
    const [first] = Object.keys(excerpts.report.posts);
    const lost = given({ ...excerpts, evidence: { ...excerpts.evidence, posts: {} } });
    expect(first).toBeDefined();
    await expect(chooseEdition(hopeless, lost, sourcesOf)).rejects.toThrow(ReportHeldError);
    await expect(chooseEdition(hopeless, undefined, sourcesOf)).rejects.toThrow(
      /is held, since its own check refuses it/,
    );
  });
});
