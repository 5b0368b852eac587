// Deduplication as plainly as it can be said: every post is compared with every representative, without an index.
import { essence } from '../../../functions/deduplicate/differs.ts';
import { saysAnother, saysTheSame } from '../../../functions/deduplicate/rewords.ts';
import { type Post, postKey } from '../../../shared/post.ts';
import { comparable, repostedHandle } from '../../../shared/text/clean.ts';

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const isWide = (text: string): boolean => text.split('').filter((unit) => WIDE.test(unit)).length * 2 > text.length;

/** The distinct shingles of a comparable text: 3 characters, 2 where Han or kana begin one. */
export const plainShingles = (text: string): Set<string> => {
  const shingles = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const width = WIDE.test(text.charAt(i)) ? 2 : 3;
    if (i === 0 || i + width <= text.length) shingles.add(text.slice(i, i + width));
  }
  return shingles;
};

export const plainSimilarity = (a: string, b: string): number => {
  const [x, y] = [plainShingles(a), plainShingles(b)];
  const shared = [...x].filter((shingle) => y.has(shingle)).length;
  return x.size + y.size === 0 ? 1 : shared / (x.size + y.size - shared);
};

/** For each key the key of the post that stands for it; for posts without references. */
export const plainGroups = (posts: readonly Post[]): Map<string, string> => {
  const isRepost = (post: Post): boolean => repostedHandle(post.text) !== undefined;
  const ordered = posts.toSorted(
    (a, b) =>
      Number(isRepost(a)) - Number(isRepost(b)) ||
      Date.parse(a.created_at) - Date.parse(b.created_at) ||
      (postKey(a) < postKey(b) ? -1 : 1),
  );
  const representatives: { key: string; text: string; written: string }[] = [];
  const groups = new Map<string, string>();
  /** The first post of each text: what has its text goes where it went. */
  const firsts = new Map<string, string>();
  for (const post of ordered) {
    const text = comparable(post.text);
    const same = text.length < 8 ? undefined : firsts.get(text);
    const near =
      plainShingles(text).size < 12
        ? undefined
        : representatives
            .map(({ key, text: other, written }) => ({ key, other, written, similarity: plainSimilarity(text, other) }))
            .filter(
              ({ other, written, similarity }) =>
                plainShingles(other).size >= 12 &&
                essence(other) === essence(text) &&
                (similarity >= 0.7
                  ? !saysAnother(written, post.text)
                  : similarity >= 0.5 && isWide(text) && isWide(other) && saysTheSame(written, post.text)),
            )
            .reduce<{ key: string; similarity: number } | undefined>(
              (best, each) => (best === undefined || each.similarity > best.similarity ? each : best),
              undefined,
            );
    const whole =
      isRepost(post) && text.length >= 40
        ? representatives.find((other) => other.text.startsWith(text.slice(0, Math.max(40, text.length - 8))))
        : undefined;
    const found = (same === undefined ? undefined : groups.get(same)) ?? near?.key ?? whole?.key;
    groups.set(postKey(post), found ?? postKey(post));
    if (!firsts.has(text)) firsts.set(text, postKey(post));
    if (found === undefined) representatives.push({ key: postKey(post), text, written: post.text });
  }
  return groups;
};
