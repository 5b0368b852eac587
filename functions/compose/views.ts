// The sections that let people speak: views on the day's stories, and the special analyses.
import type { Block, Report, Stretch } from '../../shared/report.ts';
import type { View } from '../../shared/story.ts';
import type { Topic } from '../../shared/topic.ts';
import type { Desk, Material } from './desk.ts';
import { headline } from './items.ts';
import type { Phrases } from './phrases.ts';
import { specialStories } from './select.ts';

const MOST_VIEWS = 4;
const MOST_BLOCKS = 3;

/** Two speakers on one story: opposed where the cues of both show it, else the two best. */
const speakers = (
  views: readonly View[],
  desk: Desk,
  phrases: Phrases,
): { quotes: ReturnType<Desk['quote']>[]; opposed: boolean } => {
  const positive = desk.view(
    views.filter(({ polarity }) => polarity === 'positive'),
    phrases.oneSays,
  );
  const negative = desk.view(
    views.filter(({ polarity }) => polarity === 'negative'),
    positive === undefined ? phrases.oneSays : phrases.otherSays,
  );
  if (positive !== undefined && negative !== undefined) return { quotes: [positive, negative], opposed: true };
  const first = positive ?? negative ?? desk.view(views, phrases.oneSays);
  const second = first === undefined ? undefined : desk.view(views, phrases.otherSays);
  return { quotes: [first, second], opposed: false };
};

/** Blocks of `重要观点与见解`: at most four stories, two speakers each, no author twice. */
export const viewBlocks = (materials: readonly Material[], desk: Desk, phrases: Phrases): Block[] => {
  const blocks: Block[] = [];
  for (const material of materials) {
    if (blocks.length === MOST_VIEWS) break;
    const { story, card } = material;
    if (card.views.length < 2) continue;
    const { quotes, opposed } = speakers(card.views, desk, phrases);
    const [one, other] = quotes;
    if (one === undefined || other === undefined) {
      if (one !== undefined) desk.giveBack(one);
      continue;
    }
    const stretches: Stretch[] = [
      { text: phrases.among(story.independentAuthors) },
      {
        text: opposed ? phrases.differCited(one.handle, other.handle) : phrases.speakCited(one.handle, other.handle),
        style: 'cited',
      },
      { text: opposed ? phrases.differ : phrases.speak, style: 'plain' },
    ];
    const lead = opposed ? phrases.viewsDiffer(card.name) : phrases.viewsOn(card.name);
    const quoted = { quotes: [one, other], lead };
    const sentence = desk.sentence({ section: 'views', role: 'claim', material, stretches, ...quoted });
    blocks.push({
      lead,
      storyId: story.id,
      paragraphs: [[sentence]],
    });
  }
  return blocks;
};

/** A story told before comes again with another post and its fact only; a new one with its voices. */
const specialBlock = (material: Material, told: boolean, desk: Desk, phrases: Phrases): Block | undefined => {
  const { story, card } = material;
  const quote = desk.quote(card.quotations, told ? phrases.alsoSaid : phrases.quoted);
  if (quote === undefined) return undefined;
  const voices =
    story.independentAuthors < 2 ? phrases.singleSource : phrases.voices(story.independentAuthors, story.posts.length);
  const official = card.official?.post === quote.post ? card.official.organisation : undefined;
  const source: Stretch =
    official === undefined
      ? { text: phrases.from(quote.handle), style: 'cited' }
      : { text: phrases.official(official) };
  const stretches: Stretch[] = told
    ? [{ text: phrases.besides }, { ...source, text: `${phrases.comma}${source.text}` }]
    : [{ ...source, text: `${source.text}${phrases.comma}` }, { text: voices }];
  const lead = headline(material, phrases);
  const sentence = desk.sentence({ section: 'special', role: 'claim', material, stretches, quotes: [quote], lead });
  return { lead, storyId: story.id, paragraphs: [[sentence]] };
};

/** The special analyses of the topic that have enough evidence; a story stands in one of them only. */
export const specialSections = (
  materials: readonly Material[],
  topics: Topic['specialTopics'],
  told: ReadonlySet<Material>,
  desk: Desk,
  phrases: Phrases,
): Report['special'] => {
  const used = new Set<string>();
  return topics.flatMap((topic) => {
    const blocks: Block[] = [];
    for (const material of specialStories(materials, topic)) {
      if (blocks.length === MOST_BLOCKS) break;
      if (used.has(material.story.id)) continue;
      const block = specialBlock(material, told.has(material), desk, phrases);
      if (block === undefined) continue;
      used.add(material.story.id);
      blocks.push(block);
    }
    return blocks.length === 0 ? [] : [{ id: topic.id, title: topic.title, blocks }];
  });
};
