// Which stories a report tells, how it calls them, and what it says: only these are remembered.
import type { Said, Told } from '../../shared/memory.ts';
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

/** What stands before what nobody said of the story of the sentence before. */
const OF_BEFORE = /^(?:对此，|On this )/u;

/**
 * Whether a report says what a question says, with a label before it or more behind it; or, behind a sentence on the same posts,
 * what of it does not tell the story again.
 */
export const saysIn = ({ sentences }: Evidence): ((question: Said) => boolean) => {
  const lines = Object.values(sentences);
  return ({ says, posts: own = [] }) =>
    lines.some(({ text = '', kind, cites, posts = cites }) => {
      const shared = kind === 'absence' && OF_BEFORE.test(text) && posts.some((key) => own.includes(key));
      return text.includes(says) || (shared && says.endsWith(text.replace(OF_BEFORE, '')));
    });
};
