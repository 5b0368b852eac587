// Tokens of a card: all that the model was given and answered with, over every exchange.
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../functions/summarise/tokens.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';

const exchange = (inputTokens: number, outputTokens: number, cacheReadTokens = 0, cacheWriteTokens = 0): Exchange => ({
  key: 'k',
  answer: {
    stop: 'complete',
    value: {},
    usage: { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens },
    stopReason: 'tool_use',
    model: 'm',
    origin: 'live',
  },
});

describe('the tokens of a card', () => {
  it('are those of the first answer and of the repair, cached ones among them', () => {
    expect(tokensOf({ exchanges: [exchange(1000, 200, 50, 5), exchange(1500, 100)] })).toEqual({
      inputTokens: 2555,
      outputTokens: 300,
    });
  });

  it('are not named where no model was asked', () => {
    expect(tokensOf({})).toEqual({});
    expect(tokensOf({ exchanges: [] })).toEqual({});
  });
});
