// Twenty thousand hostile strings in real Jekyll: the build never dies, each shows as it is, only our elements come out.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { HOSTILE_TEXTS, hostileText } from '../fixtures/hostile.ts';
import { htmlShows, placesOf, shownAt } from '../fuzz/doors.ts';
import { buildBlog, contentOf, jekyllIsThere } from './jekyll.ts';

const hasJekyll = jekyllIsThere();
if (!hasJekyll) console.warn('Skipped: fuzzing Jekyll needs jekyll on PATH.');

/** `FUZZ_STRINGS=1000000` sends a million. */
const STRINGS = Number(process.env.FUZZ_STRINGS ?? 20_000);
const IN_ONE_POST = 500;
const SEED = 20260422;

describe.skipIf(!hasJekyll)('Jekyll', () => {
  it(`shows ${STRINGS} hostile strings as they are`, async () => {
    const random = fc.sample(hostileText(), { numRuns: STRINGS, seed: SEED });
    const texts = [...HOSTILE_TEXTS, ...random].filter((text) => visibleText(text).trim() !== '');
    const blog = await mkdtemp(join(tmpdir(), 'dawn-chorus-jekyll-fuzz-'));
    await mkdir(join(blog, '_posts'));
    await mkdir(join(blog, '_layouts'));
    await writeFile(join(blog, '_config.yml'), 'title: blog\nsecret: the-secret\n');
    await writeFile(join(blog, '_layouts/post.html'), '<main>{{ content }}</main>\n');
    const posts = Array.from({ length: Math.ceil(texts.length / IN_ONE_POST) }, (_, n) =>
      // Each string in one place, all places in turn.
      texts.slice(n * IN_ONE_POST, (n + 1) * IN_ONE_POST).map((text, at) => {
        const places = placesOf(text);
        const place = at % places.length;
        return { markdown: places[place] ?? '', shown: shownAt(text)[place] ?? '' };
      }),
    );
    for (const [n, places] of posts.entries()) {
      const body = places.map(({ markdown }) => markdown).join('\n\n');
      await writeFile(join(blog, `_posts/2020-01-01-p${n}.md`), `---\nlayout: post\n---\n\n${body}\n`);
    }
    buildBlog(blog, join(blog, 'built'), 'UTC', blog);
    for (const [n, places] of posts.entries()) {
      const html = await readFile(join(blog, `built/2020/01/01/p${n}.html`), 'utf8');
      expect(htmlShows(contentOf(html))).toEqual(places.map(({ shown }) => shown));
      expect(html).not.toContain('the-secret');
    }
  }, 600_000);
});
