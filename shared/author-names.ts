// By which name readers know an author: the pack's, else the display name, which a source often gives with some posts only.
import { authorKey, type Post } from './post.ts';
import type { Names } from './text/compile-names.ts';
import { personOfAuthor } from './text/people.ts';

type Authored = Pick<Post, 'platform' | 'author' | 'created_at'>;

/** The display name that each author had last, by author key; whatever the order of posts. */
export const latestNames = (posts: Iterable<Authored>): Map<string, string> => {
  const latest = new Map<string, { readonly name: string; readonly time: number }>();
  for (const post of posts) {
    const { name } = post.author;
    if (name === undefined || name.trim() === '') continue;
    const time = Date.parse(post.created_at);
    const key = authorKey(post);
    const other = latest.get(key);
    if (other === undefined || time > other.time || (time === other.time && name > other.name))
      latest.set(key, { name, time });
  }
  return new Map([...latest].map(([key, { name }]) => [key, name]));
};

/**
 * A post with its author's name: the one by which the field knows the account, else its own, else what other posts say.
 * @param latest display names by author key
 * @param names those of the field
 */
export const withAuthorName = <P extends Authored>(post: P, latest: ReadonlyMap<string, string>, names: Names): P => {
  const name = personOfAuthor(post, names)?.name ?? post.author.name ?? latest.get(authorKey(post));
  return name === post.author.name ? post : { ...post, author: { ...post.author, name } };
};
