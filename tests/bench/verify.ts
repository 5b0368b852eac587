// `npm run bench -- verify`: the mutation score of the truth rules, and how long a report of forty stories takes to verify.

import { checkTruth } from '../../shared/verify/published-truth.ts';
import { CARDS } from '../shared/verify/mutations/cards.data.ts';
import { MUTATIONS } from '../shared/verify/mutations/mutate.ts';
import { mutationScore, share, THRESHOLDS } from '../shared/verify/mutations/score.ts';
import { fortyStories } from './verify-report.ts';

const RUNS = 21;
const AIM_MS = 200;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

const printScore = (): void => {
  const score = mutationScore();
  say(`Mutation score over ${CARDS.length} handwritten cards in six languages (noticed / made, least):`);
  for (const name of MUTATIONS) {
    const tally = score.byMutation[name];
    const least = THRESHOLDS[name];
    const gate = least === undefined ? 'reported only' : `at least ${percent(least)}`;
    say(
      `  ${name.padEnd(20)} ${String(tally.noticed).padStart(4)} / ${String(tally.of).padEnd(4)} ${percent(share(tally)).padStart(8)}  ${gate}`,
    );
  }
  for (const [language, tally] of Object.entries(score.byLanguage))
    say(`  ${language.padEnd(20)} ${percent(share(tally))} of the gated ones`);
  say(`  false alarms         ${score.falseAlarms.noticed} of ${score.falseAlarms.of} true claims`);
};

/** Measures one cold and several warm verifications, in this process. */
export const benchVerify = async (): Promise<void> => {
  printScore();
  const { markdown, options } = fortyStories();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { findings } = checkTruth(markdown, options);
    if (findings.length > 0) say(`  finding: ${findings[0]?.message}`);
    return performance.now() - start;
  });
  const warm = times.slice(1).sort((a, b) => a - b);
  say(
    `Verifying a report of 40 stories: ${times[0]?.toFixed(1)} ms cold, ${warm[Math.floor(warm.length / 2)]?.toFixed(1)} ms warm (median of ${RUNS - 1}); aim: under ${AIM_MS} ms.`,
  );
};
