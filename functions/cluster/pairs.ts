// Pairs: two names that meet more than by chance are an event between them (SpaceX and Cursor), or a company's subject.
import type { Mention } from '../../shared/text/mention.ts';
import { BETWEEN_NAMES } from '../../shared/text/name-in.ts';
import { FIELD_ORGANISATIONS } from '../../shared/text/name-table.ts';
import { groupByKeys } from './group.ts';
import { type Prepared, voicesOf } from './prepare.ts';

/** Two names are a pair when they meet this much more often than apart: posts of both / √(posts of one · posts of other). */
const COHESION = 0.35;
/** A company is known for one thing when this share of its posts is about it. */
const KNOWN_FOR = 0.5;
/** A sentence with more names compares a market and tells of no event between two. */
const MOST_NAMES = 3;

export interface Pair {
  readonly name: string;
  readonly members: readonly [string, string];
  readonly cohesion: number;
  readonly posts: number;
  /** The company that is known for this pair: its name alone means it. */
  readonly known: string | undefined;
}

/** Of names that no table knows one is often the other's maker: they make no pair. */
const canPair = ({ kind }: Mention): boolean =>
  kind === 'versioned' || kind === 'product' || kind === 'company' || kind === 'concept';

const SEPARATOR = '\u0000';

/**
 * Names that meet within a sentence, as sorted pairs; a company and another also within two sentences that follow each other
 * (`SpaceX bought xAI. Now it may buy Cursor.`), where two products are only compared.
 */
const meetings = ({ mentions, sentences }: Prepared): Set<string> => {
  const found = new Set<string>();
  const meet = (start: number, end: number, pairs: (a: Mention, b: Mention) => boolean): void => {
    const within = mentions.filter((mention) => mention.start >= start && mention.end <= end && canPair(mention));
    if (within.length < 2) return;
    const names = [...new Map(within.map((mention) => [mention.name, mention])).values()];
    names.sort((a, b) => (a.name < b.name ? -1 : 1));
    if (names.length > MOST_NAMES) return;
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) if (pairs(a, b)) found.add(`${a.name}${SEPARATOR}${b.name}`);
    });
  };
  sentences.forEach(({ start, end }, i) => {
    meet(start, end, () => true);
    const next = sentences[i + 1];
    if (next !== undefined) meet(start, next.end, (a, b) => a.kind === 'company' || b.kind === 'company');
  });
  return found;
};

/** `SpaceX与Cursor`; of a company and its subject, `Unitree人形机器人`. */
const nameOf = (a: Mention, b: Mention): string => {
  if (b.kind === 'concept') return `${a.name}${b.name}`;
  return a.kind === 'concept' ? `${b.name}${a.name}` : `${a.name}${BETWEEN_NAMES}${b.name}`;
};

/** A concept goes with a company, which makes no story alone; of a maker and its own thing the thing is the name. */
const mayPair = (a: Mention, b: Mention): boolean => {
  if (a.kind === 'concept' || b.kind === 'concept') return a.kind === 'company' || b.kind === 'company';
  return a.organisation === undefined || a.organisation !== b.organisation;
};

/**
 * A company of the field is known for a narrow subject (FactoryAI, context compression), not for a field (open source); one
 * known far beyond the field only for what most of its posts are about.
 */
const isKnownFor = (company: Mention, other: Mention, share: number): boolean =>
  company.kind === 'company' &&
  (FIELD_ORGANISATIONS.has(company.name) ? other.narrow === true || other.kind !== 'concept' : share >= KNOWN_FOR);

/**
 * Pairs of names that at least `leastVoices` independent voices bring together, most cohesive first.
 */
export const pairsOf = (posts: readonly Prepared[], leastVoices: number): Pair[] => {
  const mentionOf = new Map(
    posts.flatMap(({ mentions }) => mentions.map((mention) => [mention.name, mention] as const)),
  );
  const counts = new Map(
    [...groupByKeys(posts, ({ mentions }) => new Set(mentions.filter(canPair).map(({ name }) => name)))].map(
      ([name, named]) => [name, named.length],
    ),
  );
  const pairs = [...groupByKeys(posts, meetings)].flatMap(([key, together]): Pair[] => {
    const [a = '', b = ''] = key.split(SEPARATOR);
    const [first, second] = [mentionOf.get(a), mentionOf.get(b)];
    const [countA, countB] = [counts.get(a) ?? 1, counts.get(b) ?? 1];
    const cohesion = together.length / Math.sqrt(countA * countB);
    if (first === undefined || second === undefined || !mayPair(first, second)) return [];
    if (cohesion < COHESION || voicesOf(together) < leastVoices) return [];
    const company = [first, second].find((mention) =>
      isKnownFor(mention, mention === first ? second : first, together.length / (counts.get(mention.name) ?? 1)),
    );
    // A subject names a company's story only where the company is known for it: Google is known for too much.
    if (company === undefined && (first.kind === 'concept' || second.kind === 'concept')) return [];
    return [{ name: nameOf(first, second), members: [a, b], cohesion, posts: together.length, known: company?.name }];
  });
  return mainSubjects(pairs, mentionOf).sort((a, b) => b.cohesion - a.cohesion || (a.name < b.name ? -1 : 1));
};

/** A company has one subject a day: its humanoids and its robot dogs on one patrol are one story. */
const mainSubjects = (pairs: readonly Pair[], mentionOf: ReadonlyMap<string, Mention>): Pair[] => {
  const companyOf = ({ members }: Pair): string | undefined =>
    members.some((member) => mentionOf.get(member)?.kind === 'concept')
      ? members.find((member) => mentionOf.get(member)?.kind === 'company')
      : undefined;
  return pairs.filter((pair) => {
    const company = companyOf(pair);
    return (
      company === undefined ||
      !pairs.some(
        (other) =>
          companyOf(other) === company &&
          (other.posts > pair.posts || (other.posts === pair.posts && other.name < pair.name)),
      )
    );
  });
};

/** The most cohesive pair of which a post names both. */
export const bestPair = (names: readonly string[], pairs: readonly Pair[]): Pair | undefined =>
  pairs.find(({ members }) => members.every((member) => names.includes(member)));
