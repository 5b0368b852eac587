// The desk at which the report is written: gives out citations and quotations, each post once, and keeps the evidence.

import type { PostKey } from '../../shared/post.ts';
import type { Evidence, Quote, Sentence, Stretch } from '../../shared/report.ts';
import type { Card, Quotation, Span, Story, StoryPost } from '../../shared/story.ts';
import { findMentions } from '../../shared/text/names.ts';
import type { TruthRule } from '../../shared/verify/claims.ts';
import { latinWords, saysWord, toSource } from '../../shared/verify/source-post.ts';

/** A story with its card. */
export interface Material {
  readonly story: Story;
  readonly card: Card;
}

/** An author's citations where others could be cited instead: about a tenth of a report's sixty. */
const MOST_CITATIONS = 5;
const MOST_CITES = 3;

/** Quotations stand on one line: line breaks of the post become spaces. */
const collapsed = (text: string): string => text.replace(/\s+/g, ' ');

interface Draft {
  readonly section: string;
  readonly role: Sentence['role'];
  readonly stretches: readonly Stretch[];
  readonly material?: Material | undefined;
  readonly quotes?: readonly Quote[];
  /** Posts to cite, in order of need; more than three are cut. */
  readonly cites?: readonly PostKey[];
  readonly spans?: readonly (Span & { readonly for: string })[];
  readonly end?: string;
  readonly style?: Sentence['style'];
  /** Rules that whoever wrote it has checked already. */
  readonly passed?: readonly TruthRule[];
  /** The bold line above it, kept with the evidence. */
  readonly lead?: string | undefined;
}

/** Words of a sentence in a style, without quotations. */
const wordsOf = (stretches: readonly Stretch[], style: 'cited' | 'plain'): string =>
  stretches
    .filter((stretch) => (stretch.style ?? style) === style)
    .map(({ text }) => text)
    .join('');

export class Desk {
  readonly evidence: Evidence['sentences'] = {};
  readonly cited = new Map<PostKey, StoryPost>();
  readonly #posts: ReadonlyMap<PostKey, StoryPost>;
  readonly #stop: string;
  readonly #quoted = new Set<PostKey>();
  readonly #viewed = new Set<string>();
  readonly #citations = new Map<string, number>();

  constructor(materials: readonly Material[], stop: string) {
    this.#posts = new Map(materials.flatMap(({ story }) => story.posts.map((post) => [post.key, post] as const)));
    this.#stop = stop;
  }

  post(key: PostKey): StoryPost | undefined {
    return this.#posts.get(key);
  }

  /** The best quotation not used yet, with the words that lead into it inline; undefined where none is left. */
  quote(quotations: readonly Quotation[], intro: string): Quote | undefined {
    const best = quotations.find(({ post, text }) => !this.#quoted.has(post) && this.#holds(post, text));
    return best === undefined ? undefined : this.#take(best, intro);
  }

  /** A view of an author who has none yet in this report. */
  view(views: readonly Quotation[], intro: string): Quote | undefined {
    const best = views.find(({ post, text }) => {
      const author = this.#posts.get(post)?.author;
      return author !== undefined && !this.#viewed.has(author) && !this.#quoted.has(post) && this.#holds(post, text);
    });
    if (best === undefined) return undefined;
    this.#viewed.add(this.#posts.get(best.post)?.author ?? '');
    return this.#take(best, intro);
  }

  /** Gives a quotation back that was not used after all. */
  giveBack(quote: Quote): void {
    this.#quoted.delete(quote.post);
    this.#viewed.delete(this.#posts.get(quote.post)?.author ?? '');
  }

  #holds(post: PostKey, text: string): boolean {
    return collapsed(this.#posts.get(post)?.text ?? '').includes(collapsed(text));
  }

  #take({ post, text, lang, translation }: Quotation, intro: string): Quote | undefined {
    const source = this.#posts.get(post);
    if (source === undefined) return undefined;
    this.#quoted.add(post);
    return {
      post,
      handle: source.handle,
      lang,
      text: collapsed(text),
      ...(translation === undefined ? {} : { translation: collapsed(translation) }),
      url: source.url,
      intro,
    };
  }

