// The checksum in a post's front matter: by it a post that was changed by hand is told from one that is as it was published.
import { createHash } from 'node:crypto';

/** Last line of the front matter. */
const LINE = /^checksum: "sha256:([0-9a-f]{64})"\n/mu;
const FRONT_MATTER = /^---\n[\s\S]*?\n(?=---\n)/u;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * A post with the SHA-256 of itself, in UTF-8 and without this line, as the last line of its front matter; as it is where it has
 * no front matter.
 */
export const withChecksum = (post: string): string => {
  const plain = withoutChecksum(post);
  const front = FRONT_MATTER.exec(plain)?.[0];
  if (front === undefined) return plain;
  return `${front}checksum: "sha256:${sha256(plain)}"\n${plain.slice(front.length)}`;
};

/** A post without the line of its checksum. Only that of its front matter is one. */
export const withoutChecksum = (post: string): string => {
  const front = FRONT_MATTER.exec(post)?.[0] ?? '';
  return front.replace(LINE, '') + post.slice(front.length);
};

/**
 * Whether a post is as it was published: `kept`, `changed`, or `unknown` where it has no checksum. Line ends of Windows, which a
 * checkout may have, are no change.
 */
export const checkPost = (text: string): 'kept' | 'changed' | 'unknown' => {
  const post = text.replaceAll('\r\n', '\n');
  const stated = LINE.exec(FRONT_MATTER.exec(post)?.[0] ?? '')?.[1];
  if (stated === undefined) return 'unknown';
  return sha256(withoutChecksum(post)) === stated ? 'kept' : 'changed';
};
