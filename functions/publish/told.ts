// Which stories a report tells, how it calls them, and what it says: only these are remembered.
import type { Told } from '../../shared/memory.ts';
import type { Evidence, Report } from '../../shared/report.ts';

/** The stories of a report, each once, under the first headline or name that it has. */
export const toldIn = ({ keyPoints, events, views, special }: Report): Told[] => {
  const items = [...keyPoints, ...events.flatMap((group) => group.items)].map(({ storyId, headline, name }) => ({
    storyId,
    toldAs: headline ?? name,
  }));
  const blocks = [...views, ...special.flatMap((analysis) => analysis.blocks)].flatMap(({ storyId, lead }) =>
    storyId === undefined ? [] : [{ storyId, toldAs: lead }],
  );
  const told = new Map<string, Told>();
  for (const each of [...items, ...blocks]) if (!told.has(each.storyId)) told.set(each.storyId, each);
  return [...told.values()];
};

/** Whether a report says a sentence, with a label before it or more behind it. */
export const saysIn = ({ sentences }: Evidence): ((sentence: string) => boolean) => {
  const texts = Object.values(sentences).map(({ text = '' }) => text);
  return (sentence) => texts.some((text) => text.includes(sentence));
};
