// The writer reads its audited report through once more: what it changes is checked and audited like everything else.
import { describe, expect, it } from 'vitest';
import type { Auditor } from '../../../functions/summarise/second-reading.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import { aliases, chapterOf, write, writer } from './made-up-writer.ts';

const HEADLINE = 'Arvo Labs开放Kestrel 2的权重';
const EVENT = 'Nord Data的Fjell向全部免费用户开放';

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
    expect(reader.readings[1]).toEqual(['Kestrel 2的权重由Arvo Labs放出']);
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
