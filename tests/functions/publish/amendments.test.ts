// Amendments as they are kept: what quotes a post that was taken out is never brought back by them.
import { describe, expect, it } from 'vitest';
import { fingerprintOf, readAmendments } from '../../../functions/publish/amendments.ts';
import { amendmentsKey, UNPUBLISHED_KEY } from '../../../shared/keys.ts';
import { emptyStore } from '../../fixtures/report-run.ts';

const OF = { platform: 'twitter', topic: 'ai', slug: 'twitter_ai_20260422_20260422' };
const AT = '2026-04-23T00:00:00.000Z';
const amendment = (id: string, post: string) => ({
  ...{ id, at: AT, sentence: 's1', was: fingerprintOf(id), text: '“her words”', hand: 'carried' },
  quotes: [{ text: 'her words', post }],
});

describe('amendments of a slug', () => {
  it('are without those that quote a post which was taken out', async () => {
    const store = await emptyStore();
    const amendments = [amendment('a', 'twitter:1'), amendment('b', 'twitter:2')];
    const key = amendmentsKey(OF.platform, OF.topic, OF.slug);
    await store.write(key, JSON.stringify({ version: 1, amendments }));
    expect((await readAmendments(store, OF)).map(({ id }) => id)).toEqual(['a', 'b']);
    await store.write(UNPUBLISHED_KEY, JSON.stringify({ version: 1, posts: [{ key: 'twitter:1', at: AT }] }));
    expect((await readAmendments(store, OF)).map(({ id }) => id)).toEqual(['b']);
  });
});
