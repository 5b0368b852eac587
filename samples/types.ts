// The words of the sample generator: post, truth, story, sentence.

export type Language = 'en' | 'zh' | 'ja' | 'es';
export type DayName = 'sample' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
export type Kind = 'story' | 'chatter' | 'spam' | 'injection' | 'joke' | 'outside';
export type CopyKind = 'repost' | 'exact' | 'near' | 'template' | 'self-repeat' | 'quote';
export type Stance = 'for' | 'against' | 'neutral';
export type Novelty = 'new' | 'update' | 'continuing';

export interface Metrics {
  likes?: number;
  reposts?: number;
  replies?: number;
  quotes?: number;
  impressions?: number;
}

export interface Author {
  username: string;
  id: string;
  name: string;
  followers: number;
}

export interface Reference {
  type: 'retweeted' | 'quoted' | 'replied_to';
  id: string | null;
}

export interface Post {
  id: string;
  text: string;
  author: Author;
  created_at: string;
  lang: string;
  metrics: Metrics;
  referenced?: Reference[];
  urls?: string[];
  /** All of them are. */
  invented: true;
}

/** What is true about one post of the same file. */
export interface Truth {
  id: string;
  story: string | null;
  copyOf: string | null;
  kind: Kind;
  mustNotAppear: boolean;
  /** Id of the first post of the copies; a post without copies is its own group. */
  group: string;
  copyKind?: CopyKind;
  stance?: Stance;
  official?: boolean;
  /** The text says something false or too large (a number slip, a planted lie). */
  wrong?: string;
  /** Id of the first post of a thread by the same author. */
  thread?: string;
  /** Class of a hostile post, after part 6 of the publishing facts. */
  hostile?: string;
  novelty?: Novelty;
}

export interface Fact {
  text: string;
  number: number | null;
  unit: string | null;
  /** The same as a sentence of Chinese; absent where no post tells it in words that could be looked for. */
  zh?: string;
  /** Regular expressions (flags iu): a post of the story tells the fact when every one of them fits its text. */
  said?: string[];
}

/** One event or debate as it is planted. */
export interface Story {
  id: string;
  title: string;
  kind: string;
  entities: string[];
  facts: Fact[];
  handle: string | null;
  sinceDay: string;
  novelty: Novelty;
  posts: number;
}

export interface GeneratedDay {
  day: DayName;
  date: string;
  window: { from: string; to: string };
  posts: Post[];
  truth: Truth[];
  stories: Story[];
}

/** What a sentence may be used for: `lead` can stand alone, `follow` only after a lead. */
export type Mark = 'lead' | 'official' | 'for' | 'against' | 'joke' | 'follow' | 'rumour' | 'slip' | 'ai';

/** One handwritten sentence, or a few that belong together. */
export interface Sentence {
  key: string;
  language: Language;
  mark: Mark;
  text: string;
  section: string;
}
