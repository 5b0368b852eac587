// What wants a person before the next morning, as the day itself shows it: refused sources, quotas, bills, waits. Pure.
import type { Diagnosis } from '../../shared/checkup.ts';
import { sentenceOf } from '../../shared/failure.ts';
import type { Counted } from '../../shared/run.ts';
import type { AnnounceGiven } from './outcome.ts';

const A_MONTH = 31;
/** A bill is called another than reckoned from half as much again, and this many posts, on: others may read a little. */
const BILL_FACTOR = 1.5;
const BILL_POSTS = 50;
/** Seconds that a writer may wait for its model any day: what is put off for longer wants a larger quota. */
const LONG_WAIT = 600;

const number = (value: number): string => value.toLocaleString('en');

const errorTypeOf = (cause: string | undefined): string | undefined => {
  try {
    return Object(JSON.parse(cause ?? '')).errorType;
  } catch {
    return undefined;
  }
};

/** Sources that say no until a person acts. */
const refused = ({ collected = [] }: AnnounceGiven): Diagnosis[] =>
  collected.flatMap(({ source, ok, cause }) =>
    ok || errorTypeOf(cause) !== 'SourceRefusedError'
      ? []
      : [{ about: `source ${source}`, status: 'fault', says: sentenceOf(cause), section: 'tokens' }],
  );

const quotaOf = (source: string, { used, cap, daysLeft = A_MONTH }: Counted, read: number): Diagnosis[] => {
  const left = Math.max(0, cap - used);
  const days = read === 0 ? Number.POSITIVE_INFINITY : Math.floor(left / read);
  if (days >= Math.max(1, daysLeft)) return [];
  const says = `Of the ${number(cap)} posts that ${source} may read in a month ${number(left)} are left, enough for ${number(days)} days like this one; it begins anew in ${number(daysLeft)}.`;
  const todo = 'raise the cap, or lower maxCostUsd or maxPosts of the topic';
  return [{ about: `quota of ${source}`, status: 'warning', says, todo, section: 'quotas' }];
};

const billOf = (source: string, { during }: Counted): Diagnosis[] => {
  if (during === undefined || during.counted <= during.read * BILL_FACTOR + BILL_POSTS) return [];
  const says = `${source} was counted ${number(during.counted)} posts while ${number(during.read)} were read: the bill is higher than reckoned, or somebody else reads with the same app.`;
  return [{ about: `bill of ${source}`, status: 'warning', says, todo: 'compare with the bill', section: 'prices' }];
};

const counted = ({ collected = [] }: AnnounceGiven): Diagnosis[] =>
  collected.flatMap(({ source, counted, read }) =>
    counted === undefined ? [] : [...quotaOf(source, counted, read), ...billOf(source, counted)],
  );

/** A model that is told to go by its own server, and one that let the report wait. */
const ofModel = ({ summarised }: AnnounceGiven): Diagnosis[] => {
  const { dialect, waited = 0, cause } = summarised ?? {};
  const retires = dialect?.retires;
  const when = retires === 'deprecated' ? 'is deprecated' : `is there until ${retires} only`;
  return [
    ...(retires === undefined
      ? []
      : [
          {
            about: 'model life',
            status: 'warning' as const,
            says: `The model ${when}, by its server's own word.`,
            todo: 'choose one that stays, try it on a day, and deploy with it',
            section: 'models',
          },
        ]),
    ...(waited < LONG_WAIT
      ? []
      : [
          {
            about: 'model quota',
            status: 'warning' as const,
            says: `The writer waited ${minutes(waited)} for its model${cause === undefined ? '' : `: ${cause}`}`,
            section: 'quotas',
          },
        ]),
  ];
};

/** What its owner amended by hand and finds undone: told by the run that undid it. */
const ofAmendments = ({ published }: AnnounceGiven): Diagnosis[] => {
  if (published === undefined || published.unchanged) return [];
  const { slug, notAmended = [], amendmentsUnfound = 0 } = published;
  const about = 'amendments';
  const [status, section] = ['warning' as const, 'amending'];
  const which = notAmended.length === 1 ? 'sentence' : 'sentences';
  const refused = `What was amended by hand in the ${which} ${notAmended.join(', ')} of ${slug} no longer holds by the rules, so the day's own words stand.`;
  const unfound = `${slug} was made again in other words, in which ${amendmentsUnfound} of its amendments by hand found nothing to amend.`;
  const todo = 'amend again, which says what is held against it';
  return [
    ...(notAmended.length === 0 ? [] : [{ about, status, says: refused, todo, section }]),
    ...(amendmentsUnfound === 0
      ? []
      : [{ about, status, says: unfound, todo: 'look whether it says what was amended, and amend that', section }]),
  ];
};

/** `42 minutes`; below a minute `50 seconds`. */
export const minutes = (seconds: number): string => {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return `${number(value)} ${unit}${value === 1 ? '' : 's'}`;
};

/**
 * What of a run wants a person, those that fail a run first.
 * @param looked what was looked at besides; of it only what is no good news is a warning
 */
export const warningsOf = (given: AnnounceGiven, looked: readonly Diagnosis[] = []): Diagnosis[] => {
  const all = [...refused(given), ...counted(given), ...ofModel(given), ...ofAmendments(given), ...looked];
  const told = all.filter(({ status }) => status === 'fault' || status === 'warning');
  return told.toSorted((a, b) => Number(b.status === 'fault') - Number(a.status === 'fault'));
};
