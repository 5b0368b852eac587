// The writer reads its audited report through once more: what it changes is checked and audited like everything else.
import { describe, expect, it } from 'vitest';
import type { Auditor } from '../../../functions/summarise/second-reading.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import { aliases, chapterOf, said, write, writer } from './made-up-writer.ts';

const HEADLINE = 'Arvo Labs开放Kestrel 2的权重';
const DETAIL = '参数规模为32B；Mira Chen用它解出20道数学题中的14道';
const EVENT = 'Nord Data的Fjell向全部免费用户开放';

const NOTHING_USED = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

/** Refuses what the writer says in so many words, whenever it reads it. */
const auditor = (refuses: (text: string) => boolean = () => false): Auditor & { readonly readings: string[][] } => {
  const readings: string[][] = [];
  return {
    model: 'auditor',
    readings,
    read: async (pieces) => {
      readings.push(pieces.map(({ text }) => text));
      return {
        objections: pieces.flatMap(({ id, text }) => (refuses(text) ? [{ id, words: text, reason: 'No.' }] : [])),
      };
    },
  };
};

const editing = (...mended: { id: string; text: string; posts?: string[] }[]) =>
  writer({ edit: () => ({ mended: mended.map((one) => ({ posts: [], ...one })) }) });

const editOf = (asked: readonly ModelRequest[]): ModelRequest | undefined =>
  asked.find((request) => chapterOf(request) === 'edit');

