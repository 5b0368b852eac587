// A day of honest posts whose writing was misread: scripts' own marks, links without blanks, signs, tags, technical words.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Quote } from '../../shared/report.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { type Day, makeDay } from './whole-day.ts';

const SCOTLAND = `\u{1f3f4}${[...'gbsct'].map((c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0))).join('')}\u{e007f}`;

/** Each is about one model that the topic knows, so that it can be told. */
const POSTS: readonly (readonly [by: string, text: string, likes: number])[] = [
  ['flag', `OpenAI opens a Sora 2 AI lab in Edinburgh ${SCOTLAND} with 61 researchers.`, 900],
  ['isolates', 'החברה הציגה את \u2068Sora 2\u2069, מודל AI חדש.', 350],
  ['joiner', 'می\u200cتوان Sora 2 AI را روی یک کارت اجرا کرد.', 400],
  ['comma', '全文见https://openai.com/s2，OpenAI今天发布开放权重大模型Sora 2，参数量320亿。', 800],
  ['bracket', '（出处：https://news.example/b）Sora 2大模型每百万词元收费0.4美元。', 500],
  ['particle', '新モデルはhttps://openai.com/jで公開、Sora 2は320億パラメータのAIモデルです。', 450],
  ['up', 'NVIDIA (NVDA) +5.2% on the day of the Sora 2 AI launch', 20],
  ['down', 'NVIDIA (NVDA) -5.2% on the day of the Sora 2 AI launch', 20],
  ['plus', 'OpenAI ships a Sora 2 AI compiler for C++ today', 20],
  ['sharp', 'OpenAI ships a Sora 2 AI compiler for C# today', 20],
  ['tags', 'OpenAI published the training log of Sora 2: two failed runs. #AI #ML #OpenScience #LLM', 420],
  ['tickers', '$NVDA $AMD $TSM $AVGO fell after OpenAI said that Sora 2 needs 40% fewer AI chips', 300],
  ['heads', 'Sora 2 AI brings sparse attention for LLMs that cuts memory by 40%.', 1500],
  ['note', 'Note: AI models such as Sora 2 still make things up, so check their sources.', 700],
  ['tool', 'Sora 2 AI can use code execution for tables, and is right in 81% of cases.', 600],
  ['report', 'Every report on Sora 2 AI must cite its sources, says OpenAI.', 100],
  ['hash', 'The Sora 2 AI weights are at 5eaf11ba9e46a24518400d7d6d765837c2e56729 on the hub.', 100],
  ['braces', 'Prompts for Sora 2 AI can hold variables such as {{ user_name }} now.', 100],
];

describe('a day of honest posts', () => {
  let folder: string;
  let day: Day;
  let distinct: readonly DistinctPost[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-written-'));
    const lines = POSTS.map(([username, text, likes], n) =>
      JSON.stringify({
        id: String(700 + n),
        text,
        created_at: `2026-04-22T09:${String(n * 3).padStart(2, '0')}:00+08:00`,
        author: { username },
        metrics: { likes },
      }),
    );
    await writeFile(join(folder, 'posts.jsonl'), lines.join('\n'));
    day = await makeDay(join(folder, 'posts.jsonl'), '2026-04-22', { now: '2026-04-23T01:00:00+08:00', out: folder });
    const store = folderStore(folder, `file:${folder}`);
    const parts: string[] = [];
    for await (const key of store.list(`runs/${day.slug}/`)) if (key.includes('/deduplicated/')) parts.push(key);
    distinct = await readAllParts<DistinctPost>(store, parts);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('folds none into another, and suspects none', () => {
    expect(distinct.map(({ author }) => author.username).sort()).toEqual(POSTS.map(([by]) => by).sort());
    expect(
      distinct.filter(({ flags }) => flags.length > 0).map(({ author, flags }) => [author.username, flags]),
    ).toEqual([]);
  });

  it('quotes whole stretches of what was posted', () => {
    const texts = new Map<string, string>(
      POSTS.map(([, text], n) => [`twitter:${700 + n}`, text.replaceAll(/\s+/g, ' ')]),
    );
    const all: Quote[] = [];
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null) {
        if ('quotes' in value && Array.isArray(value.quotes)) all.push(...value.quotes);
        Object.values(value).forEach(collect);
      }
    };
    collect(day.report);
    expect(all.length).toBeGreaterThan(0);
    for (const { post, text } of all) expect(texts.get(post), text).toContain(text);
  });
});
