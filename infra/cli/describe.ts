// The end of a run in words: its news, where the report is, what it cost, and for who is new here what to do next.

import { join, relative } from 'node:path';
import { siteKeys } from '../../shared/keys.ts';
import { costUsd, priceOf } from '../../shared/model/cost.ts';
import type { Refusal } from '../../shared/written.ts';
import type { News } from './news.ts';
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

/** Tokens in thousands: a tokenizer of another model counts others. */
const thousands = (tokens: number): string => number(Math.max(1, Math.round(tokens / 1000)) * 1000);

const usd = (value: number): string => `$${value.toFixed(2)}`;

const refusedText = ({ sentence, reason, rule, outcome }: Refusal): string => {
  const who = rule === 'audit' ? 'the auditor' : `rule ${rule}`;
  const now = outcome === 'dropped' ? 'It was left out.' : 'It was mended.';
  return `“${sentence}”, by ${who}: ${reason} ${now}`;
};

/** What the day cost; of recorded answers, which cost nothing, what it would. Nothing to tell where nobody was paid. */
const costText = (
  { costUsd: paid }: RunSummary,
  { writing, recording }: Pick<News, 'writing' | 'recording'>,
): string => {
  if (recording !== undefined) {
    const { by, recorded, priced, tokens } = recording;
    const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = tokens;
    const price = priceOf(priced);
    const read = inputTokens + cacheReadTokens + cacheWriteTokens;
    const counts = `${thousands(read)} tokens read, ${thousands(cacheReadTokens)} of them cached, ${thousands(outputTokens)} written`;
    const like = price === undefined ? counts : `about ${usd(costUsd(tokens, price))} with ${priced} (${counts})`;
    return `nothing, the answers of ${by} were recorded on ${recorded}; a day like this takes ${like}`;
  }
  if (writing === undefined) return paid === 0 ? '' : usd(paid);
  return `${usd(paid)} (${number(writing.inputTokens)} tokens read, ${number(writing.outputTokens)} written)`;
};

const SOURCES = 'run ai --sources hackernews blogs';
/** What a newcomer can do next, each a line to type. */
export const NEXT_STEPS: readonly (readonly [what: string, line: string])[] = [
  ['A real day, without a key, from Hacker News and feeds:', `npm run dawn-chorus -- ${SOURCES}`],
  [
    'Written by a model, here with OPENAI_API_KEY set (others: docs/models.md):',
    `npm run dawn-chorus -- ${SOURCES} --model "openai:https://api.openai.com/v1#gpt-5.4-mini"`,
  ],
  [
    'Every morning, in your AWS account (docs/deploying.md):',
    'npx cdk bootstrap && npm run deploy -- -c modelUrl=bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0',
  ],
];

const newsText = ({ title, invented, headlines }: News): string => {
  const lines = headlines.map((headline, at) => `${String(at + 1).padStart(2)}. ${headline}\n`);
  return `${title}${invented === undefined ? '' : ` (${invented})`}\n${lines.join('')}\n`;
};

export interface Ending {
  /** Absent where what was published can't be read. */
  readonly news?: News | undefined;
  readonly storeUrl: string;
  /** What the whole run took. */
  readonly seconds: number;
  /** Counts and paths as well. */
  readonly verbose?: boolean | undefined;
}

/** What the owner of a draft can do next, each a line to type, with the slug behind it. */
const RELEASE_STEPS: readonly (readonly [what: string, line: string])[] = [
  ['Publish it:', 'npm run dawn-chorus -- release'],
  ['Keep it from coming out by itself:', 'npm run dawn-chorus -- release --stop'],
];

const headOf = ({ slug, revision, unchanged, draft }: RunSummary): string => {
  if (draft !== undefined) {
    const fate =
      draft.stopped === true ? ', stopped' : draft.releaseAt === undefined ? '' : `, comes out at ${draft.releaseAt}`;
    return `${slug} is a draft${unchanged === true ? ' already' : ''}${fate}`;
  }
  return unchanged === true
    ? `${slug} is published already as revision ${revision}; --force makes a new one`
    : `${slug}, revision ${revision}`;
};

/** The end of a run as lines for a terminal. */
export const describeEnd = (summary: RunSummary, { news, storeUrl, seconds, verbose = false }: Ending): string => {
  const { slug, posts, peakRssMb, method } = summary;
  const memory = peakRssMb === undefined ? '' : `, ${number(peakRssMb)} MB of memory at most`;
  const cost = costText(summary, news ?? {});
  const more = (label: string, text: string): [string, string][] => (verbose ? [[label, text]] : []);
  const rows: [string, string][] = [
    ...(news?.refused === undefined ? [] : [['Refused', refusedText(news.refused)] as [string, string]]),
    ...(method === 'model' && !verbose ? [] : [['Made as', METHODS[method] ?? method] as [string, string]]),
    ...(cost === '' ? more('Cost', usd(0)) : [['Cost', cost] as [string, string]]),
    // The page for people is the one that goes on knowing the days around it.
    ...(summary.page === null ? [] : [['Page', locate(storeUrl, siteKeys(slug).stable.page)] as [string, string]]),
    ['Report', locate(storeUrl, summary.markdown)],
    ...(summary.draft === undefined
      ? more('Blog post', locate(storeUrl, summary.post))
      : [['Draft', locate(storeUrl, summary.post)] as [string, string]]),
    ...more('Picture', locate(storeUrl, summary.image)),
    ...more('Evidence', locate(storeUrl, summary.evidence)),
    ...more(
      'Check it',
      `npm run dawn-chorus -- verify ${locate(storeUrl, summary.markdown)} --evidence ${locate(storeUrl, summary.evidence)}`,
    ),
    ...more('Posts', `${number(posts.collected)} collected, ${number(posts.kept)} kept${droppedText(posts.dropped)}`),
    ...more('Holds', `${number(summary.stories)} stories, ${number(summary.keyPoints)} key points`),
    ...more('Took', `${seconds.toFixed(1)} s${memory}`),
    ...summary.degraded.map((lack): [string, string] => ['Degraded', lack]),
  ];
  const head = headOf(summary);
  const next =
    summary.draft === undefined
      ? ''
      : `\nNext\n${RELEASE_STEPS.map(([what, line]) => `  ${what}\n    ${line} ${slug}\n`).join('')}`;
  const first =
    news?.invented === undefined || summary.draft !== undefined
      ? ''
      : `\nNext\n${NEXT_STEPS.map(([what, line]) => `  ${what}\n    ${line}\n`).join('')}`;
  const told = news === undefined || news.headlines.length === 0 ? '' : newsText(news);
  return `\n${told}${head}\n${rows.map(([label, text]) => `  ${label.padEnd(10)} ${text}\n`).join('')}${next}${first}`;
};
