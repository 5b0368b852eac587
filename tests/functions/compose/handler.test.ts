// The state Compose: from what Summarise left in the store to the report, the one without a model, and their evidence.
import { describe, expect, it } from 'vitest';
import { step } from '../../../functions/compose/handler.ts';
import { runKeys } from '../../../shared/keys.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import { type Report, reportSchema } from '../../../shared/report.ts';
import type { Composed } from '../../../shared/run.ts';
import { runStep } from '../../../shared/step.ts';
import { writeParts } from '../../../shared/store/parts.ts';
import type { Store } from '../../../shared/store/store.ts';
import type { DistinctPost, Story } from '../../../shared/story.ts';
import type { Excerpts, Written } from '../../../shared/written.ts';
import { distinct } from '../../fixtures/posts.ts';
import {
  compositionOf,
  excerptsOf,
  itemOf,
  keyOf,
  POSTS,
  RUN,
  STORIES,
  said,
  WRITTEN_ZH,
} from '../../fixtures/written-day.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const KEYS = runKeys(RUN.slug, RUN.id);
const DISTINCT: DistinctPost[] = POSTS.map(({ key, handle, text }) =>
  distinct({ id: key.slice('twitter:'.length), by: handle, text }),
);

interface Left {
  readonly written?: Written;
  readonly excerpts?: Excerpts;
  readonly stories?: readonly Story[];
}

const composed = async ({ written, excerpts, stories = STORIES }: Left): Promise<{ store: Store; told: Composed }> => {
  const store = memoryStore();
  const { collected, deduplicated, summary, topic } = compositionOf();
  await store.write(KEYS.plan, JSON.stringify({ run: RUN, topic, settingsHash: 'settings-1' }));
  if (written !== undefined) await store.write(KEYS.written, JSON.stringify(written));
  if (excerpts !== undefined) await store.write(KEYS.excerpts, JSON.stringify(excerpts));
  const event = {
    run: RUN,
    collected,
    deduplicated: { ...deduplicated, parts: await writeParts(store, KEYS.deduplicated, DISTINCT) },
    clustered: {
      parts: await writeParts(store, KEYS.clustered, stories),
      stories: [],
      count: stories.length,
      dropped: {},
      memoryDays: 7,
    },
    summarised: written === undefined ? { ...summary, origin: 'extractive' as const } : summary,
  };
  const told = await runStep(step, event, {
    settings: { storeUrl: 'file:out', modelUrl: 'extractive', topicsFolder: 'topics', postsFiles: [] },
    store,
    log: silentLog,
    metrics: silentMetrics,
    now: () => new Date(0),
    progress: () => {},
  });
  return { store, told };
};
const reportAt = async (store: Store, key: string): Promise<Report> =>
  reportSchema.parse(JSON.parse(Buffer.from((await store.read(key))?.bytes ?? []).toString()));

describe('Compose', () => {
  it('leaves the written report and always the one without a model', async () => {
    const { store, told } = await composed({ written: WRITTEN_ZH, excerpts: excerptsOf() });
    expect(told).toMatchObject({ method: 'model', keyPoints: 3, report: KEYS.composed });
    expect((await reportAt(store, KEYS.composed)).byline).toContain('由AI根据10条推文撰写');
    expect(await reportAt(store, KEYS.composedExtractive)).toMatchObject({ form: 'excerpts', method: 'extractive' });
  });

  it('cites a post that belongs to no candidate', async () => {
    const { store } = await composed({ written: WRITTEN_ZH, excerpts: excerptsOf(), stories: STORIES.slice(0, 1) });
    const { keyPoints } = await reportAt(store, KEYS.composed);
    expect(keyPoints[2]?.sentences[0]?.cites).toEqual([keyOf('8')]);
    expect(keyPoints[2]?.storyId).toBe(keyOf('8'));
  });

  it('counts as authors of the day those who wrote, not those whom they only reposted', async () => {
    const stories = STORIES.map((story) => ({
      ...story,
      posts: story.posts.map((post) => ({
        ...post,
        author: `twitter:of-${post.handle}`,
        repostOf: { handle: post.handle },
      })),
    }));
    const { store } = await composed({ excerpts: excerptsOf(), stories: [...stories, ...STORIES.slice(0, 1)] });
    const { stats } = await reportAt(store, KEYS.composed);
    expect([stats.authors, stats.independentAuthors]).toEqual([POSTS.length, STORIES[0]?.posts.length]);
  });

  it('counts of a candidate only the posts that tell its story', async () => {
    const [first] = STORIES;
    const talk = POSTS.filter(({ handle }) => handle === 'deepnotes');
    const stories = STORIES.map((story) => (story === first ? { ...story, posts: [...story.posts, ...talk] } : story));
    const { store } = await composed({ written: WRITTEN_ZH, excerpts: excerptsOf(), stories });
    const { keyPoints } = await reportAt(store, KEYS.composed);
    expect(keyPoints[0]).toMatchObject({ storyId: first?.id, posts: first?.posts.length });
  });

  it.each([
    ['wrote no key point', []],
    [
      'wrote them on posts that the run does not have',
      [itemOf('x', 'X', { ...said('X上线', ['1']), posts: ['twitter:404'] })],
    ],
  ])('takes the excerpts where a model %s', async (_, keyPoints) => {
    const { told } = await composed({ written: { ...WRITTEN_ZH, overview: [], keyPoints }, excerpts: excerptsOf() });
    expect(told).toMatchObject({ method: 'extractive', keyPoints: 5 });
    expect(told.degraded?.join()).toContain('extractiveShare');
  });

  it('makes a report of a day without any story', async () => {
    const { store, told } = await composed({ excerpts: { version: 1, items: [], more: [] }, stories: [] });
    expect(told).toMatchObject({ keyPoints: 0, degraded: [] });
    expect((await reportAt(store, KEYS.composed)).noKeyPoints?.role).toBe('count');
  });

  it('says what is missing where Summarise left no excerpts', async () => {
    await expect(composed({ written: WRITTEN_ZH })).rejects.toThrow(
      /There is no .*excerpts\.json: run again from Summarise/,
    );
  });
});
