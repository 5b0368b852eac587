// Topics and their name packs as files of a folder: finding, reading and checking them.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BadInputError } from './errors.ts';
import { issueOf } from './issue.ts';
import { nearSuggestion } from './near.ts';
import { checkPack } from './text/check-pack.ts';
import { type NamePack, namePackSchema } from './text/name-pack.ts';
import { type Topic, topicSchema } from './topic.ts';
import { checkBackground } from './verify/background-bounds.ts';

const ENDING = '.json';
const SCHEMA_ENDING = '.schema.json';

/** Names of the topics in a folder, in order. Throws BadInputError when the folder can't be read. */
export const topicNames = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new BadInputError(`The folder of topics ${folder} can't be read (${error.code}); name one that exists.`);
  });
  return names
    .filter((name) => name.endsWith(ENDING) && !name.endsWith(SCHEMA_ENDING))
    .map((name) => basename(name, ENDING))
    .sort();
};

/** Throws BadInputError for a file that can't be read or is not JSON. */
const readJson = async (path: string, what: string): Promise<unknown> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BadInputError(`The ${what} ${path} can't be read (${error.code}); name one that exists.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInputError(`The ${what} ${path} is not JSON: ${(error as SyntaxError).message}.`);
  }
};

/**
 * Reads and checks a topic file. Throws BadInputError that names the file and its first fault: not there, not JSON,
 * not of the schema, or named otherwise than its topic.
 */
export const readTopicFile = async (path: string): Promise<Topic> => {
  const parsed = topicSchema.safeParse(await readJson(path, 'topic file'));
  if (!parsed.success) throw new BadInputError(`The topic file ${path} is not a topic: ${issueOf(parsed.error)}.`);
  if (basename(path) !== `${parsed.data.topic}${ENDING}`) {
    throw new BadInputError(
      `The topic file ${path} holds the topic ${parsed.data.topic}; name it ${parsed.data.topic}.json.`,
    );
  }
  return parsed.data;
};

/** The topic of a name. Throws BadInputError that lists those there are and suggests the near one. */
export const loadTopic = async (folder: string, name: string): Promise<Topic> => {
  const names = await topicNames(folder);
  // Only names that were listed become paths, so that a hostile name can't leave the folder.
  if (!names.includes(name)) {
    const known = names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
    throw new BadInputError(
      `There is no topic ${JSON.stringify(name)} in ${folder}${nearSuggestion(name, names)}; ${known}.`,
    );
  }
  return readTopicFile(join(folder, `${name}${ENDING}`));
};

/**
 * The name pack of a topic of a folder, or undefined where it names none. Throws BadInputError that names the file and its
 * first fault.
 */
export const loadNames = async (folder: string, { names }: Pick<Topic, 'names'>): Promise<NamePack | undefined> => {
  if (names === undefined) return undefined;
  const path = join(folder, names);
  const parsed = namePackSchema.safeParse(await readJson(path, 'name pack'));
  if (!parsed.success) throw new BadInputError(`The name pack ${path} is none: ${issueOf(parsed.error)}.`);
  const fault = checkPack(parsed.data) ?? checkBackground(parsed.data);
  if (fault !== undefined) throw new BadInputError(`The name pack ${path} does not fit together: ${fault}.`);
  return parsed.data;
};
