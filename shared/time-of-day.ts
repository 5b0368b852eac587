// A time of day as settings write it: HH:MM.
import * as z from 'zod';

/** The end of a civil day: when a topic's days end unless it says otherwise. */
export const MIDNIGHT = '00:00';

export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day such as 06:00');
