// What only Mattermost's reader of Markdown makes of texts: formulas, links in angles, characters of entities.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mattermost } from '../../../functions/deliver/mattermost.ts';
import type { reportOf } from './given.ts';
import { bodyOf, hostilePoints, read } from './hostile-points.ts';

const mattermostOf = (points: Parameters<typeof reportOf>[0]): string =>
  JSON.parse(bodyOf(mattermost, 'mattermost', points)).text;

describe('Mattermost', () => {
  it('reads no formula and no link in angles: what could close or open one does not stand there', () => {
    fc.assert(
      fc.property(hostilePoints, (points) => {
        expect(mattermostOf(points)).not.toMatch(/\$(?!\d)|<\S|\u2424/);
      }),
    );
  });

  it.each(['&lt;b&gt;', '&amp;lt;', 'AT&T; R&D', '&#60;b&#62;', '&#x3c;', '&nbsp;&copy;'])(
    'shows %s letter by letter, since its reader makes characters of entities',
    (headline) => {
      const text = mattermostOf([{ headline }]);
      expect(text).not.toMatch(/&#?\w+;/);
      expect(read(text.replaceAll('\\', ''))).toContain(read(headline));
    },
  );
});
