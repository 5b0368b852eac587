// The morning mail: what a run came to, for who reads it at seven in the morning, as plain text. Pure.
import { clauseOf, sentenceOf } from '../../shared/failure.ts';
import { lostSentence } from '../../shared/lost-words.ts';
import { dollars } from '../../shared/prices.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { News } from './news.ts';
import { nextOf } from './next.ts';
import { type AnnounceGiven, type Outcome, releaseSentence } from './outcome.ts';
import { totalsOf } from './totals.ts';
import { unlikeWeek } from './unlike.ts';
import { minutes } from './warnings.ts';

/** Where what the mail names can be opened. */
export interface Places {
  /** Root of the site with its final slash; undefined where nobody serves it. */
  readonly siteUrl: string | undefined;
  readonly storeUrl: string;
  /** Where docs/operations.md is read. */
  readonly runbookUrl: string;
  /** Name of the stack, for commands. */
  readonly stackName?: string | undefined;
}

/** Far more than a headline or a sentence needs; a mail of SNS may have 256 KiB. */
const LONGEST_LINE = 2_000;

const number = (value: number): string => value.toLocaleString('en');

/** Posts, servers and models speak through a mail: one line stays one line, and no character in it hides or turns another. */
const shown = (text: string): string => visibleText(text).trim().slice(0, LONGEST_LINE).toWellFormed();

const line = (label: string, text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : [`${label}: ${shown(text)}`];

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((one) => `- ${shown(one)}`)];

