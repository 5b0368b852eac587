// Key points and events: a headline, what goes on from it, and whose story it is.
import type { PostKey } from '../../shared/post.ts';
import type { Item, Sentence } from '../../shared/report.ts';
import type { Story } from '../../shared/story.ts';
import type { Background } from '../../shared/verify/background.ts';
import type { WrittenItem } from '../../shared/written.ts';
import { MOST_LINKS } from './desk.ts';
import { backgroundOf, type Desks, honest, needs, passedOf, postsOf, storyOf } from './desks.ts';
import { sourceLineOf } from './source-line.ts';
import { spansOf } from './spans.ts';
import { countedVoices, namesFor, tellingPosts } from './voices.ts';
import { sentenceOf } from './written-sentence.ts';

/** Posts of an item in the order of its links: what carries the headline, then what carries the rest, then all others. */
const itemPosts = (headline: readonly PostKey[], detail: readonly PostKey[]): PostKey[] => {
  const [first, ...more] = headline;
  const own = detail.filter((key) => !headline.includes(key)).slice(0, MOST_LINKS - 1);
  return [...new Set([...(first === undefined ? [] : [first]), ...own, ...more, ...detail])];
};

/** A name that headline and detail explain alike is explained once. */
const distinct = (background: readonly Background[]): Background[] =>
  background.filter(({ name }, at) => background.findIndex((one) => one.name === name) === at);

/** The item that was written; undefined where the run knows none of its posts. */
export const itemOf = (
  desks: Desks,
  written: WrittenItem,
  section: 'keyPoints' | 'events',
  label?: string,
): Item | undefined => {
  const { desk, prose, phrases, labels } = desks;
  const { headline, detail, more = [], name } = written;
  const [own, rest] = [desk.known(headline.posts), desk.known(detail?.posts ?? [])];
  if (own.length === 0) return undefined;
  const posts = itemPosts(own, rest);
  const story = storyOf(desks, posts, written.storyId);
  const of = { storyId: written.storyId, name };
  const head = honest(desks, { text: headline.text, posts: own }, of);
  const tail =
    detail === undefined || rest.length === 0 ? undefined : honest(desks, { text: detail.text, posts: rest }, of);
  const known = [backgroundOf(desks, head.text, 'headline'), backgroundOf(desks, tail?.text ?? '', 'detail')];
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
    spans: spansOf(known.map(({ bare }) => bare).join(' '), posts, (key) => desk.post(key)),
    background: distinct(known.flatMap(({ background }) => background)),
    counted: head.counted ?? tail?.counted,
    searched: headline.searched ?? detail?.searched,
    passed: passedOf({ ...headline, warnings: [...(headline.warnings ?? []), ...(detail?.warnings ?? [])] }),
  });
  // What goes on from a detail that the run doesn't know hangs in the air.
  const further =
    detail !== undefined && tail === undefined ? [] : more.flatMap((one) => sentenceOf(desks, one, { section }) ?? []);
  const told = [sentence, ...further];
  return itemAround(desks, {
    ...{ name, headline: head.text, detail: tail?.text, posts, story },
    sentences: section === 'keyPoints' ? [...told, sourceLineOf(desks, told)] : told,
  });
};

/** A sentence as the cited style prints it, without links. */
const wordsOf = ({ stretches, end }: Sentence): string =>
  stretches
    .filter(({ style }) => style !== 'plain')
    .map(({ text, quoted }) => (quoted === undefined ? text : `“${text}”`))
    .concat(end)
    .join('');

/** What an item holds besides its words: whose it is and how many tell it. */
export const itemAround = (
  desks: Pick<Desks, 'desk' | 'ties' | 'rareNames' | 'labels'>,
  told: {
    readonly name: string;
    readonly headline: string;
    readonly detail?: string | undefined;
    readonly posts: readonly PostKey[];
    readonly story: Story | undefined;
    readonly sentences: readonly Sentence[];
  },
): Item => {
  const { name, headline, detail, posts, story, sentences } = told;
  const own = posts.flatMap((key) => desks.desk.post(key) ?? []);
  const all = [...(story?.posts ?? []), ...own.filter(({ key }) => !story?.posts.some((post) => post.key === key))];
  const known = {
    anchors: posts,
    headline,
    names: namesFor(headline, name, story?.name),
    rare: desks.rareNames,
    makers: story?.organisations ?? [],
  };
  const voices = countedVoices(all, known, desks.ties).length;
  // A candidate holds talk around a story too, which counts nowhere.
  const telling = tellingPosts(all, known, desks.ties);
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
    posts: telling.length,
    copies: telling.reduce((sum, { copies }) => sum + copies, 0),
    novelty: story?.novelty ?? 'unknown',
    newFacts: [...(story?.newFacts ?? [])],
    // It counts who says the story's name: beside another name it would be read as that one's.
    ...(story?.trend === undefined || story.name !== name ? {} : { trend: story.trend }),
    text: sentences.map(wordsOf).join(desks.labels.sentenceGap),
    sentences: [...sentences],
  };
};
