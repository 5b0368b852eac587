// Key points and events: one story a line, in computed facts, with the span that shows them.
import type { Item, Sentence, Stretch } from '../../shared/report.ts';
import type { Event } from '../../shared/story.ts';
import { claimSentences } from './claim-sentences.ts';
import type { Desk, Material } from './desk.ts';
import type { Phrases } from './phrases.ts';

/** `，OpenAI官方消息` or, in the cited style, `，消息来自@handle`. */
const source = ({ card }: Material, desk: Desk, phrases: Phrases): Stretch[] => {
  if (card.official !== undefined) return [{ text: `${phrases.comma}${phrases.official(card.official.organisation)}` }];
  const handle = desk.post(card.lead)?.handle;
  return handle === undefined ? [] : [{ text: `${phrases.comma}${phrases.from(handle)}`, style: 'cited' }];
};

const voices = ({ story }: Material, phrases: Phrases): string =>
  story.independentAuthors > 1 ? phrases.voices(story.independentAuthors, story.posts.length) : phrases.singleSource;

/** What happened as a word of its own, without what joins it to a name. */
export const eventWord = (event: Event, phrases: Phrases): string => phrases.event[event].replace(/^[:\s]+/, '');

/** The bold words of a story: what it is and what happened. */
export const headline = ({ card }: Material, phrases: Phrases): string => `${card.name}${phrases.event[card.event]}`;

/** Claims of a model behind the computed facts of an item. */
const MOST_CLAIMS = { keyPoints: 2, events: 1 } as const;

/** Text of a sentence in a style, without quotations, links and Markdown. */
export const textOf = (sentence: Sentence, style: 'cited' | 'plain'): string =>
  `${sentence.stretches
    .filter((stretch) => (stretch.style ?? style) === style)
    .map(({ text }) => text)
    .join('')}${sentence.end}`;

/** The item of a story: `**name**，facts` in the key points, `**name**：facts` among the events. */
export const itemOf = (material: Material, section: 'keyPoints' | 'events', desk: Desk, phrases: Phrases): Item => {
  const { story, card } = material;
  // A model's claims bring their own quotation.
  const written = card.claims !== undefined;
  const quote = written ? undefined : desk.quote(card.quotations, phrases.quoted);
  const eventPosts = card.eventSpans.map(({ post }) => post);
  const cites = desk.cites(material, [
    ...new Set([
      ...(quote === undefined ? [] : [quote.post]),
      ...eventPosts,
      ...(quote === undefined && eventPosts.length === 0 ? [card.lead] : []),
    ]),
  ]);
  // A number is shown only where the post that holds it is cited too.
  const numbers = card.numbers.filter(({ span }) => cites.includes(span.post));
  const facts: Stretch[] = [
    ...source(material, desk, phrases),
    { text: `${phrases.comma}${voices(material, phrases)}` },
    ...(story.copies > 0 ? [{ text: `${phrases.comma}${phrases.copies(story.copies)}` }] : []),
    ...(card.contested ? [{ text: `${phrases.comma}${phrases.contested}` }] : []),
    ...(numbers.length > 0 ? [{ text: `${phrases.comma}${phrases.numbers(numbers.map(({ text }) => text))}` }] : []),
  ];
  const name: Stretch = { text: headline(material, phrases), bold: true };
  const stretches: Stretch[] =
    section === 'keyPoints' ? [name, ...facts] : [name, { text: phrases.colon }, ...behindColon(facts, phrases)];
  const sentence = desk.sentence({
    section,
    role: 'claim',
    material,
    stretches,
    quotes: quote === undefined ? [] : [quote],
    cites,
    spans: [
      ...card.eventSpans
        .filter(({ post }) => cites.includes(post))
        .map((span) => ({ ...span, for: eventWord(card.event, phrases) })),
      ...numbers.map(({ text, span }) => ({ ...span, for: text })),
    ],
  });
  const sentences = [sentence, ...claimSentences(material, section, MOST_CLAIMS[section], desk, phrases)];
  return {
    storyId: story.id,
    storyFirstSeen: story.firstSeen,
    name: card.name,
    event: eventWord(card.event, phrases),
    official: card.official !== undefined,
    singleSource: story.independentAuthors < 2,
    independentAuthors: story.independentAuthors,
    posts: story.posts.length,
    copies: story.copies,
    novelty: story.novelty,
    newFacts: [...story.newFacts],
    ...(story.trend === undefined ? {} : { trend: story.trend }),
    text: sentences.map((one) => textOf(one, 'cited')).join(''),
    sentences,
  };
};

/** Facts behind `name：` begin without the comma that would join them to a name, in both styles. */
const behindColon = (facts: readonly Stretch[], { comma }: Phrases): Stretch[] => {
  const [first, second, ...rest] = facts;
  if (first === undefined) return [];
  const bare = (stretch: Stretch): Stretch => ({ ...stretch, text: stretch.text.slice(comma.length) });
  // Where the first stretch stands in one style only, the comma behind it belongs to that style as well.
  if (first.style === undefined || second === undefined)
    return [bare(first), ...(second === undefined ? [] : [second]), ...rest];
  return [{ ...first, text: `${first.text.slice(comma.length)}${comma}` }, bare(second), ...rest];
};
