// The writer: shows a model the day, has the report written, checked, repaired and audited, and says how that went.
import type { RememberedQuestion } from '../../shared/memory-lines.ts';
import { estimateTokens } from '../../shared/model/cost.ts';
import type { Post } from '../../shared/post.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { speakerName } from '../../shared/text/speaker-name.ts';
import type { Topic } from '../../shared/topic.ts';
import { toSource } from '../../shared/verify/source-post.ts';
import { AUDIT_FAILED, type Refusal, type Written } from '../../shared/written.ts';
import { absenceOf, type Open, stillOpen } from './absence.ts';
import { CutPrompt } from './ask-chapter.ts';
import { answeredIn, assemble, type Shelf } from './assemble.ts';
import type { Candidates } from './candidates.ts';
import { Correspondent } from './correspondent.ts';
import { type Shown, showWithin } from './data-block.ts';
import { type Draft, itemsOf, piecesOf, SECTIONS, type Section } from './draft.ts';
import { knownOf } from './known.ts';
import { mendDraft } from './mend.ts';
import { onSpeakers, withIntroduced } from './on-speakers.ts';
import { type Brief, beginningOf, type Calendar } from './prompt.ts';
import type { Purse } from './purse.ts';
import { type Question, toRemember } from './questions.ts';
import { type Auditor, auditorOf, readAgain } from './second-reading.ts';
import { tidy } from './tidy.ts';
import { withoutTwice } from './told-twice.ts';
import { type Desk, type Halves, leastUsd, writeHalves } from './write-halves.ts';

/** Share of the context that the posts may take, and what brief, tool, plan and answer take besides, by a count on the high side. */
const SHARE_OF_POSTS = 0.85;
const BESIDES = 9_000;
/** Below this room a day can't be told. */
const LEAST_ROOM = 1_000;
/** How often everything is asked again with half of the posts. */
const HALVINGS = 4;
/** Share of a section's sentences whose loss is said. */
const MUCH_LOST = 1 / 3;

export interface Assignment {
  readonly topic: Pick<Topic, 'displayName' | 'language' | 'specialTopics'>;
  /** Names of the field. */
  readonly names: Names;
  readonly candidates: Candidates;
  readonly calendar: Calendar;
  /** What they left open. */
  readonly questions: readonly Question[];
  readonly contextTokens: number;
  readonly correspondent: Correspondent;
  readonly purse: Purse;
  /** Who audits the finished report; undefined where the topic wants no audit. */
  readonly auditor?: Correspondent | Auditor | undefined;
  /** All posts of the day, for what nobody said. */
  readonly dayPosts: () => AsyncIterable<Pick<Post, 'text' | 'author'>>;
  readonly progress: (message: string) => void;
}

export interface Report {
  readonly written: Written;
  readonly refusals: readonly Refusal[];
  /** What it leaves open, and which questions of earlier days it answers. */
  readonly questions: readonly RememberedQuestion[];
  readonly problems: readonly string[];
}

/** Tokens that the posts may take of a context. */
export const roomOf = (contextTokens: number): number =>
  Math.max(LEAST_ROOM, Math.floor(Math.min(contextTokens * SHARE_OF_POSTS, contextTokens - BESIDES)));

/** The names by which readers know the accounts of what is shown. */
const nameIn = ({ posts }: Shown): ((handle: string) => string | undefined) => {
  const names = new Map(posts.map(({ post }) => [post.handle.toLowerCase(), speakerName(post)]));
  return (handle) => names.get(handle.toLowerCase());
};

/** Everything written with as many posts as the server reads; halved where it reads less, or where the money is too little. */
const writeWithin = async (
  { candidates, topic, names, calendar, contextTokens, correspondent, purse, progress }: Assignment,
  brief: Brief,
): Promise<{ shown: Shown; desk: Desk; halves: Halves }> => {
  let room = roomOf(contextTokens);
  for (let n = 0; ; n++) {
    const shown = showWithin(candidates, room, names);
    const keys = new Map(shown.posts.map(({ alias, key }) => [alias, key]));
    const desk: Desk = {
      correspondent,
      beginning: beginningOf({ ...brief, known: knownOf(shown, topic.language, names) }, shown, calendar),
      brief,
      reading: { keyOf: (alias) => keys.get(alias) ?? alias, tidy: tidy(topic.language), nameOf: nameIn(shown) },
      leftUsd: () => purse.leftUsd,
      progress,
    };
    const isLast = n === HALVINGS || shown.posts.length < 2;
    if (leastUsd(correspondent, desk.beginning) <= purse.leftUsd || isLast) {
      try {
        return { shown, desk, halves: await writeHalves(desk) };
      } catch (error) {
        if (!(error instanceof CutPrompt) || isLast) throw error;
      }
    }
    // The block may be smaller than its room.
    room = Math.floor(Math.min(room, estimateTokens(shown.block)) / 2);
    progress('again with half of the posts');
  }
};

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

