// The sections of a report that a model wrote: form and evidence of its sentences, which the checks have let stand.
import type { PostKey } from '../../shared/post.ts';
import type { Block, EventGroup, Item, Report, Sentence, Stretch } from '../../shared/report.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import type { Topic } from '../../shared/topic.ts';
import { TRUTH_RULES } from '../../shared/verify/claims.ts';
import { holdsView } from '../../shared/verify/named-speakers.ts';
import type { Written, WrittenBlock, WrittenItem, WrittenSentence } from '../../shared/written.ts';
import { type Desk, MOST_LINKS } from './desk.ts';
import { needsOf, type Sources } from './needs.ts';
import type { Phrases } from './phrases.ts';
import type { Prose } from './prose.ts';
import { spansOf } from './spans.ts';
import { countedVoices, countsVoices, type Ties, withHonestCount } from './voices.ts';

/** What the sections are written from. */
export interface Desks {
  readonly desk: Desk;
  readonly prose: Prose;
  readonly phrases: Phrases;
  readonly labels: ReportLabels;
  readonly stories: ReadonlyMap<string, Story>;
  readonly ties: ReadonlyMap<PostKey, Ties>;
  /** Names that the day says of one story and little else. */
  readonly rareNames: ReadonlySet<string>;
  readonly sources: Sources;
}

/** Rules that a sentence has passed when the writer leaves it, but for those that the desk checks itself. */
const CHECKED = TRUTH_RULES.filter((rule) => !['V1', 'V2', 'V3', 'V4'].includes(rule));
const passedOf = ({ warnings = [] }: WrittenSentence): typeof CHECKED =>
  CHECKED.filter((rule) => !warnings.some((warning) => warning.rule === rule));

const postsOf = ({ desk }: Desks, keys: readonly PostKey[]): StoryPost[] => keys.flatMap((key) => desk.post(key) ?? []);

const needs = (
  { labels, sources }: Desks,
  { text, kind, searched }: Pick<WrittenSentence, 'text' | 'kind' | 'searched'>,
  place: 'headline' | 'detail' | 'prose',
  posts: readonly StoryPost[],
): PostKey[] => needsOf({ text, kind, searched, place, language: labels.language }, posts, sources);

/** The story that most of some posts belong to. */
const storyOf = ({ stories }: Desks, keys: readonly PostKey[], storyId?: string): Story | undefined => {
  const named = storyId === undefined ? undefined : stories.get(storyId);
  if (named !== undefined) return named;
  const shared = (story: Story): number => story.posts.filter(({ key }) => keys.includes(key)).length;
  const best = [...stories.values()].sort((a, b) => shared(b) - shared(a))[0];
  return best !== undefined && shared(best) > 0 ? best : undefined;
};

const nameOf = ({ rareNames }: Desks, name: string | undefined): string | undefined =>
  name !== undefined && rareNames.has(name) ? name : undefined;

/** A written text whose counts stand on voices of its story, and the posts of those voices where it counts any. */
const honest = (
  desks: Desks,
  { text, posts }: Pick<WrittenSentence, 'text' | 'posts'>,
  of: { readonly storyId?: string | undefined; readonly name?: string | undefined } = {},
): { text: string; counted: PostKey[] | undefined } => {
  if (!countsVoices(text)) return { text, counted: undefined };
  const story = storyOf(desks, posts, of.storyId);
  const known = { anchors: posts, headline: text, name: nameOf(desks, of.name ?? story?.name) };
  const counted = countedVoices(story?.posts ?? postsOf(desks, posts), known, desks.ties);
  const mended = withHonestCount(text, counted.length, desks.phrases.some);
  return { text: mended, counted: countsVoices(mended) ? counted : undefined };
};

interface Placed {
  readonly section: string;
  readonly lead?: string;
  /** Stands before the sentence: 尚待证实. */
  readonly label?: string;
  /** Opens a paragraph whose first clause is bold. */
  readonly opens?: boolean;
}

/** A sentence in prose; undefined where the run knows none of its posts. */
const sentenceOf = (
  desks: Desks,
  written: WrittenSentence,
  { section, lead, label, opens }: Placed,
): Sentence | undefined => {
  const { desk, prose, labels } = desks;
  const posts = desk.known(written.posts);
  if (posts.length === 0) return undefined;
  const { text, counted } = honest(desks, { ...written, posts });
  const cited = postsOf(desks, posts);
  const words = opens === true ? prose.opening(text, cited) : prose.stretches(text, cited);
  const before: Stretch[] = label === undefined ? [] : [{ text: label, bold: true }, { text: labels.colon }];
  return desk.sentence({
    section,
    role: 'claim',
    kind: written.kind,
    storyId: storyOf(desks, posts)?.id,
    stretches: [...before, ...words],
    posts,
    needs: needs(desks, { ...written, text }, 'prose', cited),
    spans: spansOf(text, posts, (key) => desk.post(key)),
    counted,
    searched: written.searched,
    passed: passedOf(written),
    lead,
  });
};

