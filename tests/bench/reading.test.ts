// The reading bench: which bold lines are statements, what is told twice, what lacks a link.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { lengthOf, readReport } from './reading-text.ts';
import { judgeStatement } from './reading-verbs.ts';

const run = promisify(execFile);

describe('a bold line', () => {
  it.each([
    '灯塔实验室在北京开了第一家门店',
    '海盐公司推出第三代推理芯片',
    '新模型开始向全部用户推送',
    '港口罢工已经结束，货轮恢复靠岸',
    '监管机构要求两家券商停售该产品',
    '至少8位作者谈新版地图，有人被错路惹烦',
    '桌面版可以接第三方模型',
    'Lantern Labs cuts the price of Lantern Desk by half',
    'At least 11 authors try the new map',
    'A backdoor was found in the compression library',
    'Two banks will merge in June',
  ])('is a statement: %s', (text) => {
    expect(judgeStatement(text)).toBe('sure');
  });

  it.each(['海盐芯片3发布', 'Lantern Desk updated', '新版地图正式可用'])('may be a label as well: %s', (text) => {
    expect(judgeStatement(text)).toBe('likely');
  });

  it.each([
    '海盐公司相关消息',
    '模型与研究',
    '公司与应用',
    '训练用的芯片',
    'Lantern Desk 3',
    'The price of chips',
    'Agent safety debate',
  ])('is none: %s', (text) => {
    expect(judgeStatement(text)).toBe('no');
  });
});

const link = (n: number): string => `[[${n}]](https://x.com/i/status/${n})`;
const report = (...lines: string[]): string =>
  [
    '# AI人工智能Twitter平台动态总结报告',
    '本文由AI撰写',
    '## 简要部分（优先阅读）',
    '### 主要话题与行业趋势概述',
    ...lines,
  ].join('\n\n');

describe('a report', () => {
  it('tells twice what two sentences with a common post say in like words', () => {
    const { repeats } = readReport(
      report(
        `海盐公司推出第三代推理芯片，功耗降了一半${link(1)}。港口罢工结束${link(2)}。`,
        `第三代推理芯片由海盐公司推出，功耗降了一半，十月发货${link(1)}。`,
      ),
    );
    expect(repeats).toMatchObject([{ lines: [9, 11] }]);
    expect(repeats[0]?.shared).toBeGreaterThan(0.8);
  });

  it('does not where the posts are others, or another fact of the same posts is told', () => {
    const { repeats } = readReport(
      report(
        `海盐公司推出第三代推理芯片，功耗降了一半${link(1)}。`,
        `海盐公司推出第三代推理芯片，功耗降了一半${link(3)}。`,
        `买家要等到十月，首批只发给三所大学${link(1)}。`,
        `**尚待证实**：海盐公司第三代推理芯片功耗降了一半，收录的推文中没有买家的说法${link(1)}。`,
      ),
    );
    expect(repeats).toEqual([]);
  });

  it('names sentences without links and bare handles, quotations and the list of sources aside', () => {
    const { unlinked, handles, sentences } = readReport(
      report(
        `没有出处的话。@harbour说罢工结束，“@other 别再问了”${link(1)}。来源：@harbour、@quay${link(1)}。`,
        '## 数据来源与核验',
        '- **时段**：全天，@nobody。',
      ),
    );
    expect(sentences).toBe(3);
    expect(unlinked).toEqual([{ line: 9, text: '没有出处的话' }]);
    expect(handles).toEqual(['@harbour']);
  });

  it('has lengths by section in the units of the style', () => {
    expect(lengthOf('GPT-5.5 Instant向ChatGPT全部用户推送，快1.68倍')).toBe(2 * 3 + 7 + 2 + 1);
    expect(readReport(report(`罢工结束${link(1)}。`)).lengths).toEqual({ 主要话题与行业趋势概述: 4 });
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawn-chorus-reading-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads the Markdown beside a report.json', async () => {
    writeFileSync(join(folder, 'cited.md'), report(`**罢工已经结束**${link(1)}。`));
    writeFileSync(join(folder, 'report.json'), '{}');
    const bench = resolve(import.meta.dirname, 'bench.ts');
    const { stdout } = await run(process.execPath, [bench, 'reading', join(folder, 'report.json'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      bold: [{ text: '罢工已经结束', verdict: 'sure' }],
      sentences: 1,
      unlinked: [],
    });
    await expect(run(process.execPath, [bench, 'reading', join(folder, 'none.md')])).rejects.toMatchObject({ code: 2 });
  });
});
