// How long each state took, from the events of the engine.
import type { StateEvent } from '../local/engine.ts';

export interface Times {
  readonly note: (event: Pick<StateEvent, 'state' | 'phase' | 'at'>) => void;
  /** Milliseconds of each state from its first start to its last end, in the order in which states began. */
  readonly ms: () => Record<string, number>;
}

/**
 * Measures states.
 * @param clock milliseconds that only grow, such as performance.now; events that say when they happened need none
 */
export const measureTimes = (clock: () => number): Times => {
  const spans = new Map<string, { readonly start: number; end: number }>();
  return {
    note: ({ state, at }) => {
      const now = at ?? clock();
      const span = spans.get(state);
      if (span === undefined) spans.set(state, { start: now, end: now });
      else span.end = now;
    },
    ms: () => Object.fromEntries([...spans].map(([state, { start, end }]) => [state, Math.round(end - start)])),
  };
};
