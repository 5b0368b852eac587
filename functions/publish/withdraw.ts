// Takes posts out of a report and its evidence: what quotes them or names their authors goes, what rests on others stays. Pure.
import type { Block, Evidence, Item, Report, Sentence } from '../../shared/report.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { withMissing } from './public-report.ts';

/** What can be said of a sentence without the posts: the sentence without their links, or undefined. */
type Keeps = (sentence: Sentence) => Sentence | undefined;

const keeper = ({ posts }: Report, gone: ReadonlySet<string>): Keeps => {
  const handles = [...gone].flatMap((key) => {
    const handle = posts[key]?.handle.trim().toLowerCase() ?? '';
    return handle === '' ? [] : [`@${handle}`];
  });
  return (sentence) => {
    const { cites, quotes, stretches } = sentence;
    const text = stretches.map((stretch) => stretch.text.toLowerCase()).join('');
    if (quotes.some(({ post }) => gone.has(post)) || handles.some((handle) => text.includes(handle))) return undefined;
    const left = cites.filter((key) => !gone.has(key));
    return cites.length > 0 && left.length === 0 ? undefined : { ...sentence, cites: left };
  };
};

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

const keepSentences = (sentences: readonly Sentence[], keeps: Keeps): Sentence[] =>
  sentences.flatMap((sentence) => present(keeps(sentence)));

const keepParagraphs = (paragraphs: readonly Sentence[][], keeps: Keeps): Sentence[][] =>
  paragraphs.map((sentences) => keepSentences(sentences, keeps)).filter((sentences) => sentences.length > 0);

const keepItems = (items: readonly Item[], keeps: Keeps): Item[] =>
  items.flatMap((item) => {
    // An item's first sentence says what it is about; without it the others hang in the air.
    const [first, ...rest] = item.sentences.map(keeps);
    return first === undefined ? [] : [{ ...item, sentences: [first, ...rest.flatMap(present)] }];
  });

const keepBlocks = (blocks: readonly Block[], keeps: Keeps, needsQuote: boolean): Block[] =>
  blocks
    .map((block) => ({ ...block, paragraphs: keepParagraphs(block.paragraphs, keeps) }))
    .filter(
      ({ paragraphs }) =>
        paragraphs.length > 0 && (!needsQuote || paragraphs.some((all) => all.some(({ quotes }) => quotes.length > 0))),
    );

const bridge = (id: string, stretches: Sentence['stretches'], end: string): Sentence => ({
  id,
  role: 'bridge',
  stretches,
  quotes: [],
  cites: [],
  end,
});

/** The report without some of its posts, and with a word on it among what is missing. */
const reportWithout = (report: Report, gone: ReadonlySet<string>): Report => {
  const labels = labelsOf(report.language);
  const keeps = keeper(report, gone);
  const nothing = (id: string): Sentence => bridge(id, [{ text: labels.withdrawnItem }], labels.sentenceEnd);
  const keyPoints = keepItems(report.keyPoints, keeps);
  const [first] = report.keyPoints;
  if (keyPoints.length === 0 && first !== undefined) {
    const stretches = [{ text: labels.unnamed, bold: true }, { text: `${labels.comma}${labels.withdrawnItem}` }];
    const sentences = [bridge(`${first.sentences[0]?.id ?? ''}-withdrawn`, stretches, labels.sentenceEnd)];
    keyPoints.push({ ...first, name: labels.unnamed, text: labels.withdrawnItem, sentences });
  }
  const overview = keepParagraphs(report.overview, keeps);
  const conclusion = keepParagraphs(report.conclusion.slice(0, -1), keeps);
  const watch = keepSentences(report.conclusion.at(-1) ?? [], keeps);
  const opening = [{ text: labels.watch, bold: true }, { text: `${labels.colon}${labels.withdrawnItem}` }];
  const opens = watch[0]?.id === report.conclusion.at(-1)?.[0]?.id;
  const kept: Report = {
    ...report,
    overview: overview.length > 0 ? overview : [[nothing('overview-withdrawn')]],
    keyPoints,
    views: keepBlocks(report.views, keeps, true),
    events: report.events
      .map((group) => ({ ...group, items: keepItems(group.items, keeps) }))
      .filter(({ items }) => items.length > 0),
    special: report.special
      .map((part) => ({ ...part, blocks: keepBlocks(part.blocks, keeps, false) }))
      .filter(({ blocks }) => blocks.length > 0),
    conclusion: [
      ...conclusion,
      opens && watch.length > 0 ? watch : [bridge('conclusion-withdrawn', opening, labels.sentenceEnd), ...watch],
    ],
    posts: Object.fromEntries(Object.entries(report.posts).filter(([key]) => !gone.has(key))),
  };
  for (const field of ['noViews', 'noEvents'] as const) {
    const sentence = report[field] === undefined ? undefined : keeps(report[field]);
    if (sentence === undefined) delete kept[field];
    else kept[field] = sentence;
  }
  return withMissing(kept, 'coverage-withdrawn', labels.withdrawn);
};

/** Ids of all sentences of a report. */
const sentenceIds = (value: unknown): Set<string> => {
  const ids = new Set<string>();
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'id' && typeof inner === 'string') ids.add(inner);
    return inner;
  });
  return ids;
};

const evidenceWithout = (evidence: Evidence, report: Report, gone: ReadonlySet<string>): Evidence => {
  const ids = sentenceIds(report);
  const stays = (key: string): boolean => !gone.has(key);
  const sentences = Object.entries(evidence.sentences)
    .filter(([id]) => ids.has(id))
    .map(([id, sentence]) => [
      id,
      {
        ...sentence,
        cites: sentence.cites.filter(stays),
        quotes: sentence.quotes.filter(({ post }) => stays(post)),
        spans: sentence.spans.filter(({ post }) => stays(post)),
      },
    ]);
  return {
    ...evidence,
    sentences: Object.fromEntries(sentences),
    posts: Object.fromEntries(Object.entries(evidence.posts).filter(([key]) => stays(key))),
    stories: evidence.stories.map((story) => ({ ...story, posts: story.posts.filter(stays) })),
  };
};

export interface Material {
  readonly report: Report;
  readonly evidence: Evidence;
  /** wordcloud.json. */
  readonly cloud: Uint8Array;
}

/** A word cloud without mention of the posts: the words stay, since many use them. */
const cloudWithout = (cloud: Uint8Array, gone: ReadonlySet<string>): Uint8Array => {
  const text = Buffer.from(cloud).toString();
  if (![...gone].some((key) => text.includes(JSON.stringify(key)))) return cloud;
  const without = JSON.stringify(
    JSON.parse(text, (name, value: unknown) =>
      name === 'posts' && Array.isArray(value) ? value.filter((key) => !gone.has(key)) : value,
    ),
    null,
    2,
  );
  return Buffer.from(`${without}\n`);
};

/** A report's material without any trace of the given posts; the same objects where it holds none. */
export const withoutPosts = ({ report, evidence, cloud }: Material, keys: ReadonlySet<string>): Material => {
  if (keys.size === 0) return { report, evidence, cloud };
  const cited = new Set(Object.keys(report.posts).filter((key) => keys.has(key)));
  const kept = cited.size === 0 ? report : reportWithout(report, cited);
  return { report: kept, evidence: evidenceWithout(evidence, kept, keys), cloud: cloudWithout(cloud, keys) };
};
