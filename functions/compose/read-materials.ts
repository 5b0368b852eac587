// Reads what Compose writes from: the stories that have a card, their cards, and what is counted over all stories.
import { BadInputError } from '../../shared/errors.ts';
import type { PostKey } from '../../shared/post.ts';
import type { Clustered, SummarisedStory } from '../../shared/run.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Card, Story } from '../../shared/story.ts';
import { nameIn } from '../../shared/text/name-in.ts';
import type { Topic } from '../../shared/topic.ts';
import type { Material } from './desk.ts';

export interface Materials {
  /** Best first. */
  readonly materials: readonly Material[];
  /** Posts that any story keeps, and the voices that speak in them. */
  readonly keptKeys: ReadonlySet<PostKey>;
  readonly voices: ReadonlySet<string>;
}

/** Throws BadInputError when a card is missing: then Summarise did not finish. */
const readCard = async (store: Store, key: string): Promise<Card> => {
  const stored = await store.read(key);
  if (stored === undefined) throw new BadInputError(`The card ${key} is missing: run again from Summarise.`);
  return JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as Card;
};

/** Streams the stories, so that only those with a card are held; they come with their name in the report's language. */
export const readMaterials = async (
  store: Store,
  { parts }: Pick<Clustered, 'parts'>,
  summarised: readonly SummarisedStory[],
  language: Topic['language'],
): Promise<Materials> => {
  const cardOf = new Map(summarised.map(({ storyId, card }) => [storyId, card]));
  const materials: Material[] = [];
  const keptKeys = new Set<PostKey>();
  const voices = new Set<string>();
  for await (const story of readParts<Story>(store, parts)) {
    const card = cardOf.get(story.id);
    if (card !== undefined) {
      const name = nameIn(language, story.name);
      materials.push({ story: { ...story, name }, card: { ...(await readCard(store, card)), name } });
    }
    for (const { key, author } of story.posts) {
      keptKeys.add(key);
      voices.add(author);
    }
  }
  return { materials, keptKeys, voices };
};
