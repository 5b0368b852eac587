// How a topic's budget is shared before anything is asked, and what a run can cost at most.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostCost, withBudgets } from '../../../functions/plan/budget.ts';
import { dollars, xCost } from '../../../shared/prices.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { loadTopic } from '../../../shared/topic-files.ts';
import { sourceSchema } from '../../../shared/topic-sources.ts';
import { planFor, TOPIC } from '../collect/collecting.ts';

const x = (name: string, extra: object = {}) =>
  sourceSchema.parse({ name, type: 'x', queries: [{ anyOf: ['AI'] }], ...extra });
const free = sourceSchema.parse({ name: 'hn', type: 'hackernews', queries: ['AI'] });
const budgetOf = (source: ReturnType<typeof x>) => (source.type === 'x' ? source.maxCostUsd : undefined);

describe('the budget of a topic', () => {
  it('goes to its paid sources: what they say first, the rest in equal shares', () => {
    const given = [x('a'), free, x('b', { maxCostUsd: 1, maxPosts: 100 }), x('c')];
    const sources = withBudgets(given, { maxCostUsd: 2, maxPosts: 1000 });
    expect(sources.map(budgetOf)).toEqual([0.5, undefined, 1, 0.5]);
    expect(sources.map((source) => (source.type === 'file' ? 0 : source.maxPosts))).toEqual([300, 300, 100, 300]);
  });

  it('is never exceeded by what a run can cost', () => {
    const source = fc.record({
      maxCostUsd: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
      maxPosts: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.array(source, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 500, max: 900 }),
        (all, maxCostUsd) => {
          const sources = withBudgets(
            all.map((extra, n) => x(`s${n}`, extra)),
            { maxCostUsd, maxPosts: 100_000 },
          );
          expect(mostCost(sources, { maxPosts: 100_000 })).toBeLessThanOrEqual(maxCostUsd + 1e-6);
        },
      ),
    );
  });

  it('is no more than what the posts can cost', () => {
    expect(mostCost([x('a', { maxPosts: 10 })], { maxPosts: 100_000 })).toBe(0.15);
    expect(mostCost([x('a', { maxPosts: 10, expansions: 'none' })], { maxPosts: 100_000 })).toBe(0.05);
    expect(mostCost([free], { maxPosts: 100_000 })).toBe(0);
  });

  it('is at most $2 a day for the topic that we ship, and the plan says so', async () => {
    const topic = await loadTopic('topics', 'ai');
    const { run } = planFor(topic.sources, { from: '2026-04-22' }, { maxCostUsd: topic.maxCostUsd });
    expect(run.maxCostUsd).toBeGreaterThan(0);
    expect(run.maxCostUsd).toBeLessThanOrEqual(2);
  });

  it('must hold what its sources say together', () => {
    const sources = [x('a', { maxCostUsd: 1.5 }), x('b', { maxCostUsd: 1 })];
    const parsed = topicSchema.safeParse({ ...TOPIC, sources });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['sources'],
      message: "have budgets that add up to more than the topic's maxCostUsd",
    });
    expect(topicSchema.safeParse({ ...TOPIC, maxCostUsd: 2.5, sources }).success).toBe(true);
  });
});

describe('prices', () => {
  it('count users as billed: 1,500 posts without users a day are $225 a month', () => {
    expect(xCost(1500, 0) * 30).toBe(225);
    expect(xCost(100, 100)).toBe(1.5);
    expect([dollars(0), dollars(1.995), dollars(0.005)]).toEqual(['$0.00', '$2.00', '$0.005']);
  });
});
