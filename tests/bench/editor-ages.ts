// How old stories are when the report that tells them comes out: of civil days due at six, and by the days of their topic.
import { Temporal } from 'temporal-polyfill';
import { type DayClock, dayAt, endOfDay } from '../../shared/day-clock.ts';

const HOUR_MS = 3_600_000;
/** A run starts so long after its day has ended (infra/aws/start-time.ts). */
const START_MS = 5 * 60_000;

/** The first post of a story, and when the report of its civil day is due, in milliseconds. */
export interface Dated {
  readonly field: string;
  readonly first: number;
  readonly due: number;
  /** By which the days of its topic are told. */
  readonly clock: DayClock;
  /** Whether the report that was made tells it. */
  readonly told: boolean;
  readonly weight: number;
}

/** Hours from the first post to the start of the run whose day it lies in. */
export const ownAge = ({ first, clock }: Pick<Dated, 'first' | 'clock'>): number => {
  const day = dayAt(Temporal.Instant.fromEpochMilliseconds(first), clock);
  return (endOfDay(day, clock).epochMilliseconds + START_MS - first) / HOUR_MS;
};

const dueAge = ({ first, due }: Dated): number => (due - first) / HOUR_MS;

/** The upper median, to a tenth; null of nothing. */
const medianOf = (hours: readonly number[]): number | null => {
  const middle = hours.toSorted((a, b) => a - b)[Math.floor(hours.length / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
};

/** Median ages of some stories, in hours. */
export interface Ages {
  readonly stories: number;
  /** As civil days whose report is due at six. */
  readonly civil: number | null;
  /** By the days of the topic. */
  readonly own: number | null;
}

const agesOf = (stories: readonly Dated[]): Ages => ({
  stories: stories.length,
  civil: medianOf(stories.map(dueAge)),
  own: medianOf(stories.map(ownAge)),
});

export interface FieldAges {
  readonly field: string;
  readonly dayEndsAt: string;
  /** Stories that the reports tell. */
  readonly told: Ages;
  /** Stories of weight 3, told or not. */
  readonly must: Ages;
}

/** Ages of the stories of each field, over all its days. */
export const agesByField = (stories: readonly Dated[]): FieldAges[] =>
  [...Map.groupBy(stories, ({ field }) => field)].map(([field, own]) => ({
    field,
    dayEndsAt: own[0]?.clock.dayEndsAt ?? '',
    told: agesOf(own.filter(({ told }) => told)),
    must: agesOf(own.filter(({ weight }) => weight === 3)),
  }));

/** The ages as lines for a terminal. */
export const describeAges = (fields: readonly FieldAges[]): string => {
  const cell = (value: string | number | null): string => String(value ?? '–').padStart(11);
  const row = (name: string, cells: readonly (string | number | null)[]): string =>
    `${name.padEnd(26)}${cells.map(cell).join('')}\n`;
  return [
    '\nage at publication: median hours since the first post, of civil days due at 06:00 and of days that end as the topic says\n',
    row('', ['ends at', 'told', 'civil', 'own', 'weight 3', 'civil', 'own']),
    ...fields.map(({ field, dayEndsAt, told, must }) =>
      row(field, [dayEndsAt, told.stories, told.civil, told.own, must.stories, must.civil, must.own]),
    ),
  ].join('');
};
