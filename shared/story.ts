// A story: one event, release or debate in many authors' words, and what each step knows of its posts.

import type { Post, PostKey } from './post.ts';
import type { Original } from './text/repost.ts';

/** A line of `deduplicated/`: a post that stands for itself and its copies. */
export interface DistinctPost extends Post {
  /** Copies folded into this post, kept as evidence. */
  readonly copies: {
    /** Number of posts folded in, by kind. */
    readonly reposts: number;
    readonly copies: number;
    readonly nearCopies: number;
    /** Authors of the post and its copies, each once, as authorKey names them. */
    readonly authors: readonly string[];
    readonly keys: readonly PostKey[];
    readonly first: string;
    readonly last: string;
  };
  readonly flags: readonly Flag[];
}

/**
 * injection: speaks to the reader's machine and tells nothing else; it is set aside. suspected: looks like an attack on a model
 * but may be honest; it is shown to no model, and is a candidate like others.
 */
export type Flag =
  | 'template'
  | 'selfPromotion'
  | 'spam'
  | 'truncated'
  | 'injection'
  | 'suspected'
  | 'lowInfo'
  | 'offTopic';

/** A post within a story, as Summarise and Compose see it. */
export interface StoryPost {
  readonly key: PostKey;
  readonly url: string;
  readonly handle: string;
  /** The author's display name, where the source knows it. */
  readonly name?: string | undefined;
  readonly author: string;
  /** Name of the organisation whose account this is, or undefined. */
  readonly organisation?: string | undefined;
  readonly lang: string;
  readonly text: string;
  readonly createdAt: string;
  readonly flags: readonly Flag[];
  readonly copies: number;
  readonly copyAuthors: readonly string[];
  /** How loud it is: a robust z-score of the logarithm of its reactions over the day; 0, the median, where unknown. */
  readonly engagement: number;
  /** How near the post is to the story's centre, 0 to 1. */
  readonly centrality: number;
  /** As the source counted; absent where it did not. */
  readonly likes?: number | undefined;
  /** The post stands for this one, which was not collected: its author speaks, as far as the words stand. */
  readonly repostOf?: Original | undefined;
}

/** A number or name in a story's posts. */
export interface Fact {
  /** The name, or the value in its base unit: the same for every spelling. */
  readonly key: string;
  /** As first written. */
  readonly text: string;
  readonly voices: number;
  readonly official: boolean;
}

/** contested: two voices and a fifth of all deny it or laugh at it; mocked: they laugh; promotional: invitations and adverts only. */
export type StoryFlag = 'contested' | 'mocked' | 'promotional';

/** A line of `clustered/`. */
export interface Story {
  readonly id: string;
  /** Canonical name of at most 24 characters. */
  readonly name: string;
  /** Named by a thing that can be released; else by a subject: a field, a company, a product line. */
  readonly thing: boolean;
  readonly posts: readonly StoryPost[];
  /** The post that scores best. */
  readonly best: PostKey;
  readonly independentAuthors: number;
  readonly copies: number;
  /** Log odds that an editor would tell it (`functions/cluster/score.ts`). */
  readonly score: number;
  /** What the score is made of, the weightiest first. */
  readonly parts: Readonly<Record<string, number>>;
  readonly organisations: readonly string[];
  readonly flags: readonly StoryFlag[];
  /** Suspected posts carry it and fewer than two unsuspected voices: an event at most, never a key point. */
  readonly suspectedOnly: boolean;
  readonly firstSeen: string;
  /** unknown on a first run and for windows of several days. */
  readonly novelty: 'new' | 'update' | 'continuing' | 'unknown';
  /** What an update has that the days before did not: numbers and names, at most three. */
  readonly newFacts: readonly string[];
  /** Voices of the day before and of a day of the week before on average; absent where nothing is remembered. */
  readonly trend?: { readonly dayBefore: number; readonly weekMean: number } | undefined;
  /** Numbers and names with how many voices give them, and whether the maker does. */
  readonly facts: readonly Fact[];
  /** Why words lead here: terms with their weight, best first. */
  readonly terms: readonly string[];
}
