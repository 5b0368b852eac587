// Writes the plan and the report in two halves; what money does not do for is left out.
import type { Answer, Part } from './answer.ts';
import { askChapter } from './ask-chapter.ts';
import type { Correspondent } from './correspondent.ts';
import { type Draft, draftOf, itemsOf, piecesOf, type Reading, type Section } from './draft.ts';
import {
  analysisRequest,
  HALVES,
  type Half,
  MOST_OF_HALF,
  MOST_TOKENS,
  openingRequest,
  type Plan,
  planRequest,
} from './instructions.ts';
import type { Beginning, Brief } from './prompt.ts';

export interface Desk {
  readonly correspondent: Correspondent;
  readonly beginning: Beginning;
  readonly brief: Brief;
  readonly reading: Reading;
  readonly leftUsd: () => number;
  readonly progress: (message: string) => void;
}

export interface Halves {
  readonly draft: Draft;
  readonly missing: Answer['missing'];
  /** Key points that the plan holds. */
  readonly planned: number;
  /** Why halves are not there, a sentence each. */
  readonly problems: readonly string[];
}

/** What answers a question is an event, wherever the plan has put it. */
const withAnswers = (plan: Plan, { questions = [] }: Brief): Plan =>
  plan.map((story) =>
    questions.some(({ alias }) => alias === story.group.trim()) ? { ...story, place: 'event' as const } : story,
  );

/** The parts that were asked for: what belongs to the other half is not told twice. */
const partsOf = ({ parts }: Answer, half: Half): Part[] =>
  parts.filter(({ section }) => HALVES[half].some((own: Section) => own === section));

/** Dollars that the least useful report takes at most: its plan and its opening. */
export const leastUsd = (correspondent: Correspondent, beginning: Beginning): number =>
  [MOST_TOKENS, MOST_OF_HALF]
    .map((maxTokens) => correspondent.estimate({ ...beginning, user: '', maxTokens }))
    .reduce((sum, usd) => sum + usd, 0);

/** The second half; none, with the reason, where the money is for the repair of the first, or it comes to nothing. */
const writeAnalysis = async (
  { correspondent, beginning, brief, leftUsd, progress }: Desk,
  plan: Plan,
  opening: readonly Part[],
): Promise<{ parts: readonly Part[]; missing: Answer['missing']; problem?: string }> => {
  const request = analysisRequest(beginning, brief, plan, opening);
  const repair = correspondent.estimate({ ...request, maxTokens: MOST_TOKENS });
  if (correspondent.estimate(request) + repair > leftUsd())
    return { parts: [], missing: [], problem: 'analysis: left out, since model.maxCostUsd does not do for it' };
  progress('analysis');
  const told = await askChapter(correspondent, 'analysis', request, (answer) => partsOf(answer, 'analysis').length > 0);
  if ('problem' in told) return { parts: [], missing: [], problem: told.problem };
  return { parts: partsOf(told.answer, 'analysis'), missing: told.answer.missing };
};

/** Asks for the plan, the opening and the analysis. A plan or an opening that comes to nothing ends it: the draft is empty then. */
export const writeHalves = async (desk: Desk): Promise<Halves> => {
  const { correspondent, beginning, brief, reading, progress } = desk;
  progress('plan');
  const planned = await askChapter(correspondent, 'plan', planRequest(beginning, brief), ({ plan }) => plan.length > 0);
  if ('problem' in planned) return { draft: {}, missing: [], planned: 0, problems: [planned.problem] };
  const plan = withAnswers(planned.answer.plan, brief);
  const keyPoints = plan.filter(({ place }) => place === 'keyPoint').length;
  progress('opening');
  const opening = await askChapter(correspondent, 'opening', openingRequest(beginning, brief, plan), (answer) =>
    hasKeyPoint(partsOf(answer, 'opening'), reading),
  );
  if ('problem' in opening) return { draft: {}, missing: [], planned: keyPoints, problems: [opening.problem] };
  const first = partsOf(opening.answer, 'opening');
  const { parts, missing, problem } = await writeAnalysis(desk, plan, first);
  const draft = draftOf([...first, ...parts], reading);
  progress(`${piecesOf(draft).length} sentences written`);
  return { draft, missing, planned: keyPoints, problems: problem === undefined ? [] : [problem] };
};

const hasKeyPoint = (parts: readonly Part[], reading: Reading): boolean => itemsOf(draftOf(parts, reading)).length > 0;
