// Asks for one chapter: what can't be used is asked for once more, with the reason; then the report does without it.
import type { ModelAnswer, ModelRequest } from '../../shared/model/model.ts';
import { type Answer, answerSchema } from './answer.ts';
import type { Correspondent } from './correspondent.ts';
import { askAgain } from './instructions.ts';
import type { Chapter } from './transcript.ts';

/** The server read less than it was sent: everything is asked again with half of the posts. */
export class CutPrompt extends Error {
  override readonly name = 'CutPrompt';
}

/** The answer, or one sentence on why there is none. */
export type Told = { readonly answer: Answer } | { readonly problem: string };

const wasCut = ({ stop, usage }: ModelAnswer): boolean =>
  stop === 'cutPrompt' || (stop === 'truncated' && usage.outputTokens === 0);

/** What is wrong with an answer, in words for the model; undefined where it can be used. */
const objection = (answer: ModelAnswer, isUsable: (value: Answer) => boolean): string | undefined => {
  if (answer.stop === 'truncated')
    return 'Your last answer was too long and was cut off. Answer again by the tool with at most half as much, the best first, in short sentences.';
  if (answer.stop === 'refused' || answer.stop === 'filtered')
    return 'Your last answer was withheld. Answer again by the tool, and leave out whatever could have been the reason.';
  const parsed = answerSchema.safeParse(answer.value);
  if (answer.stop === 'complete' && parsed.success && isUsable(parsed.data)) return undefined;
  return 'Your last answer could not be read, or held nothing of what was asked. Answer again by the tool, with its fields filled as they are described.';
};

/**
 * Asks, and asks once more where the answer can't be used. Throws CutPrompt, OutOfTime, and what the model throws.
 * @param isUsable whether an answer holds what was asked for
 */
export const askChapter = async (
  correspondent: Correspondent,
  chapter: Chapter,
  request: ModelRequest,
  isUsable: (value: Answer) => boolean,
): Promise<Told> => {
  let asked = request;
  let last = '';
  for (let tries = 0; tries < 2; tries++) {
    const answer = await correspondent.ask(chapter, asked);
    if (answer === undefined) return { problem: `${chapter}: another request could go beyond model.maxCostUsd` };
    if (wasCut(answer)) throw new CutPrompt(answer.cause ?? answer.stopReason);
    const wrong = objection(answer, isUsable);
    if (wrong === undefined) return { answer: answerSchema.parse(answer.value) };
    last = answer.cause ?? `the answer ended with ${answer.stopReason} and could not be used`;
    asked = askAgain(request, wrong);
  }
  return { problem: `${chapter}: ${last}` };
};
