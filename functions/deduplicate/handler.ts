// The state Deduplicate: reads what Collect stored, folds copies, stores the distinct posts with their copies as evidence.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { prepareMemory, recallPosts } from '../../shared/memory.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Post, postKey } from '../../shared/post.ts';
import { type Deduplicated, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readParts, writeParts } from '../../shared/store/parts.ts';
import { checkEnough } from './enough.ts';
import { checkNotFewer } from './fewer.ts';
import { flagPosts } from './flags.ts';
import { newest } from './newest.ts';
import { deduplicateAgainst, toRemember } from './seen-before.ts';

const given = z.object(stateDocument.shape).pick({ run: true, collected: true });

export const step = defineStep({
  state: 'Deduplicate',
  given,
  work: async ({ run, collected }, { store, progress }): Promise<Deduplicated> => {
    const { topic, names } = await readPlan(store, run);
    checkEnough(collected, topic, run.window);
    await checkNotFewer(store, run, collected);
    const keys = runKeys(run.slug, run.id);
    const parts = collected.flatMap((source) => (source.ok ? source.parts : []));
    const { posts, dropped: sameId } = await newest(readParts<Post>(store, parts), names);
    progress(`${posts.length} posts`);
    const remembered = (await recallPosts(store, run)).flatMap(({ items }) => items);
    const { posts: distinct, dropped, seen } = deduplicateAgainst(posts, remembered);
    const byKey = new Map(posts.map((post) => [postKey(post), post]));
    const flagged = flagPosts(distinct, (post) =>
      [postKey(post), ...post.copies.keys].flatMap((key) => byKey.get(key) ?? []),
    );
    await writeParts(store, keys.decisions('Deduplicate'), [
      ...flagged.flatMap((post) => post.copies.keys.map((key) => ({ post: key, copyOf: postKey(post) }))),
      ...seen,
    ]);
    await prepareMemory(store, run, 'posts', toRemember(flagged));
    return {
      parts: await writeParts(store, keys.deduplicated, flagged),
      kept: flagged.length,
      dropped: { sameId, ...dropped },
    };
  },
});

export const handler = lambdaHandler(step);
