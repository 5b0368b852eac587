// Times, ids, engagement and lengths of planted posts, drawn after the distributions of real posts.
import { normalShare, type Random } from './random.ts';
import type { Language, Metrics } from './types.ts';

const snowflakeEpoch = 1288834974657n;

/** A post id of X for a moment. */
export function snowflake(at: number, random: Random): string {
  return String(((BigInt(at) - snowflakeEpoch) << 22n) | BigInt(random.whole(0, 4194303)));
}

/** The moment that a post id tells. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + snowflakeEpoch);
}

/** Hours of Asia/Shanghai in which each language is awake. */
const hours: Record<Language, number[]> = {
  zh: [4, 2, 1, 0.5, 0.4, 0.5, 1, 3, 5, 7, 8, 7, 7, 6, 6, 6, 6, 6, 6, 6, 7, 8, 9, 7],
  ja: [2, 1, 0.6, 0.3, 0.4, 1, 4, 6, 6, 6, 7, 8, 6, 5, 5, 5, 5, 6, 7, 8, 8, 8, 6, 4],
  en: [8, 8, 7, 7, 6, 6, 5, 5, 4, 3, 3, 2, 2, 2, 2, 3, 4, 5, 6, 6, 7, 8, 9, 9],
  es: [8, 8, 7, 7, 7, 7, 6, 4, 2, 1, 1, 1, 1, 1, 2, 4, 5, 6, 6, 6, 7, 7, 8, 8],
};

/** A moment of the day that starts at `start`, not before `earliest`. */
export function drawTime(random: Random, language: Language, start: number, earliest = start): number {
  for (;;) {
    const hour = random.weighted(hours[language]);
    const at = start + hour * 3_600_000 + random.whole(0, 3_599_999);
    if (at >= earliest) return at;
  }
}

/** Shares at which the quantiles below were read from posts-dev.jsonl. */
const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];
const quantiles = {
  likes: [0, 0, 2, 22, 107, 394, 854, 3818, 31917],
  reposts: [0, 0, 0.4, 3, 13, 56, 130, 718, 35587],
  replies: [0, 0, 0, 0.3, 3, 11, 25, 70, 621],
  quotes: [0, 0, 0, 0, 0.3, 1, 3, 10, 351],
  impressions: [1, 183, 1057, 3717, 13443, 42773, 86602, 449520, 23377334],
};
const lengths = {
  latin: [1, 51, 104, 201, 270, 279, 280, 320, 1400],
  han: [2, 29, 52, 94, 140, 184, 210, 420, 900],
};

function quantile(table: readonly number[], share: number): number {
  const above = Math.max(
    1,
    shares.findIndex((edge) => edge >= share),
  );
  const [low, high] = [shares[above - 1] ?? 0, shares[above] ?? 1];
  const part = (share - low) / (high - low);
  // Between two quantiles the logarithm grows evenly: engagement is heavy-tailed.
  return Math.expm1(Math.log1p(table[above - 1] ?? 0) * (1 - part) + Math.log1p(table[above] ?? 0) * part);
}

/** How long a post wants to be; a third of the long Latin ones are cut by the source, as in the real file. */
export function drawLength(random: Random, language: Language): number {
  const table = language === 'en' || language === 'es' ? lengths.latin : lengths.han;
  return Math.round(quantile(table, 0.01 + random.next() * 0.985));
}

/** Engagement with the shapes and shares of posts-dev.jsonl; independent of what the post says. */
export function drawMetrics(random: Random): Metrics {
  const shape = random.next();
  if (shape < 0.294) return {};
  const common = random.normal();
  const one = (table: readonly number[]): number =>
    Math.round(quantile(table, Math.min(0.998, normalShare(0.85 * common + 0.53 * random.normal()))));
  const metrics: Metrics = { likes: one(quantiles.likes), reposts: one(quantiles.reposts) };
  if (shape > 0.711) Object.assign(metrics, { replies: one(quantiles.replies), quotes: one(quantiles.quotes) });
  if (shape < 0.942) metrics.impressions = Math.max(one(quantiles.impressions), metrics.likes ?? 0);
  return metrics;
}

/** Engagement that X reports on a repost: only the reposts of the original. */
export function repostMetrics(random: Random): Metrics {
  if (random.chance(0.2)) return {};
  return { likes: 0, reposts: Math.round(quantile(quantiles.reposts, random.next() * 0.99)), replies: 0, quotes: 0 };
}
