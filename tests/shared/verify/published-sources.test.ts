// The line of a key point's sources, as the verifier reads it: with the evidence, and with the posts alone.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { labelsOf } from '../../../shared/text/labels.ts';
import { givesLikesAlone, isOfSources } from '../../../shared/verify/published-sources.ts';
import { checkTruth } from '../../../shared/verify/published-truth.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import { compositionOf, POSTS, WRITTEN_ZH } from '../../fixtures/written-day.ts';
import { WRITTEN_EN } from '../../fixtures/written-day-en.ts';

const posts = new Map(POSTS.map((post) => [post.url, toSource(post, NO_NAMES)]));

describe.each([
  ['zh-CN', WRITTEN_ZH, '来源：@orbitcloud（官方）、@cfo_notes'],
  ['en', WRITTEN_EN, 'Sources: @orbitcloud (official), @cfo_notes'],
] as const)('the sources of a key point (%s)', (language, written, line) => {
  const { report, evidence } = composeWritten(compositionOf(language), written);
  const markdown = toMarkdown(report, 'cited');
  const found = (changed: string, options: Parameters<typeof checkTruth>[1]) =>
    checkTruth(changed, options).findings.map(({ rule, text }) => [rule, text]);

  it('hold by their evidence, and by their posts alone', () => {
    expect(markdown).toContain(line);
    expect(found(markdown, { evidence, posts })).toEqual([]);
    expect(found(markdown, { posts }).filter(([, text]) => text?.includes('@'))).toEqual([]);
  });

  it('do not hold where another account is named', () => {
    const changed = markdown.replace('@cfo_notes', '@elonmusk');
    expect(found(changed, { posts })).toContainEqual(['V4', '@elonmusk']);
    expect(found(changed, { evidence, posts }).map(([rule]) => rule)).toContain('V4');
  });

  it('are no place for other words', () => {
    const labels = labelsOf(language);
    expect(isOfSources(line, labels)).toBe(true);
    expect(isOfSources(`${line}${labels.listComma}an attack`, labels)).toBe(false);
    expect(isOfSources(`${line} says it is false`, labels)).toBe(false);
    expect(isOfSources(line.replace(labels.sources, ''), labels)).toBe(false);
    expect(isOfSources(line.replace(/官方|official/u, 'stole user data'), labels)).toBe(false);
  });

  it('give likes that another post of the same account need not have', () => {
    const labels = labelsOf(language);
    const liked = line.replace(/官方|official/u, language === 'en' ? 'official, 1325 likes' : '官方，1325赞');
    expect(givesLikesAlone(liked, labels)).toBe(true);
    expect(givesLikesAlone(liked.replaceAll('@', ''), labels)).toBe(true);
    expect(givesLikesAlone(liked.replaceAll('@', '').replace('cfo_notes', 'cfo_notes 30%'), labels)).toBe(false);
    expect(givesLikesAlone(liked.replace(labels.sources, ''), labels)).toBe(false);
  });

  it('are accounts of any platform', () => {
    const labels = labelsOf(language);
    for (const account of ['@ada.bsky.social', '@ada@example.org', '@blog.example.org', '@pg-x'])
      expect(isOfSources(line.replace('@cfo_notes', account), labels)).toBe(true);
  });
});
