// Numbers that no post says and that follow from two that posts say: a share, a ratio, a difference.
import type { Quantity, Reading } from './quantities.ts';
import type { Source } from './source-post.ts';

/** How far a rounded number may lie from what it rounds: half of its last digit, or this share. */
const ROUNDED = 0.03;
/** How far the true number may lie beyond `almost`, `more than` and `about`. */
const BOUNDED = 0.1;

const rounds = ({ text, bound }: Quantity, value: number, exact: number): boolean => {
  if (bound === 'over') return exact >= value && exact <= value * (1 + BOUNDED);
  if (bound === 'under') return exact <= value && exact >= value * (1 - BOUNDED);
  const decimals = /\d[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
  const half = 0.5 / 10 ** decimals;
  return Math.abs(exact - value) <= Math.max(half, value * (bound === 'about' ? BOUNDED : ROUNDED));
};

const comparable = (a: Reading, b: Reading): boolean =>
  a.unit === b.unit &&
  !/^(?:date|day of month|weekday|clock|ordinal|rank|quarter|half-year|many|as typed.*)$/.test(a.unit) &&
  a.value > 0 &&
  b.value > 0 &&
  a.value !== b.value;

/** By how much something changed or differs stands beside such a word. */
const CHANGE =
  /\b(?:drop|fall|fell|fallen|rise|rose|risen|gain|gap|difference|more|fewer|less|lower|higher|lost|loss|cut|save[ds]?|up|down|apart|faster|slower|cheaper|by|within)\w*\b|多|少|差|降|涨|升|跌|增|减|省|超|快|慢|增|減|差|más|menos|plus|moins|차이|증가|감소/iu;
const AROUND = 24;
const isOfChange = (text: string, { start, end }: Quantity): boolean =>
  CHANGE.test(text.slice(Math.max(0, start - AROUND), start)) || CHANGE.test(text.slice(end, end + AROUND));

/** What may follow from a greater and a lesser number, in the unit of what is claimed. */
const following = (unit: string, great: Reading, less: Reading, changed: boolean): number[] => {
  const share = (less.value / great.value) * 100;
  if (unit === 'percent')
    return great.unit === 'percent' ? [share, 100 - share] : [share, 100 - share, (great.value / less.value - 1) * 100];
  if (unit === 'point' || (unit === 'count' && changed && great.unit === 'percent'))
    return great.unit === 'percent' ? [great.value - less.value] : [];
  if (unit === 'times') return [great.value / less.value];
  return unit === great.unit && changed ? [great.value - less.value] : [];
};

/** Whether a share, ratio or difference follows from two of the numbers. */
const followsFrom = (quantity: Quantity, pool: readonly Quantity[], changed: boolean): boolean =>
  quantity.readings.some(({ unit, value }) =>
    pool.some((one, at) =>
      pool
        .slice(at + 1)
        .some((other) =>
          one.readings.some((a) =>
            other.readings.some(
              (b) =>
                comparable(a, b) &&
                following(unit, a.value > b.value ? a : b, a.value > b.value ? b : a, changed).some((exact) =>
                  rounds(quantity, value, exact),
                ),
            ),
          ),
        ),
    ),
  );

/** Numbers of one post among which a share that is right by chance would be no wonder. */
const MOST = 6;

/**
 * Whether a number follows from two others: of the sentence, as far as posts carry them, or of one cited post.
 * @param carried what the sentence says and posts carry
 */
export const isDerived = (
  quantity: Quantity,
  text: string,
  carried: readonly Quantity[],
  sources: readonly Source[],
): boolean =>
  followsFrom(quantity, carried, isOfChange(text, quantity)) ||
  sources.some(({ quantities }) => quantities.length <= MOST && followsFrom(quantity, quantities, false));
