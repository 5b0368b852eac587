// Collect: asks one source for the posts of the window and stores those that are kept.
import { z } from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys } from '../../shared/keys.ts';
import { readPlan } from '../../shared/plan.ts';
import type { Post } from '../../shared/post.ts';
import { type CollectedSource, runSchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readParts, writeParts } from '../../shared/store/parts.ts';
import { openSource } from './open-source.ts';
import { emptySifted, MOST_BAD_RECORDS, sift, withoutReplaced } from './sift.ts';

const PROGRESS_EVERY = 10_000;

export const step = defineStep({
  state: 'Collect',
  given: z.object({ run: runSchema, source: z.string(), cursor: z.string().optional() }),
  work: async ({ run, source }, { store, progress }): Promise<CollectedSource> => {
    const keys = runKeys(run.slug, run.id);
    const keyOf = (n: number): string => keys.collected(source, n);
    const sifted = emptySifted();
    const readings = openSource((await readPlan(store, run)).topic, source)();
    let given = 0;
    const counted = async function* (): AsyncGenerator<Post> {
      for await (const post of sift(readings, run.window, sifted)) {
        if (++given % PROGRESS_EVERY === 0) progress(`${sifted.read.toLocaleString('en')} posts read`);
        yield post;
      }
    };
    let parts = await writeParts(store, keyOf, counted());
    const { read, setAside, bad, replaced } = sifted;
    if (read > 0 && setAside.bad === read) {
      const [first] = bad;
      throw new BadInputError(
        `All ${read} lines of the source ${source} are bad, the first is ${first?.place}: ${first?.reason}.`,
      );
    }
    if (replaced.size > 0)
      parts = await writeParts(store, keyOf, withoutReplaced(readParts<Post>(store, parts), replaced));
    if (bad.length > 0) await writeParts(store, () => keys.setAside(source), bad.slice(0, MOST_BAD_RECORDS));
    const kept = given - replaced.size;
    progress(`${kept.toLocaleString('en')} of ${read.toLocaleString('en')} posts kept`);
    return { source, ok: true, parts, read, kept, setAside, costUsd: 0 };
  },
});

export const handler = lambdaHandler(step);
