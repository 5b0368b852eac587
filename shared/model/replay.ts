// The model port on recorded answers: those of an earlier run, or of a folder of cassettes. A missing answer fails.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BadInputError } from '../errors.ts';
import { type Exchange, exchangeKey, exchangeSchema } from './exchange.ts';
import type { Model, ModelAnswer } from './model.ts';

/** A card with its exchanges, or a file of exchanges alone. */
const fileSchema = z.object({ exchanges: z.array(exchangeSchema).default([]) });

const exchangesOf = (text: string): Exchange[] => {
  try {
    return fileSchema.safeParse(JSON.parse(text)).data?.exchanges ?? [];
  } catch {
    return [];
  }
};

/** Reads every `.json` of a folder, and of its folder `summarised` where it is a run's. */
const readFolder = async (folder: string): Promise<Map<string, ModelAnswer>> => {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new BadInputError(
      `The recorded answers in ${folder} can't be read (${error.code}); give the folder of a run.`,
    );
  });
  const answers = new Map<string, ModelAnswer>();
  for (const name of names.filter((entry) => entry.endsWith('.json')).sort()) {
    for (const { key, answer } of exchangesOf(await readFile(join(folder, name), 'utf8'))) {
      answers.set(key, { ...answer, value: answer.value });
    }
  }
  if (answers.size === 0)
    throw new BadInputError(`There are no recorded answers in ${folder}; give the folder of a run.`);
  return answers;
};

/** Opens the recorded answers of a folder, which is read at the first question. Throws BadInputError for one not there. */
export const replayModel = (folder: string): Model => {
  let answers: Promise<Map<string, ModelAnswer>> | undefined;
  return {
    name: 'replay',
    ask: async (request) => {
      answers ??= readFolder(folder);
      const answer = (await answers).get(exchangeKey(request));
      if (answer !== undefined) return answer;
      throw new BadInputError(
        `The recorded answers in ${folder} have none to this request; the posts, the prompt or the settings have changed since.`,
      );
    },
  };
};
