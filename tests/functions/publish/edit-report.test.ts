// What goes along with a sentence that is taken out of a finished report.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { verifyReport } from '../../../functions/publish/verify-edition.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import type { Written } from '../../../shared/written.ts';
import { compositionOf, POSTS, said, WRITTEN_ZH } from '../../fixtures/written-day.ts';

const SOURCES = new Map(POSTS.map((post) => [post.url, toSource(post, NO_NAMES)]));
const composed = (more: Partial<Written>) => composeWritten(compositionOf(), { ...WRITTEN_ZH, ...more });

describe('an analysis of which the first sentence does not hold', () => {
  it('goes with it, since the others go on from it', () => {
    const analysis = (first: string) => [
      {
        id: 'finance',
        blocks: [{ lead: 'H2实例便宜了三成', paragraphs: [[said(first, ['6']), said('新价从5月1日起', ['6'])]] }],
      },
    ];
    const told = (first: string) => verifyReport(composed({ special: analysis(first) }), SOURCES).report.special;
    expect(told('Orbit Cloud把H2实例降价三成')).toHaveLength(1);
    expect(told('Orbit Cloud把H2实例降价80%')).toEqual([]);
  });
});
