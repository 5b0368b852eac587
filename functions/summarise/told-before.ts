// What reports of the days before told, as the writer is reminded of it.
import { recallStories } from '../../shared/memory.ts';
import { rememberedStorySchema } from '../../shared/memory-lines.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';

/** Stories of earlier days that the writer is told of at most, and of one day. */
const MOST = 90;
const MOST_OF_DAY = 30;

/** Lines such as `2026-04-22: Kestrel 2 opens to all`, latest day first; none where the memory knows no headlines. */
export const toldBefore = async (store: Store, run: Run): Promise<string[]> => {
  const days = await recallStories(store, run);
  return days
    .flatMap(({ day, items }) =>
      items
        .flatMap((item) => rememberedStorySchema.safeParse(item).data?.toldAs ?? [])
        .map((toldAs) => `${day}: ${toldAs}`)
        .slice(0, MOST_OF_DAY),
    )
    .slice(0, MOST);
};