  /** Posts of a story to cite: what must be cited, then the maker, an independent voice, another; each author once. */
  cites({ card }: Material, needed: readonly PostKey[], most = MOST_CITES): PostKey[] {
    const chosen = new Set(needed.slice(0, most));
    // Only posts that say something worth quoting support a line; a critic stands among them where there is dispute.
    const critics = card.contested ? card.views.filter(({ polarity }) => polarity === 'negative') : [];
    const optional = [
      card.official?.post,
      ...critics.slice(0, 1).map(({ post }) => post),
      ...card.quotations.map(({ post }) => post),
    ];
    const authors = new Set([...chosen].map((key) => this.#posts.get(key)?.author));
    for (const key of optional) {
      const author = key === undefined ? undefined : this.#posts.get(key)?.author;
      if (chosen.size >= most || key === undefined || author === undefined || authors.has(author)) continue;
      if ((this.#citations.get(author) ?? 0) >= MOST_CITATIONS) continue;
      chosen.add(key);
      authors.add(author);
    }
    return [...chosen];
  }

  /** Writes a sentence and its line of evidence; cites and checks are counted here and nowhere else. */
  sentence({
    section,
    role,
    stretches,
    material,
    quotes = [],
    cites = [],
    spans = [],
    end = this.#stop,
    style,
    lead,
    passed = [],
  }: Draft): Sentence {
    const id = `s${Object.keys(this.evidence).length + 1}`;
    const all = [...new Set([...quotes.map(({ post }) => post), ...cites])].slice(0, MOST_CITES);
    for (const key of all) {
      const post = this.#posts.get(key);
      if (post === undefined) continue;
      this.cited.set(key, post);
      this.#citations.set(post.author, (this.#citations.get(post.author) ?? 0) + 1);
    }
    const [cited, plain] = [wordsOf(stretches, 'cited'), wordsOf(stretches, 'plain')];
    this.evidence[id] = {
      section,
      role,
      ...(material === undefined ? {} : { storyId: material.story.id }),
      cites: all,
      text: cited,
      ...(plain === cited ? {} : { plain }),
      ...(lead === undefined ? {} : { lead }),
      quotes: quotes.map(({ post, text, translation, intro }) => ({
        post,
        text,
        ...(translation === undefined ? {} : { translation }),
        intro,
      })),
      spans: spans.map(({ post, text, for: reason }) => ({ post, text, for: reason })),
      checks: {
        ...Object.fromEntries(passed.map((rule) => [rule, 'pass' as const])),
        ...this.#check(role, all, quotes, spans),
      },
    };
    return {
      id,
      role,
      stretches: [...stretches],
      quotes: [...quotes],
      cites: all,
      end,
      ...(style === undefined ? {} : { style }),
    };
  }

  /** V2: every citation is a post of the run. V3: a claim cites. V4: a quotation is verbatim. V6: a number stands where its span says. */
  #check(
    role: Sentence['role'],
    cites: readonly PostKey[],
    quotes: readonly Quote[],
    spans: Draft['spans'],
  ): Record<string, 'pass' | 'fail'> {
    const verdict = (holds: boolean): 'pass' | 'fail' => (holds ? 'pass' : 'fail');
    const text = (post: PostKey): string => collapsed(this.#posts.get(post)?.text ?? '');
    return {
      V2: verdict(cites.every((key) => this.#posts.has(key))),
      ...(role === 'claim' ? { V3: verdict(cites.length > 0) } : {}),
      ...(quotes.length > 0
        ? { V4: verdict(quotes.every((quote) => cites.includes(quote.post) && text(quote.post).includes(quote.text))) }
        : {}),
      ...(spans !== undefined && spans.length > 0
        ? {
            V6: verdict(
              spans.every((span) => cites.includes(span.post) && text(span.post).includes(collapsed(span.text))),
            ),
          }
        : {}),
    };
  }

  /**
   * Share of the citations of claims that carry something: a quotation, an evidence span, or a name of the sentence, which no
   * table need know: `Osprey Pro可容纳40万 token` stands on a post that says Osprey.
   */
  citationPrecision(): number {
    const cited = Object.values(this.evidence)
      .filter(({ role }) => role === 'claim')
      .flatMap(({ cites, quotes, spans, text = '', lead = '' }) => {
        const names = findMentions(`${text} ${lead}`).map(({ name }) => name);
        const words = latinWords(text).filter(({ text: word }) => word.length > 2);
        return cites.map((key) => {
          const post = this.#posts.get(key);
          const said = findMentions(post?.text ?? '').map(({ name }) => name);
          const carries = [...quotes, ...spans].some((span) => span.post === key);
          return (
            carries ||
            names.length + words.length === 0 ||
            names.some((name) => said.includes(name) || name === post?.organisation) ||
            (post !== undefined && words.some(({ text: word }) => saysWord(toSource(post), word)))
          );
        });
      });
    return cited.length === 0 ? 1 : Math.round((cited.filter(Boolean).length / cited.length) * 1e4) / 1e4;
  }
}
