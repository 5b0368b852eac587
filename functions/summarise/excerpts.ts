// Chooses the report without a model: of the best candidates the sentence that says best what happened, and what it is about.
import type { Story, StoryPost } from '../../shared/story.ts';
import { ALARM, EVENT_CUES, INVITATION, NEGATIVE, OPINION } from '../../shared/text/cues.data.ts';
import type { Excerpts } from '../../shared/written.ts';
import { moreNames } from './more-names.ts';
import { namesIn } from './names-in.ts';
import { HAS_VERB, hanIn, type Quotable, quotableOf } from './quotable.ts';
import { isRetold, isSameVersion, versionOf } from './retold.ts';
import { type Subject, subjectOf } from './subject.ts';

const MOST_ITEMS = 10;
/** Candidates that are looked at. */
const MOST_CANDIDATES = 80;
/** Items of one organisation or author, unless the day is theirs. */
const MOST_OF_ONE = 3;
/** Items of one name that leads the day: as many as of all others. */
const MOST_OF_A_DAYS_NAME = 5;
/** Candidates among which somebody's share tells whether the day is theirs. */
const OF_THE_DAY = 20;

type Language = 'zh-CN' | 'en';

interface Chosen {
  readonly story: Story;
  readonly best: Quotable;
  readonly caveat: Quotable | undefined;
  readonly about: Subject;
  /** Says so little of what happened that others come first. */
  readonly isPoor: boolean;
}

