// Fits a logistic model to soft labels by Newton's method, with a ridge on the weights.

export interface Example {
  readonly values: ArrayLike<number>;
  /** From 0 to 1. */
  readonly label: number;
  /** How much it counts. */
  readonly weight: number;
}

export interface Fitted {
  readonly intercept: number;
  /** One a feature, on the standardised scale. */
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly spreads: readonly number[];
}

/** Solves `a x = b` by Gaussian elimination with pivots; `a` and `b` are overwritten. */
const solve = (a: number[][], b: number[]): number[] => {
  const n = b.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    [a[column], a[pivot]] = [a[pivot]!, a[column]!];
    [b[column], b[pivot]] = [b[pivot]!, b[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = a[row]![column]! / a[column]![column]!;
      for (let k = column; k < n; k++) a[row]![k]! -= factor * a[column]![k]!;
      b[row]! -= factor * b[column]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) b[row]! -= a[row]![k]! * b[k]!;
    b[row]! /= a[row]![row]!;
  }
  return b;
};

const STEPS = 25;

/**
 * The weights that minimise the log loss, positives and negatives weighing the same in all, and `ridge` times half the sum of
 * squared weights. A feature that never varies has weight 0.
 */
export const fitLogistic = (examples: readonly Example[], ridge: number): Fitted => {
  const count = examples[0]?.values.length ?? 0;
  const columns = Array.from({ length: count }, (_, k) => examples.map(({ values }) => values[k]!));
  const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / column.length);
  const spreads = columns.map(
    (column, k) => Math.sqrt(column.reduce((sum, value) => sum + (value - means[k]!) ** 2, 0) / column.length) || 1,
  );
  const rows = examples.map(({ values }) => [1, ...means.map((mean, k) => (values[k]! - mean) / spreads[k]!)]);
  const positive = examples.reduce((sum, { label, weight }) => sum + label * weight, 0);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const balance = (total - positive) / Math.max(positive, 1e-9);
  let weights = new Array<number>(count + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, k) => (k === 0 ? 0 : -ridge * weight));
    const hessian = weights.map((_, j) => weights.map((__, k) => (j === k ? (j === 0 ? 1e-6 : ridge) : 0)));
    rows.forEach((row, i) => {
      const { label, weight } = examples[i]!;
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * weights[k]!, 0)));
      const [up, down] = [label * balance * weight, (1 - label) * weight];
      const slope = up * (1 - p) - down * p;
      const curve = (up + down) * p * (1 - p);
      for (let j = 0; j <= count; j++) {
        gradient[j]! += slope * row[j]!;
        for (let k = j; k <= count; k++) hessian[j]![k]! += curve * row[j]! * row[k]!;
      }
    });
    for (let j = 0; j <= count; j++) for (let k = 0; k < j; k++) hessian[j]![k] = hessian[k]![j]!;
    const change = solve(hessian, gradient);
    weights = weights.map((weight, k) => weight + change[k]!);
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return { intercept: weights[0]!, weights: weights.slice(1), means, spreads };
};
