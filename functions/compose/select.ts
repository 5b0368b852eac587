// Chooses what the report tells and where: key points, events by kind, special analyses. Each story once.
import type { Card } from '../../shared/story.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import type { Topic } from '../../shared/topic.ts';
import type { Material } from './desk.ts';

const MOST_KEY_POINTS = 10;
const MOST_OF_ORGANISATION = 3;

type Bucket = Card['bucket'];
/** Items a group takes, as in the seed. */
const GROUP_SIZE: Readonly<Record<Bucket, number>> = { breakthrough: 4, product: 4, physical: 3, other: 4 };
const LEAST_OF_GROUP = 2;
/** The seed has three groups; more would be a list of everything. */
const MOST_GROUPS = 3;

/** Whose story it is: the maker that speaks, else the maker of what it is named by. */
const organisationOf = ({ story, card }: Material): string | undefined =>
  card.official?.organisation ?? story.organisations[0];

/** Fit for a line of its own: an invitation is not, nor what no span of any post can show. */
const hasSubstance = ({ story, card }: Material): boolean =>
  !card.invitation && (card.quotations.length > 0 || card.eventSpans.length > 0 || story.independentAuthors > 2);

export interface Selection {
  readonly keyPoints: readonly Material[];
  readonly events: readonly { readonly bucket: Bucket; readonly materials: readonly Material[] }[];
}

/**
 * Key points: the best-scored stories, at most three of one organisation, at most ten. Events: the best of the rest, in
 * groups by kind; a group of one joins the last.
 * @param materials stories that have a card, best first
 */
export const select = (materials: readonly Material[]): Selection => {
  const taken = new Map<string, number>();
  const keyPoints: Material[] = [];
  const names = new Set<string>();
  const fit = materials.filter(hasSubstance);
  // What was told before without anything new is no key point while there is news.
  const news = [
    ...fit.filter(({ story }) => story.novelty !== 'continuing'),
    ...fit.filter(({ story }) => story.novelty === 'continuing'),
  ];
  for (const material of news.length > 0 ? news : materials) {
    if (keyPoints.length === MOST_KEY_POINTS) break;
    // Two lone posts of one maker on one subject would read as the same line twice.
    if (names.has(material.card.name)) continue;
    const organisation = organisationOf(material);
    if (organisation !== undefined) {
      const count = taken.get(organisation) ?? 0;
      if (count >= MOST_OF_ORGANISATION) continue;
      taken.set(organisation, count + 1);
    }
    names.add(material.card.name);
    keyPoints.push(material);
  }
  const told = new Set(keyPoints);
  return {
    keyPoints,
    events: groupEvents(firstByName(fit.filter((material) => !told.has(material) && !names.has(material.card.name)))),
  };
};

const firstByName = (materials: readonly Material[]): Material[] => {
  const seen = new Set<string>();
  return materials.filter(({ card }) => !seen.has(card.name) && seen.add(card.name));
};

const groupEvents = (rest: readonly Material[]): Selection['events'] => {
  // What only one person says of no event at all is a view; what no span shows is a name without news.
  const news = rest.filter(
    ({ card, story }) =>
      card.quotations.length > 0 &&
      (card.event !== 'news' || card.official !== undefined || story.independentAuthors > 1),
  );
  const groups = Map.groupBy(news, ({ card }) => card.bucket);
  const buckets: readonly Bucket[] = ['breakthrough', 'product', 'physical'];
  const own = buckets.map((bucket) => ({ bucket, materials: (groups.get(bucket) ?? []).slice(0, GROUP_SIZE[bucket]) }));
  const full = own.filter(({ materials }) => materials.length >= LEAST_OF_GROUP);
  const lone = own.filter(({ materials }) => materials.length < LEAST_OF_GROUP).flatMap(({ materials }) => materials);
  const other = [...lone, ...(groups.get('other') ?? [])].slice(0, GROUP_SIZE.other);
  return [...full, ...(other.length > 0 ? [{ bucket: 'other' as const, materials: other }] : [])].slice(0, MOST_GROUPS);
};

/** Stories and authors that a special analysis needs, or it is left out (research, part 2.6). */
const LEAST_STORIES = 3;
const LEAST_AUTHORS = 5;

/** Stories of a special topic, best first; none where too few stories or authors match. */
export const specialStories = (
  materials: readonly Material[],
  { words }: Topic['specialTopics'][number],
): Material[] => {
  const matches = lexiconTest(words);
  const found = materials.filter(
    ({ story, card }) =>
      !card.invitation && story.posts.filter(({ text }) => matches(text)).length * 2 >= story.posts.length,
  );
  const authors = new Set(found.flatMap(({ story }) => story.posts.map(({ author }) => author)));
  return found.length < LEAST_STORIES || authors.size < LEAST_AUTHORS ? [] : found;
};