const FIRST_PERSON = /(?<![\p{L}])(?:i|i'm|i’m|i've|i’ve|my|me|mine|lol|haha)(?![\p{L}'’])|我(?!国|们)|俺|咱/iu;
/** Opens with a feeling or with what is said of a thing that stands elsewhere. */
const HAS_NO_SUBJECT =
  /^(?:excited|thrilled|happy|proud|glad|pleased|delighted|available|coming|built|powered|made|based|been|expectation|reminder|huge|big|congrat\w*|shout ?out|kudos|in (?:better|other) news|still|more|very|really|pretty|so|such|another|others?|here|additionally|moreover|furthermore|meanwhile|yesterday|finally|also|start|build|explore|discover|use|turn|create|make|imagine|say|just|think|remember|look|want|need|save|bought|sold|buy|sell)\b|^(?:非常|特别|真的|太|好|终于|今天|刚刚|整个|直接|居然|竟然|果然)/iu;
const CAVEAT = /^(?:caveat|note|however|but|that said|although|注意|不过|但是?|需要注意|提醒)/iu;
const SHOUT = /[!！]{2,}|\b[A-Z]{4,}\b.*\b[A-Z]{4,}\b/u;

const tells = (text: string): boolean => EVENT_CUES.some(({ pattern }) => pattern.test(text));

const numbersIn = (text: string): string[] =>
  text.match(/\d+(?:[.,]\d+)*/g)?.filter((number) => number.length > 1) ?? [];

/** Names and numbers of a text, by which two sentences tell the same. */
const markersOf = (text: string): string[] => [...namesIn(text).map((name) => name.toLowerCase()), ...numbersIn(text)];

const isIn = (language: Language, { text }: Pick<Quotable, 'text'>): boolean =>
  language === 'zh-CN' ? hanIn(text) * 4 >= text.length && !/[\u3040-\u30ff]/.test(text) : hanIn(text) === 0;

/** Whose account speaks for the story: an organisation's that it names, or any organisation's. */
const isMaker = (post: StoryPost, story: Story): boolean =>
  post.organisation !== undefined &&
  (story.organisations.length === 0 || story.organisations.includes(post.organisation));

/** How well a sentence says what happened, by form and by who says it. */
const worthOf = (quotable: Quotable, story: Story): number => {
  const { post, text, at, cut } = quotable;
  const names = namesIn(text);
  const lower = text.toLowerCase();
  const shared = story.facts.filter(
    ({ key, text: as, voices }) =>
      voices > 1 && (lower.includes(as.toLowerCase()) || lower.includes(key.toLowerCase())),
  );
  const own = story.name !== '' && lower.includes(story.name.toLowerCase());
  return (
    (isMaker(post, story) ? 4 : post.organisation === undefined ? 0 : 1) +
    (at === 0 ? 2 : at === 1 ? 1 : at > 4 ? -1 : 0) +
    (tells(text) ? 2 : 0) +
    (names.length === 0 && hanIn(text) === 0 ? -5 : Math.min(names.length, 3)) -
    (HAS_NO_SUBJECT.test(text) ? 3 : 0) -
    (hanIn(text) === 0 && !HAS_VERB.test(text) ? 3 : 0) +
    Math.min(numbersIn(text).length, 2) * 0.75 +
    (own ? 2 : 0) +
    Math.min(shared.length, 2) +
    0.7 * Math.max(-1, Math.min(2.5, post.engagement)) +
    2 * post.centrality -
    (FIRST_PERSON.test(text) ? 2 : 0) -
    (OPINION.test(text) ? 1 : 0) -
    (NEGATIVE.test(text) ? 0.5 : 0) -
    (INVITATION.test(text) ? 4 : 0) -
    (ALARM.test(post.text) && !isMaker(post, story) ? 2 : 0) -
    (SHOUT.test(text) ? 1.5 : 0) -
    (text.length > 200 ? 1 : 0) -
    (text.length + hanIn(text) < 32 ? 1.5 : 0) -
    (cut ? 6 : 0)
  );
};

const best = (quotables: readonly Quotable[], story: Story): Quotable | undefined =>
  [...quotables].sort(
    (a, b) =>
      worthOf(b, story) - worthOf(a, story) ||
      (a.post.key < b.post.key ? -1 : a.post.key > b.post.key ? 1 : a.at - b.at),
  )[0];

/** A sentence below this says too little of what happened to be told by itself. */
const LEAST_WORTH = 2;
/** Voices from which on a story is talked of, and a view of it tells what is said. */
const SEVERAL = 3;
/** What the reader's own language is worth. */
const LANGUAGE_WORTH = 3.5;

/** The same told in the report's language, where a post tells it: by a name or number in common. */
const inLanguage = (chosen: Quotable, quotables: readonly Quotable[], story: Story, language: Language): Quotable => {
  if (isIn(language, chosen)) return chosen;
  const markers = new Set(markersOf(chosen.text));
  const same = quotables.filter(
    (other) => isIn(language, other) && !other.cut && markersOf(other.text).some((marker) => markers.has(marker)),
  );
  const other = best(same, story);
  return other !== undefined && worthOf(other, story) >= Math.max(LEAST_WORTH, worthOf(chosen, story) - LANGUAGE_WORTH)
    ? other
    : chosen;
};

/** What the author himself holds against it, right behind it. */
const caveatOf = (chosen: Quotable): Quotable | undefined =>
  quotableOf({ ...chosen.post, text: chosen.post.text })
    .filter(({ at, cut, text }) => at > chosen.at && !cut && CAVEAT.test(text))
    .at(0);

/** What looks like an attack is quoted nowhere. */
const unsuspected = ({ posts }: Story): StoryPost[] =>
  posts.filter(({ flags }) => !flags.includes('suspected') && !flags.includes('injection'));

const choose = (story: Story, language: Language): Chosen | undefined => {
  const quotables = unsuspected(story).flatMap(quotableOf);
  const first = best(quotables, story);
  if (first === undefined) return undefined;
  const quoted = inLanguage(first, quotables, story, language);
  const known = [story.name, ...story.facts.map(({ text }) => text)].filter((name) => namesIn(name).length > 0);
  return {
    story,
    // What one or two think of a thing is not what happened.
    isPoor: worthOf(quoted, story) < LEAST_WORTH || (story.independentAuthors < SEVERAL && OPINION.test(quoted.text)),
    best: quoted,
    caveat: caveatOf(quoted),
    about: subjectOf(quoted.text, quoted.post, known),
  };
};

/** Whose item it is: the organisation's or the author's. */
const ownerOf = ({ best: { post } }: Chosen): string => post.organisation ?? post.author;

/** By which name the items of one thing are counted. */
const nameIn = (chosen: Chosen): string =>
  versionOf(chosen).join(' ') || (namesIn(chosen.best.text)[0] ?? chosen.about.name).toLowerCase();

/** Takes the first of some that keep within the share of one owner; the rest comes back in order. */
const withinShares = (all: readonly Chosen[]): { items: Chosen[]; rest: Chosen[] } => {
  const [items, rest]: [Chosen[], Chosen[]] = [[], []];
  const ofTheDay = all.slice(0, OF_THE_DAY);
  const isTheDay = (isOfOne: (other: Chosen) => boolean): boolean =>
    ofTheDay.filter(isOfOne).length * 2 > ofTheDay.length;
  for (const chosen of all) {
    const [owner, name] = [ownerOf(chosen), nameIn(chosen)];
    const [isTheirDay, isItsDay] = [isTheDay((one) => ownerOf(one) === owner), isTheDay((one) => nameIn(one) === name)];
    const [ofOwner, ofName] = [
      items.filter((one) => ownerOf(one) === owner),
      items.filter((one) => nameIn(one) === name),
    ];
    const hasRoom =
      items.length < MOST_ITEMS &&
      ofOwner.length < (isTheirDay ? MOST_ITEMS : MOST_OF_ONE) &&
      ofName.length < (isTheirDay ? MOST_ITEMS : isItsDay ? MOST_OF_A_DAYS_NAME : MOST_OF_ONE);
    const isNew = items.every((one) => !isRetold(chosen, one) && (isItsDay || !isSameVersion(chosen, one)));
    (hasRoom && isNew ? items : rest).push(chosen);
  }
  return { items, rest };
};

/**
 * The excerpts of a day. Pure: the same candidates give the same excerpts.
 * @param stories candidates, best first
 */
export const chooseExcerpts = (stories: readonly Story[], language: Language): Excerpts => {
  // What an advert or an invitation tells is no news while anything else is left.
  const sober = stories.filter(({ flags }) => !flags.includes('promotional'));
  const chosen: Chosen[] = [];
  for (const story of sober.length > 0 ? sober : stories) {
    if (chosen.length === MOST_CANDIDATES) break;
    const one = choose(story, language);
    if (one !== undefined) chosen.push(one);
  }
  const { items, rest } = withinShares([
    ...chosen.filter(({ isPoor }) => !isPoor),
    ...chosen.filter(({ isPoor }) => isPoor),
  ]);
  return {
    version: 1,
    items: items.map(({ story, best: { post, text }, caveat, about }) => ({
      storyId: story.id,
      ...about,
      quotes: [
        { post: post.key, text },
        ...(caveat === undefined ? [] : [{ post: caveat.post.key, text: caveat.text }]),
      ],
    })),
    more: moreNames(items, rest, unsuspected),
  };
};
