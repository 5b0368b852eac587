// Days 1 to 10: planted days for tests. Days 1-5 are for tuning, 6-10 are held out and share no names or sentences with them.
import { factsOf, type Half, halfOf, type StoryOfDay, scheduleHalf, slotsOf } from './catalogue.ts';
import { compose, dress, Uses } from './compose.ts';
import { plantCopies } from './copies.ts';
import { DayBook } from './day-book.ts';
import { type NoiseTools, plantChatter, plantSpam, veryLongPost } from './noise.ts';
import { drawTime } from './numbers.ts';
import { People } from './people.ts';
import { Random } from './random.ts';
import { readSentences, readTagged } from './sentences.ts';
import { fillSlots } from './slots.ts';
import type { DayName, GeneratedDay, Language, Post, Sentence } from './types.ts';

const postsADay = 2000;
const chatterCounts: Record<Language, number> = { en: 480, zh: 250, ja: 40, es: 30 };
const copyCounts = { repost: 110, exact: 36, near: 50, 'self-repeat': 14, quote: 30 };
const copies = Object.values(copyCounts).reduce((sum, count) => sum + count, 0);
const twins = 80;
const hostilePosts = 60;
const burstSize = 14;

/** A small hash, to give every combination of chatter to exactly one day of its half. */
function dayOfCombination(keys: readonly string[]): number {
  let hash = 2166136261;
  for (const character of [...keys].sort().join('|')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  return (hash >>> 8) % 5;
}

/** Lets each combination through on one day of its half, so that no text comes again on another. */
function onlyOn(day: number): (keys: string[]) => boolean {
  return (keys) => dayOfCombination(keys) === (day - 1) % 5;
}

interface DayTools extends NoiseTools {
  half: Half;
  day: number;
  sentences: readonly Sentence[];
}

function weightedLanguage(random: Random): Language {
  return random.pick<Language>(['en', 'en', 'en', 'en', 'en', 'en', 'zh', 'zh', 'zh', 'ja', 'es']);
}

/** One person's post about a story of the day. */
function plantVoice(tools: DayTools, entry: StoryOfDay, language: Language, voices: Set<string>): boolean {
  const { book, random, people, uses, half, day, start, sentences } = tools;
  const own = sentences.filter(
    (one) => one.language === language && (one.section === 'reaction' || one.section === entry.story.type),
  );
  const facts = own.filter((one) => one.section === entry.story.type && one.mark === 'lead');
  const updates = own.filter((one) => one.section === entry.story.type && one.mark === 'rumour');
  const reactions = own.filter((one) => one.section === 'reaction');
  const talk = reactions.filter((one) => one.mark !== 'follow' && one.mark !== 'joke');
  const tails = reactions.filter((one) => one.mark === 'follow');
  const tellsNews = entry.novelty === 'update' && (voices.size === 0 || random.chance(0.6));
  const leads = tellsNews ? updates : [...facts, ...talk];
  const made = compose(random, uses, {
    language,
    leads: [random.pick(leads)],
    follows: (lead) => [
      ...tails,
      ...talk.filter((one) => one !== lead && (one.mark === lead.mark || one.mark === 'lead')),
      ...(facts.includes(lead) ? [] : facts),
    ],
    given: slotsOf(entry.story, language, tellsNews, half),
    ...(entry.spansDays && !tellsNews ? { allowed: onlyOn(day) } : {}),
  });
  // An update's numbers belong to the update only, so old facts must not follow it.
  if (!made || (tellsNews && made.sentences.some((one) => facts.includes(one)))) return false;
  const author = people.draw(language, voices);
  const stance = made.sentences.find((one) => one.mark === 'for' || one.mark === 'against')?.mark;
  const post = book.add({
    text: dress(random, language, made.text, random.chance(0.06) ? people.draw(language).username : null),
    lang: language,
    author,
    at: drawTime(random, language, start),
    kind: 'story',
    mustNotAppear: false,
    story: entry.story.id,
    stance: stance === 'for' || stance === 'against' ? stance : 'neutral',
    novelty: tellsNews || entry.novelty === 'new' ? entry.novelty : 'continuing',
  });
  if (!post) return false;
  uses.add(made.sentences);
  voices.add(author.username);
  return true;
}

/** The maker's own announcement, for two of three new stories. */
function plantAnnouncements(tools: DayTools, today: readonly StoryOfDay[]): void {
  const { book, random, people, half, start, sentences } = tools;
  for (const { story, novelty } of today) {
    if (novelty !== 'new' || random.chance(0.33)) continue;
    const sentence = random.pick(sentences.filter((one) => one.section === story.type && one.mark === 'official'));
    book.add({
      text: dress(
        random,
        sentence.language,
        fillSlots(sentence.text, sentence.language, random, slotsOf(story, sentence.language, false, half)),
        null,
      ),
      lang: sentence.language,
      author: people.organisation(story.handle),
      at: start + random.whole(0, 6 * 3_600_000),
      kind: 'story',
      mustNotAppear: false,
      story: story.id,
      official: true,
      novelty: 'new',
    });
  }
}

/** Sarcastic twins: they name a true story and say nonsense. */
function plantTwins(tools: DayTools, today: readonly StoryOfDay[]): void {
  const { book, random, people, uses, half, day, start, sentences } = tools;
  let planted = 0;
  for (let attempt = 0; planted < twins && attempt < 3000; attempt++) {
    const { story, spansDays } = random.pick(today);
    const language = weightedLanguage(random);
    const jokes = sentences.filter((one) => one.language === language && one.mark === 'joke');
    const tails = sentences.filter(
      (one) => one.language === language && one.mark === 'follow' && one.section !== 'reaction',
    );
    const made = compose(random, uses, {
      language,
      leads: jokes,
      follows: () => [...jokes, ...tails],
      given: slotsOf(story, language, false, half),
      ...(spansDays ? { allowed: onlyOn(day) } : {}),
    });
    if (!made) continue;
    const post = book.add({
      text: made.text,
      lang: language,
      author: people.draw(language),
      at: drawTime(random, language, start),
      kind: 'joke',
      mustNotAppear: true,
      story: story.id,
    });
    if (!post) {
      uses.tire(made.sentences[0]);
      continue;
    }
    uses.add(made.sentences);
    planted++;
  }
}

/** Hostile templates, each sent by a few throwaway accounts about different stories. */
function plantHostileTemplates(tools: DayTools, today: readonly StoryOfDay[]): void {
  const { book, random, people, half, start } = tools;
  const templates = readTagged(`days-${half}-noise.txt`).filter((one) => one.tag === 'hostile');
  const firsts: (Post | undefined)[] = [];
  for (let n = 0; n < hostilePosts; n++) {
    const { story } = random.pick(today);
    const template = n === hostilePosts - 1 ? undefined : templates[n % templates.length];
    const language = (template?.language ?? 'en') as Language;
    const first = template ? firsts[n % templates.length] : undefined;
    const post = book.add({
      text: template
        ? fillSlots(template.text, language, random, slotsOf(story, language, false, half))
        : veryLongPost(random, story.product),
      lang: language,
      author: people.throwaway(language),
      at: drawTime(random, language, start),
      kind: 'injection',
      mustNotAppear: true,
      story: story.id,
      hostile: template?.label ?? 'long',
      ...(first ? { copyOf: first, copyKind: 'template' as const } : {}),
    });
    if (template && !first) firsts[n % templates.length] = post;
  }
}

/** Voices by Zipf's law over the stories in their order, until the day holds `upTo` posts. */
function plantStories(tools: DayTools, today: readonly StoryOfDay[], upTo: number): void {
  const weights = today.map((_, rank) => 1 / (rank + 1) ** 0.8);
  const voices = today.map(() => new Set<string>());
  const tell = (rank: number): boolean =>
    plantVoice(tools, today[rank] as StoryOfDay, weightedLanguage(tools.random), voices[rank] as Set<string>);
  // Every story is told before the large ones grow.
  for (const rank of today.keys()) {
    for (let attempt = 0; attempt < 60; attempt++) if (tell(rank)) break;
  }
  for (let attempt = 0; tools.book.posts.length < upTo && attempt < 30_000; attempt++) {
    const rank = tools.random.weighted(weights);
    if (!tell(rank)) weights[rank] = (weights[rank] ?? 0) * 0.985;
  }
}

/** Generates planted day `day` (1 to 10). */
export function generatePlantedDay(day: Exclude<DayName, 'sample'>, seed: string): GeneratedDay {
  const half = halfOf(day);
  const random = new Random(`day ${day} ${seed}`);
  const start = Date.UTC(2025, 11, 21, 16) + day * 86_400_000;
  const end = start + 86_400_000;
  const book = new DayBook(random);
  const people = new People(new Random(`people ${half} ${seed}`), { en: 560, zh: 300, ja: 90, es: 80 });
  const sentences = readSentences(`days-${half}.txt`);
  const tools: DayTools = { book, random, people, uses: new Uses(), start, end, half, day, sentences };
  const today = scheduleHalf(half, seed)[(day - 1) % 5] as StoryOfDay[];

  plantHostileTemplates(tools, today);
  plantSpam(
    tools,
    readTagged(`days-${half}-noise.txt`).filter((one) => one.tag === 'burst'),
    burstSize,
    0,
  );
  plantTwins(tools, today);
  plantAnnouncements(tools, today);
  // Each half takes every other line of the sample day's chatter, and its own.
  const parity = half === '1-5' ? 0 : 1;
  const chatter = [
    ...readSentences('chatter.txt').filter((_, index) => index % 2 === parity),
    ...sentences.filter((one) => one.section === 'chatter'),
  ];
  for (const language of ['en', 'zh', 'ja', 'es'] as const) {
    plantChatter(tools, language, chatterCounts[language], chatter, { mixing: 0.4, allowed: onlyOn(day) });
  }
  plantStories(tools, today, postsADay - copies);
  plantCopies(book, random, people, copyCounts, end);
  plantCopies(
    book,
    random,
    people,
    { repost: postsADay - book.posts.length, exact: 0, near: 0, 'self-repeat': 0, quote: 0 },
    end,
  );

  const posts = [...book.posts].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const truth = posts.map((post) => book.truthOf(post));
  const dateOf = (number: number): string => new Date(Date.UTC(2025, 11, 22 + number)).toISOString().slice(0, 10);
  return {
    day,
    date: dateOf(day),
    window: { from: new Date(start).toISOString(), to: new Date(end).toISOString() },
    posts,
    truth,
    stories: today.map((entry) => ({
      id: entry.story.id,
      title: `${entry.story.product} (${entry.story.maker}): ${entry.story.type}`,
      kind: entry.story.type,
      entities: [entry.story.product, entry.story.maker],
      facts: factsOf(entry, half),
      handle: entry.story.handle,
      sinceDay: dateOf(entry.story.firstDay),
      novelty: entry.novelty,
      posts: truth.filter((one) => one.story === entry.story.id && one.kind === 'story').length,
    })),
  };
}
