// Rule V6: whether the quantities of a claim stand in the posts that it cites, whatever the language and notation.
import type { Quantity, Reading } from './quantities.ts';
import { standsIn, tight } from './source-post.ts';

/** A claim that says 约 may round by this share. */
const ROUNDING = 0.01;

/** How far the true number may lie beyond `under` and `over`. */
const ONE_SIDED = 0.1;

const near = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * tolerance + 1e-9;

/** Dates agree where every part that the claim says is said by the source too. */
const sameDate = (claim: number, source: number): boolean =>
  [
    [1, 100],
    [100, 100],
    [10_000, 10_000],
  ].every(([unit = 1, base = 1]) => {
    const part = Math.floor(claim / unit) % base;
    return part === 0 || part === Math.floor(source / unit) % base;
  });

const digitsOf = (value: number): number =>
  Number(value.toPrecision(6))
    .toExponential()
    .replace(/e.*|\./g, '').length;

/** Digits that a rounded number keeps at least, and from which on numbers are long enough to be rounded. */
const KEPT_DIGITS = 3;
const LONG = 10_000;

/** `2.32亿美元` for $232,323,232: a long number to as many digits as the claim has. */
const isShortened = (claim: number, source: number): boolean =>
  Math.abs(source) >= LONG &&
  digitsOf(claim) >= KEPT_DIGITS &&
  digitsOf(claim) < digitsOf(source) &&
  near(Number(source.toPrecision(digitsOf(claim))), claim, 1e-9);

/** Digits that `about` keeps at least of a number that has more. */
const KEPT_ABOUT = 2;

/** `under two dollars` for 1.90, `over half` for 54 %, 约1.6万 for 16,384: a rounder number, on the side that is said. */
const isRounded = (claim: number, source: number, bound: Quantity['bound']): boolean => {
  if (digitsOf(claim) >= digitsOf(source)) return false;
  if (bound === 'about')
    return digitsOf(claim) >= KEPT_ABOUT && near(Number(source.toPrecision(digitsOf(claim))), claim, 1e-9);
  if (bound === 'under') return source < claim && source >= claim * (1 - ONE_SIDED);
  return bound === 'over' && source > claim && source <= claim * (1 + ONE_SIDED);
};

const agrees = (claim: Reading, source: Reading, tolerance: number, bound: Quantity['bound']): boolean => {
  if (claim.unit === 'date' && source.unit === 'date') return sameDate(claim.value, source.value);
  if (claim.unit === 'day of month' && source.unit === 'date') return source.value % 100 === claim.value;
  if (claim.unit === 'day of month' && source.unit === 'ordinal') return source.value === claim.value;
  if (claim.unit === 'ordinal' && source.unit === 'rank') return source.value === claim.value;
  if (claim.unit === 'many') return isMany(claim, source);
  if (
    !near(claim.value, source.value, tolerance) &&
    !isShortened(claim.value, source.value) &&
    !isRounded(claim.value, source.value, bound)
  )
    return false;
  if (claim.unit !== source.unit) {
    // A bare number says less than one with a unit of money; a share or a duration without its unit is another thing.
    return claim.unit === 'count' && claim.noun === undefined && MONEY.has(source.unit);
  }
  return claim.noun === undefined || source.noun === undefined || claim.noun === source.noun;
};

/** Hundreds are at least a hundred and fewer than a thousand, whether the source counts them or says so as vaguely. */
const isMany = (claim: Reading, source: Reading): boolean => {
  if (source.unit === 'many' && source.value !== claim.value) return false;
  const noun = source.unit === 'count' || source.unit === 'many' ? source.noun : source.unit;
  const counted = claim.noun === undefined || noun === undefined || claim.noun === noun;
  return counted && source.value >= claim.value && source.value < claim.value * 10;
};

/** Units of money. */
export const MONEY: ReadonlySet<string> = new Set([
  'usd',
  'eur',
  'gbp',
  'cny',
  'jpy',
  'krw',
  'hkd',
  'twd',
  'inr',
  'aud',
  'cad',
  'sgd',
  'nzd',
  'chf',
  'rub',
  'brl',
]);

const contradicts = (claim: Quantity['bound'], source: Quantity['bound']): boolean =>
  (claim === 'over' && source === 'under') || (claim === 'under' && source === 'over');

/** Whether one of the source's quantities carries the claim's: same value, same kind of unit, no bound turned round. */
export const isCarried = (claim: Quantity, sources: readonly Quantity[]): boolean => {
  const tolerance = claim.bound === undefined ? 1e-6 : ROUNDING;
  return sources.some(
    (source) =>
      !contradicts(claim.bound, source.bound) &&
      !(claim.direction !== undefined && source.direction !== undefined && claim.direction !== source.direction) &&
      claim.readings.some((reading) => source.readings.some((other) => agrees(reading, other, tolerance, claim.bound))),
  );
};

/** A bare number behind a name is its version, which a post may join to it: `Nemotron 3` and `Nemotron-3-Super`. */
export const isVersionIn = (
  { text, start, readings }: Quantity,
  whole: string,
  sources: readonly { readonly tight: string }[],
): boolean => {
  const name = /\p{Lu}[\p{Script=Latin}\d]*(?=[ -]$)/u.exec(whole.slice(0, start))?.[0];
  const bare = /^\d+(?:\.\d+)*$/.test(text) && readings.some(({ unit }) => unit === 'count');
  return name !== undefined && bare && sources.some((source) => standsIn(source.tight, tight(`${name}${text}`)));
};

const sameReading = (a: Quantity, b: Quantity): boolean =>
  a.readings.some((one) =>
    b.readings.some(({ unit, value }) => unit === one.unit && value === one.value && unit !== 'date'),
  );

/** `this 4 %`, 两个4%: the number that was told before. */
const BACK =
  /(?:这|那|該|该|此|同样的?|同一|[这那两兩]个|\b(?:this|that|these|those|the same|both|ese|este|ce|cette)|この|その|이|그)\s?$/iu;

/**
 * The quantities of a claim that no source carries. One that the claim gives twice must stand twice in the sources: else
 * `from 1 to 10` could become `from 10 to 10`.
 * @param text the claim, where it is at hand: a number that it refers back to need not stand twice
 */
export const uncarried = (claim: readonly Quantity[], sources: readonly Quantity[], text = ''): Quantity[] =>
  claim.filter((quantity, at) => {
    const before = claim.slice(0, at).filter((other) => sameReading(other, quantity)).length;
    if (before === 0 || BACK.test(text.slice(Math.max(0, quantity.start - 9), quantity.start)))
      return !isCarried(quantity, sources);
    return sources.filter((source) => isCarried(quantity, [source])).length <= before;
  });