const linkOf = (key: string, { siteUrl, storeUrl }: Places): string =>
  // What lies beside the site, as drafts do, nobody serves.
  siteUrl === undefined || !key.startsWith('site/')
    ? `${storeUrl.replace(/\/$/, '')}/${key}`
    : new URL(key.replace(/^site\//, ''), siteUrl).href;

const costOf = (given: AnnounceGiven): string => {
  const { costUsd } = totalsOf(given);
  if (costUsd === 0) return 'nothing';
  const posts = (given.collected ?? []).reduce((sum, one) => sum + one.costUsd, 0);
  const parts = [
    ...(posts === 0 ? [] : [`posts ${dollars(posts)}`]),
    ...(costUsd - posts < 1e-6 ? [] : [`model ${dollars(costUsd - posts)}`]),
  ];
  return parts.length < 2 ? dollars(costUsd) : `${dollars(costUsd)} (${parts.join(', ')})`;
};

const postsOf = (given: AnnounceGiven): string | undefined => {
  // A draft that comes out was counted by the run that made it.
  const { collected, kept, stories } = given.published?.made ?? totalsOf(given);
  const parts = [
    ...(collected === undefined ? [] : [`${number(collected)} collected`]),
    ...(kept === undefined ? [] : [`${number(kept)} kept`]),
    ...(stories === undefined ? [] : [`${number(stories)} stories`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
};

const refusedOf = ({ summarised, composed, published }: AnnounceGiven): string | undefined => {
  if (summarised === undefined || summarised.origin === 'extractive') return undefined;
  const { written, refused } = summarised;
  const { auditRefused } = composed?.checks ?? {};
  const late = published?.verifyDropped ?? 0;
  return clauseOf([
    `${number(refused)} of ${number(written)} sentences that the model wrote`,
    ...(auditRefused === undefined
      ? []
      : [`${Math.round(auditRefused * 100)}% by the auditor, before they were mended or left out`]),
    ...(late === 0 ? [] : [`${number(late)} more by the last check`]),
  ]);
};

const missingOf = ({ collected = [], published, summarised }: AnnounceGiven): string[] => {
  const lost = lostSentence(collected, (cause) => sentenceOf(cause, 'it failed without a word'));
  const unread = summarised?.unread ?? 0;
  return [
    ...(published?.degraded ?? []),
    ...(lost === undefined ? [] : [lost]),
    ...(unread === 0 ? [] : [`${number(unread)} candidates for stories were not shown to the model, for want of room`]),
  ];
};

const headingOf = ({ run, published }: AnnounceGiven, { report, displayName }: News): string[] => {
  if (published === undefined || run === undefined) return [];
  const { from, to } = run.window;
  const days = from === to ? from : `${from} to ${to}`;
  const headlines = (report?.headlines ?? published.headlines ?? []).map(
    (one, at) => `${String(at + 1).padStart(2)}. ${shown(one)}`,
  );
  const name = shown(report?.displayName ?? displayName ?? run.topic);
  const what = published.draft === undefined ? `revision ${published.revision}` : 'a draft';
  return [`${name} ${days}, ${what}`, '', ...headlines, ''];
};

const warningsOf = ({ warnings }: News, { runbookUrl }: Places): string[] =>
  warnings.map(({ about, says, todo, section }) =>
    [
      `${about}: ${says}`,
      ...(todo === undefined ? [] : [`To do: ${todo}.`]),
      ...(section === undefined ? [] : [`More: ${runbookUrl}#${section}`]),
    ].join(' '),
  );

/** What became of a run in a word: a report that its own checks or its model keep back is held, which is no defect. */
const fateOf = ({ failure }: AnnounceGiven, { outcome }: Outcome): string =>
  failure?.Error === 'ReportHeldError' ? 'held' : outcome;

/** Printable ASCII of at most 100 characters, as SNS wants a subject. */
const subjectOf = (given: AnnounceGiven, outcome: Outcome, { warnings }: News): string => {
  const found = warnings.length === 0 ? '' : `, ${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`;
  const name = given.run?.slug ?? 'run';
  return `Dawn Chorus: ${name} ${fateOf(given, outcome)}${found}`.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 100);
};

/** The first line where there is no report to head the mail: what became of the run, without the reason. */
const fateLine = (given: AnnounceGiven, outcome: Outcome, stack: string | undefined): string => {
  const { published, run } = given;
  // Its headlines head the mail already.
  if (published !== undefined && outcome.outcome === 'draft')
    return releaseSentence(published, run?.window.timezone ?? 'UTC', stack);
  if (given.failure === undefined) return outcome.sentence;
  const name = given.run?.slug ?? 'The run';
  const state = given.failedState ?? 'an unknown state';
  return fateOf(given, outcome) === 'held' ? `${name} is held, by ${state}.` : `${name} failed in ${state}.`;
};

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The mail of a run. */
export const mailOf = (given: AnnounceGiven, outcome: Outcome, news: News, places: Places): Mail => {
  const { published, summarised, failure } = given;
  const waited = summarised?.waited ?? 0;
  const { report, week, unread } = news;
  const tells = published !== undefined && outcome.outcome === 'published';
  const why = failure === undefined ? undefined : sentenceOf(failure.Cause, failure.Error);
  const next = nextOf(given, news.next, places.stackName);
  const text = [
    ...headingOf(given, news),
    ...(tells
      ? line('Read it', linkOf(published.page ?? published.markdown, places))
      : [shown(fateLine(given, outcome, places.stackName))]),
    ...(published?.draft === undefined ? [] : line('Look at it', linkOf(published.page ?? published.markdown, places))),
    ...line('Why', why),
    ...line('Late', waited === 0 ? undefined : `the writer waited ${minutes(waited)} for its model`),
    ...(given.run?.unchanged === true || given.run?.release !== undefined ? [] : line('Cost', costOf(given))),
    ...line('Posts', postsOf(given)),
    ...line('Refused', refusedOf(given)),
    ...part('Missing', missingOf(given)),
    ...part('Unlike last week', report === undefined ? [] : unlikeWeek(report, week)),
    ...part('Wants a person', warningsOf(news, places)),
    ...part('What happens next', next),
    ...part('Not looked at', unread),
    ...(failure === undefined ? [] : ['', `More: ${places.runbookUrl}#when-a-run-failed`]),
    '',
  ].join('\n');
  return { subject: subjectOf(given, outcome, news), text };
};
