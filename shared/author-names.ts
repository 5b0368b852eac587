// Display names of authors: a source often gives them with some of an author's posts only.
import { authorKey, type Post } from './post.ts';

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

/** A post with its author's name, where others know it and it doesn't. */
export const withAuthorName = <P extends Authored>(post: P, names: ReadonlyMap<string, string>): P => {
  const name = post.author.name === undefined ? names.get(authorKey(post)) : undefined;
  return name === undefined ? post : { ...post, author: { ...post.author, name } };
};
