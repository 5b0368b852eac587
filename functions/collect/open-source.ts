// From a source's settings in the plan to the source itself, in one piece or paged.
import { citedBefore } from '../../shared/cited.ts';
import type { Settings } from '../../shared/env.ts';
import { BrokenPromiseError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan.ts';
import { readSecret } from '../../shared/secrets.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import type { SourceSettings } from '../../shared/topic-sources.ts';
import { postsFiles } from './posts-file.ts';
import { readFirst, withFirst } from './read-first.ts';
import type { Request } from './request.ts';
import type { PagedSource, Source } from './source.ts';
import { datedPaths, isStored, storedFiles } from './stored-files.ts';
import { knownUsers } from './x-users.ts';

export interface Surroundings {
  readonly settings: Settings;
  readonly store: Store;
  readonly request: Request;
}

export type Opened = { readonly whole: Source } | { readonly paged: PagedSource };

/** The settings of a source of the plan, with the accounts before its others that the topic reads first. */
export const sourceOf = ({ topic }: Pick<Plan, 'topic'>, name: string): SourceSettings => {
  const settings = topic.sources.find((source) => source.name === name);
  if (settings === undefined) {
    throw new BrokenPromiseError(`The plan of the topic ${topic.topic} has no source ${name}.`);
  }
  return withFirst(settings, readFirst(settings, topic));
};

/** Opens a source of the plan; nothing is read yet. Only the code of its kind is loaded. */
export const openSource = async (
  { run, topic }: Plan,
  source: SourceSettings,
  { settings, store, request }: Surroundings,
): Promise<Opened> => {
  const server = settings.baseUrls?.[source.type];
  switch (source.type) {
    case 'file': {
      const defaults = { platform: topic.platform, source: source.name };
      const paths = datedPaths(source.paths, run.window);
      const stored = paths.filter(isStored);
      if (stored.length === 0) return { whole: postsFiles(paths, defaults) };
      const open = (storeUrl: string): Store => openStore({ ...settings, storeUrl });
      const files = postsFiles(
        paths.filter((path) => !isStored(path)),
        defaults,
      );
      const whole: Source = async function* () {
        yield* files();
        yield* storedFiles(stored, defaults, store, open)();
      };
      return { whole };
    }
    case 'x': {
      const { X_BASE_URL, xSource } = await import('./x-source.ts');
      const token = () => readSecret({ variable: 'X_BEARER_TOKEN', parameterVariable: 'X_TOKEN_PARAMETER' });
      const tools = {
        request,
        token,
        baseUrl: server ?? X_BASE_URL,
        cited: async () => (await citedBefore(store, run, run.window.from)).stories,
        known: () => knownUsers(store, run),
        first: new Set(readFirst(source, topic)),
      };
      return { paged: xSource(source, run, tools) };
    }
    case 'feed': {
      const { feedSource } = await import('./feed-source.ts');
      return { paged: feedSource(source, request) };
    }
    case 'hackernews': {
      const { HACKER_NEWS_BASE_URL, hackerNews } = await import('./hacker-news.ts');
      return { paged: hackerNews(source, run.window, server ?? HACKER_NEWS_BASE_URL, request) };
    }
    case 'mastodon': {
      const { mastodon } = await import('./mastodon.ts');
      return { paged: mastodon(source, run.window, server ?? source.server, request) };
    }
    case 'bluesky': {
      const { BLUESKY_BASE_URL, bluesky } = await import('./bluesky.ts');
      return { paged: bluesky(source, run.window, server ?? BLUESKY_BASE_URL, request) };
    }
  }
};
