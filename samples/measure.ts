// Command: prints the README's tables, `node samples/measure.ts [--beside REAL_POSTS.jsonl] [--days]`.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readJsonLines } from './files.ts';
import { generateDay } from './generate-day.ts';
import {
  closestApart,
  distinctSentences,
  type MeasuredPost,
  type Measurements,
  measure,
  usesOfLines,
} from './measurements.ts';
import { readSentences, readTagged } from './sentences.ts';
import type { Post, Truth } from './types.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function table(sample: Measurements, real: Measurements | undefined): string {
  const lines: string[] = [];
  const row = (name: string, value: (one: Measurements) => string): void => {
    lines.push(`| ${name} | ${value(sample)} | ${real ? value(real) : ''} |`);
  };
  lines.push('| | sample | posts-dev.jsonl |', '| --- | --- | --- |');
  row('posts', (one) => String(one.posts));
  for (const script of ['latin', 'han', 'kana', 'none'])
    row(`script ${script}`, (one) => percent(one.scripts[script] ?? 0));
  for (const script of ['latin', 'han', 'kana']) {
    row(`length ${script}: 10, 25, 50, 75, 90, 95, 99 %`, (one) => (one.lengths[script] ?? []).join(', '));
  }
  row('links: none, 1, 2, 3 or more', (one) => one.links.map(percent).join(', '));
  row('with mention', (one) => percent(one.withMention));
  row('with hashtag', (one) => percent(one.withHashtag));
  row('with line break', (one) => percent(one.withLineBreak));
  row('reposts', (one) => percent(one.reposts));
  row('quotes', (one) => percent(one.quotes));
  row('with metrics', (one) => percent(one.withMetrics));
  for (const name of ['likes', 'reposts', 'replies', 'quotes', 'impressions']) {
    row(`${name}: 10, 25, 50, 75, 90, 95, 99 %`, (one) => (one.metrics[name] ?? []).join(', '));
  }
  return lines.join('\n');
}

function counts(truth: readonly Truth[]): string {
  const numbers = new Map<string, number>();
  for (const one of truth) {
    const name = one.copyKind ? `copy: ${one.copyKind}` : one.kind;
    numbers.set(name, (numbers.get(name) ?? 0) + 1);
  }
  return [...numbers]
    .toSorted((a, b) => b[1] - a[1])
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');
}

function main(): void {
  const { values } = parseArgs({ options: { beside: { type: 'string' }, days: { type: 'boolean' } } });
  const base = new URL('twitter_ai_20251222', import.meta.url).href;
  const posts = readJsonLines<Post>(new URL(`${base}.jsonl.gz`));
  const truth = readJsonLines<Truth>(new URL(`${base}.truth.jsonl.gz`));
  console.log(table(measure(posts), values.beside ? measure(readJsonLines<MeasuredPost>(values.beside)) : undefined));

  console.log(
    `\nlang: ${Object.entries(measure(posts).languages)
      .map(([name, share]) => `${name} ${percent(share)}`)
      .join(', ')}`,
  );
  console.log(`posts by kind: ${counts(truth)}`);
  console.log(`authors: ${new Set(posts.map((post) => post.author.username)).size}`);
  console.log(`highest Jaccard outside copy groups: ${closestApart(posts, truth).likeness.toFixed(3)}`);

  const files = readdirSync(new URL('sentences/', import.meta.url)).filter(
    (name) => name.endsWith('.txt') && !name.startsWith('days-'),
  );
  const lines: { text: string }[] = files
    .toSorted()
    .flatMap<{ text: string }>((name) =>
      ['spam.txt', 'hostile.txt'].includes(name) ? readTagged(name) : readSentences(name),
    );
  const uses = usesOfLines(lines, posts, truth);
  const used = [...uses].filter(([, number]) => number > 0);
  const distinct = distinctSentences(used.map(([text]) => text));
  console.log(
    `handwritten lines: ${uses.size}, of which the sample uses ${used.length}, with ${distinct} distinct sentences`,
  );
  const sorted = used.map(([, number]) => number).toSorted((a, b) => a - b);
  console.log(`uses of a line: median ${sorted[Math.floor(sorted.length / 2)]}, at most ${sorted.at(-1)}`);

  if (!values.days) return;
  for (const day of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const) {
    const made = generateDay(day);
    const { likeness } = closestApart(made.posts, made.truth);
    console.log(
      `day ${day} (${made.date}): ${made.posts.length} posts, highest Jaccard ${likeness.toFixed(3)}; ${counts(made.truth)}`,
    );
  }
}

main();
