// What a report is called: its title for pages and feeds, and the lines that describe it. Made anew when items go.
import type { Item } from './report.ts';
import type { ReportLabels } from './text/labels.ts';

const DESCRIBED = 3;

const headlinesOf = (keyPoints: readonly Pick<Item, 'headline'>[]): string[] =>
  keyPoints.flatMap(({ headline }) => headline ?? []);

/** The first three bold lines; undefined where there is none. */
export const descriptionOf = (
  keyPoints: readonly Pick<Item, 'headline'>[],
  { semicolon }: ReportLabels,
): string | undefined => {
  const lines = headlinesOf(keyPoints).slice(0, DESCRIBED);
  return lines.length === 0 ? undefined : lines.join(semicolon);
};

/** `AI日报 2026-04-22：` and the first headline; the days alone where there is none. */
export const titleOf = (
  days: string,
  keyPoints: readonly Pick<Item, 'headline'>[],
  { colon }: ReportLabels,
): string => {
  const [first] = headlinesOf(keyPoints);
  return first === undefined ? days : `${days}${colon}${first}`;
};
