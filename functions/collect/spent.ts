// What a topic's sources have cost in a month, over all its runs, and what is left of its cap.
import { Temporal } from 'temporal-polyfill';
import { spentKey } from '../../shared/keys.ts';
import { roundUsd } from '../../shared/prices.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { changeFile } from './state-file.ts';

/** By the prefix of stored pages, so that pages which several runs use are paid for once. */
interface Spent {
  readonly version: 1;
  readonly spent: Readonly<Record<string, number>>;
}

type Owner = Pick<Run, 'platform' | 'topic' | 'madeAt' | 'window'>;

const monthOf = ({ madeAt, window }: Owner): string =>
  Temporal.Instant.from(madeAt).toZonedDateTimeISO(window.timezone).toPlainDate().toString().slice(0, 7);

const keyOf = (run: Owner): string => spentKey(run.platform, run.topic, monthOf(run));

/** Notes what the pages below a prefix have cost so far. */
export const noteSpent = async (store: Store, run: Owner, prefix: string, costUsd: number): Promise<void> => {
  if (costUsd === 0) return;
  await changeFile<Spent>(store, keyOf(run), (held = { version: 1, spent: {} }) =>
    (held.spent[prefix] ?? 0) >= costUsd ? held : { version: 1, spent: { ...held.spent, [prefix]: costUsd } },
  );
};

/** Dollars that all pages but those below a prefix have cost in the month of a run. */
export const spentBeside = async (store: Store, run: Owner, prefix: string): Promise<number> => {
  const stored = await store.read(keyOf(run));
  if (stored === undefined) return 0;
  const { spent }: Spent = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
  return roundUsd(Object.entries(spent).reduce((sum, [key, usd]) => (key === prefix ? sum : sum + usd), 0));
};
