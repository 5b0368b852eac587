// The bench of money for X: an editor's days replayed as X would sell their posts, and which stories a budget touches.
import { parseArgs } from 'node:util';
import { keepCited } from '../../shared/cited.ts';
import { authorKey, type Post, postKey } from '../../shared/post.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Topic } from '../../shared/topic.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { asRaw } from '../fixtures/x-posts.ts';
import { startXServer } from '../fixtures/x-server.ts';
import { collect, planFor } from '../functions/collect/collecting.ts';
import { memoryStore } from '../shared/store/memory-store.ts';
import { boundsOf, type GoldDay, readGoldDays } from './editor-days.ts';
import { readPosts } from './labelled.ts';

const HELP = `npm run bench -- money --gold FOLDER --posts FILE [--field ai] [--topic ai] [--usd 1] [--topics FOLDER] [--json]

Replays the posts of an editor's days (NAME.gold.json, NAME.ids.json) through a server that searches and sells as X does,
and counts the stories of weight 2 and 3 of which a post was bought:
  every author   users come with every page, as "expansions": "authors" has it
  first run      nobody is known: a third of the money at most is for the loudest authors
  in use         authors met and accounts cited on the gold days before are remembered`;

interface Bought {
  readonly stories: number;
  readonly of: number;
  readonly posts: number;
  readonly users: number;
  readonly named: number;
  readonly costUsd: number;
}

type Source = Extract<Topic['sources'][number], { type: 'x' }>;

/** What a day's report would cite, were it the editor's: the first of the posts of each story. */
const rememberGold = async (
  store: Store,
  day: GoldDay,
  byId: ReadonlyMap<string, Post>,
  topic: Topic,
): Promise<void> => {
  const cited = day.gold.stories.flatMap(({ rank, posts: saying }) =>
    saying.slice(0, 3).flatMap((n) => {
      const post = byId.get(day.ids[n - 1] ?? '');
      return post === undefined ? [] : [{ post, story: `story-${rank}` }];
    }),
  );
  const sentence = ({ post, story }: (typeof cited)[number]) => ({
    section: 'keyPoints',
    role: 'claim' as const,
    storyId: story,
    cites: [postKey(post)],
    quotes: [],
    spans: [],
    checks: {},
  });
  const posts = cited.map(({ post }) => [
    postKey(post),
    {
      url: 'https://x.com/i/status/1',
      handle: post.author.username ?? '',
      lang: '',
      createdAt: post.created_at,
      textSha256: '',
      copies: 0,
      independentAuthors: 1,
    },
  ]);
  const window = { from: day.gold.day, to: day.gold.day, timezone: topic.timezone, start: '', end: '', partial: false };
  await keepCited(
    store,
    { platform: topic.platform, topic: topic.topic, window },
    {
      sentences: Object.fromEntries(cited.map((one, n) => [String(n), sentence(one)])),
      posts: Object.fromEntries(posts),
    },
  );
};

/** X says of each post in which language it is; exports often don't. */
const withLanguage = (post: Post): Post => ({
  ...post,
  lang: post.lang ?? (/\p{Script=Han}/u.test(post.text) ? 'zh' : 'en'),
});

/** Buys a day within a budget and says what of its stories was among it. */
const buy = async (
  day: GoldDay,
  posts: readonly Post[],
  topic: Topic,
  source: Source,
  usd: number,
  store: Store,
): Promise<Bought> => {
  const [start, end] = boundsOf(day.gold.day, topic.timezone);
  const inside = posts.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) < end);
  const server = await startXServer({ ...asRaw(inside.map(withLanguage)), searches: true });
  const plan = planFor(
    [source],
    { from: day.gold.day, now: '2030-01-01T00:00:00Z' },
    { timezone: topic.timezone, maxCostUsd: usd },
  );
  const { collected, posts: kept } = await collect(plan, store, { baseUrls: { x: server.url } });
  await server.close();
  const had = new Set(kept.map(({ id }) => id));
  const stories = day.gold.stories.filter(({ weight }) => weight >= 2);
  return {
    stories: stories.filter((story) => story.posts.some((n) => had.has(day.ids[n - 1] ?? ''))).length,
    of: stories.length,
    posts: kept.length,
    users: server.users.length,
    named: kept.filter(({ author }) => author.username !== undefined).length,
    costUsd: collected.costUsd,
  };
};

const sum = (all: readonly Bought[], of: keyof Bought): number => all.reduce((total, one) => total + one[of], 0);

/** The command `bench money`. */
export const benchMoney = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      gold: { type: 'string' },
      posts: { type: 'string' },
      field: { type: 'string', default: 'ai' },
      topic: { type: 'string', default: 'ai' },
      topics: { type: 'string', default: 'topics' },
      usd: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.gold === undefined || values.posts === undefined) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const topic = await loadTopic(values.topics, values.topic);
  const source = topic.sources.find((one): one is Source => one.type === 'x');
  if (source === undefined) throw new Error(`The topic ${values.topic} has no source of X.`);
  const posts = readPosts(values.posts);
  const byId = new Map(posts.map((post) => [post.id, post]));
  const days = readGoldDays(values.gold).filter(({ field }) => field === values.field);
  const usd = Number(values.usd);
  const inUse = memoryStore();
  const rows: Record<string, Bought[]> = { 'every author': [], 'first run': [], 'in use': [] };
  for (const day of days) {
    const run = (extra: Partial<Source>, store: Store): Promise<Bought> =>
      buy(day, posts, topic, { ...source, maxCostUsd: usd, ...extra }, usd, store);
    rows['every author']?.push(await run({ expansions: 'authors' }, memoryStore()));
    rows['first run']?.push(await run({ expansions: 'lookup' }, memoryStore()));
    rows['in use']?.push(await run({ expansions: 'lookup' }, inUse));
    await rememberGold(inUse, day, byId, topic);
  }
  if (values.json) {
    process.stdout.write(`${JSON.stringify(rows)}\n`);
    return;
  }
  const authors = new Set(posts.map(authorKey)).size;
  process.stdout.write(`${days.length} days for $${usd} each, ${authors} authors\n`);
  for (const [name, bought] of Object.entries(rows))
    process.stdout.write(
      `${name.padEnd(14)} ${sum(bought, 'stories')} of ${sum(bought, 'of')} stories (${bought.map(({ stories }) => stories).join(' ')}), ` +
        `${sum(bought, 'posts')} posts, ${sum(bought, 'named')} of them by name, ${sum(bought, 'users')} users, $${sum(bought, 'costUsd').toFixed(2)}\n`,
    );
};
