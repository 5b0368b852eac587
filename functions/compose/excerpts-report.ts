// The report without a model: the day's posts in their own words, each with its author and its link.
import type { PostKey } from '../../shared/post.ts';
import type { Item, Quote, Report } from '../../shared/report.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { speakerName } from '../../shared/text/speaker-name.ts';
import type { Excerpts } from '../../shared/written.ts';
import { collapsed, type Desk } from './desk.ts';
import { itemAround } from './items.ts';
import type { Phrases } from './phrases.ts';
import type { Ties } from './voices.ts';

export interface ExcerptDesks {
  readonly desk: Desk;
  readonly phrases: Phrases;
  readonly labels: ReportLabels;
  readonly stories: ReadonlyMap<string, Story>;
  readonly ties: ReadonlyMap<PostKey, Ties>;
  readonly rareNames: ReadonlySet<string>;
}

const LONGEST_NAME = 24;

/** The name of an item for consumers: what it is about where that is short, else whose it is. */
const nameOf = ({ name, subject }: Excerpts['items'][number]): string =>
  [subject, name].find((text) => text !== '' && text.length <= LONGEST_NAME) ?? name.slice(0, LONGEST_NAME);

const quoteOf = (post: StoryPost, text: string, intro: string): Quote => {
  const author = speakerName(post);
  return {
    post: post.key,
    handle: post.handle,
    ...(author === undefined ? {} : { author }),
    lang: post.lang,
    text: collapsed(text),
    url: post.url,
    intro,
    block: true,
  };
};

const itemOf = (desks: ExcerptDesks, excerpt: Excerpts['items'][number]): Item | undefined => {
  const { desk, phrases, labels, stories } = desks;
  const quotes = excerpt.quotes.flatMap(({ post: key, text }): Quote[] => {
    const post = desk.post(key);
    return post === undefined || !collapsed(post.text).includes(collapsed(text))
      ? []
      : [quoteOf(post, text, phrases.comma)];
  });
  if (quotes.length === 0) return undefined;
  const { name, subject } = excerpt;
  const headline = subject === '' ? name : `${name}${labels.colon}${subject}`;
  const story = stories.get(excerpt.storyId);
  const sentence = desk.sentence({
    section: 'keyPoints',
    role: 'claim',
    kind: 'claim',
    storyId: excerpt.storyId,
    stretches: [{ text: headline, bold: true }],
    quotes,
  });
  const posts = [...new Set(quotes.map(({ post }) => post))];
  return itemAround(desks, { name: nameOf(excerpt), headline, posts, story, sentences: [sentence] });
};

/** Further names in one line, each with its post. */
const moreOf = ({ desk, labels, phrases }: ExcerptDesks, more: Excerpts['more']): Report['more'] => {
  const items = more.filter(({ post }) => desk.post(post) !== undefined);
  if (items.length === 0) return undefined;
  const id = desk.nextId();
  const posts = items.map(({ post }) => post);
  desk.take(posts, posts);
  desk.evidence[id] = {
    section: 'more',
    role: 'claim',
    kind: 'claim',
    cites: posts,
    text: `${labels.also}${items.map(({ name }) => name).join(phrases.listComma)}`,
    quotes: [],
    spans: [],
    checks: { V2: 'pass', V3: 'pass' },
  };
  return { id, items };
};

type Sections = Pick<
  Report,
  'form' | 'overview' | 'keyPoints' | 'noKeyPoints' | 'more' | 'views' | 'events' | 'special' | 'conclusion'
>;

/**
 * The sections of a report of excerpts.
 * @param asked whether a model was asked, and did not answer
 * @param noKeyPoints said where there is nothing to quote
 */
export const excerptSections = (
  desks: ExcerptDesks,
  excerpts: Excerpts,
  asked: boolean,
  noKeyPoints: string,
): Sections => {
  const { desk, labels } = desks;
  const line = asked ? labels.noModel : labels.excerpts;
  const overview = [
    [desk.sentence({ section: 'overview', role: 'bridge', kind: 'bridge', stretches: [{ text: line }], end: '' })],
  ];
  const keyPoints = excerpts.items.flatMap((excerpt) => itemOf(desks, excerpt) ?? []);
  const nothing =
    keyPoints.length > 0
      ? undefined
      : desk.sentence({ section: 'keyPoints', role: 'count', kind: 'count', stretches: [{ text: noKeyPoints }] });
  const more = moreOf(desks, excerpts.more);
  return {
    form: 'excerpts',
    overview,
    keyPoints,
    ...(nothing === undefined ? {} : { noKeyPoints: nothing }),
    ...(more === undefined ? {} : { more }),
    views: [],
    events: [],
    special: [],
    conclusion: [],
  };
};
