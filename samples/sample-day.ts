// The sample day, 2025-12-22 in Asia/Shanghai: the stories of the seed report told by invented people.
import { compose, dress, Uses } from './compose.ts';
import { plantCopies } from './copies.ts';
import { DayBook } from './day-book.ts';
import { type NoiseTools, plantChatter, plantHostile, plantJokes, plantSpam, veryLongPost } from './noise.ts';
import { drawTime } from './numbers.ts';
import { People } from './people.ts';
import { Random } from './random.ts';
import { readSentences, readStoryPlans, readTagged, type StoryPlan } from './sentences.ts';
import type { GeneratedDay, Language, Post, Reference, Sentence, Stance, Story } from './types.ts';

const languages: Language[] = ['en', 'zh', 'ja', 'es'];
const chatterCounts: Record<Language, number> = { en: 315, zh: 165, ja: 42, es: 26 };
const copyCounts = { repost: 125, exact: 44, near: 56, 'self-repeat': 14, quote: 34 };
const storyFiles = ['stories-1.txt', 'stories-2.txt', 'stories-3.txt', 'stories-4.txt', 'stories-5.txt'];

function stanceOf(sentence: Sentence): Stance {
  return sentence.mark === 'for' || sentence.mark === 'against' ? sentence.mark : 'neutral';
}

/** How many posts of a story each language tells: in proportion to the sentences written for it. */
function shareOut(size: number, leads: readonly Sentence[]): Record<Language, number> {
  const counts: Record<Language, number> = { en: 0, zh: 0, ja: 0, es: 0 };
  let left = size;
  for (const language of languages) {
    const own = leads.filter((sentence) => sentence.language === language).length;
    counts[language] = Math.min(left, Math.round((size * own) / Math.max(1, leads.length)));
    left -= counts[language];
  }
  const most = leads[0]?.language ?? 'en';
  counts[most] += left;
  return counts;
}

interface StoryTools extends NoiseTools {
  tails: readonly Sentence[];
}

/** The organisation's own announcements, early in the day, each said once. */
function plantOfficial(tools: StoryTools, id: string, plan: StoryPlan, sentences: readonly Sentence[]): Post[] {
  const { book, random, people, start } = tools;
  const posts: Post[] = [];
  for (const sentence of sentences.filter((one) => one.mark === 'official')) {
    if (!plan.handle) throw new Error(`${id} has an official sentence and no handle`);
    const post = book.add({
      text: dress(random, sentence.language, sentence.text, null),
      lang: sentence.language,
      author: people.organisation(plan.handle),
      at: start + random.whole(0, 5 * 3_600_000),
      kind: 'story',
      mustNotAppear: false,
      story: id,
      official: true,
      novelty: 'new',
    });
    if (post) posts.push(post);
  }
  return posts;
}

/** People's posts about one story in one language: replies, quotes with comment and threads among them. */
function plantVoices(
  tools: StoryTools,
  id: string,
  sentences: readonly Sentence[],
  language: Language,
  count: number,
  told: Post[],
): void {
  const { book, random, people, uses, tails, start } = tools;
  const own = sentences.filter((sentence) => sentence.language === language);
  const leads = own.filter((sentence) => !['official', 'follow', 'joke'].includes(sentence.mark));
  const voices = new Set<string>();
  let planted = 0;
  for (let attempt = 0; leads.length > 0 && planted < count && attempt < 400; attempt++) {
    // One person has one opinion: only sentences of the same stance, or of none, may follow.
    const follows = (lead: Sentence): Sentence[] => [
      ...own.filter((one) => one.mark === 'follow'),
      ...tails.filter((one) => one.language === language),
      ...leads.filter((one) => one !== lead && one.mark !== 'slip' && (one.mark === lead.mark || one.mark === 'lead')),
    ];
    const made = compose(random, uses, { language, leads, follows });
    if (!made) continue;
    const first = made.sentences[0] as Sentence;
    const stance = stanceOf(first);
    const author = people.draw(language, voices);
    const at = drawTime(random, language, start, start + random.whole(0, 5) * 3_600_000);
    const earlier = told.filter((post) => Date.parse(post.created_at) < at && post.author.username !== author.username);
    let text = made.text;
    let referenced: Reference[] | undefined;
    const answered = earlier.length > 0 ? random.pick(earlier) : undefined;
    if (answered && random.chance(stance === 'against' ? 0.16 : 0.04)) {
      text = `@${answered.author.username} ${text}`;
      referenced = [{ type: 'replied_to', id: answered.id }];
    } else if (answered && random.chance(0.14))
      referenced = [{ type: 'quoted', id: random.chance(0.4) ? answered.id : null }];
    const mention = random.chance(0.12) ? people.draw(language).username : null;
    const slip = made.sentences.some((sentence) => sentence.mark === 'slip');
    const post = book.add({
      text: dress(random, language, text, mention),
      lang: language,
      author,
      at,
      kind: 'story',
      mustNotAppear: false,
      story: id,
      stance,
      novelty: 'new',
      ...(slip ? { wrong: '8.5亿美元 is wrong by a factor of 1000: about 8500亿美元 ($850 billion)' } : {}),
      ...(referenced ? { referenced } : {}),
    });
    if (!post) {
      uses.tire(made.sentences[0]);
      continue;
    }
    uses.add(made.sentences);
    voices.add(author.username);
    told.push(post);
    planted++;
    if (random.chance(0.035)) plantThread(tools, post, id, language, follows(first), stance);
  }
}

