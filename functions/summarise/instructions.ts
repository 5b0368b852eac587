// What each section is asked for, behind the posts and what was told already.
import type { ModelRequest } from '../../shared/model/model.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { Answer } from './answer.ts';
import { type Draft, type Piece, piecesOf, type Section } from './draft.ts';
import type { Beginning, Brief } from './prompt.ts';
import { PROMPT_WORDS } from './prompt-words.data.ts';
import { questionLines } from './questions.ts';

/** Tokens of an answer at most. */
export const MOST_TOKENS = 3_000;

/** What is planned, by post aliases. */
export type Plan = Answer['plan'];

/** Longest essay that later requests show, in UTF-16 units: it stands in each of them. */
const LONGEST_ESSAY = 2_500;

/** How the writer sees the day, before anything of it is checked: it leads what is written, and is printed nowhere. */
export const essayOf = ({ essay }: Pick<Answer, 'essay'>): string =>
  visibleText(essay.join('\n')).slice(0, LONGEST_ESSAY).toWellFormed().trim();

/** Words of a special subject that the writer is shown: they say what belongs to it. */
const MOST_WORDS = 25;

const subjects = ({ specialTopics }: Brief): string =>
  specialTopics
    .map(({ id, title, words }) => `  ${id}: ${title} (${words.slice(0, MOST_WORDS).join(', ')})`)
    .join('\n');

/** What is said of open questions, where there are any. */
const aboutQuestions = ({ questions = [] }: Brief, words: string): string =>
  questions.length === 0 ? '' : `\n- ${words}\n${questionLines(questions)}`;

const lengthsOf = ({ language }: Brief) => PROMPT_WORDS[language].lengths;

const PLAN = (brief: Brief): string => `Now the plan of the whole report; everything but "essay" and "plan" stays empty.

First, in "essay", ${lengthsOf(brief).essay} of running text: the day as you would tell it to a friend in the trade who was away, in one flow and in your own voice. What happened, the weightiest first, and why it matters; the two or three lines that run through the day (what the weightiest events show side by side, what everybody works on, what people fight over or are hurt by); what it comes to, and what to look out for. Judge. It is not printed: every section will be written from it, sentence by sentence on its posts.

Then "plan". Each story stands in it once, with all posts that tell it, the one that says most first; what somebody thinks of it may stand in a view besides.
- keyPoint: the ten stories that a reader must know, what changes most for readers first; fewer only where the day does not hold ten. A release, its scores and what people say of it are one story, with all their posts. At most three of one organisation, unless they are the day.
- event: the stories that come next, best first: 10 to 14 on a full day, fewer where only trifles are left (one more small feature, a version of which nothing is told, somebody joins, a third item of one product).
- view: two or three questions on which at least three named people say different things across stories, with the posts of all of them; real differences of opinion or experience, not news. None where the day has none.
${brief.specialTopics.length === 0 ? '' : `- special: for each subject below one or two themes, seldom three, that are of that subject alone: a question on which two or more posts bring facts that no key point and event tells; "group" is its id. What is of money, prices, supply, deals or law and no key point is planned here rather than as an event, where a subject is of that. None where there is nothing.\n${subjects(brief)}`}${aboutQuestions(
  brief,
  "What a report of the days before left open, and a post of today answers (who was silent speaks, somebody else has tested it, the figures are there), is an event, however great, and stands nowhere else; its group is the question's id. A post that only repeats the question answers nothing.",
)}`;

type Asked = (brief: Brief) => string;

