// Further names of a day without a model: things that the items above do not tell of, each with a post that names it.
import type { Story, StoryPost } from '../../shared/story.ts';
import type { Excerpts } from '../../shared/written.ts';
import { namesIn } from './names-in.ts';
import { isRetold, isSameVersion, type Telling } from './retold.ts';
import type { Subject } from './subject.ts';

const MOST_MORE = 10;
/** Two letters name a field rather than a thing. */
const SHORTEST_NAME = 3;
const LONGEST_NAME = 24;
const BEGINS_A_NAME = /^(?:\p{Lu}|\d|\p{Script=Han}|\p{Script=Katakana}|\p{Ll}+(?:\p{Lu}|[-\d]))/u;
/** `API`, `LLMs`, `10GW`, `27,000`, `FY27`, `5月8日`, `呜呜呜`: kinds, amounts, dates and sounds. */
const NO_THING =
  /^(?:\p{Lu}{2,4}s?|\p{Lu}{1,2}\d{2,4}|\d[\d.,:/%+-]*\s?\p{Lu}?\p{L}{0,3}|\d+(?:[年月日时点]\d*)+)$|(.)\1\1/u;

type Told = Telling & { readonly about: Subject };

/** What a telling is of, where that is a name: of its story, or of what is announced. */
const thingOf = ({ story, about }: Told): string => {
  if (story.thing) return story.name;
  return namesIn(about.subject)[0] === about.subject ? about.subject : '';
};

const isThing = (name: string): boolean =>
  name.length >= SHORTEST_NAME &&
  name.length <= LONGEST_NAME &&
  BEGINS_A_NAME.test(name) &&
  !NO_THING.test(name) &&
  !name.includes('@');

/**
 * Up to ten names of things that no item tells of, things that stories are named by first.
 * @param rest tellings that are no items, best first
 * @param quotable a story's posts that may be quoted
 */
export const moreNames = (
  items: readonly Told[],
  rest: readonly Told[],
  quotable: (story: Story) => readonly StoryPost[],
): Excerpts['more'] => {
  const told = items.map(({ about: { name, subject } }) => `${name} ${subject}`.toLowerCase());
  const more: Excerpts['more'] = [];
  const untold = rest.filter((one) => !items.some((item) => isRetold(one, item) || isSameVersion(one, item)));
  for (const one of [...untold.filter(({ story }) => story.thing), ...untold.filter(({ story }) => !story.thing)]) {
    const name = thingOf(one);
    const lower = name.toLowerCase();
    const post = [one.best.post, ...quotable(one.story)].find(({ text }) => text.toLowerCase().includes(lower));
    if (more.length === MOST_MORE || !isThing(name) || post === undefined) continue;
    if (told.some((text) => text.includes(lower))) continue;
    told.push(lower);
    more.push({ storyId: one.story.id, name, post: post.key });
  }
  return more;
};