const present = <T>(values: readonly (T | undefined)[]): T[] => values.flatMap((value) => value ?? []);

const paragraphsOf = (
  desks: Desks,
  paragraphs: readonly (readonly WrittenSentence[])[],
  placed: Placed,
): Sentence[][] =>
  paragraphs
    .map((sentences) =>
      present(
        sentences.map((sentence, at) => sentenceOf(desks, sentence, at === 0 ? placed : { ...placed, opens: false })),
      ),
    )
    .filter((sentences) => sentences.length > 0);

const blockOf = (desks: Desks, { lead, paragraphs }: WrittenBlock, section: string): Block | undefined => {
  const written = paragraphs.map((sentences, at) =>
    present(sentences.map((one, i) => sentenceOf(desks, one, at + i === 0 ? { section, lead } : { section }))),
  );
  const kept = written.filter((sentences) => sentences.length > 0);
  return kept.length === 0 ? undefined : { lead, paragraphs: kept };
};

/** Posts of an item in the order of its links: what carries the headline, then what carries the rest, then all others. */
const itemPosts = (headline: readonly PostKey[], detail: readonly PostKey[]): PostKey[] => {
  const [first, ...more] = headline;
  const own = detail.filter((key) => !headline.includes(key)).slice(0, MOST_LINKS - 1);
  return [...new Set([...(first === undefined ? [] : [first]), ...own, ...more, ...detail])];
};

const itemOf = (
  desks: Desks,
  written: WrittenItem,
  section: 'keyPoints' | 'events',
  label?: string,
): Item | undefined => {
  const { desk, prose, phrases, labels } = desks;
  const { headline, detail, name } = written;
  const [own, rest] = [desk.known(headline.posts), desk.known(detail?.posts ?? [])];
  if (own.length === 0) return undefined;
  const posts = itemPosts(own, rest);
  const story = storyOf(desks, posts, written.storyId);
  const of = { storyId: written.storyId, name };
  const head = honest(desks, { text: headline.text, posts: own }, of);
  const tail =
    detail === undefined || rest.length === 0 ? undefined : honest(desks, { text: detail.text, posts: rest }, of);
  const mark = section === 'keyPoints' ? phrases.comma : labels.colon;
  const bold = label === undefined ? head.text : `${label}${labels.colon}${head.text}`;
  const sentence = desk.sentence({
    section,
    role: 'claim',
    kind: headline.kind,
    storyId: story?.id,
    stretches: [
      ...prose.stretches(bold, postsOf(desks, own), true),
      ...(tail === undefined ? [] : [{ text: mark }, ...prose.stretches(tail.text, postsOf(desks, rest))]),
    ],
    posts,
    parts: [
      {
        text: head.text,
        posts: own,
        needs: needs(desks, { ...headline, text: head.text }, 'headline', postsOf(desks, own)),
      },
      ...(tail === undefined
        ? []
        : [
            {
              text: tail.text,
              posts: rest,
              needs: needs(desks, { kind: detail?.kind ?? 'claim', text: tail.text }, 'detail', postsOf(desks, rest)),
            },
          ]),
    ],
    spans: spansOf(`${head.text} ${tail?.text ?? ''}`, posts, (key) => desk.post(key)),
    counted: head.counted ?? tail?.counted,
    searched: headline.searched ?? detail?.searched,
    passed: passedOf({ ...headline, warnings: [...(headline.warnings ?? []), ...(detail?.warnings ?? [])] }),
  });
  return itemAround(desks, { name, headline: head.text, detail: tail?.text, posts, story, sentence });
};

/** What an item holds besides its words: whose it is and how many tell it. */
export const itemAround = (
  desks: Pick<Desks, 'desk' | 'ties' | 'rareNames'>,
  told: {
    readonly name: string;
    readonly headline: string;
    readonly detail?: string | undefined;
    readonly posts: readonly PostKey[];
    readonly story: Story | undefined;
    readonly sentence: Sentence;
  },
): Item => {
  const { name, headline, detail, posts, story, sentence } = told;
  const own = posts.flatMap((key) => desks.desk.post(key) ?? []);
  const known = { anchors: posts, headline, name: desks.rareNames.has(name) ? name : undefined };
  const voices = countedVoices(story?.posts ?? own, known, desks.ties).length;
  const times = (story?.posts ?? own).map(({ createdAt }) => createdAt).sort();
  return {
    storyId: story?.id ?? posts[0] ?? '',
    storyFirstSeen: story?.firstSeen ?? times[0] ?? '',
    name,
    headline,
    ...(detail === undefined ? {} : { detail }),
    event: headline,
    official: own.some(({ organisation }) => organisation !== undefined),
    singleSource: voices < 2,
    independentAuthors: Math.max(1, voices),
    posts: story?.posts.length ?? own.length,
    copies: story?.copies ?? own.reduce((sum, { copies }) => sum + copies, 0),
    novelty: story?.novelty ?? 'unknown',
    newFacts: [...(story?.newFacts ?? [])],
    ...(story?.trend === undefined ? {} : { trend: story.trend }),
    text: sentence.stretches
      .filter(({ style }) => style !== 'plain')
      .map(({ text, quoted }) => (quoted === undefined ? text : `“${text}”`))
      .concat(sentence.end)
      .join(''),
    sentences: [sentence],
  };
};

