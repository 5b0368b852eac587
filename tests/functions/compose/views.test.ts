// Views as they are laid out: a voice a line, by name, and the writer's judgement.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { compositionOf, said, WRITTEN_ZH } from '../../fixtures/written-day.ts';

describe('a view', () => {
  const paragraphs = [
    [said('Ada Byron（Aster Labs）：合同还不能交给它', ['1'])],
    [said('@quant_lin：许可证不让商用', ['2'])],
    [said('yo_404_：页码都对', ['2'])],
    [said('先拿旧案卷对一遍', ['1'], { kind: 'synthesis' })],
  ];
  const { report } = composeWritten(compositionOf(), {
    ...WRITTEN_ZH,
    views: [{ lead: '合同能不能交给它', paragraphs }],
  });
  const [view] = report.views;
  const opens = view?.paragraphs.map(([first]) => first?.stretches.slice(0, 2));

  it('lists its voices, whose names are bold', () => {
    expect(view?.list).toBe('bullets');
    expect(opens?.[0]).toEqual([{ text: 'Ada Byron', bold: true }, { text: '（Aster Labs）：合同还不能交给它' }]);
  });

  it('leaves a name as it is that opens or ends with a mark', () => {
    expect(opens?.[1]).toMatchObject([{ text: '@quant_lin', style: 'cited' }, { style: 'plain' }]);
    expect(opens?.[2]).toEqual([{ text: 'yo_404_：页码都对' }]);
  });

  it('says where the judgement begins', () => {
    expect(opens?.[3]).toEqual([{ text: '判断：' }, { text: '先拿旧案卷对一遍' }]);
  });

  it('in running text is no list, and what it comes to is a paragraph of its own', () => {
    const prose = [
      [said('Ada Byron说得直接：合同还不能交给它', ['1']), said('quant_lin嫌许可证不让商用', ['2'])],
      [said('quant_lin也试过页码', ['2']), said('先拿旧案卷对一遍', ['1'], { kind: 'synthesis' })],
    ];
    const { report: told } = composeWritten(compositionOf(), {
      ...WRITTEN_ZH,
      views: [{ lead: '合同能不能交给它', paragraphs: prose }],
    });
    expect(told.views[0]?.list).toBeUndefined();
    expect(
      told.views[0]?.paragraphs.map((one) => one.map(({ stretches }) => stretches.map(({ text }) => text))),
    ).toEqual([
      [['Ada Byron说得直接：合同还不能交给它'], ['quant_lin嫌许可证不让商用']],
      [['quant_lin也试过页码']],
      [['判断：', '先拿旧案卷对一遍']],
    ]);
  });

  it('ends on a paragraph that is judgement for its better part, whole', () => {
    const judged = { kind: 'synthesis' } as const;
    const prose = [
      [said('Ada Byron说合同还不能交给它', ['1']), said('quant_lin嫌许可证不让商用', ['2'])],
      [said('这是两件事', ['1', '2']), said('页码可以拿旧案卷对', ['1'], judged), said('许可证只能等', ['2'], judged)],
    ];
    const { report: told } = composeWritten(compositionOf(), {
      ...WRITTEN_ZH,
      views: [{ lead: '合同能不能交给它', paragraphs: prose }],
    });
    expect(told.views[0]?.paragraphs.at(-1)?.map(({ stretches }) => stretches.map(({ text }) => text))).toEqual([
      ['判断：', '这是两件事'],
      ['页码可以拿旧案卷对'],
      ['许可证只能等'],
    ]);
  });

  it('puts nobody’s line behind the word for the judgement', () => {
    const judged = { kind: 'synthesis' } as const;
    const prose = [
      [said('Ada Byron（Aster Labs）：合同还不能交给它', ['1'])],
      [
        said('quant_lin：许可证不让商用', ['2']),
        said('先拿旧案卷对', ['1'], judged),
        said('再等许可证', ['2'], judged),
      ],
    ];
    const { report: told } = composeWritten(compositionOf(), {
      ...WRITTEN_ZH,
      views: [{ lead: '合同能不能交给它', paragraphs: prose }],
    });
    expect(told.views[0]?.paragraphs.map(([first]) => first?.stretches.map(({ text }) => text).join(''))).toEqual([
      'Ada Byron（Aster Labs）：合同还不能交给它',
      'quant_lin：许可证不让商用',
      '判断：先拿旧案卷对',
    ]);
  });
});
