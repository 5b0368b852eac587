// The mutation score of the truth rules: handwritten true claims pass, and every way of making them false is noticed.
import { describe, expect, it } from 'vitest';
import { CARDS } from './mutations/cards.data.ts';
import { MUTATIONS } from './mutations/mutate.ts';
import { MOST_FALSE_ALARMS, mutationScore, share, THRESHOLDS } from './mutations/score.ts';

const score = mutationScore();

describe('the truth rules on handwritten cards', () => {
  it('are scored on thirty cards in six languages, every mutation at least twenty times', () => {
    expect(CARDS).toHaveLength(30);
    expect(new Set(CARDS.map(({ language }) => language)).size).toBe(6);
    for (const name of MUTATIONS) expect(score.byMutation[name].of, name).toBeGreaterThanOrEqual(20);
  });

  it('find nothing against true claims', () => {
    expect(share(score.falseAlarms), JSON.stringify(score.alarms)).toBeLessThanOrEqual(MOST_FALSE_ALARMS);
  });

  it.each(MUTATIONS.filter((name) => THRESHOLDS[name] !== undefined))('notice: %s', (name) => {
    const missed = score.missed.filter(({ mutation }) => mutation === name).map(({ claim }) => claim.text);
    expect(share(score.byMutation[name]), missed.join('\n')).toBeGreaterThanOrEqual(THRESHOLDS[name] ?? 1);
  });

  it('score Chinese cards no lower than English ones', () => {
    const chinese = score.byLanguage['zh-CN'];
    const english = score.byLanguage.en;
    if (chinese === undefined || english === undefined) throw new Error('There are no cards in Chinese or English.');
    expect(share(chinese)).toBeGreaterThanOrEqual(share(english));
  });
});
