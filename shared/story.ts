// A story: one event, release or debate in many authors' words, and what each step knows of its posts.
import type { Post, PostKey } from './post.ts';

/** A line of `deduplicated/`: a post that stands for itself and its copies. */
export interface DistinctPost extends Post {
  /** Copies folded into this post, kept as evidence. */
  readonly copies: {
    /** Number of posts folded in, by kind. */
    readonly reposts: number;
    readonly copies: number;
    readonly nearCopies: number;
    /** Authors of the post and its copies, each once, lower-cased. */
    readonly authors: readonly string[];
    readonly keys: readonly PostKey[];
    readonly first: string;
    readonly last: string;
  };
  readonly flags: readonly Flag[];
}

export type Flag = 'template' | 'selfPromotion' | 'spam' | 'truncated' | 'injection' | 'lowInfo' | 'offTopic';

/** A post within a story, as Summarise and Compose see it. */
export interface StoryPost {
  readonly key: PostKey;
  readonly url: string;
  readonly handle: string;
  readonly author: string;
  /** Name of the organisation whose account this is, or undefined. */
  readonly organisation?: string | undefined;
  readonly lang: string;
  readonly text: string;
  readonly createdAt: string;
  readonly flags: readonly Flag[];
  readonly copies: number;
  readonly copyAuthors: readonly string[];
  /** Normalised engagement, a robust z-score within the audience bin; the bin's median where unknown. */
  readonly engagement: number;
  /** How near the post is to the story's centre, 0 to 1. */
  readonly centrality: number;
}

/** A line of `clustered/`. */
export interface Story {
  readonly id: string;
  /** Canonical name of at most 24 characters. */
  readonly name: string;
  /** Canonical anchor that made the story, or undefined when words did. */
  readonly anchor?: string | undefined;
  readonly posts: readonly StoryPost[];
  readonly independentAuthors: number;
  readonly copies: number;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly organisations: readonly string[];
  readonly firstSeen: string;
  readonly novelty: 'new' | 'update' | 'continuing' | 'unknown';
  /** Why words lead here: terms with their weight, best first. */
  readonly terms: readonly string[];
}
