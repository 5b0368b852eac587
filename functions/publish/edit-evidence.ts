// The evidence of a report of which sentences were taken out or mended: no line more than the report has. Pure.
import type { Evidence, Report, Sentence } from '../../shared/report.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { withoutBackground } from '../../shared/verify/background.ts';
import { boldOf, sentencesOf, wordsOf } from './edit-report.ts';

/** The evidence of an edited report: lines of what is left of it, in the words that it has now, and of no other posts. */
export const editEvidence = (
  evidence: Evidence,
  report: Report,
  before: Report,
  stays: (key: string) => boolean,
): Evidence => {
  const were = new Map(sentencesOf(before).map((sentence) => [sentence.id, sentence]));
  const lines = sentencesOf(report).flatMap((sentence): [string, Evidence['sentences'][string]][] => {
    const line = evidence.sentences[sentence.id];
    if (line === undefined && OURS.has(sentence.id) && isOfToday(report)) return [[sentence.id, ownLine(sentence)]];
    return line === undefined ? [] : [[sentence.id, lineOf(line, sentence, were.get(sentence.id) === sentence, stays)]];
  });
  const more = report.more === undefined ? undefined : evidence.sentences[report.more.id];
  const { also, listComma } = labelsOf(report.language);
  const named: Lines =
    report.more === undefined || more === undefined
      ? []
      : [
          [
            report.more.id,
            {
              ...more,
              cites: report.more.items.map(({ post }) => post),
              text: `${also}${report.more.items.map(({ name }) => name).join(listComma)}`,
            },
          ],
        ];
  return {
    ...evidence,
    sentences: withLeads(inOrder([...lines, ...named], evidence), report),
    posts: Object.fromEntries(Object.entries(evidence.posts).filter(([key]) => stays(key) && key in report.posts)),
    stories: evidence.stories.map((story) => ({ ...story, posts: story.posts.filter(stays) })),
  };
};

type Lines = [string, Evidence['sentences'][string]][];

/** Lines in the order that they had: a page is read beside them from top to bottom. What is new stands where it was put. */
const inOrder = (lines: Lines, before: Evidence): Evidence['sentences'] => {
  const places = new Map(Object.keys(before.sentences).map((id, at) => [id, at]));
  let last = -1;
  const placed = lines.map((line) => {
    const place = places.get(line[0]) ?? last + 0.5;
    last = place;
    return { line, place };
  });
  return Object.fromEntries(placed.sort((a, b) => a.place - b.place).map(({ line }) => line));
};

/** The bold line over a block is kept with the first sentence that is left of it. */
const withLeads = (lines: Evidence['sentences'], { views, special }: Report): Evidence['sentences'] => {
  const leads = new Map(
    [...views, ...special.flatMap(({ blocks }) => blocks)].flatMap(({ lead, paragraphs }) => {
      const [first] = paragraphs.flat();
      return first === undefined ? [] : [[first.id, lead] as const];
    }),
  );
  return Object.fromEntries(
    Object.entries(lines).map(([id, line]) => {
      const lead = leads.get(id);
      return [id, lead === undefined ? line : { ...line, lead }];
    }),
  );
};

/** Ids of sentences that stand where nothing is left. */
const OURS: ReadonlySet<string> = new Set([
  'overview-withdrawn',
  'conclusion-withdrawn',
  'no-key-points',
  'no-views',
  'no-events',
  'no-special',
]);

const isOfToday = ({ byline, form }: Report): boolean => byline !== undefined || form !== undefined;

const ownLine = (sentence: Sentence): Evidence['sentences'][string] => ({
  section: sentence.id,
  role: sentence.role,
  kind: 'bridge',
  cites: [],
  text: wordsOf(sentence, 'cited'),
  quotes: [],
  spans: [],
  checks: {},
});

const lineOf = (
  line: Evidence['sentences'][string],
  sentence: Sentence,
  isUntouched: boolean,
  stays: (key: string) => boolean,
): Evidence['sentences'][string] => {
  const [text, plain] = [wordsOf(sentence, 'cited'), wordsOf(sentence, 'plain')];
  const { plain: _plain, ...others } = line;
  const worded =
    isUntouched || line.text === undefined ? line : { ...others, text, ...(plain === text ? {} : { plain }) };
  return {
    ...worded,
    cites: sentence.cites.filter(stays),
    ...(line.posts === undefined ? {} : { posts: line.posts.filter(stays) }),
    ...(line.needs === undefined ? {} : { needs: line.needs.filter(stays) }),
    ...(line.parts === undefined
      ? {}
      : {
          parts: line.parts.slice(0, partsOf(sentence)).map((part) => withoutGone(part, stays)),
        }),
    ...(line.counted === undefined ? {} : { counted: line.counted.filter(stays) }),
    quotes: line.quotes.filter(({ post }) => stays(post)),
    spans: line.spans.filter(({ post }) => stays(post)),
    ...(line.background === undefined
      ? {}
      : { background: line.background.filter((one) => withoutBackground(text, [one]) !== text) }),
    ...(line.words === undefined ? {} : { words: line.words.filter(({ post }) => stays(post)) }),
  };
};

const withoutGone = <T extends { readonly posts: string[]; readonly needs?: string[] | undefined }>(
  part: T,
  stays: (key: string) => boolean,
): T => ({
  ...part,
  posts: part.posts.filter(stays),
  ...(part.needs === undefined ? {} : { needs: part.needs.filter(stays) }),
});

/** Headline and detail, or the headline alone. */
const partsOf = ({ stretches }: Sentence): number => (stretches.length > boldOf(stretches).length ? 2 : 1);
