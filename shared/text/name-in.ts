// A story's name in the language of its report: a pack's own names are Chinese where Chinese has a word for them.
import type { Topic } from '../topic.ts';
import type { Names } from './compile-names.ts';

/** Stands between the two names of an event: `SpaceX与Cursor`. */
export const BETWEEN_NAMES = '与';

/** A name of the pack in English; a company and its subject (`Unitree人形机器人`) are two names. */
const inEnglish = (name: string, names: Names): string => {
  const known = names.known.get(name);
  if (known !== undefined) return known.english ?? name;
  const subject = names.subjects.find((candidate) => name.endsWith(candidate));
  if (subject === undefined || subject === name) return name;
  return `${inEnglish(name.slice(0, -subject.length), names)} ${inEnglish(subject, names)}`;
};

/**
 * The name by which a report of this language calls what stories, memory and evidence of every language call `name`.
 * A name that the pack does not know stays as its posts write it.
 */
export const nameIn = (language: Topic['language'], name: string, names: Names): string => {
  if (language === 'zh-CN') return name;
  const english = name
    .split(BETWEEN_NAMES)
    .map((one) => inEnglish(one, names))
    .join(' and ');
  // A subject that stands for the whole story opens a line, as a title does; product names keep their own case.
  return names.known.get(name)?.english === undefined ? english : english.charAt(0).toUpperCase() + english.slice(1);
};
