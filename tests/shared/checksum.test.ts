// The checksum of a post: whatever is changed by hand is seen, and what Windows does to line ends is none of that.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPost, withChecksum, withoutChecksum } from '../../shared/checksum.ts';

const POST = '---\nlayout: post\ntitle: "a"\n---\n\nWords.\n';

const bodies = fc.string({ unit: 'binary' }).map((body) => `---\nlayout: post\n---\n${body.toWellFormed()}`);

describe('the checksum of a post', () => {
  it('is the last line of the front matter, that of the file without this line', () => {
    const sum = createHash('sha256').update(POST).digest('hex');
    expect(withChecksum(POST)).toBe(`---\nlayout: post\ntitle: "a"\nchecksum: "sha256:${sum}"\n---\n\nWords.\n`);
    expect(withoutChecksum(withChecksum(POST))).toBe(POST);
  });

  it('of any text holds, is written once, and goes again', () => {
    fc.assert(
      fc.property(bodies, (post) => {
        fc.pre(!post.includes('\r'));
        const marked = withChecksum(post);
        expect([checkPost(marked), withChecksum(marked), withoutChecksum(marked)]).toEqual([
          'kept',
          marked,
          withoutChecksum(post),
        ]);
      }),
    );
  });

  it('no longer holds when anything is put in, taken out or changed', () => {
    const marked = [...withChecksum(POST)];
    fc.assert(
      fc.property(
        fc.nat(marked.length - 1),
        fc.string({ minLength: 0, maxLength: 3 }),
        fc.nat(1),
        (at, text, taken) => {
          const changed = [...marked.slice(0, at), text, ...marked.slice(at + taken)].join('');
          fc.pre(changed.replaceAll('\r\n', '\n') !== marked.join(''));
          expect(checkPost(changed)).not.toBe('kept');
        },
      ),
    );
  });

  it('holds with the line ends of Windows', () => {
    expect(checkPost(withChecksum(POST).replaceAll('\n', '\r\n'))).toBe('kept');
  });

  it.each([
    ['without one', POST],
    ['without front matter', 'checksum: "sha256:0"\n'],
    ['with one in its body only', `${POST}checksum: "sha256:${'0'.repeat(64)}"\n`],
  ])('of a post %s is unknown', (_, post) => {
    expect(checkPost(post)).toBe('unknown');
  });
});
