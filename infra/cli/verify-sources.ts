// What `verify` checks a report against: its evidence, and the posts by their links.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { latestNames, withAuthorName } from '../../shared/author-names.ts';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { linkTo } from '../../shared/links.ts';
import { handleOf, type Post, postKey, postSchema } from '../../shared/post.ts';
import { type Evidence, evidenceSchema } from '../../shared/report.ts';
import { organisationOfAuthor } from '../../shared/text/accounts.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { personOfAuthor } from '../../shared/text/people.ts';
import { repostOf, wordsOf } from '../../shared/text/repost.ts';
import { namesOf } from '../../shared/verify/published-truth.ts';
import { type Source, type SourcePost, toSource } from '../../shared/verify/source-post.ts';

const bytesOf = async (path: string, what: string): Promise<Buffer> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const found =
      error.code === 'ENOENT' ? `There is no ${what} ${path}` : `The ${what} ${path} can't be read (${error.code})`;
    throw new BadInputError(`${found}; check the path.`);
  });
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
};

/** Reads evidence.json. Throws BadInputError when it is none. */
export const readEvidence = async (path: string): Promise<Evidence> => {
  const text = (await bytesOf(path, 'evidence file')).toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadInputError(`The evidence file ${path} is not JSON; give the evidence.json of the report.`);
  }
  const parsed = evidenceSchema.safeParse(value);
  if (!parsed.success)
    throw new BadInputError(
      `The evidence file ${path} is no evidence of a report: ${issueOf(parsed.error)}; give the evidence.json of the report.`,
    );
  return parsed.data;
};

/** Who speaks in a post, by the platform's data, and under which name the field knows the account. */
const speakerOf = (post: Post, names: Names): Pick<SourcePost, 'handle' | 'name' | 'organisation'> => {
  const original = repostOf(post);
  const handle = original === undefined || original === 'unknown' ? handleOf(post) : original.handle;
  const speaker = { platform: post.platform, author: { ...post.author, username: handle } };
  return {
    handle,
    name: personOfAuthor(speaker, names)?.name ?? (original === undefined ? post.author.name : undefined),
    organisation: organisationOfAuthor(speaker, names),
  };
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface PostsByLink {
  readonly posts: ReadonlyMap<string, Source>;
  /** Links whose post has another text than the evidence proves. */
  readonly changed: ReadonlySet<string>;
  /** Links of the posts by their keys. */
  readonly urls: ReadonlyMap<string, string>;
  readonly bad: number;
}

const wanted = (evidence: Evidence | undefined, links: ReadonlySet<string>, key: string, url: string): boolean =>
  evidence === undefined ? links.has(url) || links.has(key) : evidence.posts[key] !== undefined;

/**
 * Posts of files that a report cites, by their links; lines that are no posts are counted and passed over.
 * @param links every link of the report, of those to its page the keys of the posts that they name
 * @param platform of posts that don't say theirs
 */
export const readPosts = async (
  paths: readonly string[],
  platform: string,
  links: ReadonlySet<string>,
  evidence: Evidence | undefined,
): Promise<PostsByLink> => {
  const names = namesOf(evidence);
  const named: Post[] = [];
  const cited = new Map<string, Post>();
  const changed = new Set<string>();
  let bad = 0;
  for (const path of paths)
    for (const line of (await bytesOf(path, 'posts file')).toString().split('\n')) {
      if (line.trim() === '') continue;
      const post = parse(line, platform);
      if (post === undefined) {
        bad++;
        continue;
      }
      if (post.author.name !== undefined) named.push(post);
      const key = postKey(post);
      const url = evidence?.posts[key]?.url ?? linkTo(post) ?? '';
      if (!wanted(evidence, links, key, url)) continue;
      const proof = evidence?.posts[key]?.textSha256;
      if (proof !== undefined && proof !== hashOf(wordsOf(post))) changed.add(url);
      else changed.delete(url);
      cited.set(url, post);
    }
  const authorNames = latestNames(named);
  const posts = new Map(
    [...cited].map(
      ([url, post]) => [url, sourceOf(withAuthorName(post, authorNames, names), evidence, names)] as const,
    ),
  );
  return { posts, changed, urls: new Map([...cited].map(([url, post]) => [postKey(post), url])), bad };
};

/** A post for the rules, with what the report was checked with where its evidence says it. */
const sourceOf = (post: Post, evidence: Evidence | undefined, names: Names): Source => {
  const key = postKey(post);
  const { handle, name, organisation } = speakerOf(post, names);
  return toSource(
    {
      key,
      handle,
      name: evidence?.posts[key]?.name ?? name,
      organisation: evidence?.posts[key]?.organisation ?? organisation,
      lang: post.lang ?? '',
      text: wordsOf(post),
      createdAt: post.created_at,
    },
    names,
  );
};

const parse = (line: string, platform: string) => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const known = Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
    return postSchema.safeParse({ platform, ...known }).data;
  } catch {
    return undefined;
  }
};
