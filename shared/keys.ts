// Every key of the store, built here and nowhere else (design.md §5).
import { INVENTED_PAGE } from './links.ts';

export const slugOf = (platform: string, topic: string, from: string, to: string): string =>
  `${platform}_${topic}_${from.replaceAll('-', '')}_${to.replaceAll('-', '')}`;

/** Prefix of one run's private files. */
export const runPrefix = (slug: string, runId: string): string => `runs/${slug}/${runId}`;

/** Number of a part, counted from 1: `0001`. */
const part = (n: number): string => String(n).padStart(4, '0');

export const runKeys = (slug: string, runId: string) => {
  const base = runPrefix(slug, runId);
  return {
    plan: `${base}/plan.json`,
    collected: (source: string, n: number) => `${base}/collected/${source}/${part(n)}.jsonl.gz`,
    setAside: (source: string) => `${base}/collected/${source}/set-aside.jsonl.gz`,
    deduplicated: (n: number) => `${base}/deduplicated/${part(n)}.jsonl.gz`,
    clustered: (n: number) => `${base}/clustered/${part(n)}.jsonl.gz`,
    /** A section as it was asked and answered, and the report that came of all of them. */
    writtenSection: (section: string) => `${base}/written/${section}.json`,
    written: `${base}/written.json`,
    refused: `${base}/refused.json`,
    excerpts: `${base}/excerpts.json`,
    composed: `${base}/composed.json`,
    /** The report without a model, which stands in where the other can't be published. */
    composedExtractive: `${base}/composed-extractive.json`,
    composedExtractiveEvidence: `${base}/composed-extractive-evidence.json`,
    composedEvidence: `${base}/composed-evidence.json`,
    /** What Compose was given: from it a run is replayed from any state before. */
    composedGiven: `${base}/composed-given.json`,
    drawn: (extension: 'svg' | 'jpg' | 'png' | 'json') => `${base}/drawn.${extension}`,
    /** What a state decided of each post and why, for those who ask 'where is my post?'. */
    decisions: (state: string) => (n: number) => `${base}/decisions/${state}/${part(n)}.jsonl.gz`,
    /** What the run will remember when its report is out. */
    remembered: (kind: 'posts' | 'stories' | 'words' | 'names' | 'authors' | 'questions') => (n: number) =>
      `${base}/remembered/${kind}/${part(n)}.jsonl.gz`,
    announced: `${base}/announced.json`,
  };
};

/**
 * Prefix of the pages that a source gave for a window: kept beside the runs, so that a run that is started again finds
 * what an earlier one has paid for. `fingerprint` tells what was asked.
 */
export const pagesPrefix = (slug: string, source: string, fingerprint: string): string =>
  `runs/${slug}/pages/${source}-${fingerprint}/`;

/** Prefix of the answers of a model that runs of a slug have paid for, kept beside the runs so that the next one finds them. */
export const answersPrefix = (slug: string): string => `runs/${slug}/answers/`;
/** One of them; `fingerprint` tells what was asked of whom (shared/model/paid-answers.ts). */
export const answerKey = (slug: string, fingerprint: string): string => `${answersPrefix(slug)}${fingerprint}.json`;

/** Which time each source has covered so far, over all runs of a topic. */
export const coveredKey = (platform: string, topic: string, source: string): string =>
  `state/${platform}_${topic}/covered/${source}.json`;

/** Authors that a topic has paid X for by their ids, over all its runs. */
export const usersKey = (platform: string, topic: string): string => `state/${platform}_${topic}/users.json`;

/** What a topic's sources cost in a calendar month (2026-04) of its zone. */
export const spentKey = (platform: string, topic: string, month: string): string =>
  `state/${platform}_${topic}/spent/${month}.json`;

/** Where it is kept what became of a topic's revisions on its channels. */
export const deliveredPrefix = (platform: string, topic: string): string => `state/${platform}_${topic}/delivered`;

/** What became of a revision on a channel: kept for ever, since it is what keeps the revision from being sent twice. */
export const deliveryKey = (
  { platform, topic, slug, revision }: { platform: string; topic: string; slug: string; revision: number },
  channel: string,
): string => `${deliveredPrefix(platform, topic)}/${slug}/r${revision}/${channel}.json`;

/** Whose posts a day's published report cites. */
export const citedKey = (platform: string, topic: string, day: string): string =>
  `state/${platform}_${topic}/${day}/cited.json`;

