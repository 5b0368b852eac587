// The desk at which the report is written: gives each sentence its id, its links and its line of evidence.
import type { PostKey } from '../../shared/post.ts';
import type { Evidence, Quote, Sentence, Stretch } from '../../shared/report.ts';
import type { StoryPost } from '../../shared/story.ts';
import type { TruthRule } from '../../shared/verify/claims.ts';
import { isVerbatim } from '../../shared/verify/quotes-match.ts';
import { quotable } from '../../shared/verify/source-post.ts';

type Line = Evidence['sentences'][string];

/** Links that a sentence may have in Markdown. */
export const MOST_LINKS = 3;

/** Quotations stand on one line: line breaks of the post become spaces. */
export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A sentence to be, and what its line of evidence holds. */
export interface Draft
  extends Pick<Line, 'section' | 'role'>,
    Partial<Pick<Line, 'spans' | 'parts' | 'counted' | 'needs' | 'background'>> {
  readonly kind?: Sentence['kind'];
  readonly storyId?: string | undefined;
  readonly stretches: readonly Stretch[];
  readonly quotes?: readonly Quote[];
  /** Posts that carry it, the one that says most first: the first three are linked. */
  readonly posts?: readonly PostKey[];
  readonly searched?: readonly string[] | undefined;
  readonly end?: string;
  readonly style?: Sentence['style'];
  /** Rules that whoever wrote it has checked already. */
  readonly passed?: readonly TruthRule[];
  /** The bold line above it, kept with the evidence. */
  readonly lead?: string | undefined;
}

/** Words of a sentence in a style, quotations within it in their marks. */
const wordsOf = (stretches: readonly Stretch[], style: 'cited' | 'plain'): string =>
  stretches
    .filter((stretch) => (stretch.style ?? style) === style)
    .map(({ text, quoted }) => (quoted === undefined ? text : `“${text}”`))
    .join('');

export class Desk {
  readonly evidence: Evidence['sentences'] = {};
  /** Every post that a sentence stands on. */
  readonly cited = new Map<PostKey, StoryPost>();
  /** Posts that a sentence links to. */
  readonly linked = new Set<PostKey>();
  readonly #posts: ReadonlyMap<PostKey, StoryPost>;
  readonly #stop: string;

  constructor(posts: ReadonlyMap<PostKey, StoryPost>, stop: string) {
    this.#posts = posts;
    this.#stop = stop;
  }

  post(key: PostKey): StoryPost | undefined {
    return this.#posts.get(key);
  }

  /** Those of some posts that are the run's. */
  known(keys: readonly PostKey[]): PostKey[] {
    return [...new Set(keys)].filter((key) => this.#posts.has(key));
  }

  nextId(): string {
    return `s${Object.keys(this.evidence).length + 1}`;
  }

  /** Writes a sentence and its line of evidence; posts are counted as cited here and nowhere else. */
  sentence(draft: Draft): Sentence {
    const {
      section,
      role,
      kind,
      stretches,
      quotes = [],
      spans = [],
      end = this.#stop,
      style,
      lead,
      passed = [],
    } = draft;
    const id = this.nextId();
    const posts = this.known([...quotes.map(({ post }) => post), ...(draft.posts ?? [])]);
    const cites = posts.slice(0, MOST_LINKS);
    this.take(posts, cites);
    const [cited, plain] = [wordsOf(stretches, 'cited'), wordsOf(stretches, 'plain')];
    const inline = stretches.flatMap(({ quoted, text }) => (quoted === undefined ? [] : [{ post: quoted, text }]));
    const all = posts.length > cites.length ? { posts } : {};
    this.evidence[id] = {
      section,
      role,
      ...(kind === undefined ? {} : { kind }),
      ...(draft.storyId === undefined ? {} : { storyId: draft.storyId }),
      cites,
      ...all,
      text: cited,
      ...(plain === cited ? {} : { plain }),
      ...(lead === undefined ? {} : { lead }),
      ...(draft.needs === undefined ? {} : { needs: draft.needs }),
      ...(draft.parts === undefined ? {} : { parts: draft.parts }),
      ...(draft.counted === undefined ? {} : { counted: draft.counted }),
      ...(draft.searched === undefined ? {} : { searched: [...draft.searched] }),
      quotes: [
        ...quotes.map(({ post, text, translation, intro }) => ({
          post,
          text,
          ...(translation === undefined ? {} : { translation }),
          intro,
        })),
        ...inline,
      ],
      spans,
      ...(draft.background === undefined || draft.background.length === 0 ? {} : { background: draft.background }),
      checks: {
        ...Object.fromEntries(passed.map((rule) => [rule, 'pass' as const])),
        ...this.#check(role, cites, [...quotes, ...inline]),
      },
    };
    return {
      id,
      role,
      ...(kind === undefined ? {} : { kind }),
      stretches: [...stretches],
      quotes: [...quotes],
      cites,
      ...all,
      end,
      ...(style === undefined ? {} : { style }),
    };
  }

  /** Counts posts as cited, and some of them as linked. */
  take(posts: readonly PostKey[], links: readonly PostKey[]): void {
    for (const key of posts) {
      const post = this.#posts.get(key);
      if (post !== undefined) this.cited.set(key, post);
    }
    for (const key of links) this.linked.add(key);
  }

  /** V2: every link is a post of the run. V3: a claim has one. V4: a quotation is verbatim in its post. */
  #check(
    role: Line['role'],
    cites: readonly PostKey[],
    quotes: readonly Pick<Quote, 'post' | 'text'>[],
  ): Line['checks'] {
    const verdict = (holds: boolean): 'pass' | 'fail' => (holds ? 'pass' : 'fail');
    const says = ({ post, text }: Pick<Quote, 'post' | 'text'>): boolean =>
      isVerbatim(text, { quotable: quotable(this.#posts.get(post)?.text ?? '') });
    return {
      V2: verdict(cites.every((key) => this.#posts.has(key))),
      ...(role === 'claim' ? { V3: verdict(cites.length > 0) } : {}),
      ...(quotes.length > 0 ? { V4: verdict(quotes.every(says)) } : {}),
    };
  }
}