describe('an edit', () => {
  it('is shown the report in the order in which it is read, with the posts of each sentence and what was refused', async () => {
    const { asked } = await write(editing(), { auditor: auditor((text) => text === EVENT) });
    const lines = (editOf(asked)?.user ?? '').split('\n').filter((line) => line.startsWith('{'));
    expect(lines.flatMap((line) => JSON.parse(line).section ?? [])).toEqual([
      'overview',
      'keyPoints',
      'views',
      'events',
      'special',
      'conclusion',
    ]);
    const told = lines.map((line) => JSON.parse(line));
    expect(told.find(({ text }) => text === HEADLINE)).toEqual({
      id: 'k1.h',
      text: HEADLINE,
      posts: [expect.stringMatching(/^P\w+$/)],
    });
    expect(told.find(({ text }) => text === EVENT)).toMatchObject({ id: 'e1.h', wrong: [`auditor: No. (${EVENT})`] });
  });

  it('changes a sentence that nobody refused, once the auditor has read it again', async () => {
    const reader = auditor();
    const { report } = await write(editing({ id: 'k1.h', text: 'Kestrel 2的权重由Arvo Labs放出' }), {
      auditor: reader,
    });
    expect(report.written?.keyPoints[0]?.headline.text).toBe('Kestrel 2的权重由Arvo Labs放出');
    expect(report.written?.writing.edited).toBe(1);
    // And with it what stands behind it, which may speak of it.
    expect(reader.readings[1]).toEqual(['Kestrel 2的权重由Arvo Labs放出', DETAIL]);
  });

  it('that the auditor refuses leaves the sentence as it was', async () => {
    const { report } = await write(editing({ id: 'k1.h', text: 'Kestrel 2的权重由Arvo Labs放出' }), {
      auditor: auditor((text) => text.includes('放出')),
    });
    expect(report.written?.keyPoints[0]?.headline.text).toBe(HEADLINE);
    expect(report.written?.writing).toMatchObject({ edited: 0, dropped: {} });
  });

  it('that breaks a rule is not even read: a number that no post holds', async () => {
    const reader = auditor();
    const { report } = await write(editing({ id: 'k1.h', text: 'Arvo Labs开放99B的Kestrel 2的权重' }), {
      auditor: reader,
    });
    expect(report.written?.keyPoints[0]?.headline.text).toBe(HEADLINE);
    expect(reader.readings).toHaveLength(1);
  });

  it('brings no post into a story that it was not told in', async () => {
    const reader = auditor();
    const { report } = await write(
      writer({
        edit: (request) => ({
          mended: [{ id: 'k1.h', text: EVENT, posts: [aliases(request).norddata ?? ''] }],
        }),
      }),
      { auditor: reader },
    );
    expect(report.written?.keyPoints[0]?.headline.text).toBe(HEADLINE);
    expect(reader.readings).toHaveLength(1);
  });

  it('that leaves a neighbour without what it speaks of is none', async () => {
    let reads = 0;
    const strict: Auditor = {
      model: 'auditor',
      read: async (pieces) => ({
        objections:
          reads++ === 0
            ? []
            : pieces.filter(({ text }) => text === DETAIL).map(({ id }) => ({ id, words: '', reason: '' })),
      }),
    };
    const { report } = await write(editing({ id: 'k1.h', text: 'Kestrel 2的权重由Arvo Labs放出' }), {
      auditor: strict,
    });
    expect(report.written?.keyPoints[0]?.headline.text).toBe(HEADLINE);
    expect(report.written?.keyPoints[0]?.more?.[0]?.text).toBe(DETAIL);
    expect(report.written?.writing).toMatchObject({ edited: 0, dropped: {} });
  });

  it('gives a lead no posts but those of what stands below it', async () => {
    const { report } = await write(
      writer({
        edit: (request) => ({ mended: [{ id: 'v1.lead', text: EVENT, posts: [aliases(request).norddata ?? ''] }] }),
      }),
      { auditor: auditor() },
    );
    expect(report.written?.views[0]?.lead).toBe('Kestrel 2够不够好');
  });

  it('mends what was refused on no other story’s posts either', async () => {
    const { report } = await write(
      writer({
        edit: (request) => ({ mended: [{ id: 'k1.1', text: EVENT, posts: [aliases(request).norddata ?? ''] }] }),
      }),
      { auditor: auditor((text) => text === DETAIL) },
    );
    expect(report.written?.keyPoints[0]?.more).toBeUndefined();
    expect(report.written?.writing).toMatchObject({ dropped: { keyPoints: 1 } });
  });

  it('that answers of other sentences only leaves what was refused to a repair', async () => {
    const { report, asked } = await write(
      writer({
        edit: () => ({ mended: [{ id: 'e1.1', text: '', posts: [] }] }),
        repair: () => ({ mended: [{ id: 'k1.1', text: '参数规模为32B', posts: [] }] }),
      }),
      { auditor: auditor((text) => text === DETAIL) },
    );
    expect(asked.map(chapterOf)).toContain('repair');
    expect(report.written?.keyPoints[0]?.more?.map(({ text }) => text)).toEqual(['参数规模为32B']);
  });

  it('takes no post from under a lead, which was audited over all of them', async () => {
    const { report } = await write(editing({ id: 'v1.2', text: '' }), { auditor: auditor() });
    expect(report.written?.views[0]?.paragraphs.flat()).toHaveLength(2);
    expect(report.written?.writing.edited).toBe(0);
  });

  it('is asked for again where it answers nothing to what was refused', async () => {
    const { asked } = await write(editing(), { auditor: auditor((text) => text === EVENT) });
    expect(asked.map(chapterOf).filter((chapter) => chapter === 'edit')).toHaveLength(2);
  });

  it.each(['cutPrompt', 'refused'])('that ends with %s costs no report', async (stop) => {
    const { report } = await write(
      writer({ edit: () => ({ value: undefined, stop, stopReason: stop, model: 'm', usage: NOTHING_USED }) }),
      { auditor: auditor() },
    );
    expect(report.written?.keyPoints).toHaveLength(1);
    expect(report.written?.writing).toMatchObject({ edited: 0, audit: { outcome: 'done' } });
  });

  it('empties no section: of a part one further sentence goes at most', async () => {
    const { report } = await write(
      editing(...['o1.1', 'v1.1', 'v1.2', 's1.1', 'c1.1', 'k1.1'].map((id) => ({ id, text: '' }))),
      { auditor: auditor() },
    );
    const { overview = [], special = [], conclusion } = report.written ?? {};
    expect([overview.length, special.length, conclusion?.watch.length]).toEqual([1, 1, 1]);
    expect(report.written?.keyPoints[0]?.more).toBeUndefined();
  });

  it('has the warnings of its own words', async () => {
    const loud = 'Arvo Labs的Kestrel 2和Nord Data的Fjell同日开放，两个都更强';
    const plain = 'Arvo Labs的Kestrel 2和Nord Data的Fjell同日开放';
    const written = async (text: string) => {
      const { report } = await write(
        writer({
          overview: (request) => {
            const posts = [aliases(request).arvolabs ?? '', aliases(request).norddata ?? ''];
            return { blocks: [{ group: '', lead: '', sentences: [said(loud, posts, 'synthesis')] }] };
          },
          repair: () => ({ mended: [] }),
          edit: () => ({ mended: [{ id: 'o1.1', text, posts: [] }] }),
        }),
        { auditor: auditor() },
      );
      return report.written?.overview[0]?.[0];
    };
    expect((await written(loud))?.warnings?.length).toBeGreaterThan(0);
    expect(await written(plain)).toMatchObject({ text: plain });
    expect((await written(plain))?.warnings).toBeUndefined();
  });

  it('leaves out what is told twice, and never a key point', async () => {
    const { report } = await write(editing({ id: 'e1.1', text: '' }, { id: 'k1.h', text: '' }), { auditor: auditor() });
    expect(report.written?.events[0]?.items[0]?.more).toBeUndefined();
    expect(report.written?.keyPoints[0]?.headline.text).toBe(HEADLINE);
    expect(report.written?.writing.edited).toBe(1);
  });

  it('changes nothing where the auditor could not read', async () => {
    const { report, asked } = await write(editing({ id: 'e1.1', text: '' }), {
      auditor: { model: 'auditor', read: async () => ({ objections: [], problem: 'it was silent' }) },
    });
    expect(editOf(asked)).toBeUndefined();
    expect(report.written?.events[0]?.items[0]?.more).toHaveLength(1);
  });

  it('changes nothing where its second reading fails, and what was refused goes out', async () => {
    let reads = 0;
    const failing: Auditor = {
      model: 'auditor',
      read: async (pieces) =>
        reads++ === 0
          ? { objections: pieces.filter(({ text }) => text === EVENT).map(({ id }) => ({ id, words: '', reason: '' })) }
          : { objections: [], problem: 'it was silent' },
    };
    const { report } = await write(
      editing(
        { id: 'k1.h', text: 'Kestrel 2的权重由Arvo Labs放出' },
        { id: 'e1.h', text: 'Nord Data的Fjell免费用户可用' },
      ),
      { auditor: failing },
    );
    expect(report.written?.keyPoints[0]?.headline.text).toBe(HEADLINE);
    expect(report.written?.events).toEqual([]);
  });
});

it('a report of which nothing is audited is not edited', async () => {
  const { asked } = await write(editing({ id: 'e1.1', text: '' }));
  expect(editOf(asked)).toBeUndefined();
});
