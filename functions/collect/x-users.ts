// Authors of X whom a topic knows by their ids: asked for once, remembered over all its runs.
import { usersKey } from '../../shared/keys.ts';
import type { Post } from '../../shared/post.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import type { KnownUser, Reading } from './source.ts';
import { changeFile } from './state-file.ts';

interface Users {
  readonly version: 1;
  readonly users: Readonly<Record<string, Omit<KnownUser, 'id'>>>;
}

export type KnownUsers = ReadonlyMap<string, KnownUser>;

/** The users that earlier runs of a topic have paid for. */
export const knownUsers = async (
  store: Store,
  { platform, topic }: Pick<Run, 'platform' | 'topic'>,
): Promise<KnownUsers> => {
  const stored = await store.read(usersKey(platform, topic));
  if (stored === undefined) return new Map();
  const { users }: Users = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
  return new Map(Object.entries(users).map(([id, user]) => [id, { id, ...user }]));
};

/** Adds users to those that are known; a newer name replaces the older one. */
export const rememberUsers = async (
  store: Store,
  { platform, topic }: Pick<Run, 'platform' | 'topic'>,
  met: readonly KnownUser[],
): Promise<void> => {
  if (met.length === 0) return;
  await changeFile<Users>(store, usersKey(platform, topic), (held = { version: 1, users: {} }) => {
    const users = { ...held.users };
    let changed = false;
    for (const { id, ...user } of met) {
      if (JSON.stringify(users[id]) === JSON.stringify(user)) continue;
      users[id] = user;
      changed = true;
    }
    return changed ? { version: 1, users } : held;
  });
};

/** A post with its author's name, where that is known by the id alone and the users tell more. */
const named = (post: Post, known: KnownUsers): Post => {
  const { id, username } = post.author;
  const user = username === undefined && id !== undefined ? known.get(id) : undefined;
  return user === undefined ? post : { ...post, author: { ...post.author, ...user } };
};

/** Readings without those of users, with posts named by them. */
export async function* withNames(readings: AsyncIterable<Reading>, known: KnownUsers): AsyncGenerator<Reading> {
  for await (const reading of readings) {
    if ('user' in reading) continue;
    yield 'post' in reading ? { post: named(reading.post, known) } : reading;
  }
}

/** The users among readings. */
export const usersAmong = async (readings: AsyncIterable<Reading>): Promise<KnownUser[]> => {
  const users: KnownUser[] = [];
  for await (const reading of readings) if ('user' in reading) users.push(reading.user);
  return users;
};
