// The command `topics`: lists the topics and checks their files.
import { dirname, join } from 'node:path';
import { BadInputError } from '../../shared/errors.ts';
import { MIDNIGHT } from '../../shared/time-of-day.ts';
import type { Topic } from '../../shared/topic.ts';
import { loadNames, readTopicFile, topicNames } from '../../shared/topic-files.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { topicsFolder } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

/** Reads a topic file and checks the name pack that it names. Throws BadInputError. */
export const readTopic = async (path: string): Promise<Topic> => {
  const topic = await readTopicFile(path);
  await loadNames(dirname(path), topic);
  return topic;
};

const lineOf = ({
  topic,
  displayName,
  platform,
  timezone,
  schedule,
  language,
  sources,
  lexicon,
  deliver = [],
}: Topic): string => {
  const asked =
    sources.length === 0 ? 'no sources (give posts)' : `sources ${sources.map(({ name }) => name).join(', ')}`;
  const zone = schedule.dayEndsAt === MIDNIGHT ? timezone : `${timezone} until ${schedule.dayEndsAt}`;
  const told = deliver.length === 0 ? '' : `, delivered to ${deliver.map(({ name }) => name).join(', ')}`;
  return `${topic.padEnd(10)} ${displayName}, ${platform}, ${zone}, ${language}, ${lexicon.length} words, ${asked}${told}`;
};

/** Checks topic files and the name packs that they name, all of the checkout's unless some are given; a line each. Exits 2 when one is no topic. */
export const topics = async (files: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const names = files.length > 0 ? [] : await topicNames(topicsFolder());
  const paths = files.length > 0 ? files : names.map((name) => join(topicsFolder(), `${name}.json`));
  let code: ExitCode = EXIT.done;
  for (const path of paths) {
    try {
      terminal.out(`${printable(lineOf(await readTopic(path)))}\n`);
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      terminal.err(`${printable(error.message)}\n`);
      code = EXIT.usage;
    }
  }
  return code;
};
