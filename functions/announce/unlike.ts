// What of a day's report is unlike those of the week before: counts, cost, what was refused, sources that fell silent. Pure.
import type { ReportFacts } from '../../shared/past-reports.ts';
import { dollars } from '../../shared/prices.ts';

/** Reports that a day can be compared with: below, chance says more than the day. */
export const FEWEST_REPORTS = 3;
/** How far beyond the highest and the lowest of the week a number must be. */
const FACTOR = 1.5;
/** How far above the highest a share must be. */
const SHARE_ABOVE = 0.05;

interface Measure {
  readonly name: string;
  readonly of: (facts: ReportFacts) => number | undefined;
  readonly words: (value: number) => string;
  /** What is near by this much is alike, whatever the factor says. */
  readonly floor: number;
  /** Only what is more is unlike. */
  readonly share?: true;
}

const count = (value: number): string => value.toLocaleString('en');
const percent = (value: number): string => `${Math.round(value * 100)}%`;

const MEASURES: readonly Measure[] = [
  { name: 'Posts collected', of: ({ collected }) => collected, words: count, floor: 5 },
  { name: 'Posts kept', of: ({ kept }) => kept, words: count, floor: 5 },
  { name: 'Stories', of: ({ stories }) => stories, words: count, floor: 5 },
  { name: 'Cost', of: ({ costUsd }) => costUsd, words: dollars, floor: 0.02 },
  { name: 'Taken out by the rules', of: ({ droppedShare }) => droppedShare, words: percent, floor: 0, share: true },
  { name: 'Refused by the auditor', of: ({ auditRefused }) => auditRefused, words: percent, floor: 0, share: true },
];

const isUnlike = (value: number, low: number, high: number, { floor, share }: Measure): boolean =>
  share === true
    ? value > high + SHARE_ABOVE
    : value > high * FACTOR + floor || value < Math.max(0, low / FACTOR - floor);

const rangeOf = (low: number, high: number, words: (value: number) => string): string =>
  words(low) === words(high) ? words(low) : `${words(low)} to ${words(high)}`;

const silentSources = (today: ReportFacts, week: readonly ReportFacts[]): string[] => {
  const [latest] = week;
  return (latest?.sources ?? []).flatMap(({ name }) => {
    const before = week.map(({ sources }) => sources.find((source) => source.name === name)?.kept ?? 0);
    const now = today.sources.find((source) => source.name === name);
    const gave = now?.kept ?? 0;
    if (gave > 0 || before.some((kept) => kept === 0)) return [];
    const how = now === undefined ? 'was not asked' : now.ok ? 'gave no post' : 'failed';
    return [`${name} ${how}; it gave ${rangeOf(Math.min(...before), Math.max(...before), count)} before`];
  });
};

/**
 * What is unlike, a clause each: `Posts collected: 40, before 180 to 320`. Nothing where there are fewer than three reports.
 * @param week the last reports before, latest first
 */
export const unlikeWeek = (today: ReportFacts, week: readonly ReportFacts[]): string[] => {
  if (week.length < FEWEST_REPORTS) return [];
  const numbers = MEASURES.flatMap((measure) => {
    const value = measure.of(today);
    const before = week.map(measure.of).filter((one) => one !== undefined);
    if (value === undefined || before.length < FEWEST_REPORTS) return [];
    const [low, high] = [Math.min(...before), Math.max(...before)];
    if (!isUnlike(value, low, high, measure)) return [];
    return [`${measure.name}: ${measure.words(value)}, before ${rangeOf(low, high, measure.words)}`];
  });
  return [...numbers, ...silentSources(today, week)];
};
