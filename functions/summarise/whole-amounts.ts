// Keeps the amounts of a shortened text whole: `$10` of `$10 to $12bn` is a billionth of what was said.
import { uncarried } from '../../shared/verify/numbers-match.ts';
import { type Quantity, quantitiesOf } from '../../shared/verify/quantities.ts';
import { RANGE } from '../../shared/verify/quantity-ranges.ts';
import { narrow } from '../../shared/verify/source-post.ts';

/** `Quillon 4`: the number of a name is no amount. */
const NAMED = /\p{Lu}[\p{L}\p{N}]*[ -]$/u;

/** The first amount of a part that its text does not have like that. */
const brokenIn = (part: string, text: string): Quantity | undefined => {
  const amounts = quantitiesOf(part).filter(
    ({ start, readings }) => !(readings.every(({ unit }) => unit === 'count') && NAMED.test(part.slice(0, start))),
  );
  return uncarried(amounts, quantitiesOf(text, [], 'post'))[0];
};

/** The words up to the end of the range in which a part breaks off; undefined where it breaks off in none. */
const drawnOn = (part: string, text: string): string | undefined => {
  const at = text.indexOf(part);
  const amounts = quantitiesOf(text, [], 'post');
  const next = amounts.findIndex(({ start }) => start >= at + part.length);
  const [last, further] = [amounts[next - 1], amounts[next]];
  const isRange =
    at >= 0 &&
    last !== undefined &&
    further !== undefined &&
    last.start >= at &&
    last.end <= at + part.length &&
    RANGE.test(text.slice(last.end, further.start)) &&
    /^[\s\p{P}]*$/u.test(text.slice(last.end, at + part.length));
  return isRange ? text.slice(at, further.end) : undefined;
};

const OPENS_AN_AMOUNT = /(?:^|[\s\p{P}]+)(?:between|from|over|about|around|of|at|worth|for)?[\s\p{P}]*$/iu;

/**
 * A part of a text with each amount as the text has it: drawn on to the end of the range in which it breaks off, or ended
 * before the amount that it would break.
 */
export const withWholeAmounts = (part: string, text: string): string => {
  const [short, long] = [narrow(part), narrow(text)];
  const further = long.length === text.length ? drawnOn(short, long) : undefined;
  if (further !== undefined && brokenIn(further, long) === undefined) {
    const at = long.indexOf(short);
    return text.slice(at, at + further.length);
  }
  const broken = brokenIn(short, long);
  return broken === undefined ? part : part.slice(0, broken.start).replace(OPENS_AN_AMOUNT, '');
};
