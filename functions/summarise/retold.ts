// Whether an excerpt tells again what an earlier one told: of the same version of a thing, by the same speaker, or in the same words.
import type { Story } from '../../shared/story.ts';
import { plainName } from '../../shared/text/speaker-name.ts';
import { namesIn } from './names-in.ts';
import type { Quotable } from './quotable.ts';
import { contentOf, share } from './told-twice.ts';

/** What of an excerpt shows what it tells. */
export interface Telling {
  readonly story: Story;
  readonly best: Quotable;
}

/** `Lumen 3.1-8B`: lumen, 3.1, 8, b. */
const partsOf = (name: string): string[] => name.toLowerCase().match(/\p{L}+|\d+(?:\.\d+)*/gu) ?? [];

const isWithin = (few: readonly string[], many: readonly string[]): boolean =>
  few.length <= many.length && few.every((part, at) => part === many[at]);

/** A post tells of the first version that it names: other versions stand beside it. */
export const versionOf = ({ best: { post } }: Pick<Telling, 'best'>): string[] => {
  const name = namesIn(post.text).find((one) => /^\p{L}.*\d/u.test(one));
  return name === undefined ? [] : partsOf(name);
};

/** Whether two posts tell of the same version. */
export const isSameVersion = (one: Telling, other: Telling): boolean => {
  const [a, b] = [versionOf(one), versionOf(other)];
  return a.length > 1 && b.length > 1 && (isWithin(a, b) || isWithin(b, a));
};

/** Names of a quotation and of who says it. */
const namesOf = ({ best: { text, post } }: Telling): string[] =>
  [...namesIn(text), plainName(post)].map((name) => name.toLowerCase());

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? [];

/** Names in common, the speaker's among them, from which on two quotations tell the same. */
const SAME_NAMES = 3;
/** Share of a quotation's words that an earlier one holds. */
const SAME_WORDS = 0.6;

/** Whether two quotations are of the same words, and the later has no name or number of its own. */
const isReworded = (text: string, earlier: string): boolean =>
  share(contentOf(text), contentOf(earlier)) >= SAME_WORDS &&
  [...namesIn(text), ...numbersIn(text)].every((one) => earlier.toLowerCase().includes(one.toLowerCase()));

/** Whether a person's telling names no thing of its own, and the person spoke of the other one's. Organisations announce many. */
const isFollowUp = ({ story, best: { post } }: Telling, earlier: Telling): boolean =>
  post.organisation === undefined &&
  !story.thing &&
  earlier.story.thing &&
  earlier.story.posts.some(({ author }) => author === post.author);

/** Whether a person's telling names nothing but what an earlier one is about, and gives no number: talk around it. */
const isTalkAround = ({ best: { text, post } }: Telling, { story, best }: Telling): boolean => {
  if (post.organisation !== undefined || numbersIn(text).length > 0) return false;
  const about = [...story.organisations, story.name, ...namesIn(best.text)].map((name) => name.toLowerCase());
  const names = namesIn(text);
  return names.length > 0 && names.every((name) => about.includes(name.toLowerCase()));
};

/** Whether a telling tells again what an earlier one told, a version that both are of aside. */
export const isRetold = (telling: Telling, earlier: Telling): boolean => {
  const told = namesOf(earlier);
  return (
    isFollowUp(telling, earlier) ||
    isTalkAround(telling, earlier) ||
    namesOf(telling).filter((name) => told.includes(name)).length >= SAME_NAMES ||
    isReworded(telling.best.text, earlier.best.text)
  );
};
