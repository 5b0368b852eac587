// What the sections of a written report are made with, and what holds of any of their sentences.
import type { PostKey } from '../../shared/post.ts';
import type { Story, StoryPost } from '../../shared/story.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { type Background, backgroundIn, MOST_BACKGROUND, withoutBackground } from '../../shared/verify/background.ts';
import { TRUTH_RULES } from '../../shared/verify/claims.ts';
import type { WrittenSentence } from '../../shared/written.ts';
import type { Desk } from './desk.ts';
import { needsOf, type Sources } from './needs.ts';
import type { Phrases } from './phrases.ts';
import type { Prose } from './prose.ts';
import { countedVoices, countsVoices, namesFor, type Ties, withHonestCount } from './voices.ts';

/** What the sections are written from. */
export interface Desks {
  readonly desk: Desk;
  readonly prose: Prose;
  readonly phrases: Phrases;
  readonly labels: ReportLabels;
  readonly stories: ReadonlyMap<string, Story>;
  readonly ties: ReadonlyMap<PostKey, Ties>;
  /** Names that the day says of one story and little else. */
  readonly rareNames: ReadonlySet<string>;
  readonly sources: Sources;
}

/** Rules that a sentence has passed when the writer leaves it, but for those that the desk checks itself. */
const CHECKED = TRUTH_RULES.filter((rule) => !['V1', 'V2', 'V3', 'V4'].includes(rule));
export const passedOf = ({ warnings = [] }: WrittenSentence): typeof CHECKED =>
  CHECKED.filter((rule) => !warnings.some((warning) => warning.rule === rule));

export const postsOf = ({ desk }: Desks, keys: readonly PostKey[]): StoryPost[] =>
  keys.flatMap((key) => desk.post(key) ?? []);

type Place = 'headline' | 'detail' | 'prose';

/** What of the name pack a text says of its names, and the text without it. */
export const backgroundOf = (
  { labels, sources }: Desks,
  text: string,
  place: Place,
): { background: Background[]; bare: string } => {
  const background = backgroundIn(text, labels.language, sources.names, MOST_BACKGROUND[place]);
  return { background, bare: withoutBackground(text, background) };
};

export const needs = (
  { labels, sources }: Desks,
  { text, kind, searched }: Pick<WrittenSentence, 'text' | 'kind' | 'searched'>,
  place: Place,
  posts: readonly StoryPost[],
): PostKey[] => needsOf({ text, kind, searched, place, language: labels.language }, posts, sources);

/** The story that most of some posts belong to. */
export const storyOf = ({ stories }: Desks, keys: readonly PostKey[], storyId?: string): Story | undefined => {
  const named = storyId === undefined ? undefined : stories.get(storyId);
  if (named !== undefined) return named;
  const shared = (story: Story): number => story.posts.filter(({ key }) => keys.includes(key)).length;
  const best = [...stories.values()].sort((a, b) => shared(b) - shared(a))[0];
  return best !== undefined && shared(best) > 0 ? best : undefined;
};

/** A written text whose counts stand on voices of its story, and the posts of those voices where it counts any. */
export const honest = (
  desks: Desks,
  { text, posts }: Pick<WrittenSentence, 'text' | 'posts'>,
  of: { readonly storyId?: string | undefined; readonly name?: string | undefined } = {},
): { text: string; counted: PostKey[] | undefined } => {
  if (!countsVoices(text)) return { text, counted: undefined };
  const story = storyOf(desks, posts, of.storyId);
  const known = {
    anchors: posts,
    headline: text,
    names: namesFor(text, of.name, story?.name),
    rare: desks.rareNames,
    makers: story?.organisations ?? [],
  };
  const counted = countedVoices(story?.posts ?? postsOf(desks, posts), known, desks.ties);
  const mended = withHonestCount(text, counted.length, desks.phrases.some);
  return { text: mended, counted: countsVoices(mended) ? counted : undefined };
};
