// Collects the posts and the truth of one day and keeps texts of different groups apart.
import { drawMetrics, snowflake } from './numbers.ts';
import type { Random } from './random.ts';
import { grams, SimilarityIndex } from './similarity.ts';
import type { Author, CopyKind, Kind, Metrics, Novelty, Post, Reference, Stance, Truth } from './types.ts';

/** Texts of different groups stay below this likeness. */
export const apartBelow = 0.5;

export interface Draft {
  text: string;
  lang: string;
  author: Author;
  at: number;
  kind: Kind;
  mustNotAppear: boolean;
  story?: string;
  copyOf?: Post;
  copyKind?: CopyKind;
  stance?: Stance;
  official?: boolean;
  wrong?: string;
  thread?: string;
  hostile?: string;
  novelty?: Novelty;
  referenced?: Reference[];
  metrics?: Metrics;
}

export class DayBook {
  readonly posts: Post[] = [];
  readonly truth = new Map<string, Truth>();
  #index = new SimilarityIndex();
  #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Writes a post down, unless it is too much like a post outside its group. */
  add(draft: Draft): Post | undefined {
    const original = draft.copyOf ? this.truth.get(draft.copyOf.id)?.group : undefined;
    let id = snowflake(draft.at, this.#random);
    while (this.truth.has(id)) id = snowflake(draft.at, this.#random);
    const group = original ?? id;
    const own = grams(draft.text);
    if (this.#index.closest(own, group).likeness >= apartBelow) return undefined;
    this.#index.add(own, group);
    const urls = draft.text.match(/https:\/\/t\.co\/\w{10}/gu);
    const post: Post = {
      id,
      text: draft.text,
      author: draft.author,
      created_at: new Date(draft.at).toISOString(),
      lang: draft.lang,
      metrics: draft.metrics ?? drawMetrics(this.#random),
      ...(draft.referenced ? { referenced: draft.referenced } : {}),
      ...(urls ? { urls: [...urls] } : {}),
      invented: true,
    };
    this.posts.push(post);
    this.truth.set(id, {
      id,
      story: draft.story ?? null,
      copyOf: draft.copyOf?.id ?? null,
      kind: draft.kind,
      mustNotAppear: draft.mustNotAppear,
      group,
      ...(draft.copyKind ? { copyKind: draft.copyKind } : {}),
      ...(draft.stance ? { stance: draft.stance } : {}),
      ...(draft.official ? { official: true } : {}),
      ...(draft.wrong ? { wrong: draft.wrong } : {}),
      ...(draft.thread ? { thread: draft.thread } : {}),
      ...(draft.hostile ? { hostile: draft.hostile } : {}),
      ...(draft.novelty ? { novelty: draft.novelty } : {}),
    });
    return post;
  }

  truthOf(post: Post): Truth {
    return this.truth.get(post.id) as Truth;
  }
}
