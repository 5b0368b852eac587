// The pure core of the generator: the same day and seed always give the same posts and truth.
import { generatePlantedDay } from './planted-days.ts';
import { generateSampleDay } from './sample-day.ts';
import type { DayName, GeneratedDay } from './types.ts';

export const defaultSeed = 'dawn chorus';

/** Posts and truth of the sample day or of a planted day. */
export function generateDay(day: DayName, seed: string = defaultSeed): GeneratedDay {
  return day === 'sample' ? generateSampleDay(seed) : generatePlantedDay(day, seed);
}
