// Takes posts out of a report and its evidence: what quotes them or names their authors goes, what others carry stays. Pure.
import type { Evidence, Item, Report, Sentence } from '../../shared/report.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { speakerName } from '../../shared/text/speaker-name.ts';
import { editEvidence } from './edit-evidence.ts';
import { editReport, type Keeps, withoutDetail, wordsOf } from './edit-report.ts';
import { withMissing } from './public-report.ts';

type Line = Evidence['sentences'][string];

const FEWEST_VOICES = 3;

/** Whether the posts that are left carry a sentence, or a part of one, without those that are gone. */
const isCarried = (
  { posts, needs = posts }: { readonly posts: readonly string[]; readonly needs?: readonly string[] | undefined },
  { spans }: Line,
  gone: ReadonlySet<string>,
): boolean => {
  const left = posts.filter((key) => !gone.has(key));
  if (left.length === 0 || needs.some((key) => gone.has(key))) return false;
  // Each of several that go could be done without, but perhaps not all of them.
  const said = new Set(spans.filter(({ post }) => left.includes(post)).map((span) => span.for));
  return posts.length - left.length < 2 || spans.every((span) => !gone.has(span.post) || said.has(span.for));
};

/** A sentence with its count of voices made anew; undefined where too few are left to count. */
const recounted = (sentence: Sentence, { counted }: Line, gone: ReadonlySet<string>): Sentence | undefined => {
  if (counted === undefined || !counted.some((key) => gone.has(key))) return sentence;
  const left = counted.filter((key) => !gone.has(key)).length;
  if (left < FEWEST_VOICES) return undefined;
  const lower = (text: string): string =>
    text.replace(
      /(至少|\bat least )(\d+)/iu,
      (_, before: string, n: string) => `${before}${Math.min(Number(n), left)}`,
    );
  return { ...sentence, stretches: sentence.stretches.map((stretch) => ({ ...stretch, text: lower(stretch.text) })) };
};

/** A sentence of version 0.1, whose evidence does not say which post carries what: it stands while one of its posts does. */
const ofOldForm = (sentence: Sentence, gone: ReadonlySet<string>): Sentence | undefined => {
  const { cites, quotes } = sentence;
  if (quotes.some(({ post }) => gone.has(post))) return undefined;
  const left = cites.filter((key) => !gone.has(key));
  return cites.length > 0 && left.length === 0 ? undefined : { ...sentence, cites: left };
};

/** The sentence with the links and quotations of the posts that are left. */
const relinked = (sentence: Sentence, gone: ReadonlySet<string>): Sentence => {
  const left = (sentence.posts ?? sentence.cites).filter((key) => !gone.has(key));
  const { posts: _posts, ...rest } = sentence;
  return {
    ...rest,
    cites: left.slice(0, 3),
    ...(left.length > 3 ? { posts: left } : {}),
    quotes: sentence.quotes.filter(({ post }) => !gone.has(post)),
  };
};

/** What can be said without the posts: all of it, an item without its detail, or nothing. */
const mended = (
  sentence: Sentence,
  line: Line,
  gone: ReadonlySet<string>,
  names: (sentence: Sentence) => boolean,
): Sentence | undefined => {
  const { quotes, cites, posts = cites } = sentence;
  // The first quotation below an item is its news.
  if (quotes[0] !== undefined && gone.has(quotes[0].post)) return undefined;
  const without = (text: Sentence): Sentence | undefined =>
    names(text) || text.stretches.some(({ quoted }) => quoted !== undefined && gone.has(quoted))
      ? undefined
      : recounted(relinked(text, gone), line, gone);
  const [head, detail] = line.parts ?? [];
  if (head === undefined)
    return quotes.length > 0 || isCarried({ posts, needs: line.needs }, line, gone) ? without(sentence) : undefined;
  if (!isCarried(head, line, gone)) return undefined;
  const whole = detail === undefined || isCarried(detail, line, gone) ? without(sentence) : undefined;
  return whole ?? (detail === undefined ? undefined : without(withoutDetail({ ...sentence, posts: head.posts })));
};

const keeper = ({ posts }: Report, evidence: Evidence, gone: ReadonlySet<string>): Keeps => {
  const names = [...gone].flatMap((key) => {
    const handle = posts[key]?.handle.trim().toLowerCase() ?? '';
    const { name } = evidence.posts[key] ?? {};
    const person = name === undefined ? undefined : speakerName({ handle, name });
    return [...(handle === '' ? [] : [`@${handle}`]), ...(person === undefined ? [] : [person.toLowerCase()])];
  });
  const isNamed = (sentence: Sentence): boolean => {
    const said = `${wordsOf(sentence, 'cited')} ${wordsOf(sentence, 'plain')}`.toLowerCase();
    return names.some((name) => said.includes(name));
  };
  return (sentence) => {
    const { cites, posts: all = cites, quotes } = sentence;
    const line = evidence.sentences[sentence.id];
    const touched = [...all, ...quotes.map(({ post }) => post), ...(line?.counted ?? [])].some((key) => gone.has(key));
    if (sentence.kind !== undefined && line !== undefined && touched) return mended(sentence, line, gone, isNamed);
    if (isNamed(sentence)) return undefined;
    return touched ? ofOldForm(sentence, gone) : sentence;
  };
};

/** An item whose story has fewer posts now. */
const itemRecounted = (item: Item, { stories }: Evidence, gone: ReadonlySet<string>): Item => {
  const lost =
    stories.find(({ storyId }) => storyId === item.storyId)?.posts.filter((key) => gone.has(key)).length ?? 0;
  if (lost === 0 || item.headline === undefined) return item;
  const independentAuthors = Math.max(1, item.independentAuthors - lost);
  return { ...item, posts: Math.max(1, item.posts - lost), independentAuthors, singleSource: independentAuthors < 2 };
};

/** The report without some of its posts, and with a word on it among what is missing. */
const reportWithout = (report: Report, evidence: Evidence, gone: ReadonlySet<string>): Report => {
  const labels = labelsOf(report.language);
  const keeps = keeper(report, evidence, gone);
  const edited = editReport(report, { keeps, keepsPost: (key) => !gone.has(key), instead: labels.withdrawnItem });
  const recount = (item: Item): Item => itemRecounted(item, evidence, gone);
  const kept = {
    ...edited,
    keyPoints: edited.keyPoints.map(recount),
    events: edited.events.map((group) => ({ ...group, items: group.items.map(recount) })),
  };
  return withMissing(kept, 'coverage-withdrawn', labels.withdrawn);
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

/** Whether the evidence speaks of a post without the report linking to it: one that was counted among many. */
const isCounted = ({ sentences }: Evidence, keys: ReadonlySet<string>): boolean =>
  Object.values(sentences).some(({ counted = [] }) => counted.some((key) => keys.has(key)));

/** A report's material without any trace of the given posts; the same objects where it holds none. */
export const withoutPosts = ({ report, evidence, cloud }: Material, keys: ReadonlySet<string>): Material => {
  if (keys.size === 0) return { report, evidence, cloud };
  const touched = Object.keys(report.posts).some((key) => keys.has(key)) || isCounted(evidence, keys);
  const kept = touched ? reportWithout(report, evidence, keys) : report;
  return {
    report: kept,
    evidence: editEvidence(evidence, kept, report, (key) => !keys.has(key)),
    cloud: cloudWithout(cloud, keys),
  };
};
