// Numbers that no post says and that follow from others that posts say: a share, a ratio, a difference, a sum, a price per hour.
import { isCarried, MONEY } from './numbers-match.ts';
import { type Quantity, quantitiesOf, type Reading } from './quantities.ts';
import { ratesOf } from './quantity-rates.ts';
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
  !/^(?:date|day of month|weekday|clock|ordinal|rank|quarter|half-year|many|decade|as typed.*)$/.test(a.unit) &&
  a.value > 0 &&
  b.value > 0 &&
  a.value !== b.value;

/** By how much something changed or differs stands beside such a word. */
const CHANGE =
  /\b(?:drop|fall|fell|fallen|rise|rose|risen|gain|gap|difference|more|fewer|less|lower|higher|lost|loss|cut|save[ds]?|up|down|apart|faster|slower|cheaper|by|within)\w*\b|多|少|差|降|涨|升|跌|增|减|省|超|快|慢|增|減|差|más|menos|plus|moins|차이|증가|감소/iu;
const AROUND = 24;
const isOfChange = (text: string, { start, end }: Quantity): boolean =>
  CHANGE.test(text.slice(Math.max(0, start - AROUND), start)) || CHANGE.test(text.slice(end, end + AROUND));
/** What grew by seven times comes to eight times. */
const GREW_BY = /(?:涨|增|多|高|升|长|增加|増え|増加)[了出]?(?:约|約|近|超过)?\s?$/u;

/** 高出41分, `41 points ahead`: by how much one is before another. */
const LEAD_BEFORE = /(?:高|低|多|少|差|快|慢|领先|領先|落后|落後|超)[出了过過约約近]{0,2}\s?$/u;
const LEAD_AFTER =
  /^\s?\p{L}*\s(?:ahead|behind|more|less|fewer|higher|lower|apart|above|below|clear)\b|^\s?(?:高い|低い|差)|^\s?\p{L}* (?:más|menos|por (?:delante|detrás)|de (?:plus|moins))/iu;
const isLead = (text: string, { start, end }: Quantity): boolean =>
  LEAD_BEFORE.test(text.slice(Math.max(0, start - 8), start)) || LEAD_AFTER.test(text.slice(end, end + AROUND));

/** What may follow from a greater and a lesser number, in the unit of what is claimed. */
const following = (unit: string, great: Reading, less: Reading, changed: boolean, grew: boolean): number[] => {
  const share = (less.value / great.value) * 100;
  if (unit === 'percent')
    return great.unit === 'percent' ? [share, 100 - share] : [share, 100 - share, (great.value / less.value - 1) * 100];
  if (unit === 'point' || (unit === 'count' && changed && great.unit === 'percent'))
    return great.unit === 'percent' ? [great.value - less.value] : [];
  if (unit === 'times') return [great.value / less.value - (grew ? 1 : 0)];
  return unit === great.unit && changed ? [great.value - less.value] : [];
};

type Change = { readonly changed: boolean; readonly grew: boolean };

/** Whether a share, ratio or difference follows from a number of one pool and one of another. */
const followsFrom = (
  quantity: Quantity,
  pool: readonly Quantity[],
  others: readonly Quantity[],
  { changed, grew }: Change,
  fits: typeof rounds = rounds,
): boolean =>
  quantity.readings.some(({ unit, value }) =>
    pool.some((one) =>
      others.some((other) =>
        one.readings.some((a) =>
          other.readings.some(
            (b) =>
              one !== other &&
              comparable(a, b) &&
              following(unit, a.value > b.value ? a : b, a.value > b.value ? b : a, changed, grew).some((exact) =>
                fits(quantity, value, exact),
              ),
          ),
        ),
      ),
    ),
  );

/** Between the members of a list: what the one counts, and a mark right before the next. */
const LISTED = /^[^,，、.。:：;；!！?？\n\d]{0,24}(?:,|，|、|\+|(?<!\p{L})(?:and|y|et)|和)\s?(?:and\s|和)?$/iu;
const FEWEST_LISTED = 3;

