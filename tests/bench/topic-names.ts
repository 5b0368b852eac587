// The names of a topic of a folder, for benches that read no plan.
import { compileNames, type Names, NO_NAMES } from '../../shared/text/compile-names.ts';
import type { Topic } from '../../shared/topic.ts';
import { loadNames } from '../../shared/topic-files.ts';

/** The names of a topic's pack; none where it has no pack. */
export const namesOfTopic = async (folder: string, topic: Pick<Topic, 'names'>): Promise<Names> => {
  const pack = await loadNames(folder, topic);
  return pack === undefined ? NO_NAMES : compileNames(pack);
};