/** Memory of a topic's days: what was told and in which words, kept after the runs have expired. */
export const memoryKeys = (platform: string, topic: string) => {
  const base = `state/${platform}_${topic}`;
  return {
    posts: (day: string) => (n: number) => `${base}/${day}/posts/${part(n)}.jsonl.gz`,
    stories: (day: string) => (n: number) => `${base}/${day}/stories/${part(n)}.jsonl.gz`,
    words: (day: string) => (n: number) => `${base}/${day}/words/${part(n)}.jsonl.gz`,
    names: (day: string) => (n: number) => `${base}/${day}/names/${part(n)}.jsonl.gz`,
    authors: (day: string) => (n: number) => `${base}/${day}/authors/${part(n)}.jsonl.gz`,
    questions: (day: string) => (n: number) => `${base}/${day}/questions/${part(n)}.jsonl.gz`,
  };
};

/** Folder of the n-th version of a slug's draft: as whole as that of a revision, and out of readers' sight. */
const draftFolder = (slug: string, n: number): string => `drafts/${slug}/d${n}`;

/** Files of a revision's folder, of the stable copies' or of a draft's. */
const filesIn = (slug: string, prefix: string) => ({
  report: `${prefix}/report.json`,
  evidence: `${prefix}/evidence.json`,
  wordcloud: `${prefix}/wordcloud.json`,
  image: `${prefix}/wordcloud_${slug}.jpg`,
  vector: `${prefix}/wordcloud_${slug}.svg`,
  png: `${prefix}/wordcloud_${slug}.png`,
  cited: `${prefix}/cited.md`,
  plain: `${prefix}/plain.md`,
  page: `${prefix}/index.html`,
  /** Invented posts that the report cites; real ones are never published whole. */
  posts: `${prefix}/${INVENTED_PAGE}`,
  manifest: `${prefix}/manifest.json`,
});

/** Files beside one of a report's files, whichever folder that is in. */
export const filesBeside = (slug: string, key: string) => filesIn(slug, key.slice(0, key.lastIndexOf('/')));

/** Keys of a slug's reports, public but for drafts. `date` is the civil day of the report's date in the topic's zone (YYYY-MM-DD). */
export const siteKeys = (slug: string) => {
  const base = `site/reports/${slug}`;
  const files = (prefix: string) => filesIn(slug, prefix);
  return {
    post: (date: string) => `site/_posts/${date}-${slug}.md`,
    picture: (date: string) => `site/${date.replaceAll('-', '/')}/wordcloud_${slug}.jpg`,
    /** Beside the post's URL where a blog has `permalink: pretty`. */
    prettyPicture: (date: string) => `site/${date.replaceAll('-', '/')}/${slug}/wordcloud_${slug}.jpg`,
    stable: files(base),
    revision: (n: number) => files(`${base}/r${n}`),
    draft: (n: number) => files(draftFolder(slug, n)),
    /** The draft as Jekyll shows it with `--drafts`. */
    draftPost: `drafts/_drafts/${slug}.md`,
  };
};

/** The drafts that wait, and the page that shows them to their owner. */
export const DRAFTS_KEY = 'drafts/index.json';
export const DRAFTS_PAGE_KEY = 'drafts/index.html';
/** What was amended by hand in the reports of a slug. */
export const amendmentsKey = (platform: string, topic: string, slug: string): string =>
  `state/${platform}_${topic}/amendments/${slug}.json`;

export const INDEX_KEY = 'site/index.json';
export const LATEST_KEY = 'site/latest.json';
/** Index of one month's reports: `2026-04`. */
export const monthIndexKey = (month: string): string => `site/index/${month}.json`;
/** Which stories the days of a month told, of one topic (`twitter_ai`). */
export const storiesKey = (topic: string, month: string): string => `site/stories/${topic}/${month}.json`;
/** What the page of all reports lists. */
export const ARCHIVE_KEY = 'site/index/all.json';
/** The page of all reports, and that of one month's. */
export const INDEX_PAGE_KEY = 'site/index.html';
export const monthPageKey = (month: string): string => `site/index/${month}.html`;
/** Feeds of all reports, or of one topic's (`twitter_ai`). */
export const feedKeys = (topic?: string) => {
  const base = topic === undefined ? 'site/feed' : `site/feeds/${topic}`;
  return { atom: `${base}.xml`, json: `${base}.json` };
};
export const schemaKey = (name: string): string => `site/schema/${name}.v1.json`;
/** What `doctor` tries whether it could write; it is never there. */
export const doctorKey = (room: string): string => `${room}/doctor.json`;
/** Posts that were taken out of all reports, so that no later run brings them back. */
export const UNPUBLISHED_KEY = 'site/unpublished.json';