/** A second and third post by the same author, as answers to the first. */
function plantThread(
  tools: StoryTools,
  first: Post,
  id: string,
  language: Language,
  follows: readonly Sentence[],
  stance: Stance,
): void {
  const { book, random, uses, end } = tools;
  let last = first;
  for (let part = 2; part <= random.whole(2, 3); part++) {
    const made = compose(random, uses, { language, leads: follows, follows: () => follows });
    const at = Date.parse(last.created_at) + random.whole(20_000, 400_000);
    if (!made || at >= end) return;
    const post = book.add({
      text: `${part}/ ${made.text}`,
      lang: language,
      author: first.author,
      at,
      kind: 'story',
      mustNotAppear: false,
      story: id,
      stance,
      novelty: 'new',
      thread: first.id,
      referenced: [{ type: 'replied_to', id: last.id }],
    });
    if (!post) return;
    uses.add(made.sentences);
    last = post;
  }
}

/** Sarcastic twins of true stories: they name the story and say nonsense. */
function plantTwins(tools: StoryTools, sentences: readonly Sentence[]): void {
  const { book, random, people, start } = tools;
  for (const joke of sentences.filter((sentence) => sentence.mark === 'joke')) {
    book.add({
      text: dress(random, joke.language, joke.text, null),
      lang: joke.language,
      author: people.draw(joke.language),
      at: drawTime(random, joke.language, start),
      kind: 'joke',
      mustNotAppear: true,
      story: joke.section,
    });
  }
}

/** Posts just before and after the day; a report of the day must not use them. */
function plantOutside(tools: StoryTools, sentences: readonly Sentence[], count: number): void {
  const { book, random, people, uses, tails, start, end } = tools;
  let planted = 0;
  for (let attempt = 0; planted < count && attempt < 500; attempt++) {
    const language = random.pick<Language>(['en', 'en', 'zh', 'zh', 'ja', 'es']);
    const leads = sentences.filter(
      (one) => one.language === language && (one.mark === 'lead' || one.mark === 'against'),
    );
    const made = compose(random, uses, {
      language,
      leads,
      follows: () => tails.filter((one) => one.language === language),
    });
    if (!made) continue;
    // The first two stand on the edges: one millisecond before the day and the first one after it.
    const offset = planted < 2 ? 0 : random.whole(0, 5 * 3_600_000);
    const post = book.add({
      text: made.text,
      lang: language,
      author: people.draw(language),
      at: planted % 2 === 0 ? start - 1 - offset : end + offset,
      kind: 'outside',
      mustNotAppear: true,
      story: made.sentences[0]?.section ?? '',
    });
    if (!post) {
      uses.tire(made.sentences[0]);
      continue;
    }
    uses.add(made.sentences);
    planted++;
  }
}

/** Generates the sample day. */
export function generateSampleDay(seed: string): GeneratedDay {
  const random = new Random(`sample ${seed}`);
  const start = Date.UTC(2025, 11, 21, 16);
  const end = start + 86_400_000;
  const book = new DayBook(random);
  const people = new People(random, { en: 430, zh: 210, ja: 60, es: 40 });
  const tools: StoryTools = { book, random, people, uses: new Uses(), start, end, tails: readSentences('tails.txt') };
  const sentences = storyFiles.flatMap((file) => readSentences(file));
  const plans = readStoryPlans();

  const spam = readTagged('spam.txt');
  plantHostile(tools, [
    ...readTagged('hostile.txt'),
    { language: 'en', tag: 'gpt-5.2-codex', label: 'long', text: veryLongPost(random, 'GPT-5.2 Codex') },
  ]);
  plantSpam(tools, spam, 9, spam.length);
  plantTwins(tools, sentences);
  plantJokes(tools, readSentences('jokes.txt'));
  const told = new Map<string, Post[]>();
  for (const [id, plan] of Object.entries(plans)) {
    const own = sentences.filter((sentence) => sentence.section === id);
    if (own.length === 0) throw new Error(`no sentences for ${id}`);
    told.set(id, plantOfficial(tools, id, plan, own));
  }
  for (const [id, plan] of Object.entries(plans)) {
    const own = sentences.filter((sentence) => sentence.section === id);
    const posts = told.get(id) ?? [];
    const leads = own.filter((sentence) => !['official', 'follow', 'joke'].includes(sentence.mark));
    const counts = shareOut(plan.size - posts.length, leads);
    for (const language of languages) plantVoices(tools, id, own, language, counts[language], posts);
  }
  const chatter = readSentences('chatter.txt');
  for (const language of languages) plantChatter(tools, language, chatterCounts[language], chatter);
  plantCopies(book, random, people, copyCounts, end);
  plantOutside(tools, sentences, 20);

  const posts = [...book.posts].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const truth = posts.map((post) => book.truthOf(post));
  const stories: Story[] = Object.entries(plans).map(([id, { size: _, ...plan }]) => ({
    id,
    ...plan,
    novelty: 'new',
    posts: truth.filter((one) => one.story === id && one.kind === 'story').length,
  }));
  return {
    day: 'sample',
    date: '2025-12-22',
    window: { from: new Date(start).toISOString(), to: new Date(end).toISOString() },
    posts,
    truth,
    stories,
  };
}
