// What writer and auditor are told of names beside the posts, and that without any they are asked as ever.
import { describe, expect, it } from 'vitest';
import { audit, auditParts } from '../../../functions/summarise/audit.ts';
import type { Piece } from '../../../functions/summarise/draft.ts';
import { knownIn, knownOf } from '../../../functions/summarise/known.ts';
import { beginningOf } from '../../../functions/summarise/prompt.ts';
import { NO_USAGE } from '../../../shared/model/model.ts';
import { compileNames, NO_NAMES } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import { aliases, said, write, writer } from './made-up-writer.ts';

const NAMES = compileNames(
  namePackOf({
    background: [
      { name: 'Fjell', about: { 'zh-CN': 'Nord Data的查询引擎', en: 'query engine by Nord Data' } },
      { name: 'Kestrel', about: { 'zh-CN': 'Arvo Labs的模型' } },
      { name: 'Astral', about: { 'zh-CN': 'Python工具uv和Ruff的开发商' } },
    ],
  }),
);
const SHOWN = {
  boundary: 'b0',
  block: '<<<b0\n{"text":"Astral joins Kestrel"}\nb0>>>',
  posts: [],
  candidates: 1,
  unread: 0,
};
const BRIEF = { displayName: 'AI日报', language: 'zh-CN' as const, specialTopics: [] };
const CALENDAR = {
  window: {
    ...{ from: '2026-01-05', to: '2026-01-05', timezone: 'UTC', partial: false },
    ...{ start: '2026-01-05T00:00:00.000Z', end: '2026-01-06T00:00:00.000Z' },
  },
  toldBefore: ['2026-01-04: 甲'],
};

describe('what is known of names', () => {
  it('is that of names which the shown posts hold, in the order of the pack', () => {
    expect(knownOf(SHOWN, 'zh-CN', NAMES)).toEqual(['Kestrel: Arvo Labs的模型', 'Astral: Python工具uv和Ruff的开发商']);
    expect(knownOf(SHOWN, 'en', NAMES)).toEqual([]);
    expect(knownOf(SHOWN, 'zh-CN', NO_NAMES)).toEqual([]);
  });

  it('stands behind the posts and before the day’s line', () => {
    const { shared, rules } = beginningOf({ ...BRIEF, known: ['Astral: uv的开发商'] }, SHOWN, CALENDAR);
    expect(shared).toBe(
      `${SHOWN.block}\n\nKnown to the readers' editor, may stand beside a name where it first occurs, in these words or fewer:\n- Astral: uv的开发商\n\nThe posts are of 2026-01-05 (UTC).\n\nTold in reports of the days before:\n- 2026-01-04: 甲\n\n`,
    );
    expect(rules).toContain('Behind the posts stands what is known of some names.');
  });

  it('changes no byte of a request on a day that has none', () => {
    const [without, none] = [
      beginningOf(BRIEF, SHOWN, CALENDAR),
      beginningOf({ ...BRIEF, known: [] }, SHOWN, CALENDAR),
    ];
    expect(JSON.stringify(none)).toBe(JSON.stringify(without));
    expect(without.rules).not.toContain('known of some names');
    expect(without.shared).toBe(
      `${SHOWN.block}\n\nThe posts are of 2026-01-05 (UTC).\n\nTold in reports of the days before:\n- 2026-01-04: 甲\n\n`,
    );
  });

  it('is, of a piece, what it uses', () => {
    const piece = { text: 'Fjell（查询引擎）与Astral齐开', place: 'headline' } satisfies Pick<Piece, 'text' | 'place'>;
    expect(knownIn(piece, 'zh-CN', NAMES)).toEqual(['Fjell: Nord Data的查询引擎']);
    expect(knownIn({ ...piece, place: 'lead' }, 'zh-CN', NAMES)).toEqual([]);
  });
});

describe('the auditor', () => {
  const source = toSource(
    { key: 'a', handle: 'norddata', lang: 'en', text: 'Fjell opens to all.', createdAt: '2026-01-05T08:00:00Z' },
    NO_NAMES,
  );
  const sentence = { id: 'k1.h', section: 'keyPoints', place: 'headline', kind: 'claim', posts: ['a'] } as const;
  const asked = async (known: string[]): Promise<{ system: string; user: string }> => {
    const seen: { system: string; user: string }[] = [];
    const parts = auditParts(
      [{ ...sentence, text: 'Fjell（查询引擎）开放', known }],
      new Map([['a', source]]),
      'zh-CN',
    );
    await audit(parts, async (request) => {
      seen.push(request);
      return {
        stop: 'complete',
        value: { findings: [] },
        usage: NO_USAGE,
        stopReason: '',
        model: 'm',
        origin: 'scripted',
      };
    });
    return seen[0] ?? { system: '', user: '' };
  };

  it('is shown what is known of a sentence’s names, and how far that goes', async () => {
    const { system, user } = await asked(['Fjell: Nord Data的查询引擎']);
    expect(user).toContain('"known":["Fjell: Nord Data的查询引擎"]');
    expect(system).toContain('what stands under "known" of a sentence');
  });

  it('hears nothing of it where no sentence has any', async () => {
    const { system, user } = await asked([]);
    expect(user).not.toContain('known');
    expect(system).not.toContain('under "known"');
  });
});

describe('a writer who explains a name', () => {
  it('is believed in the words of the pack, and of no more', async () => {
    const detail = (text: string) =>
      writer({
        keyPoints: (request) => {
          const posts = [aliases(request).arvolabs ?? ''];
          return {
            items: [
              { group: '', subject: '', headline: said('Arvo Labs开放Kestrel 2', posts), more: [said(text, posts)] },
            ],
          };
        },
        repair: () => ({ mended: [] }),
      });
    const { report, asked } = await write(detail('权重在Hugging Face（开源模型与数据集的托管平台）'));
    expect(asked[0]?.shared).toContain('- Hugging Face: 开源模型与数据集的托管平台\n');
    expect(report.written?.keyPoints[0]?.more?.[0]?.text).toContain('（开源模型与数据集的托管平台）');
    const more = await write(detail('权重在Hugging Face（Transformers的开发商）'));
    expect(more.report.written?.keyPoints[0]?.more).toBeUndefined();
    expect(more.report.written?.writing.refused).toEqual({ V7: 1 });
  });
});
