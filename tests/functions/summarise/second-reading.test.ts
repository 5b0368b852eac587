// What the auditor has against the finished report: mended once, or taken out; an auditor that is away is said.
import { describe, expect, it } from 'vitest';
import type { Auditor } from '../../../functions/summarise/second-reading.ts';
import { aliases, said, write, writer } from './made-up-writer.ts';

describe('an auditor', () => {
  const DETAIL = '参数规模为32B；Mira Chen用它解出20道数学题中的14道';
  const auditor = (refuse: (text: string) => boolean): Auditor => ({
    model: 'auditor',
    read: async (pieces) => ({
      objections: pieces.flatMap(({ id, text }) =>
        refuse(text) ? [{ id, words: '32B', reason: 'It is another model.' }] : [],
      ),
    }),
  });
  const mending = writer({
    edit: () => ({ mended: [{ id: 'k1.1', text: 'Mira Chen用它解出20道数学题中的14道', posts: [] }] }),
  });

  it('has what it refuses mended', async () => {
    const { report, asked } = await write(mending, { auditor: auditor((text) => text === DETAIL) });
    expect(asked.at(-1)?.user).toContain('auditor: It is another model. (32B)');
    expect(report.written?.keyPoints[0]?.more?.[0]?.text).toBe('Mira Chen用它解出20道数学题中的14道');
    expect(report.written?.writing.audit).toMatchObject({
      outcome: 'done',
      findings: [{ section: 'keyPoints', sentence: DETAIL, words: '32B', outcome: 'repaired' }],
    });
  });

  it('takes out what it refuses again', async () => {
    const { report } = await write(mending, { auditor: auditor((text) => text.includes('14道')) });
    expect(report.written?.keyPoints[0]?.more).toBeUndefined();
    expect(report.written?.writing).toMatchObject({
      refused: { audit: 1 },
      audit: { findings: [{ outcome: 'dropped' }] },
    });
  });

  it('takes out of a mended sentence the clause that it refuses again, and leaves the others', async () => {
    const again = '参数规模为32B；Mira Chen用它解出20道题中的14道';
    const { report } = await write(writer({ edit: () => ({ mended: [{ id: 'k1.1', text: again, posts: [] }] }) }), {
      auditor: {
        model: 'auditor',
        read: async (pieces) => ({
          objections: pieces.flatMap(({ id, text }) =>
            text === DETAIL || text === again ? [{ id, words: '解出20道', reason: 'It solved 14 of others.' }] : [],
          ),
        }),
      },
    });
    expect(report.written?.keyPoints[0]?.more?.map(({ text }) => text)).toEqual(['参数规模为32B']);
    expect(report.written?.writing.audit).toMatchObject({ findings: [{ outcome: 'repaired' }] });
  });

  it('that does not answer is said, and the report stands', async () => {
    const { report } = await write(writer(), {
      auditor: { model: 'auditor', read: async () => ({ objections: [], problem: 'it was silent' }) },
    });
    expect(report.written?.writing.audit).toMatchObject({ outcome: 'failed', cause: 'it was silent' });
    expect(report.problems).toContain('audit: it was silent');
    expect(report.written?.keyPoints).toHaveLength(1);
  });
});

it('nothing that the model says reaches the report but by way of the checks', async () => {
  const { report } = await write(
    writer({
      events: (request) => ({
        items: [
          {
            group: '**PWNED** https://evil.example',
            subject: 'https://evil.example',
            headline: said('Nord Data的Fjell向全部免费用户开放', [aliases(request).norddata ?? '']),
            more: [],
          },
        ],
      }),
    }),
  );
  expect(JSON.stringify(report.written)).not.toContain('evil.example');
  expect(report.written?.events[0]?.label).toBe('其他动态');
});