/** The groups of events; what was open on earlier days and is answered now opens the first. */
const eventGroups = (desks: Desks, written: Written): EventGroup[] => {
  const { phrases } = desks;
  const answered = present(written.answered.map((item) => itemOf(desks, item, 'events', phrases.answered)));
  const groups = written.events.map(
    ({ label, items }, at): EventGroup => ({
      label,
      list: 'bullets',
      items: [...(at === 0 ? answered : []), ...present(items.map((item) => itemOf(desks, item, 'events')))],
    }),
  );
  const all = groups.length > 0 ? groups : [{ label: phrases.answered, list: 'bullets' as const, items: answered }];
  return all.filter(({ items }) => items.length > 0);
};

/** Where nothing is left of the overview, the first headlines stand there. */
const headlines = ({ desk, phrases }: Desks, keyPoints: readonly Item[]): Sentence => {
  const told = keyPoints.slice(0, MOST_LINKS);
  return desk.sentence({
    section: 'overview',
    role: 'claim',
    kind: 'claim',
    stretches: [{ text: told.map(({ headline = '' }) => headline).join(phrases.semicolon) }],
    posts: told.flatMap(({ sentences }) => sentences[0]?.cites[0] ?? []),
  });
};

type Sections = Pick<
  Report,
  'overview' | 'keyPoints' | 'views' | 'noViews' | 'events' | 'noEvents' | 'special' | 'noSpecial' | 'conclusion'
>;

const specialOf = (desks: Desks, written: Written, topics: Topic['specialTopics']): Report['special'] =>
  topics.flatMap(({ id, title }) => {
    const own = written.special.filter((section) => section.id === id).flatMap(({ blocks }) => blocks);
    const blocks = present(own.map((block) => blockOf(desks, block, 'special')));
    return blocks.length === 0 ? [] : [{ id, title, blocks }];
  });

/** A paragraph of the conclusion that opens with a label in bold. */
const labelled = (desks: Desks, label: string, sentences: readonly WrittenSentence[]): Sentence[] => {
  const known = sentences.filter(({ posts }) => desks.desk.known(posts).length > 0);
  return present(
    known.map((sentence, at) =>
      sentenceOf(desks, sentence, at === 0 ? { section: 'conclusion', label } : { section: 'conclusion' }),
    ),
  );
};

const conclusionOf = (desks: Desks, { conclusion }: Written): Report['conclusion'] => {
  const { desk, labels, phrases } = desks;
  const relation = paragraphsOf(desks, [conclusion.relation], { section: 'conclusion' });
  const open = labelled(desks, labels.open, conclusion.open);
  const watch = labelled(desks, labels.watch, conclusion.watch);
  const nothing = (): Sentence =>
    desk.sentence({
      section: 'conclusion',
      role: 'bridge',
      kind: 'bridge',
      stretches: [{ text: labels.watch, bold: true }, { text: `${labels.colon}${phrases.nothingToWatch}` }],
    });
  return [...relation, ...(open.length === 0 ? [] : [open]), watch.length === 0 ? [nothing()] : watch];
};

/** The sections of a written report, made in the order of the page, so that ids and numbers of links run down it. */
export const writtenSections = (desks: Desks, written: Written, specialTopics: Topic['specialTopics']): Sections => {
  const { desk, phrases, labels } = desks;
  const instead = (section: string, text: string): Sentence =>
    desk.sentence({ section, role: 'bridge', kind: 'bridge', stretches: [{ text }] });
  const overview = paragraphsOf(desks, written.overview, { section: 'overview', opens: true });
  const keyPoints = present(written.keyPoints.map((item) => itemOf(desks, item, 'keyPoints')));
  const spoken = written.views.filter(({ paragraphs }) =>
    holdsView(
      paragraphs.flat().map(({ text }) => text),
      labels.language,
    ),
  );
  const views = present(spoken.map((block) => blockOf(desks, block, 'views')));
  const noViews = views.length > 0 ? undefined : instead('views', phrases.noViews);
  const groups = eventGroups(desks, written);
  const noEvents = groups.length > 0 ? undefined : instead('events', phrases.noEvents);
  const special = specialOf(desks, written, specialTopics);
  const noSpecial =
    special.length > 0 || specialTopics.length === 0 ? undefined : instead('special', phrases.noSpecial);
  return {
    overview: overview.length > 0 ? overview : [[headlines(desks, keyPoints)]],
    keyPoints,
    views,
    ...(noViews === undefined ? {} : { noViews }),
    events: groups,
    ...(noEvents === undefined ? {} : { noEvents }),
    special,
    ...(noSpecial === undefined ? {} : { noSpecial }),
    conclusion: conclusionOf(desks, written),
  };
};
