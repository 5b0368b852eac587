// The sections of a report that a model wrote: form and evidence of its sentences, which the checks have let stand.
import type { Block, EventGroup, Report, Sentence } from '../../shared/report.ts';
import type { Topic } from '../../shared/topic.ts';
import { holdsView } from '../../shared/verify/named-speakers.ts';
import type { Written, WrittenBlock, WrittenSentence } from '../../shared/written.ts';
import { MOST_LINKS } from './desk.ts';
import type { Desks } from './desks.ts';
import { itemOf } from './items.ts';
import { opensWithSpeaker } from './prose.ts';
import { countsVoices } from './voices.ts';
import { judgementFrom, type Placed, sentenceOf } from './written-sentence.ts';

const present = <T>(values: readonly (T | undefined)[]): T[] => values.flatMap((value) => value ?? []);

const paragraphsOf = (
  desks: Desks,
  paragraphs: readonly (readonly WrittenSentence[])[],
  placed: Placed,
): Sentence[][] =>
  paragraphs
    .map((sentences) =>
      present(
        sentences.map((sentence, at) =>
          sentenceOf(desks, sentence, at === 0 ? placed : { ...placed, opens: undefined }),
        ),
      ),
    )
    .filter((sentences) => sentences.length > 0);

/** The paragraphs of a block, and the judgement on which they end, which is a paragraph of its own. */
const judgedApart = (
  paragraphs: readonly (readonly WrittenSentence[])[],
  language: 'zh-CN' | 'en',
): { told: readonly (readonly WrittenSentence[])[]; verdict: readonly WrittenSentence[] } => {
  const last = paragraphs.at(-1) ?? [];
  const judged = judgementFrom(last);
  // A last paragraph that is judgement for its better part is one, with what it says before, unless that is somebody's voice.
  const isOwn = !opensWithSpeaker(last[0]?.text ?? '', language);
  const whole = paragraphs.length > 1 && 2 * judged < last.length ? 0 : judged;
  const from = isOwn ? whole : Math.max(judged, 1);
  // A block that is all judgement has nothing that it judges.
  if (from === 0 && paragraphs.length === 1) return { told: paragraphs, verdict: [] };
  const rest = from === 0 ? [] : [last.slice(0, from)];
  return { told: [...paragraphs.slice(0, -1), ...rest], verdict: last.slice(from) };
};

const blockOf = (desks: Desks, { lead, paragraphs }: WrittenBlock, section: string): Block | undefined => {
  const { told, verdict } =
    section === 'views' ? judgedApart(paragraphs, desks.labels.language) : { told: paragraphs, verdict: [] };
  // A line a voice makes a list; prose that a colon opens here and there makes none.
  const isList =
    section === 'views' &&
    told.length > 1 &&
    told.every(([first]) => opensWithSpeaker(first?.text ?? '', desks.labels.language));
  const texts = [...told, ...(verdict.length === 0 ? [] : [verdict])].map((sentences, at) =>
    present(
      sentences.map((one, i) => {
        const opens = isList && at < told.length && i === 0 ? ('speaker' as const) : undefined;
        const placed = { section, opens, judges: at === told.length && i === 0 };
        return sentenceOf(desks, one, at + i === 0 ? { ...placed, lead } : placed);
      }),
    ),
  );
  const kept = texts.filter((sentences) => sentences.length > 0);
  const voices = texts.slice(0, told.length).filter((sentences) => sentences.length > 0).length;
  const list = isList && voices > 1 ? ({ list: 'bullets' } as const) : {};
  return kept.length === 0 ? undefined : { lead, ...list, paragraphs: kept };
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

/**
 * Where nothing is left of the overview, the first headlines stand there, as they stand below: those that count voices would
 * count them among all that are told together.
 */
const headlines = (desks: Desks, { keyPoints }: Written): Sentence | undefined => {
  const told = keyPoints.map(({ headline }) => headline).filter(({ posts }) => desks.desk.known(posts).length > 0);
  const plain = told.filter(({ text }) => !countsVoices(text)).slice(0, MOST_LINKS);
  const chosen = plain.length > 0 ? plain : told.slice(0, 1);
  const text = chosen.map((headline) => headline.text).join(desks.phrases.semicolon);
  const posts = chosen.flatMap((headline) => desks.desk.known(headline.posts).slice(0, 1));
  return sentenceOf(desks, { text, kind: 'synthesis', posts }, { section: 'overview' });
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
  const graded = (['ready', 'open', 'doubtful'] as const)
    .map((grade) => labelled(desks, labels[grade], conclusion[grade]))
    .filter((sentences) => sentences.length > 0);
  const watch = labelled(desks, labels.watch, conclusion.watch);
  const nothing = (): Sentence =>
    desk.sentence({
      section: 'conclusion',
      role: 'bridge',
      kind: 'bridge',
      stretches: [{ text: labels.watch, bold: true }, { text: `${labels.colon}${phrases.nothingToWatch}` }],
    });
  return [...relation, ...graded, watch.length === 0 ? [nothing()] : watch];
};

/** The sections of a written report, made in the order of the page, so that ids and numbers of links run down it. */
export const writtenSections = (desks: Desks, written: Written, specialTopics: Topic['specialTopics']): Sections => {
  const { desk, phrases, labels } = desks;
  const instead = (section: string, text: string): Sentence =>
    desk.sentence({ section, role: 'bridge', kind: 'bridge', stretches: [{ text }] });
  const own = written.overview.flatMap((sentences, at) =>
    paragraphsOf(desks, [sentences], { section: 'overview', opens: at === 0 ? 'sentence' : 'clause' }),
  );
  const overview = own.length > 0 ? own : [[headlines(desks, written) ?? instead('overview', phrases.noEvents)]];
  const keyPoints = present(written.keyPoints.map((item) => itemOf(desks, item, 'keyPoints')));
  const spoken = written.views.filter(({ paragraphs }) =>
    holdsView(
      paragraphs.map((sentences) => sentences.map(({ text }) => text).join(labels.sentenceEnd)),
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
    overview,
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