/** Whether a number is the sum of what a post counts in a row: `2 critical, 2 high, 1 low`. */
export const isSum = (quantity: Quantity, { normal, quantities }: Source): boolean => {
  const countOf = ({ readings }: Quantity): number | undefined => readings.find(({ unit }) => unit === 'count')?.value;
  const [claimed] = [countOf(quantity)];
  let row: number[] = [];
  let last: Quantity | undefined;
  const sums: number[] = [];
  for (const next of quantities) {
    const value = countOf(next);
    if (value === undefined) continue;
    const listed = last !== undefined && LISTED.test(normal.slice(last.end, next.start));
    row = listed ? [...row, value] : [value];
    if (row.length >= FEWEST_LISTED) sums.push(row.reduce((sum, one) => sum + one, 0));
    last = next;
  }
  return claimed !== undefined && sums.includes(claimed);
};

/** Says that numbers are added up. */
const TOTAL =
  /合计|合計|总共|總共|总计|加起来|一共|共计|\b(?:in total|total(?:s|ling)?|altogether|together|combined|in all|sum)\b|合わせて|합쳐|총 ?합|en total|au total|en tout/iu;
/** Whether a sentence adds up two numbers of a post. */
const isTotal = (quantity: Quantity, text: string, { quantities }: Source): boolean =>
  TOTAL.test(text.slice(Math.max(0, quantity.start - AROUND), quantity.end + AROUND)) &&
  quantities.length <= MOST &&
  quantity.readings.some(({ unit, value }) => {
    const terms = readingsOf(quantities).filter((reading) => reading.unit === unit && reading.unit !== 'date');
    return terms.some((one, at) =>
      terms.slice(at + 1).some((other) => rounds(quantity, value, one.value + other.value)),
    );
  });

const readingsOf = (quantities: readonly Quantity[]): Reading[] => quantities.flatMap(({ readings }) => readings);
const isPeriod = ({ unit }: Reading): boolean => unit === 'second' || unit === 'month';

/**
 * Whether a number is a price that the sentence tells for one time, told for another: $3 a minute of `$0.05 a second`.
 * @param times what may say for which time; all that the sentence says of time where it is not given
 */
export const isScaled = (
  quantity: Quantity,
  text: string,
  carried: readonly Quantity[],
  sources: readonly Source[],
  times?: readonly Quantity[],
): boolean => {
  const rates = ratesOf(text);
  const pool = sources.flatMap(({ quantities }) => quantities);
  const told = readingsOf(rates.filter((rate) => isCarried(rate, pool))).filter(isPeriod);
  const wanted = readingsOf(times ?? [...rates, ...quantitiesOf(text, [], 'post')]).filter(isPeriod);
  return quantity.readings
    .filter(({ unit }) => MONEY.has(unit))
    .some(({ unit, value }) =>
      readingsOf(carried)
        .filter((base) => base.unit === unit)
        .some((base) =>
          told.some((from) =>
            wanted.some(
              (to) =>
                to.unit === from.unit &&
                to.value !== from.value &&
                rounds(quantity, value, (base.value * to.value) / from.value),
            ),
          ),
        ),
    );
};

/** Numbers of one post among which a share that is right by chance would be no wonder. */
const MOST = 6;
/** A difference of fewer may be right by chance. */
const LEAST_DIFFERENCE = 10;
const exactly = (_: Quantity, value: number, exact: number): boolean =>
  value >= LEAST_DIFFERENCE && Math.abs(exact - value) < 1e-6;

/**
 * Whether a number follows from others: of the sentence, as far as posts carry them, or of one cited post.
 * @param carried what the sentence says and posts carry
 */
export const isDerived = (
  quantity: Quantity,
  text: string,
  carried: readonly Quantity[],
  sources: readonly Source[],
): boolean => {
  const grew = GREW_BY.test(text.slice(Math.max(0, quantity.start - 8), quantity.start));
  const change = { changed: isOfChange(text, quantity), grew };
  return (
    followsFrom(quantity, carried, carried, change) ||
    isScaled(quantity, text, carried, sources) ||
    sources.some(
      (source) =>
        isSum(quantity, source) ||
        isTotal(quantity, text, source) ||
        (source.quantities.length <= MOST &&
          followsFrom(quantity, source.quantities, source.quantities, { changed: false, grew })) ||
        // A lead over another that the post has, too: exact, of points or the like.
        (isLead(text, quantity) &&
          !quantity.readings.some(({ unit }) => /^(?:percent|point|times)$/.test(unit)) &&
          followsFrom(
            quantity,
            carried.filter((own) => isCarried(own, source.quantities)),
            source.quantities,
            { changed: true, grew },
            exactly,
          )),
    )
  );
};
