// The end of a run in words: where the report is, what it holds, what it took, and what to do next.
import { join, relative } from 'node:path';
import type { RunSummary } from './summary.ts';

const METHODS: Readonly<Record<string, string>> = {
  extractive: 'excerpts of the posts, without a language model',
  model: 'written by a language model and checked against the posts',
  mixed: 'written by a language model where its words passed the checks, else excerpts',
};

const number = (value: number): string => value.toLocaleString('en');

/** Where a key of the store is, as a person may open it: a path from here, or a URL. */
export const locate = (storeUrl: string, key: string): string => {
  if (storeUrl.startsWith('s3://')) return `${storeUrl.replace(/\/$/, '')}/${key}`;
  const path = join(storeUrl.replace(/^file:(\/\/)?/, ''), key);
  const here = relative('', path);
  return here.startsWith('..') ? path : here;
};

const droppedText = (dropped: Readonly<Record<string, number>>): string => {
  const reasons = Object.entries(dropped).filter(([, count]) => count > 0);
  return reasons.length === 0 ? '' : `; dropped: ${reasons.map(([reason, n]) => `${number(n)} ${reason}`).join(', ')}`;
};

/** The summary as lines for a terminal. @param seconds what the whole run took */
export const describeSummary = (summary: RunSummary, storeUrl: string, seconds: number): string => {
  const { slug, revision, posts, peakRssMb } = summary;
  const memory = peakRssMb === undefined ? '' : `, ${number(peakRssMb)} MB of memory at most`;
  const rows: [string, string][] = [
    ['Report', locate(storeUrl, summary.markdown)],
    ['Blog post', locate(storeUrl, summary.post)],
    ['Picture', locate(storeUrl, summary.image)],
    ['Evidence', locate(storeUrl, summary.evidence)],
    ['Made as', METHODS[summary.method] ?? summary.method],
    ['Posts', `${number(posts.collected)} collected, ${number(posts.kept)} kept${droppedText(posts.dropped)}`],
    ['Holds', `${number(summary.stories)} stories, ${number(summary.keyPoints)} key points`],
    ['Cost', `$${summary.costUsd.toFixed(2)}`],
    ['Took', `${seconds.toFixed(1)} s${memory}`],
    ...summary.degraded.map((lack): [string, string] => ['Degraded', lack]),
  ];
  const head = summary.unchanged
    ? `${slug} is published already as revision ${revision}`
    : `${slug}, revision ${revision}`;
  const next = summary.unchanged
    ? 'Next: --force makes a new revision.'
    : `Next: read the report, or check it: npm run dawn-chorus -- verify ${locate(storeUrl, summary.markdown)} --evidence ${locate(storeUrl, summary.evidence)}`;
  return `\n${head}\n${rows.map(([label, text]) => `  ${label.padEnd(10)} ${text}\n`).join('')}${next}\n`;
};
