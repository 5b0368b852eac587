// Whether the tables by which costs are reckoned are young enough to be believed.
import type { Diagnosis } from '../../shared/checkup.ts';
import { PRICES_DATE } from '../../shared/model/prices.data.ts';
import { X_PRICES } from '../../shared/prices.ts';

/** Days after which a table of prices is to be looked at again. */
export const OLD_AFTER_DAYS = 180;

const DAY_MS = 86_400_000;

/**
 * What the age of the tables means today.
 * @param tables the day when each was last looked at
 */
export const priceDiagnosis = (
  now: Date,
  tables: Readonly<Record<string, string>> = { models: PRICES_DATE, X: X_PRICES.checked },
): Diagnosis => {
  const about = 'prices';
  const ages = Object.entries(tables).map(([of, day]) => ({
    of,
    day,
    days: Math.floor((now.getTime() - Date.parse(`${day}T00:00:00Z`)) / DAY_MS),
  }));
  const old = ages.filter(({ days }) => days > OLD_AFTER_DAYS);
  if (old.length === 0) {
    const told = ages.map(({ of, day }) => `of ${of} ${day}`).join(', ');
    return { about, status: 'ok', says: `Costs are reckoned by prices that were looked at not long ago (${told}).` };
  }
  const told = old.map(({ of, day, days }) => `those of ${of} on ${day}, ${days} days ago`).join(', and ');
  return {
    about,
    status: 'warning',
    says: `The prices by which costs are reckoned were last looked at long ago: ${told}.`,
    todo: 'compare them with the servers’ own, and update',
    section: 'prices',
  };
};
