// A written sentence as stretches: verbatim words in their marks, handles in the cited style and names in the plain one.
import type { PostKey } from '../../shared/post.ts';
import type { Stretch } from '../../shared/report.ts';
import type { StoryPost } from '../../shared/story.ts';
import { plainName } from '../../shared/text/speaker-name.ts';
import { quotable } from '../../shared/verify/source-post.ts';

/** Handles that the cited style shows at most. */
export const MOST_HANDLES = 8;

const HANDLE = /((?<![\w@])@\w{1,50})/u;
const QUOTED = /(“[^“”]+”)/u;

/** The first clause of a paragraph is bold where it is long enough to say something and opens with no word that only leads on. */
const CLAUSE = {
  'zh-CN': /^[^，；：“”（）。？！@]{8,40}(?=[，：])/u,
  en: /^[^,;:“”().?!@]{24,110}(?=[,:] )/u,
} as const;
/** The sentence that opens the report is bold as a whole where it is short. */
const SENTENCE = { 'zh-CN': /^[^；“”。？！@]{8,60}$/u, en: /^[^;“”?!@]{24,200}$/u } as const;
/** Who speaks in a line that opens with its speaker; what opens or ends with a mark can't be bold. */
const SPEAKER = {
  'zh-CN': /^[\p{L}\p{N}][^，；：“”（）。？！@]{0,29}(?<=[\p{L}\p{N}])(?=(?:（[^（）]{1,60}）)?：)/u,
  en: /^[\p{L}\p{N}][^,;:“”().?!@]{0,39}(?<=[\p{L}\p{N}])(?=(?: \([^()]{1,60}\))?: )/u,
} as const;
/** A line that tells a voice: a few words and a colon, whatever marks the name has. */
const VOICE = { 'zh-CN': /^[^，；：“”。？！]{1,60}：/u, en: /^[^;:“”?!]{1,80}: /u } as const;

/** Whether a line opens with whom it is of, by form alone. */
export const opensWithSpeaker = (text: string, language: 'zh-CN' | 'en'): boolean => VOICE[language].test(text);

/** What of a paragraph's opening is bold. */
export type Opening = 'sentence' | 'clause' | 'speaker';

const LEADS_ON =
  /^(?:在|关于|对于?|随着|当|从|至于|除了|由于|虽然|尽管|如果|按照?|根据|就|为了?|围绕|另外|同时|此外|in |on |at |as |while |with |after |before |for |about |when |if |since |although |though |despite |beyond |besides |meanwhile|also )/iu;

/** Turns text into stretches, and knows how many handles the report shows so far. */
export class Prose {
  #handles = 0;
  readonly #byHandle: ReadonlyMap<string, StoryPost>;
  readonly #language: 'zh-CN' | 'en';

  constructor(posts: Iterable<StoryPost>, language: 'zh-CN' | 'en') {
    this.#byHandle = new Map([...posts].map((post) => [post.handle.toLowerCase(), post]));
    this.#language = language;
  }

  /** The stretches of a text that stands on some posts. */
  stretches(text: string, posts: readonly StoryPost[], bold = false): Stretch[] {
    if (bold) return this.#withNames(text, true);
    return text.split(QUOTED).flatMap((part): Stretch[] => {
      if (part === '') return [];
      const span = QUOTED.test(part) ? part.slice(1, -1) : undefined;
      const post = span === undefined ? undefined : postOf(span, posts);
      return span === undefined || post === undefined ? this.#withNames(part, false) : [{ text: span, quoted: post }];
    });
  }

  /** The same with what opens a paragraph in bold. */
  opening(text: string, posts: readonly StoryPost[], opening: Opening): Stretch[] {
    const clauses = LEADS_ON.test(text) ? [] : [CLAUSE];
    const forms = { sentence: [SENTENCE, ...clauses], clause: clauses, speaker: [SPEAKER] }[opening];
    const [found = ''] = forms.flatMap((form) => form[this.#language].exec(text)?.[0] ?? []);
    const first = found.trimEnd();
    if (first === '') return this.stretches(text, posts);
    return [{ text: first, bold: true }, ...this.stretches(text.slice(first.length), posts)];
  }

  #withNames(text: string, bold: boolean): Stretch[] {
    const weight = bold ? { bold } : {};
    return text.split(HANDLE).flatMap((part): Stretch[] => {
      if (part === '') return [];
      if (!HANDLE.test(part)) return [{ text: part, ...weight }];
      const author = this.#byHandle.get(part.slice(1).toLowerCase());
      const name = plainName(author ?? { handle: part.slice(1) });
      if (this.#handles >= MOST_HANDLES) return [{ text: name, ...weight }];
      this.#handles++;
      return [
        { text: part, ...weight, style: 'cited' },
        { text: name, ...weight, style: 'plain' },
      ];
    });
  }
}

/** The post that says a span, letter for letter but for marks and width. */
const postOf = (span: string, posts: readonly StoryPost[]): PostKey | undefined =>
  posts.find(({ text }) => quotable(text).includes(quotable(span)))?.key;
