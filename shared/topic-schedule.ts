// When a topic's days end, and when its report is made on AWS: a cron expression of EventBridge Scheduler, checked here.
import * as z from 'zod';
import { MIDNIGHT, timeOfDaySchema } from './time-of-day.ts';

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names that may stand for numbers, in order from `from`. */
  readonly names?: readonly string[];
  /** Forms that only this field has, beside numbers, ranges, lists and steps. */
  readonly own?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The six fields in order (EventBridge Scheduler user guide, "Schedule types", cron-based). */
const FIELDS: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31, own: /^(\?|L|([1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'day of week', from: 1, to: 7, names: DAYS, own: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/ },
  { name: 'year', from: 1970, to: 2199 },
];

const isValue = (text: string, { from, to, names }: Field): boolean =>
  (names?.includes(text) ?? false) || (/^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to);

/** One item of a list: `*`, a value, a range, or one of these with a step. */
const isItem = (text: string, field: Field): boolean => {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) return false;
  const ends = range.split('-');
  return range === '*' || (ends.length <= 2 && ends.every((end) => isValue(end, field)));
};

const isField = (text: string, field: Field): boolean =>
  field.own?.test(text) === true || text.split(',').every((item) => isItem(item, field));

/**
 * What is wrong with a cron expression of six fields (`0 6 * * ? *`: minutes, hours, day of month, month, day of week,
 * year), or undefined. One of the two days must be `?`, as Scheduler wants it.
 */
export const cronFault = (cron: string): string | undefined => {
  const fields = cron.split(' ');
  if (fields.length !== FIELDS.length) {
    return `"${cron}" has ${fields.length} fields; it needs six: minutes, hours, day of month, month, day of week, year, such as 0 6 * * ? *`;
  }
  const wrong = FIELDS.findIndex((field, i) => !isField(fields[i] ?? '', field));
  if (wrong >= 0) return `"${cron}" has no valid ${FIELDS[wrong]?.name}: ${fields[wrong]}`;
  if ((fields[2] === '?') === (fields[4] === '?')) {
    return `"${cron}" needs a ? as day of month or as day of week, and not as both`;
  }
  return undefined;
};

export const scheduleSchema = z.strictObject({
  dayEndsAt: timeOfDaySchema
    .default(MIDNIGHT)
    .describe(
      'When a day ends, HH:MM in the zone of the topic: 06:00 makes the report of the 24 hours before 06:00, 00:00 that of a civil day',
    ),
  cron: z
    .string()
    .superRefine((cron, context) => {
      const fault = cronFault(cron);
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
    })
    .optional()
    .describe(
      'When the report of the last day that is over is made, in the zone of the topic: minutes, hours, day of month, month, day of week, year (default: five minutes after the day has ended)',
    ),
  enabled: z.boolean().optional().describe('Whether it is on (default: when the topic has a source)'),
  silentHours: z
    .number()
    .int()
    .min(1)
    .max(168)
    .default(26)
    .describe('Hours without a report after which an alarm tells of it; at most a week'),
});
export type TopicSchedule = z.infer<typeof scheduleSchema>;

/** Whether the schedule of a topic is on: as it says, else where it has a source. */
export const isScheduled = ({
  schedule,
  sources,
}: {
  readonly schedule: { readonly enabled?: boolean | undefined };
  readonly sources: readonly unknown[];
}): boolean => schedule.enabled ?? sources.length > 0;
