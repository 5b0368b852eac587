// Puts handwritten sentences together to one post, as long as a post of its language tends to be.
import { drawLength } from './numbers.ts';
import type { Random } from './random.ts';
import { fillSlots } from './slots.ts';
import type { Language, Sentence } from './types.ts';

/** How often each sentence has been used, so that the least used comes next. */
export class Uses {
  #counts = new Map<string, number>();

  of(sentence: Sentence): number {
    return this.#counts.get(sentence.key) ?? 0;
  }

  add(sentences: readonly Sentence[]): void {
    for (const sentence of sentences) this.#counts.set(sentence.key, this.of(sentence) + 1);
  }

  /** A lead that led nowhere comes a little later next time, or it would be drawn for ever. */
  tire(lead: Sentence | undefined): void {
    if (lead) this.#counts.set(lead.key, this.of(lead) + 0.125);
  }
}

export interface Composition {
  text: string;
  sentences: Sentence[];
}

export interface ComposeRequest {
  language: Language;
  leads: readonly Sentence[];
  /** What may come after the lead. */
  follows: (lead: Sentence) => readonly Sentence[];
  given?: Record<string, string>;
  /** Says no to combinations that belong to another day. */
  allowed?: (keys: string[]) => boolean;
}

const wideScripts: ReadonlySet<Language> = new Set<Language>(['zh', 'ja']);

/** An outcry of a word or three stands alone. */
function terse(text: string, language: Language, mark?: string): boolean {
  return mark !== 'follow' && text.length < (wideScripts.has(language) ? 9 : 27);
}

/** A lead among the least used that fits the length, else any of them. */
function chooseLead(random: Random, uses: Uses, leads: readonly Sentence[], target: number): Sentence {
  const least = Math.min(...leads.map((sentence) => uses.of(sentence)));
  const fresh = leads.filter((sentence) => uses.of(sentence) === least);
  const fitting = fresh.filter((sentence) => sentence.text.length <= target + 15);
  return random.pick(fitting.length > 0 ? fitting : fresh);
}

function chooseFollow(random: Random, uses: Uses, pool: readonly Sentence[]): Sentence {
  return pool[random.weighted(pool.map((sentence) => 1 / (1 + uses.of(sentence)) ** 2))] as Sentence;
}

function join(random: Random, language: Language, parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    if (text === '') text = part;
    else {
      const kind = random.next();
      const closed = /[.!?。！？…)）」”"~]$/u.test(text) || /\p{Extended_Pictographic}$/u.test(text);
      if (kind < 0.55) text += `\n\n${part}`;
      else if (kind < 0.72) text += `\n${part}`;
      else if (closed) text += `${wideScripts.has(language) ? '' : ' '}${part}`;
      else text += language === 'ja' ? `、${part}` : language === 'zh' ? `，${part}` : `. ${part}`;
    }
  }
  // People press Enter between sentences: six of ten real posts have a line break.
  if (!text.includes('\n') && random.chance(0.45))
    text = text.replace(/([.!?:]) (?=\S{3})|([。！？：])(?=.{4})/u, '$1$2\n\n');
  return text;
}

/** Draws one text; undefined when this draw does not work out. */
export function compose(random: Random, uses: Uses, request: ComposeRequest): Composition | undefined {
  const { language, leads } = request;
  const target = drawLength(random, language);
  const lead = chooseLead(random, uses, leads, target);
  const sentences = [lead];
  const follows = request.follows(lead);
  let length = lead.text.length;
  const cut = !wideScripts.has(language) && target >= 270 && target <= 281;
  const goal = cut ? 284 : target * 0.92;
  if (terse(lead.text, language)) length = goal;
  const mostTails = target > (wideScripts.has(language) ? 85 : 160) ? 3 : 2;
  while (length < goal && sentences.length < (target > 300 ? 9 : 5)) {
    // What follows here would be cut away again.
    if (!wideScripts.has(language) && length > 262) break;
    const tails = sentences.filter((sentence) => sentence.mark === 'follow').length;
    const pool = follows.filter(
      (follow) =>
        !sentences.includes(follow) &&
        !terse(follow.text, language, follow.mark) &&
        (follow.mark !== 'follow' || tails < mostTails) &&
        (cut || length + follow.text.length < target * 1.25 + 12),
    );
    if (pool.length === 0) break;
    const follow = chooseFollow(random, uses, pool);
    sentences.push(follow);
    length += follow.text.length + 2;
  }
  if (request.allowed && !request.allowed(sentences.map((sentence) => sentence.key))) {
    uses.tire(lead);
    return undefined;
  }
  const parts = sentences.map((sentence) => fillSlots(sentence.text, language, random, request.given));
  let text = join(random, language, parts);
  // The source of the real posts cut most Latin texts at 280 characters; few came whole.
  const cutLate = !wideScripts.has(language) && text.length > 300 && random.chance(0.75);
  if ((cut && text.length > 281) || cutLate) text = text.slice(0, 280).replace(/[\uD800-\uDBFF]$|\s+\S*$/u, '');
  return { text, sentences };
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A link as X shortens it. */
export function shortLink(random: Random): string {
  let code = '';
  while (code.length < 10) code += letters[random.whole(0, letters.length - 1)];
  return `https://t.co/${code}`;
}

const hashtags: Record<Language, string[]> = {
  en: ['#AI', '#buildinpublic', '#LLM', '#robotics', '#devlife', '#MachineLearning'],
  zh: ['#AI', '#人工智能', '#独立开发', '#大模型'],
  ja: ['#AI', '#生成AI', '#個人開発', '#プログラミング'],
  es: ['#IA', '#programación', '#tecnología'],
};

/** Adds links, hashtags and mentions at the rates of real posts. */
export function dress(random: Random, language: Language, text: string, mention: string | null): string {
  let result = text;
  if (mention !== null) {
    const words =
      language === 'zh'
        ? ['来源', '感谢', '转自']
        : language === 'ja'
          ? ['via', '情報元']
          : language === 'es'
            ? ['vía', 'gracias']
            : ['via', 'h/t', 'cc', 'thanks'];
    result += `${random.chance(0.5) ? '\n\n' : ' '}${random.pick(words)} @${mention}`;
  }
  if (random.chance(0.07)) result += ` ${random.pick(['😂', '🔥', '🤔', '👀', '🙃', '😅', '🚀', '🙏', '💯', '😭'])}`;
  if (random.chance(0.055)) result += ` ${random.shuffle(hashtags[language]).slice(0, random.whole(1, 3)).join(' ')}`;
  const links = random.weighted([0.46, 0.42, 0.105, 0.012, 0.003]);
  for (let n = 0; n < links; n++) result += ` ${shortLink(random)}`;
  return result;
}
