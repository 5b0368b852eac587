// What the asking about one story took in tokens, for the metrics.
import type { Card } from '../../shared/story.ts';

/** Tokens given to the model, those that it had cached among them, and tokens of its answers; nothing where none was asked. */
export const tokensOf = ({ exchanges }: Pick<Card, 'exchanges'>): { inputTokens?: number; outputTokens?: number } => {
  if (exchanges === undefined || exchanges.length === 0) return {};
  let [inputTokens, outputTokens] = [0, 0];
  for (const { answer } of exchanges) {
    const { usage } = answer;
    inputTokens += usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
    outputTokens += usage.outputTokens;
  }
  return { inputTokens, outputTokens };
};
