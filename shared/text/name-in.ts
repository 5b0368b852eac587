// A story's name in the language of its report: the table's own names are Chinese where Chinese has a word for them.
import type { Topic } from '../topic.ts';
import { NAMES } from './name-table.ts';
import { CONCEPTS } from './products.data.ts';

/** Stands between the two names of an event: `SpaceX与Cursor`. */
export const BETWEEN_NAMES = '与';

const SUBJECTS = CONCEPTS.map(({ name }) => name).sort((a, b) => b.length - a.length);

/** A name of the table in English; a company and its subject (`Unitree人形机器人`) are two names. */
const inEnglish = (name: string): string => {
  const known = NAMES.get(name);
  if (known !== undefined) return known.english ?? name;
  const subject = SUBJECTS.find((candidate) => name.endsWith(candidate));
  if (subject === undefined || subject === name) return name;
  return `${inEnglish(name.slice(0, -subject.length))} ${inEnglish(subject)}`;
};

/**
 * The name by which a report of this language calls what stories, memory and evidence of every language call `name`.
 * A name that no table knows stays as its posts write it.
 */
export const nameIn = (language: Topic['language'], name: string): string => {
  if (language === 'zh-CN') return name;
  const english = name.split(BETWEEN_NAMES).map(inEnglish).join(' and ');
  // A subject that stands for the whole story opens a line, as a title does; product names keep their own case.
  return NAMES.get(name)?.english === undefined ? english : english.charAt(0).toUpperCase() + english.slice(1);
};
