// The committed sample day: the same bytes again, everything planted in it, and nothing alike outside the copies.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { baseName, dayFiles, readJsonLines } from '../../samples/files.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { closestApart, distinctSentences, measure, usesOfLines } from '../../samples/measurements.ts';
import { snowflakeTime } from '../../samples/numbers.ts';
import { readSentences, readStoryPlans, readTagged } from '../../samples/sentences.ts';
import { grams, jaccard } from '../../samples/similarity.ts';
import type { Post, Truth } from '../../samples/types.ts';

const folder = new URL('../../samples/', import.meta.url);
const posts = readJsonLines<Post>(new URL('twitter_ai_20251222.jsonl.gz', folder));
const truth = readJsonLines<Truth>(new URL('twitter_ai_20251222.truth.jsonl.gz', folder));
const truthOf = new Map(truth.map((one) => [one.id, one]));
const postOf = new Map(posts.map((post) => [post.id, post]));
const day = generateDay('sample');

describe('the committed files', () => {
  test('are what the generator writes', () => {
    const files = dayFiles(day);
    expect(Object.keys(files)).toHaveLength(3);
    const base = baseName(day);
    expect(posts).toEqual(day.posts);
    expect(truth).toEqual(day.truth);
    expect(readFileSync(new URL(`${base}.stories.jsonl`, folder), 'utf8')).toBe(files[`${base}.stories.jsonl`]);
  });

  test('tell no time and no machine in the gzip header', () => {
    for (const name of ['twitter_ai_20251222.jsonl.gz', 'twitter_ai_20251222.truth.jsonl.gz']) {
      const bytes = readFileSync(new URL(name, folder));
      expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    }
  });
});

describe('the posts', () => {
  test('are at least 1,500, each with its truth', () => {
    expect(posts.length).toBeGreaterThanOrEqual(1500);
    expect(truth.map((one) => one.id)).toEqual(posts.map((post) => post.id));
  });

  test('have unique ids that tell the time of posting, in order', () => {
    expect(new Set(posts.map((post) => post.id)).size).toBe(posts.length);
    for (const post of posts) {
      expect(post.id).toMatch(/^\d{19}$/u);
      expect(snowflakeTime(post.id)).toBe(Date.parse(post.created_at));
    }
    const ids = posts.map((post) => BigInt(post.id));
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
  });

  test('lie in the day of Asia/Shanghai, but for those planted outside', () => {
    const from = Date.parse('2025-12-21T16:00:00Z');
    const to = Date.parse('2025-12-22T16:00:00Z');
    for (const post of posts) {
      const at = Date.parse(post.created_at);
      expect(at >= from && at < to, post.id).toBe(truthOf.get(post.id)?.kind !== 'outside');
    }
    const outside = posts
      .filter((post) => truthOf.get(post.id)?.kind === 'outside')
      .map((post) => Date.parse(post.created_at));
    expect(outside.length).toBeGreaterThanOrEqual(15);
    expect(outside).toContain(from - 1);
    expect(outside).toContain(to);
  });

  test('are English, Chinese, Japanese and some Spanish, as lively as real ones', () => {
    const figures = measure(posts);
    expect(figures.languages.en).toBeGreaterThan(0.45);
    expect(figures.languages.zh).toBeGreaterThan(0.22);
    expect(figures.languages.ja).toBeGreaterThan(0.06);
    expect(figures.languages.es).toBeGreaterThan(0.03);
    expect(figures.withMetrics).toBeGreaterThan(0.65);
    expect(figures.withMetrics).toBeLessThan(0.76);
    expect(figures.links[0]).toBeGreaterThan(0.4);
    expect(figures.links[0]).toBeLessThan(0.55);
    // Medians of the real posts: 211 characters in Latin script, 89 in Chinese.
    expect(figures.lengths.latin?.[2]).toBeGreaterThan(160);
    expect(figures.lengths.han?.[2]).toBeGreaterThan(75);
    expect(figures.lengths.han?.[2]).toBeLessThan(105);
  });

  test('come from at least 400 handwritten sentences, hardly any said twice', () => {
    const plain = [...[1, 2, 3, 4, 5, 6, 7].map((part) => `stories-${part}`), 'chatter', 'jokes', 'tails'];
    const lines = [...plain.flatMap((name) => readSentences(`${name}.txt`)), ...readTagged('hostile.txt')];
    const used = [...usesOfLines(lines, posts, truth)].filter(([, number]) => number > 0).map(([text]) => text);
    expect(distinctSentences(used)).toBeGreaterThan(1500);
    expect(new Set(lines.map((line) => line.text)).size).toBe(lines.length);
  });
});

