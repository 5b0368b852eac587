// `npm run bench -- verify [POSTS.jsonl]`: the rules' mutation score, their false alarms on real posts, the time for forty stories.
import { readFileSync } from 'node:fs';
import { postKey, postSchema } from '../../shared/post.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { checkSentence } from '../../shared/verify/check-sentence.ts';
import { checkTruth } from '../../shared/verify/published-truth.ts';
import { toSource } from '../../shared/verify/source-post.ts';
import { AI_NAMES } from '../fixtures/ai-names.ts';
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

/** Lengths of a sentence that could stand in a report as it is, in UTF-16 units. */
const [SHORTEST, LONGEST] = [12, 160];

const EXAMPLES = 3;

/** Who is addressed is no claim's speaker. */
const ADDRESS = /^(?:RT )?@/;

/** Every whole sentence of every post, taken as a claim about its own post: whatever a rule has against it is a false alarm. */
const printFalseAlarms = (file: string): void => {
  const alarms: string[] = [];
  let sentences = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const post = postSchema.parse({ platform: 'twitter', ...JSON.parse(line) });
    const { text, created_at: createdAt, lang = '' } = post;
    const source = toSource(
      { key: postKey(post), handle: post.author.username ?? '', lang, text, createdAt },
      AI_NAMES,
    );
    for (const { text: sentence, whole } of sentencesOf(source.text)) {
      if (!whole || sentence.length < SHORTEST || sentence.length > LONGEST || ADDRESS.test(sentence)) continue;
      sentences++;
      const judged = { text: sentence, kind: 'claim', posts: [source.key], place: 'prose', language: 'zh-CN' } as const;
      // Posts are of all languages and have links and markup: their form is nobody's claim.
      const [breach] = checkSentence(judged, new Map([[source.key, source]]), { names: AI_NAMES }).vetoes.filter(
        ({ rule }) => rule !== 'V12',
      );
      if (breach !== undefined) alarms.push(`${breach.rule} ${breach.message} ${sentence}`);
    }
  }
  say(`False alarms on sentences of real posts about their own post: ${alarms.length} of ${sentences}`);
  for (const [rule = '', own] of Map.groupBy(alarms, (alarm) => alarm.split(' ')[0]))
    say(
      `  ${rule.padEnd(4)} ${own.length}, such as: ${own
        .slice(0, EXAMPLES)
        .map((alarm) => alarm.slice(rule.length + 1))
        .join('\n       ')}`,
    );
};

/** Measures one cold and several warm verifications, in this process. */
export const benchVerify = async ([file]: readonly string[]): Promise<void> => {
  printScore();
  if (file !== undefined) printFalseAlarms(file);
  const { markdown, options } = fortyStories();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { findings } = checkTruth(markdown, options);
    const took = performance.now() - start;
    if (findings.length > 0) throw new Error(`A true report is found wrong: ${findings[0]?.message}`);
    return took;
  });
  const warm = times.slice(1).sort((a, b) => a - b);
  say(
    `Verifying a report of 40 stories: ${times[0]?.toFixed(1)} ms cold, ${warm[Math.floor(warm.length / 2)]?.toFixed(1)} ms warm (median of ${RUNS - 1}); aim: under ${AIM_MS} ms.`,
  );
};
