// What happened, by trigger words: only where the maker's own post says so, or two authors do; the spans are kept.

import type { Event, Span, Story, StoryPost } from '../../shared/story.ts';
import { EVENT_CUES, type EventKind, INVITATION } from '../../shared/text/cues.data.ts';
import { mentionsIn } from '../../shared/text/extra-names.ts';
import type { Mention } from '../../shared/text/mention.ts';
import { BETWEEN_NAMES } from '../../shared/text/name-in.ts';
import { ORGANISATIONS } from '../../shared/text/organisations.data.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';

const ORGANISATION_NAMES = ORGANISATIONS.map(({ name }) => name);

/** What can happen to a subject, which nobody releases: `NVIDIA合作`, `就业影响论文`. */
const OF_SUBJECTS: ReadonlySet<EventKind> = new Set<EventKind>([
  'partnership',
  'deployment',
  'paper',
  'lawsuit',
  'people',
  'rumour',
  'pricing',
]);

/** An event stands in the first sentences of a post, or the post is about something else. */
const LEAD_SENTENCES = 3;

interface Trigger extends Span {
  readonly kind: EventKind;
  readonly voice: string;
}

const named = (name: string): readonly string[] => [
  name,
  ...name.split(BETWEEN_NAMES),
  ...ORGANISATION_NAMES.filter((organisation) => name.startsWith(organisation)),
];

/** A trigger belongs to a name this near behind it, or just before it with the maker in front: `Google released Gemma 5`. */
const NEAR = 40;

/** Whether a sentence says the event of the name, not of something else that it also speaks of. */
const isAbout = (cue: RegExpExecArray, mentions: readonly Mention[], name: string): boolean => {
  const [start, end] = [cue.index, cue.index + cue[0].length];
  return mentions.some((mention) => {
    if (!named(name).includes(mention.name)) return false;
    const behind = start - mention.end;
    if (behind >= -1 && behind <= NEAR) return true;
    const before = mention.start - end;
    const makerInFront = mentions.some(
      ({ kind, end: companyEnd }) => kind === 'company' && companyEnd <= start && start - companyEnd <= NEAR,
    );
    return before >= 0 && before <= NEAR && makerInFront;
  });
};

/**
 * Triggers of a post: sentences that hold a cue for the story's name. A maker speaks of its own thing when that is what a
 * sentence names first; its opening sentence need not name it: `Introducing our new model`.
 */
const triggersOf = (post: StoryPost, name: string, maker: boolean): Trigger[] =>
  sentencesOf(post.text, post.flags.includes('truncated'))
    .slice(0, LEAD_SENTENCES)
    .flatMap((sentence, i) => {
      const mentions = mentionsIn(sentence.text, name);
      const first = mentions.find(({ kind }) => kind === 'versioned' || kind === 'product' || kind === 'name');
      const makersOwn =
        maker &&
        (first === undefined
          ? i === 0
          : named(name).some((own) => first.name === own || first.name.startsWith(`${own} `)));
      for (const { event, pattern } of EVENT_CUES) {
        const cue = pattern.exec(sentence.text);
        // A rumour word anywhere in the sentence makes a rumour of it all.
        const belongs =
          event === 'rumour'
            ? mentions.some((mention) => named(name).includes(mention.name))
            : cue !== null && isAbout(cue, mentions, name);
        if (cue !== null && (makersOwn || belongs))
          return [{ kind: event, post: post.key, text: sentence.text, voice: post.author }];
      }
      return [];
    });

export interface VerifiedEvent {
  readonly event: Event;
  readonly spans: readonly Span[];
}

const toSpan = ({ post, text }: Trigger): Span => ({ post, text });

/**
 * The event of a story. The maker's word counts first; then the kind that most authors name, at least two; a rumour needs
 * one, since calling news a rumour claims less, not more.
 */
export const eventOf = (
  { name, thing, posts: all }: Pick<Story, 'name' | 'thing' | 'posts'>,
  isMaker: (post: StoryPost) => boolean,
): VerifiedEvent => {
  const posts = all.filter(({ text }) => !INVITATION.test(text));
  const fits = ({ kind }: Trigger): boolean => thing || OF_SUBJECTS.has(kind);
  const official = posts
    .filter(isMaker)
    .flatMap((post) => triggersOf(post, name, true))
    .filter((trigger) => trigger.kind !== 'rumour' && fits(trigger));
  const makers = strongest(official);
  if (makers !== undefined) return { event: makers[0].kind, spans: [toSpan(makers[0])] };
  const others = posts
    .filter((post) => !isMaker(post))
    .flatMap((post) => triggersOf(post, name, false))
    .filter(fits);
  const voices = new Set(all.map(({ author }) => author)).size;
  const agreed = strongest(others, 2);
  if (agreed !== undefined) {
    const [first, ...rest] = agreed;
    const second = rest.find(({ voice }) => voice !== first.voice);
    return { event: first.kind, spans: [first, ...(second === undefined ? [] : [second])].map(toSpan) };
  }
  const rumour = others.find(({ kind }) => kind === 'rumour');
  if (rumour !== undefined && voices <= 2) return { event: 'rumour', spans: [toSpan(rumour)] };
  return { event: voices > 1 ? 'discussion' : 'news', spans: [] };
};

/** Triggers of the kind that most voices use, if at least `least` do; equal kinds in the order of the cues. */
const strongest = (triggers: readonly Trigger[], least = 1): [Trigger, ...Trigger[]] | undefined => {
  const kinds = [...Map.groupBy(triggers, ({ kind }) => kind)].map(([kind, list]) => ({
    kind,
    list,
    voices: new Set(list.map(({ voice }) => voice)).size,
  }));
  const order = (kind: EventKind): number => EVENT_CUES.findIndex(({ event }) => event === kind);
  kinds.sort((a, b) => b.voices - a.voices || b.list.length - a.list.length || order(a.kind) - order(b.kind));
  const best = kinds[0];
  const [first, ...rest] = best?.list ?? [];
  return best === undefined || best.voices < least || first === undefined ? undefined : [first, ...rest];
};