describe('copies', () => {
  test('are the only posts with Jaccard of .5 and more', () => {
    expect(closestApart(posts, truth).likeness).toBeLessThan(0.5);
  });

  test('belong to the group of their original, which is earlier', () => {
    for (const one of truth) {
      if (one.copyOf === null) expect(one.group).toBe(one.id);
      else {
        expect(one.group).toBe(truthOf.get(one.copyOf)?.group);
        expect(BigInt(one.copyOf) < BigInt(one.id), one.id).toBe(true);
      }
    }
  });

  test('are near where they are called near, and of every kind', () => {
    const kinds = new Map<string, number>();
    for (const one of truth) {
      if (!one.copyKind || one.copyOf === null) continue;
      kinds.set(one.copyKind, (kinds.get(one.copyKind) ?? 0) + 1);
      const likeness = jaccard(grams(postOf.get(one.id)?.text ?? ''), grams(postOf.get(one.copyOf)?.text ?? ''));
      if (one.copyKind === 'near' || one.copyKind === 'self-repeat')
        expect(likeness, one.id).toBeGreaterThanOrEqual(0.7);
      if (one.copyKind === 'exact') expect(likeness, one.id).toBeGreaterThan(0.95);
    }
    expect([...kinds.keys()].toSorted()).toEqual(['exact', 'near', 'quote', 'repost', 'self-repeat', 'template']);
    const copies = truth.filter((one) => one.copyOf !== null).length / truth.length;
    expect(copies).toBeGreaterThan(0.15);
    expect(copies).toBeLessThan(0.25);
  });
});

