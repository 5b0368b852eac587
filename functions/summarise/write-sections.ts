// Writes the plan, the manuscript, and the sections one after the other; what money does not do for is left out.
import type { Answer } from './answer.ts';
import { askSection, CutPrompt } from './ask-section.ts';
import type { Correspondent } from './correspondent.ts';
import { type Draft, draftSection, piecesOf, type Reading, SECTIONS, type Section } from './draft.ts';
import {
  type Manuscript,
  manuscriptOf,
  manuscriptRequest,
  type Plan,
  planRequest,
  sectionRequest,
} from './instructions.ts';
import type { Beginning, Brief } from './prompt.ts';

/** What is done for the report, most needed first: where the cap is low, what comes last is left out first. */
const NEEDED = [
  'keyPoints',
  'repair',
  'manuscript',
  'overview',
  'events',
  'views',
  'conclusion',
  'audit',
  'special',
] as const;
type Work = (typeof NEEDED)[number];

const USABLE: Readonly<Record<Section, (answer: Answer) => boolean>> = {
  keyPoints: ({ items }) => items.length > 0,
  events: ({ items }) => items.length > 0,
  views: ({ blocks }) => blocks.length > 0,
  special: () => true,
  overview: ({ blocks }) => blocks.length > 0,
  conclusion: () => true,
};

export interface Desk {
  readonly correspondent: Correspondent;
  readonly beginning: Beginning;
  readonly brief: Brief;
  readonly reading: Reading;
  readonly leftUsd: () => number;
  readonly progress: (message: string) => void;
}

export interface Sections {
  readonly draft: Draft;
  readonly missing: Answer['missing'];
  /** Key points that the plan holds. */
  readonly planned: number;
  /** Why sections are not there, a sentence each. */
  readonly problems: readonly string[];
}

/** Whether there is something to write: special subjects and themes that the plan has none of are not asked for. */
const isPlanned = (section: Section, plan: Plan, { specialTopics }: Brief): boolean => {
  if (section === 'special') return specialTopics.length > 0 && plan.some(({ place }) => place === 'special');
  if (section === 'views') return plan.some(({ place }) => place === 'view');
  if (section === 'events') return plan.some(({ place }) => place === 'event');
  return true;
};

/** What answers a question is an event, wherever the plan has put it. */
const withAnswers = (plan: Plan, { questions = [] }: Brief): Plan =>
  plan.map((story) =>
    questions.some(({ alias }) => alias === story.group.trim()) ? { ...story, place: 'event' as const } : story,
  );

/**
 * The whole report in one flow; empty, with the reason, where the money is for what is needed more (the key points and the
 * repair), or none comes: the sections do without it then.
 */
const writeManuscript = async (
  { correspondent, beginning, brief, leftUsd, progress }: Desk,
  plan: Plan,
  problems: string[],
): Promise<Manuscript> => {
  const request = manuscriptRequest(beginning, brief, plan);
  const keyPoints = sectionRequest(beginning, brief, 'keyPoints', { plan, manuscript: {}, draft: {} });
  const before = NEEDED.indexOf('manuscript');
  if (correspondent.estimate(request) + before * correspondent.estimate(keyPoints) > leftUsd()) {
    problems.push('manuscript: left out, since model.maxCostUsd does not do for it');
    return {};
  }
  progress('manuscript');
  try {
    const told = await askSection(correspondent, 'manuscript', request, ({ manuscript }) => manuscript.length > 0);
    if ('answer' in told) return manuscriptOf(told.answer);
    problems.push(told.problem);
  } catch (error) {
    // Its answer is the longest: what has no room for it has room for sections.
    if (!(error instanceof CutPrompt)) throw error;
    problems.push(`manuscript: ${error.message}`);
  }
  return {};
};

/** Asks for the plan, for the manuscript, and then for each section. A plan or key points that come to nothing end it: the draft is empty then. */
export const writeSections = async (desk: Desk): Promise<Sections> => {
  const { correspondent, beginning, brief, reading, leftUsd, progress } = desk;
  progress('plan');
  const planned = await askSection(correspondent, 'plan', planRequest(beginning, brief), ({ plan }) => plan.length > 0);
  if ('problem' in planned) return { draft: {}, missing: [], planned: 0, problems: [planned.problem] };
  const plan = withAnswers(planned.answer.plan, brief);
  const keyPoints = plan.filter(({ place }) => place === 'keyPoint').length;
  const problems: string[] = [];
  const pending = new Set<Work>(NEEDED);
  const manuscript = await writeManuscript(desk, plan, problems);
  pending.delete('manuscript');
  let missing: Answer['missing'] = [];
  let draft: Draft = {};
  for (const section of SECTIONS) {
    pending.delete(section);
    if (!isPlanned(section, plan, brief)) continue;
    const request = sectionRequest(beginning, brief, section, { plan, manuscript, draft });
    const before = NEEDED.slice(0, NEEDED.indexOf(section)).filter((work) => pending.has(work)).length;
    if (section !== 'keyPoints' && correspondent.estimate(request) * (1 + before) > leftUsd()) {
      problems.push(`${section}: left out, since model.maxCostUsd does not do for it`);
      continue;
    }
    progress(section);
    const told = await askSection(correspondent, section, request, USABLE[section]);
    if ('problem' in told) {
      problems.push(told.problem);
      if (section === 'keyPoints') return { draft: {}, missing, planned: keyPoints, problems };
      continue;
    }
    draft = { ...draft, [section]: draftSection(section, told.answer, reading) };
    if (section === 'conclusion') ({ missing } = told.answer);
  }
  progress(`${piecesOf(draft).length} sentences written`);
  return { draft, missing, planned: keyPoints, problems };
};