const ASKED: Readonly<Record<Section, Asked>> = {
  keyPoints: (brief) => `Now the key points, in "items", in the order of the plan.
- headline, ${lengthsOf(brief).headline} long: what happened, a statement with its verb that is true by itself; it begins with a word, never with @; a release or product by the whole name that its maker gives it.
- detail, ${lengthsOf(brief).detail} long: stands behind the headline after a comma and reads on from it as one sentence, without naming its subject again: what exactly it is or does, the figure or condition that counts. Nothing of the headline again; never filled up with who published it.
- more: what a reader would ask next, one sentence each, ${lengthsOf(brief).more} long; three or four for the three weightiest, one or two for the others, none where the posts hold no more. The more telling the better: dates, prices, figures, how it works, for whom, what was so before, what an independent or critical voice by name has seen, from the plan or not. With headline and detail it reads as one short paragraph; it ends on the strongest fact or objection, and in about four of the ten on your judgement (synthesis) of why it counts. All its sentences cite posts of this story alone: how it stands beside others is for the overview and the views. No advice: that stands in the conclusion.
- subject: the name or words at the heart of the headline, as they stand in it.`,
  views: (brief) => `Now the views, in "blocks", one for each view of the plan.
- lead, ${lengthsOf(brief).lead} long: names the question or theme; no question mark, no colon, no name of a speaker.
- sentences, three to five, together ${lengthsOf(brief).view} long: at least two, better three people by name, each with what that person thinks or has seen and why, differing from each other; the strongest first. One short verbatim quotation where a post in the report's language has a telling one. A paragraph that reads on, from the claim to the reason to the objection, not a list. Who argues with whom about what is clear from the start. It ends with the strongest voice, or, where it is plain, with who has the better of it and why (synthesis).`,
  events: (
    brief,
  ) => `Now the events, in "items": the events of the plan, sorted into two or three groups, best first in each.
- group: ${PROMPT_WORDS[brief.language].groups}; the items of a group stand together.
- headline, ${lengthsOf(brief).headline} long, and detail, ${lengthsOf(brief).event} long, as for key points: what happened, what the thing is for whoever doesn't know it, then the figure, condition or source that matters.
- more: for about every second item one sentence, ${lengthsOf(brief).more} long: an objection, a second account, or a fact that makes it count.
- Each item says what is at issue and why somebody cares: what a list bans, what a dispute is about, what a thing is for. What turns out to be a trifle is left out.
- Nothing that a key point tells.${aboutQuestions(
    brief,
    "An item that answers a question which a report of the days before left open has the question's id as its group; its headline says what is known now, on the posts that say it.",
  )}`,
  special: (brief) => `Now the special analyses, in "blocks": the themes that the plan has for
${subjects(brief)}
- group: the subject's id. Only what is of that subject stands under it; at most three blocks a subject.
- lead, ${lengthsOf(brief).lead} long, without question mark and colon: what the paragraph shows.
- sentences, two to four, together ${lengthsOf(brief).special} long: facts of the subject that stand nowhere above, and how they bear on each other or on what was told. No sentence that only ties them. Compare only where posts measure the same. Things that have nothing to do with each other share no paragraph: merge or leave out what was planned, rather than join it by force.
- Else leave the subject out.`,
  overview: (
    brief,
  ) => `Now the overview, in "blocks" without leads: your essay made short and exact, in three paragraphs (two on a thin day), each ${lengthsOf(brief).paragraph} long, that open the report.
- First: the line of the day. It names the weightiest events with makers and products, says what they are, and then what they show side by side (synthesis), so that a reader would repeat it.
- Second: what several makers worked on this day, and to what end: the subject first (what the field itself would call it), then three to five stories of it, a few words each, then what it comes to (synthesis).
- Third: what binds, divides, threatens or hurts people: rules, politics, quarrels, failures, shortages; the same way.
- Each paragraph is one train of thought, its first sentence says of what, each sentence leads on to the next. It may name what is told in the key points, and what the plan has for views and events, in a few words and by weight: what is small stays out. Where nothing holds a paragraph together that readers would say themselves, it tells the stories by their weight. No percentages, moods or trends.`,
  conclusion: (brief) => `Now the conclusion.
- In "blocks", group relation: two to four sentences (synthesis), a paragraph: what the day comes to: the lines of your essay taken up once more and thought to their end, in two or three judgements that a reader keeps, the weightiest first, each said plainly, with the stories by name that it rests on; last what to look out for next, which will show whether it holds. Nothing that is joined by force.
- In "blocks", group watch: two to four sentences (advice), the few things of the day that are worth a reader's time: what to decide, change by a date, try or look out for next, with its name, and what in the cited posts makes it worth it; from the weightiest stories, nothing that goes without saying.
- In "missing": up to two told stories, most often none, in which something is open on which a reader's decision hangs: the maker said nothing to what others claim of it (maker, who), nobody independent tested what it boasts (test), no figures were given (numbers). Code searches all posts for your words and writes the sentence only where it is true. ${brief.language === 'en' ? '' : 'search 里给出各种写法和语言。'}`,
};