describe('stories', () => {
  const authors = (story: string): number =>
    new Set(
      posts
        .filter((post) => truthOf.get(post.id)?.story === story && truthOf.get(post.id)?.kind === 'story')
        .map((post) => post.author.username),
    ).size;

  test('of the seed are all told, the large ones in three languages', () => {
    const plans = readStoryPlans();
    expect(Object.keys(plans).length).toBeGreaterThanOrEqual(30);
    for (const id of Object.keys(plans)) expect(authors(id), id).toBeGreaterThanOrEqual(1);
    const sizes = day.stories.toSorted((a, b) => b.posts - a.posts).slice(0, 15);
    for (const { id } of sizes) {
      const languages = new Set(posts.filter((post) => truthOf.get(post.id)?.story === id).map((post) => post.lang));
      expect([...languages].filter((language) => language !== 'zxx').length, id).toBeGreaterThanOrEqual(3);
    }
    expect(sizes[0]?.id).toBe('gpt-5.2-codex');
    expect(authors('gpt-5.2-codex')).toBeGreaterThan(30);
  });

  test('of one official source have one independent voice', () => {
    for (const id of ['commvault-pinecone', 'pinecone-compaction', 'oracle-region']) {
      const own = truth.filter((one) => one.story === id && one.kind === 'story' && one.copyOf === null);
      expect(own.length, id).toBe(1);
      expect(own[0]?.official).toBe(true);
    }
  });

  test('are contested where people mock or quarrel', () => {
    const stances = (story: string): Set<string | undefined> =>
      new Set(truth.filter((one) => one.story === story).map((one) => one.stance));
    for (const id of [
      'millennium-claim',
      'nvidia-cisco',
      'junior-employees',
      'codegen-debate',
      'claude-code-vs-codex',
    ]) {
      expect(stances(id).has('for'), id).toBe(true);
      expect(stances(id).has('against'), id).toBe(true);
    }
    const mocked = truth.filter((one) => one.story === 'millennium-claim' && one.stance === 'against').length;
    expect(mocked).toBeGreaterThan(10);
  });

  test('have facts whose Chinese gives the number of the truth, and which posts tell', () => {
    const scales: Record<string, number> = { '': 1, 万: 1e4, 亿: 1e8, B: 1e9 };
    const units: Record<string, number> = { billion: 1e9, million: 1e6, B: 1e9 };
    for (const { stories, posts: own, truth: truths } of [day, generateDay(7)]) {
      const storyOf = new Map(truths.map((one) => [one.id, one.kind === 'story' ? one.story : null]));
      for (const { id, entities, facts } of stories) {
        for (const { number, unit, zh, said } of facts) {
          if (zh === undefined || said === undefined) continue;
          const text = entities.reduce((rest, name) => rest.replaceAll(name, ''), zh);
          const values = [...text.matchAll(/(\d+(?:\.\d+)?)([万亿B]?)/gu)].map(
            ([, digits, scale = '']) => Number(digits) * (scales[scale] ?? Number.NaN),
          );
          if (number !== null && values.length > 0) {
            const value = number * (units[/^\w+/u.exec(unit ?? '')?.[0] ?? ''] ?? 1);
            expect(
              values.some((one) => Math.abs(one - value) < value * 1e-9),
              zh,
            ).toBe(true);
          }
          const patterns = said.map((pattern) => new RegExp(pattern, 'iu'));
          const tellers = own.filter(
            (post) => storyOf.get(post.id) === id && patterns.every((one) => one.test(post.text)),
          );
          // An update's first fact is yesterday's news, which on the day after perhaps nobody tells.
          if (facts.length === 1) expect(tellers.length, zh).toBeGreaterThan(0);
        }
      }
    }
  });

  test('plant one number in several units, and its slip', () => {
    const texts = posts.filter((post) => truthOf.get(post.id)?.story === 'active-funds').map((post) => post.text);
    expect(texts.some((text) => text.includes('$850 billion'))).toBe(true);
    expect(texts.some((text) => text.includes('8500亿美元'))).toBe(true);
    const slips = truth.filter((one) => one.wrong && one.copyOf === null);
    expect(slips).toHaveLength(1);
    expect(postOf.get(slips[0]?.id ?? '')?.text).toContain('8.5亿美元');
  });
});

describe('what must not appear', () => {
  test('holds every class of attack', () => {
    const classes = new Set(truth.flatMap((one) => one.hostile ?? []));
    for (const name of [
      'liquid',
      'html',
      'ial',
      'link',
      'nomarkdown',
      'heading',
      'image',
      'frontmatter',
      'injection',
      'json',
      'boundary',
      'zerowidth',
      'bidi',
      'encoded',
      'homoglyph',
      'newsfake',
      'numberbait',
      'long',
    ]) {
      expect(classes.has(name), name).toBe(true);
    }
    expect(truth.filter((one) => one.hostile).length).toBeGreaterThanOrEqual(55);
    expect(posts.some((post) => post.text.length === 10_000)).toBe(true);
  });

  test('is marked, and names the stories it wants to enter', () => {
    const stories = new Set(Object.keys(readStoryPlans()));
    for (const one of truth) {
      if (one.kind === 'injection' || one.kind === 'spam' || one.kind === 'joke' || one.kind === 'outside')
        expect(one.mustNotAppear).toBe(true);
      if (one.kind === 'injection') expect(stories.has(one.story ?? ''), one.id).toBe(true);
      if (one.kind === 'story') expect(one.mustNotAppear).toBe(false);
    }
  });
});
