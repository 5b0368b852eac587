// The sample day, 2025-12-22 in Asia/Shanghai: the stories of the seed report told by invented people.
import { compose, dress, Uses } from './compose.ts';
import { plantCopies } from './copies.ts';
import { DayBook, type Draft } from './day-book.ts';
import { type NoiseTools, plantChatter, plantHostile, plantJokes, plantSpam, veryLongPost } from './noise.ts';
import { drawTime } from './numbers.ts';
import { People } from './people.ts';
import { Random } from './random.ts';
import { readSentences, readStoryPlans, readTagged, type StoryPlan } from './sentences.ts';
import type { GeneratedDay, Language, Post, Reference, Sentence, Stance, Story } from './types.ts';

const languages: Language[] = ['en', 'zh', 'ja', 'es'];
const copyCounts = { repost: 125, exact: 44, near: 56, 'self-repeat': 14, quote: 34 };
const storyFiles = [1, 2, 3, 4, 5, 6, 7].map((part) => `stories-${part}.txt`);

function stanceOf(sentence: Sentence): Stance {
  return sentence.mark === 'for' || sentence.mark === 'against' ? sentence.mark : 'neutral';
}

function isLead(sentence: Sentence): boolean {
  return !['official', 'follow', 'joke'].includes(sentence.mark);
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

const triable = new Set(['release', 'open-source', 'demo', 'vendor-claim', 'price', 'trend', 'update']);

/** Remarks that fit the kind of story: nobody ran a demo of a debate. */
function tailsFor(tools: StoryTools, kind: string): Sentence[] {
  return tools.tails.filter((tail) => tail.section === 'any' || triable.has(kind));
}

/**
 * People's posts about one story in one language: replies, quotes with comment and threads among them. Every handwritten
 * line leads one post only: no two people say the same words unless the truth calls it a copy.
 */
function plantVoices(
  tools: StoryTools,
  [id, plan]: [string, StoryPlan],
  own: readonly Sentence[],
  language: Language,
  told: Post[],
): void {
  const { random, people, uses, start } = tools;
  const tails = tailsFor(tools, plan.kind);
  const follows = [...own.filter((one) => one.mark === 'follow'), ...tails.filter((one) => one.language === language)];
  const waiting = random.shuffle(own.filter((one) => isLead(one) && uses.of(one) === 0));
  const voices = new Set<string>();
  for (let lead = waiting.shift(); lead; lead = waiting.shift()) {
    const stance = stanceOf(lead);
    const author = people.draw(language, voices);
    const at = drawTime(random, language, start, start + random.whole(0, 5) * 3_600_000);
    const earlier = told.filter((post) => Date.parse(post.created_at) < at && post.author.username !== author.username);
    const answered = earlier.length > 0 ? random.pick(earlier) : undefined;
    const replies = answered && random.chance(stance === 'against' ? 0.16 : 0.04) ? answered : undefined;
    let referenced: Reference[] | undefined;
    if (replies) referenced = [{ type: 'replied_to', id: replies.id }];
    else if (answered && random.chance(0.17)) {
      referenced = [{ type: 'quoted', id: random.chance(0.4) ? answered.id : null }];
    }
    const mention = random.chance(0.12) ? people.draw(language).username : null;
    const draft: Omit<Draft, 'text'> = {
      lang: language,
      author,
      at,
      kind: 'story',
      mustNotAppear: false,
      story: id,
      stance,
      novelty: 'new',
      ...(lead.mark === 'slip'
        ? { wrong: '8.5亿美元 is wrong by a factor of 1000: about 8500亿美元 ($850 billion)' }
        : {}),
    };
    const post = plantLine(tools, lead, lead.mark === 'slip' ? [] : follows, (text) => ({
      ...draft,
      text: dress(random, language, replies ? `@${replies.author.username} ${text}` : text, mention),
      ...(referenced ? { referenced } : {}),
    }));
    if (!post) continue;
    voices.add(author.username);
    told.push(post);
    if (!random.chance(0.05)) continue;
    // A thread: the same author goes on with lines of the same opinion.
    let last = post;
    for (let part = 2; part <= random.whole(2, 3); part++) {
      const next = waiting.findIndex((one) => one.mark === lead.mark);
      const after = Date.parse(last.created_at) + random.whole(20_000, 400_000);
      const line = waiting[next];
      if (!line || after >= tools.end) break;
      const reply: Reference[] = [{ type: 'replied_to', id: last.id }];
      const added = plantLine(tools, line, follows, (text) => ({
        ...draft,
        text: `${part}/ ${text}`,
        at: after,
        thread: post.id,
        referenced: reply,
      }));
      if (!added) break;
      waiting.splice(next, 1);
      last = added;
    }
  }
}

/** Tries a line with different company until the post is unlike all others. */
function plantLine(
  tools: StoryTools,
  lead: Sentence,
  follows: readonly Sentence[],
  draft: (text: string) => Draft,
): Post | undefined {
  for (let attempt = 0; attempt < 12; attempt++) {
    const made = compose(tools.random, tools.uses, { language: lead.language, leads: [lead], follows: () => follows });
    const post = made && tools.book.add(draft(made.text));
    if (!post) continue;
    tools.uses.add(made.sentences);
    return post;
  }
  return undefined;
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
  const { random, people, start, end } = tools;
  const large = ['gpt-5.2-codex', 'gemini-3', 'unitree-patrol', 'disney-robots', 'deep-agents', 'qwen-image-layered'];
  const lines = sentences.filter(
    (one) => large.includes(one.section) && (one.mark === 'lead' || one.mark === 'against'),
  );
  for (const [index, line] of random.shuffle(lines).slice(0, count).entries()) {
    // The first two stand on the edges: one millisecond before the day and the first one after it.
    const offset = index < 2 ? 0 : random.whole(0, 5 * 3_600_000);
    const follows = tailsFor(tools, 'any').filter((one) => one.language === line.language);
    plantLine(tools, line, follows, (text) => ({
      text,
      lang: line.language,
      author: people.draw(line.language),
      at: index % 2 === 0 ? start - 1 - offset : end + offset,
      kind: 'outside',
      mustNotAppear: true,
      story: line.section,
    }));
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
  plantOutside(tools, sentences, 20);
  const told = new Map<string, Post[]>();
  for (const [id, plan] of Object.entries(plans)) {
    const own = sentences.filter((sentence) => sentence.section === id);
    if (own.length === 0) throw new Error(`no sentences for ${id}`);
    told.set(id, plantOfficial(tools, id, plan, own));
  }
  for (const [id, plan] of Object.entries(plans)) {
    const own = sentences.filter((sentence) => sentence.section === id);
    const posts = told.get(id) ?? [];
    for (const language of languages) {
      plantVoices(
        tools,
        [id, plan],
        own.filter((one) => one.language === language),
        language,
        posts,
      );
    }
  }
  const chatter = readSentences('chatter.txt');
  for (const language of languages) {
    // Every line once: repeated chatter would be copies that the truth does not know.
    const lines = chatter.filter((one) => one.language === language && one.mark !== 'follow').length;
    plantChatter(tools, language, lines, chatter, { mixing: 0 });
  }
  plantCopies(book, random, people, copyCounts, end);

  const posts = [...book.posts].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const truth = posts.map((post) => book.truthOf(post));
  const stories: Story[] = Object.entries(plans).map(([id, plan]) => ({
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