/** Sections of which more is gone than a report can lose without a word. */
const losses = (written: Record<string, number>, dropped: Record<string, number>): string[] =>
  SECTIONS.filter((section) => (dropped[section] ?? 0) > (written[section] ?? 0) * MUCH_LOST).map(
    (section) => `${section}: ${dropped[section]} of ${written[section]} sentences did not pass the checks`,
  );

const openOf = (draft: Draft, { missing }: Halves, keyOf: (alias: string) => string): Open[] => {
  const items = itemsOf(draft);
  return missing.flatMap(({ post, lacks, who, search }) => {
    const key = keyOf(post.trim());
    const item =
      items.find(({ headline }) => headline.posts.includes(key)) ??
      items.find(({ more }) => more.some(({ posts }) => posts.includes(key)));
    return item === undefined ? [] : [{ item, lacks, who, search }];
  });
};

/**
 * Writes the report. Undefined, with the reasons, where no key point came of it. Throws ModelUnavailableError and
 * ModelRefusedError of the model, OutOfTime where the rest is for the next call: then everything answered so far is kept.
 */
export const writeReport = async (
  assignment: Assignment,
): Promise<Report | { readonly written: undefined; readonly problems: readonly string[] }> => {
  const { topic, names, correspondent, purse, auditor, dayPosts, progress } = assignment;
  const { questions } = assignment;
  const { shown, desk, halves } = await writeWithin(assignment, { ...topic, questions });
  const posts = new Map(shown.posts.map((one) => [one.key as string, one]));
  const sources = new Map(shown.posts.map(({ key, post }) => [key as string, toSource(post, names)] as const));
  const aliasOf = (key: string): string => posts.get(key)?.alias ?? key;
  const secrets = [shown.boundary, ...shown.posts.map(({ alias }) => alias)];
  const repairing = { ...desk, checking: { language: topic.language, sources, secrets, names }, aliasOf };
  const mended = await mendDraft(onSpeakers(halves.draft, sources, names), repairing);
  const once = withoutTwice(mended.draft);
  const reader = auditor instanceof Correspondent ? auditorOf(auditor, repairing.checking) : auditor;
  const read =
    reader === undefined
      ? {
          draft: once.draft,
          audit: { outcome: 'off' as const, findings: [] },
          repaired: 0,
          edited: 0,
          dropped: [],
          warnings: mended.warnings,
        }
      : await readAgain(once.draft, reader, repairing, mended.warnings);
  const shelf: Shelf = {
    language: topic.language,
    postOf: (key) => posts.get(key)?.post,
    storyOf: (key) => posts.get(key)?.storyId,
    specialIds: topic.specialTopics.map(({ id }) => id),
    questions,
    warnings: read.warnings,
  };
  const told = withIntroduced(read.draft, sources, names);
  const open = await stillOpen(openOf(told.draft, halves, desk.reading.keyOf), dayPosts(), topic.language);
  const left = open.map((one) => ({ one, absence: absenceOf(one, topic.language) }));
  const parts = assemble(
    told.draft,
    left.map(({ absence }) => absence),
    shelf,
  );
  const pieces = piecesOf(halves.draft);
  const twice = pieces
    .filter(({ id }) => once.gone.includes(id))
    .map((piece) => ({ section: piece.section, rule: 'twice' }));
  const strange = told.gone.map((piece) => ({ section: piece.section, rule: 'stranger' }));
  const dropped = [...mended.dropped, ...twice, ...read.dropped, ...strange];
  const lost = countBy(dropped, ({ section }: { section: Section }) => section);
  const problems = [
    ...halves.problems,
    ...mended.problems,
    ...(read.audit.outcome === 'failed' ? [`${AUDIT_FAILED}${read.audit.cause}`] : []),
    ...losses(
      countBy(pieces, ({ section }) => section),
      lost,
    ),
  ];
  progress(`${pieces.length} sentences written, ${dropped.length} refused`);
  if (parts.keyPoints.length === 0) return { written: undefined, problems };
  return {
    problems,
    questions: [
      ...left.map(({ one, absence }) =>
        toRemember(one, absence.alone, shelf.storyOf, (key) => posts.get(key)?.post.author),
      ),
      ...[...answeredIn(told.draft, shelf)].map(([{ headline }, { id }]) => ({
        ...{ id, says: headline.text },
        answered: true as const,
      })),
    ],
    refusals: [
      ...mended.refusals,
      ...read.audit.findings.map(({ section, sentence, reason, outcome }) => ({
        ...{ section, sentence, reason, outcome },
        rule: 'audit',
      })),
    ],
    written: {
      ...parts,
      writing: {
        models: [...correspondent.answeredBy],
        costUsd: purse.paidUsd,
        inputTokens: purse.inputTokens,
        cachedTokens: purse.cachedTokens,
        outputTokens: purse.outputTokens,
        shown: shown.posts.length,
        candidates: shown.candidates,
        unread: shown.unread,
        planned: halves.planned,
        written: pieces.length,
        repaired: mended.repaired + read.repaired,
        edited: read.edited,
        dropped: lost,
        refused: countBy(dropped, ({ rule }: { rule: string }) => rule),
        audit: read.audit,
      },
    },
  };
};
