// The card of a story without a model: what the posts themselves say, chosen by rules, nothing reworded.

import type { Card, Quotation, Story, StoryPost, View } from '../../shared/story.ts';
import { ALARM, INVITATION, NEGATIVE, POSITIVE } from '../../shared/text/cues.data.ts';
import { mentionsIn } from '../../shared/text/extra-names.ts';
import { findMentions } from '../../shared/text/names.ts';
import { numbersOf, numberWeight } from '../../shared/text/numbers.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { eventOf } from './event.ts';
import { type Candidate, isView, quotableSpans } from './spans.ts';

const MOST_QUOTATIONS = 6;
const MOST_VIEWS = 8;
const MOST_NUMBERS = 2;

/** Best posts first: the maker's, then central, then well received ones. */
const byWorth =
  (isMaker: (post: StoryPost) => boolean) =>
  (a: StoryPost, b: StoryPost): number =>
    Number(isMaker(b)) - Number(isMaker(a)) ||
    b.centrality + 0.15 * b.engagement - (a.centrality + 0.15 * a.engagement) ||
    (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.key < b.key ? -1 : 1);

const firstOfEach = <T>(items: readonly T[], keyOf: (item: T) => string): T[] =>
  [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();

/** Numbers that others give too speak for a span; among them one that nobody else gives speaks against it. */
const agreement = (text: string, agreed: readonly string[]): number => {
  if (agreed.length === 0) return 0;
  const own = numbersOf(text, findMentions(text)).map((number) => number.text);
  return (
    (own.some((number) => agreed.includes(number)) ? 2 : 0) -
    2 * own.filter((number) => !agreed.includes(number)).length
  );
};

const quotationsOf = (
  candidates: readonly Candidate[],
  isMaker: (post: StoryPost) => boolean,
  eventPosts: ReadonlySet<string>,
  numbers: readonly string[],
): Quotation[] => {
  const worth = ({ post, score, text }: Candidate): number =>
    score +
    (INVITATION.test(post.text) ? -4 : 0) +
    (isMaker(post) ? 6 : 0) +
    (eventPosts.has(post.key) ? 3 : 0) +
    agreement(text, numbers) +
    0.5 * post.engagement +
    post.centrality;
  const best = candidates
    .filter(({ question, score, text }) => !question && score >= 2 && agreement(text, numbers) >= 0)
    .sort((a, b) => worth(b) - worth(a) || (a.text < b.text ? -1 : 1));
  return firstOfEach(best, ({ post }) => post.key)
    .slice(0, MOST_QUOTATIONS)
    .map(({ post, text, score }) => ({ post: post.key, text, lang: post.lang, score }));
};

/** A view that stands by itself in the report: `Lots of great lines in there` does not. */
const saysEnough = (text: string): boolean => text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 45;

/** Says of what it speaks: a view quoted without its post must. */
const namesThing = (text: string, name: string): boolean =>
  mentionsIn(text, name).some((mention) => mention.kind !== 'name' || mention.name === name);

const viewsOf = (candidates: readonly Candidate[], name: string, isMaker: (post: StoryPost) => boolean): View[] => {
  const own = candidates.filter(
    (candidate) =>
      !isMaker(candidate.post) &&
      candidate.post.organisation === undefined &&
      isView(candidate) &&
      namesThing(candidate.text, name) &&
      saysEnough(candidate.text),
  );
  const worth = ({ post, score, text }: Candidate): number =>
    score +
    0.5 * post.engagement +
    (POSITIVE.test(text) || NEGATIVE.test(text) ? 2 : 0) +
    Math.min(text.length, 160) / 80;
  const best = [...own].sort((a, b) => worth(b) - worth(a) || (a.text < b.text ? -1 : 1));
  return firstOfEach(best, ({ post }) => post.author)
    .slice(0, MOST_VIEWS)
    .map(({ post, text, score }) => ({ post: post.key, text, lang: post.lang, score, polarity: polarityOf(text) }));
};

const polarityOf = (text: string): View['polarity'] => {
  const positive = POSITIVE.test(text);
  return positive === NEGATIVE.test(text) ? 'neutral' : positive ? 'positive' : 'negative';
};

/** Numbers of the maker's post, else those that two authors give; as typed. */
const cardNumbers = (
  posts: readonly StoryPost[],
  name: string,
  isMaker: (post: StoryPost) => boolean,
): Card['numbers'] => {
  const official = posts.filter(isMaker);
  const speakers = official.length > 0 ? official : posts;
  const single = official.length > 0 || new Set(posts.map(({ author }) => author)).size === 1;
  const found = speakers.flatMap((post) =>
    sentencesOf(post.text, post.flags.includes('truncated'))
      .filter(({ whole }) => whole)
      .flatMap((sentence) =>
        numbersOf(sentence.text, mentionsIn(sentence.text, name)).map((number, _, all) => ({
          number,
          others: all.length - 1,
          author: post.author,
          span: { post: post.key, text: sentence.text },
        })),
      ),
  );
  const groups = [...Map.groupBy(found, ({ number }) => number.text.replaceAll(' ', '').toLowerCase())].map(
    ([, list]) => list,
  );
  // A space between a digit and Han would break the report's typography, and the number must stay as typed.
  const usable = groups.filter(
    (list) =>
      !/\d \p{Script=Han}/u.test(list[0]?.number.text ?? '') &&
      (single || new Set(list.map(({ author }) => author)).size > 1),
  );
  const weight = (list: typeof found): number => (list[0] === undefined ? 0 : numberWeight(list[0].number));
  return usable
    .filter((list) => weight(list) > 1)
    .sort((a, b) => b.length - a.length || weight(b) - weight(a))
    .slice(0, MOST_NUMBERS)
    .flatMap((list) => {
      // The plainest sentence shows a number best: one with other numbers beside it may mean another thing.
      const [first] = [...list].sort((a, b) => a.others - b.others);
      return first === undefined ? [] : [{ text: first.number.text, span: first.span }];
    });
};

const PHYSICAL =
  /robot|humanoid|drone|autonomous (?:driving|vehicle)|self-driving|机器人|機器人|机器狗|自动驾驶|具身|无人机|ロボット|自動運転/iu;
const BREAKTHROUGH =
  /\b(?:SOTA|state[- ]of[- ]the[- ]art|benchmark|paper|arxiv|research|outperform\w*|surpass\w*|#1|leaderboard)\b|论文|論文|榜单|超越|突破|研究/iu;

const bucketOf = (
  posts: readonly StoryPost[],
  event: Card['event'],
  isMaker: (post: StoryPost) => boolean,
): Card['bucket'] => {
  const share = (pattern: RegExp): number => posts.filter(({ text }) => pattern.test(text)).length / posts.length;
  if (share(PHYSICAL) >= 0.5) return 'physical';
  if (event === 'paper' || event === 'leaderboard' || (share(BREAKTHROUGH) >= 0.5 && !posts.some(isMaker)))
    return 'breakthrough';
  return event === 'discussion' || event === 'news' || event === 'people' || event === 'lawsuit' ? 'other' : 'product';
};

/** The extractive card of a story. Deterministic: the same story gives the same card. */
export const extractiveCard = (story: Story): Card => {
  const makers = new Set(story.organisations);
  const isMaker = (post: StoryPost): boolean => post.organisation !== undefined && makers.has(post.organisation);
  const posts = [...story.posts].sort(byWorth(isMaker));
  // A cry of news by somebody else is neither quoted nor the story's lead.
  const sober = posts.filter((post) => isMaker(post) || !ALARM.test(post.text));
  const candidates = sober.flatMap((post) => quotableSpans(post, story.name));
  const { event, spans } = eventOf({ ...story, posts }, isMaker);
  const official = posts.find((post) => isMaker(post) && !INVITATION.test(post.text)) ?? posts.find(isMaker);
  const numbers = cardNumbers(posts, story.name, isMaker).filter(({ text }) => !story.name.includes(text));
  const quotations = quotationsOf(
    candidates,
    isMaker,
    new Set(spans.map(({ post }) => post)),
    numbers.map(({ text }) => text),
  );
  return {
    storyId: story.id,
    origin: 'extractive',
    name: story.name,
    event,
    eventSpans: spans,
    official:
      official?.organisation === undefined
        ? undefined
        : {
            organisation: official.organisation,
            post: spans.find(({ post }) => posts.some((own) => own.key === post && isMaker(own)))?.post ?? official.key,
          },
    lead: official?.key ?? quotations[0]?.post ?? sober[0]?.key ?? posts[0]?.key ?? '',
    numbers,
    quotations,
    views: viewsOf(candidates, story.name, isMaker),
    contested: story.flags.includes('contested'),
    invitation: story.flags.includes('promotional'),
    bucket: bucketOf(posts, event, isMaker),
  };
};
