// What `doctor` asks of Plan: whether the topics can be planned, and what tomorrow and a month of them cost.
import type { CheckedUp, Checkup, Diagnosis } from '../../shared/checkup.ts';
import { dayClockOf } from '../../shared/day-clock.ts';
import { BadInputError } from '../../shared/errors.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import { type ReportFacts, readPastReports } from '../../shared/past-reports.ts';
import type { Plan } from '../../shared/plan.ts';
import { dollars } from '../../shared/prices.ts';
import type { Tools } from '../../shared/step.ts';
import type { Topic } from '../../shared/topic.ts';
import { loadNames, loadTopic, topicNames } from '../../shared/topic-files.ts';
import { planRun } from './run-of.ts';
import { daysOf, windowOf } from './window.ts';

const DAYS_A_MONTH = 30;

/** What a run may cost at most: its sources, its model and its embedder. */
const mostUsd = ({ run, topic, modelUrl }: Plan): number =>
  (run.maxCostUsd ?? 0) +
  (parseModelUrl(modelUrl).kind === 'extractive' ? 0 : topic.model.maxCostUsd) +
  (topic.embedder?.maxCostUsd ?? 0);

/**
 * What tomorrow and a month cost, by what the last reports cost; before the first one, at most.
 * @param past the last reports of the topic
 */
export const costDiagnosis = (plan: Plan, past: readonly Pick<ReportFacts, 'costUsd'>[]): Diagnosis => {
  const about = `cost of ${plan.topic.topic}`;
  const most = mostUsd(plan);
  const cap = plan.topic.maxMonthlyUsd;
  const capped = cap === undefined ? '' : `, of which posts ${dollars(cap)} at most (maxMonthlyUsd)`;
  if (most === 0) return { about, status: 'ok', says: `Tomorrow costs nothing for posts and model, nor does a month.` };
  if (past.length === 0) {
    const says = `Tomorrow costs ${dollars(most)} at most and a month ${dollars(most * DAYS_A_MONTH)}${capped}; no report was published yet to reckon by.`;
    return { about, status: 'ok', says };
  }
  const mean = past.reduce((sum, { costUsd }) => sum + costUsd, 0) / past.length;
  const by = past.length === 1 ? 'the last report' : `the last ${past.length} reports`;
  const says = `Tomorrow costs about ${dollars(mean)} by ${by} (${dollars(most)} at most), a month about ${dollars(mean * DAYS_A_MONTH)}${capped}.`;
  return { about, status: 'ok', says };
};

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const topicDiagnosis = ({ topic, timezone, schedule, sources }: Topic): Diagnosis => {
  const about = `topic ${topic}`;
  if (sources.length === 0) {
    const says = `It has no sources: a report of it is made of posts that are given by --posts.`;
    return schedule.enabled === true
      ? { about, status: 'fault', says, todo: 'give it sources, or switch its schedule off' }
      : { about, status: 'ok', says };
  }
  return {
    about,
    status: 'ok',
    says: `It reads ${listOf(sources.map(({ name }) => name))}, by the days of ${timezone}.`,
  };
};

/** Plans each topic without a run. Throws BadInputError where there is no topic of the name. */
export const checkUpTopics = async (
  { topic: named }: Pick<Checkup, 'topic'>,
  { settings, store, now }: Pick<Tools, 'settings' | 'store' | 'now'>,
): Promise<CheckedUp> => {
  const names = named === undefined ? await topicNames(settings.topicsFolder) : [named];
  const topics: Topic[] = [];
  const diagnoses: Diagnosis[] = [];
  for (const name of names) {
    const topic = await loadTopic(settings.topicsFolder, name);
    const said = topicDiagnosis(topic);
    if (topic.sources.length === 0) {
      topics.push(topic);
      diagnoses.push(said);
      continue;
    }
    try {
      const pack = await loadNames(settings.topicsFolder, topic);
      const made = now();
      const clock = dayClockOf(topic);
      const window = windowOf(daysOf({}, clock, made), clock, made);
      const plan = planRun({ topic: name }, topic, settings, { window, now: made }, pack);
      // With the sources that were chosen and their budgets, as a run would have it.
      topics.push(plan.topic);
      const past = await readPastReports(store, plan.run).catch(() => []);
      diagnoses.push(topicDiagnosis(plan.topic), costDiagnosis(plan, past));
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      diagnoses.push({ about: said.about, status: 'fault', says: error.message });
    }
  }
  return { topics, diagnoses };
};