const planLines = (plan: Plan, places: readonly Plan[number]['place'][]): string =>
  plan
    .filter(({ place }) => places.includes(place))
    .map(({ place, group, what, posts }) => JSON.stringify({ place, ...(group === '' ? {} : { group }), what, posts }))
    .join('\n');

const PLANNED: Readonly<Record<Section, readonly Plan[number]['place'][]>> = {
  keyPoints: ['keyPoint'],
  overview: ['view', 'event'],
  views: ['view'],
  events: ['event'],
  special: ['special'],
  conclusion: [],
};

/** A piece as a later request shows it. */
const toldLine = ({ id, text }: Piece): string => `${id} ${text}`;

const HANDLE = /@\w{1,50}/gu;

const toldOf = (draft: Draft): string => {
  const told = piecesOf(draft).map(toldLine);
  if (told.length === 0) return '';
  const handles = [...new Set(told.flatMap((line) => line.match(HANDLE) ?? []))];
  const called = handles.length === 0 ? '' : `Bare handles so far (${handles.length} of 8): ${handles.join(' ')}\n`;
  return `Told so far in this report; no fact of it is told again:\n${told.join('\n')}\n${called}\n`;
};

const requestOf = (beginning: Beginning, user: string, maxTokens = MOST_TOKENS): ModelRequest => ({
  ...beginning,
  user,
  maxTokens,
});

export const planRequest = (beginning: Beginning, brief: Brief): ModelRequest => requestOf(beginning, PLAN(brief));

/** The request for a section: how the writer sees the day, what was told, what was planned for it, what is asked. */
export const sectionRequest = (
  beginning: Beginning,
  brief: Brief,
  section: Section,
  { plan, essay, draft }: { readonly plan: Plan; readonly essay: string; readonly draft: Draft },
): ModelRequest => {
  const planned = planLines(plan, PLANNED[section]);
  return requestOf(
    beginning,
    `${essay === '' ? '' : `Your essay, unchecked; of it the report says what posts carry:\n${essay}\n\n`}${toldOf(draft)}${planned === '' ? '' : `Planned for this section:\n${planned}\n\n`}${ASKED[section](brief)}`,
  );
};

/** The same request once more, with what was wrong with its answer. */
export const askAgain = (request: ModelRequest, reason: string): ModelRequest => ({
  ...request,
  user: `${request.user}\n\n${reason}`,
});

/** A piece that may not stand as it is, and why, in words to act on. */
export interface Failing {
  readonly piece: Piece;
  readonly reasons: readonly string[];
}

/** What stands before a piece and explains it: its headline, its lead line and the sentence before. */
const before = ({ id }: Piece, pieces: readonly Piece[]): readonly string[] => {
  const at = pieces.findIndex((one) => one.id === id);
  const item = id.slice(0, id.indexOf('.') + 1);
  const own = pieces.slice(0, Math.max(at, 0)).filter((one) => one.id.startsWith(item));
  const lead = own.find(({ place }) => place === 'lead');
  return [...new Set([lead, own.at(-1)])].flatMap((one) => one?.text ?? []);
};

/**
 * The request that mends what failed: those sentences, what stands before each, and what the checks have against it.
 * @param pieces all pieces of the draft, in their order
 */
export const repairRequest = (
  beginning: Beginning,
  failing: readonly Failing[],
  pieces: readonly Piece[],
  aliasOf: (key: string) => string,
): ModelRequest => {
  const lines = failing.map(({ piece, reasons }) => {
    const { id, place, text, posts } = piece;
    const after = before(piece, pieces);
    return JSON.stringify({
      id,
      place,
      ...(after.length === 0 ? {} : { after }),
      text,
      posts: posts.map(aliasOf),
      wrong: reasons,
    });
  });
  return requestOf(
    beginning,
    `A checker read your report beside the posts and has something against these sentences:\n${lines.join('\n')}\n\nMend each in "mended", by its id: read its posts again and write the sentence so that they carry it, or name the posts that do. Keep its point and its place; it may be a little longer where that makes it true. "after" is what stands before it and stays. Where the checker is mistaken, write the same fact in words nearer to the post's. Where nothing is left to say, the text stays empty.`,
  );
};
