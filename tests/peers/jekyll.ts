// Jekyll as a peer: how a blog is built in a zone, and what must be true of the content of each of its posts.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Report, Sentence } from '../../shared/report.ts';
import type { Run } from '../../shared/run.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { decodeEntities } from '../../shared/verify/page.ts';
import { fold } from '../fixtures/markdown-text.ts';

type Style = Run['style'];

/** Whether jekyll is there. Throws when it is absent with CI=true. */
export const jekyllIsThere = (): boolean => {
  const isThere = spawnSync('jekyll', ['--version']).status === 0;
  if (!isThere && process.env.CI === 'true')
    throw new Error('jekyll is not on PATH; install it (apt-get install jekyll).');
  return isThere;
};

/** Builds a blog on a machine in a zone. Throws with Jekyll's own words when the build fails. */
export const buildBlog = (
  source: string,
  destination: string,
  zone: string,
  home: string,
  more: readonly string[] = [],
): void => {
  const words = [
    'build',
    ...more,
    '--quiet',
    '--strict_front_matter',
    '--source',
    source,
    '--destination',
    destination,
  ];
  // Quiet about updates of its own: nothing but the folder may decide.
  const env = { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', TZ: zone };
  execFileSync('jekyll', [...words, '--disable-disk-cache'], { env, stdio: 'pipe' });
};

export const contentOf = (html: string): string => /<main>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';

/** Text of a page, without links' numbers. */
export const textOf = (html: string): string =>
  decodeEntities(
    contentOf(html)
      .replaceAll(/<a [^>]*>\[\d+\]<\/a>/g, '')
      .replaceAll(/<[^>]*>/g, ''),
  );

/** The tags that a report may be made of, with all their attributes. */
const OUR_TAG =
  /^<(\/?(a|blockquote|h[1-4]|li|ol|p|strong|ul)|hr \/|h[1-4] id="[^"]*"|a href="(https:\/\/x\.com\/i\/status\/|posts\.html#p|\/reports\/\w+\/index\.html#[\w-]+\/twitter:)\d+"|a href="\/reports\/\w+\/evidence\.json"|img src="wordcloud_\w+\.jpg" alt="词云图" \/)>$/;

const sentencesOf = (report: Report, style: Style): Sentence[] => [
  ...report.overview.flat(),
  ...report.keyPoints.flatMap(({ sentences }) => sentences),
  ...report.views.flatMap(({ paragraphs }) => paragraphs.flat()),
  ...report.events.flatMap(({ items }) => items.flatMap(({ sentences }) => sentences)),
  ...report.special.flatMap(({ blocks }) => blocks.flatMap(({ paragraphs }) => paragraphs.flat())),
  ...report.conclusion.flat(),
  ...(style === 'cited' ? report.coverage.flatMap(({ sentences }) => sentences) : []),
];

const shownOf = (texts: readonly string[]): string => fold(visibleText(texts.join(''))).replace(/。+$/, '');

/** A page's content shows all that its report says and holds no element that is not ours. */
export const checkContent = (html: string, report: Report, style: Style): void => {
  const shown = fold(textOf(html));
  for (const { stretches, quotes } of sentencesOf(report, style)) {
    const parts = stretches.filter((part) => part.style === undefined || part.style === style);
    expect(shown).toContain(shownOf(parts.map(({ text }) => text)));
    for (const { text, translation } of quotes) {
      if (style === 'cited' || translation === undefined) expect(shown).toContain(shownOf([text]));
    }
  }
  const tags = contentOf(html).match(/<[^>]*>?/g) ?? [];
  expect(tags.filter((tag) => !OUR_TAG.test(tag))).toEqual([]);
};
