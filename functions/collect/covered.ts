// Which time a source has covered over all runs of a topic, and the gap before a window.
import { ConflictError } from '../../shared/errors.ts';
import { coveredKey } from '../../shared/keys.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';

/** A stretch of time, ISO 8601 UTC; the end is exclusive. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** Stretches that are kept: gaps are asked of recent windows only. */
const MOST_SPANS = 200;
const TRIES = 5;

const at = (instant: string): number => Date.parse(instant);

/** The stretches with another one, in order, those that touch joined. */
export const withSpan = (spans: readonly Span[], added: Span): Span[] => {
  const joined: Span[] = [];
  for (const span of [...spans, added].toSorted((a, b) => at(a.start) - at(b.start))) {
    const last = joined.at(-1);
    if (last === undefined || at(span.start) > at(last.end)) joined.push(span);
    else if (at(span.end) > at(last.end)) joined[joined.length - 1] = { start: last.start, end: span.end };
  }
  return joined.slice(-MOST_SPANS);
};

/** Seconds before an instant that nothing covers, back to the stretch before; undefined where there is none. */
export const gapBefore = (spans: readonly Span[], start: string): number | undefined => {
  const before = spans.filter((span) => at(span.start) < at(start)).map(({ end }) => at(end));
  if (before.length === 0) return undefined;
  return Math.max(0, Math.round((at(start) - Math.max(...before)) / 1000));
};

/**
 * The gap between what a source had covered before and the run's window, in seconds. Remembers the window when it was
 * covered now; another run may do so at the same time. A second call with the same run gives the same answer.
 */
export const rememberCovered = async (
  store: Store,
  run: Pick<Run, 'platform' | 'topic' | 'window'>,
  source: string,
  covered: boolean,
): Promise<number | undefined> => {
  const key = coveredKey(run.platform, run.topic, source);
  const { start, end } = run.window;
  for (let tried = 1; ; tried++) {
    const stored = await store.read(key);
    const spans: Span[] = stored === undefined ? [] : JSON.parse(Buffer.from(stored.bytes).toString('utf8')).spans;
    const gap = gapBefore(spans, start);
    if (!covered) return gap;
    try {
      await store.write(key, JSON.stringify({ version: 1, spans: withSpan(spans, { start, end }) }), {
        contentType: 'application/json',
        condition: stored === undefined ? { absent: true } : { match: stored.etag },
      });
      return gap;
    } catch (error) {
      if (!(error instanceof ConflictError) || tried === TRIES) throw error;
    }
  }
};
