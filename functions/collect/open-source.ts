// From a source's name in the plan to the source itself.
import { BrokenPromiseError } from '../../shared/errors.ts';
import type { Topic } from '../../shared/topic.ts';
import { postsFiles } from './posts-file.ts';
import type { Source } from './source.ts';

/** Opens a source of the topic; nothing is read yet. */
export const openSource = (topic: Topic, name: string): Source => {
  const settings = topic.sources.find((source) => source.name === name);
  if (settings === undefined) {
    throw new BrokenPromiseError(`The plan of the topic ${topic.topic} has no source ${name}.`);
  }
  return postsFiles(settings.paths, { platform: topic.platform, source: name });
};
