// Collects a source as the state machine does: calls again with the cursor after each wait, on a clock of its own.
import { type CollectTools, collectSource } from '../../../functions/collect/collect-source.ts';
import type { Clock } from '../../../functions/collect/read-pages.ts';
import type { Plan } from '../../../shared/plan.ts';
import type { Post } from '../../../shared/post.ts';
import type { CollectedSource } from '../../../shared/run.ts';
import { readAllParts } from '../../../shared/store/parts.ts';
import type { Store } from '../../../shared/store/store.ts';
import { type Topic, topicSchema } from '../../../shared/topic.ts';
import { planOf } from '../../fixtures/plans.ts';

export const TOPIC = {
  topic: 'ai',
  platform: 'twitter',
  displayName: 'AI人工智能',
  shortName: 'AI',
  timezone: 'UTC',
  language: 'zh-CN',
  ownWords: [],
  lexicon: [],
  specialTopics: [],
};

/** A plan for one day (or more) and sources. */
export const planFor = (
  sources: readonly object[],
  days: { from: string; to?: string; now?: string; force?: boolean },
  topic: Partial<Topic> = {},
): Plan => {
  const { from, to = from, now = '2030-01-01T00:00:00Z', force = false } = days;
  const settings = { postsFiles: [], modelUrl: 'extractive' };
  const parsed = topicSchema.parse({ ...TOPIC, ...topic, sources });
  return planOf({ topic: 'ai', from, to, force }, parsed, settings, new Date(now));
};

/** A clock that runs only while someone sleeps. */
export const sleepingClock = (): Clock & { readonly slept: number[] } => {
  const slept: number[] = [];
  let now = 0;
  return {
    slept,
    seconds: () => now,
    sleep: async (seconds) => {
      slept.push(seconds);
      now += seconds;
    },
  };
};

export interface Collection {
  readonly collected: CollectedSource;
  readonly posts: Post[];
  /** Seconds that the state machine was asked to wait, in order. */
  readonly waits: number[];
  readonly said: string[];
}

export interface CollectOptions extends Partial<Omit<CollectTools, 'store'>> {
  readonly baseUrls?: Readonly<Record<string, string>>;
  /** What happens while the state machine waits. */
  readonly onWait?: (seconds: number) => void;
}

export const collect = async (plan: Plan, store: Store, options: CollectOptions = {}): Promise<Collection> => {
  const { baseUrls, onWait, ...tools } = options;
  const waits: number[] = [];
  const said: string[] = [];
  const settings = { storeUrl: 'memory', modelUrl: 'extractive', topicsFolder: 'topics', postsFiles: [], baseUrls };
  const [name = ''] = plan.run.sources;
  let cursor: string | undefined;
  for (;;) {
    const collected = await collectSource(plan, name, cursor, {
      settings,
      store,
      clock: sleepingClock(),
      progress: (message) => said.push(message),
      ...tools,
    });
    if (collected.cursor === undefined) {
      return { collected, posts: await readAllParts<Post>(store, collected.parts), waits, said };
    }
    cursor = collected.cursor;
    waits.push(collected.waitSeconds ?? 0);
    onWait?.(collected.waitSeconds ?? 0);
  }
};
