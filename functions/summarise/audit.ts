// The auditor: a model reads the finished report beside its posts, in parts where it is long. It can only refuse.
import * as z from 'zod';
import { estimateTokens, estimateUsd } from '../../shared/model/cost.ts';
import type { ModelAnswer, ModelRequest } from '../../shared/model/model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import { controlOf } from './audit-control.ts';
import {
  type AskedSentence,
  type AuditedSentence,
  type AuditLanguage,
  auditRequest,
  postAliases,
} from './audit-prompt.ts';

/** Tokens of a request's posts and sentences, as estimateTokens counts them: a report of eighty sentences fits. */
export const AUDIT_ROOM = 60_000;

/** One request of an audit. */
export interface AuditPart {
  readonly request: ModelRequest;
  readonly sentences: readonly AskedSentence[];
  /** Alias of the sentence that is false on purpose; undefined where the part is too small for one. */
  readonly control: string | undefined;
  /** Key of each post, by what stood for it. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What the auditor has against a sentence. */
export interface Objection {
  readonly id: string;
  /** The words that its posts do not carry. */
  readonly words: string;
  readonly reason: string;
  /** It was named in other words too: no clause of it is safe. */
  readonly isTwice?: true;
}

/** What an audit came to. Where a part failed, the others' objections still stand, and the report was not audited. */
export interface Audited {
  readonly objections: readonly Objection[];
  /** Why it is no audit, in one sentence. */
  readonly problem?: string | undefined;
}

const withControl = (
  sentences: readonly AuditedSentence[],
  sources: ReadonlyMap<string, Source>,
  language: AuditLanguage,
): AuditPart => {
  const control = controlOf(sentences, sources);
  const all = control === undefined ? sentences : sentences.toSpliced(control.at, 0, control.sentence);
  const asked = all.map((sentence, at) => ({ ...sentence, alias: `S${at + 1}` }));
  return {
    request: auditRequest(asked, sources, language),
    sentences: asked,
    control: asked.find(({ id }) => id === control?.sentence.id)?.alias,
    keys: new Map([...postAliases(asked, sources)].map(([key, alias]) => [alias, key])),
  };
};

/**
 * The requests that audit a report, in the order of its sentences: as few as fit the room. What no post says is checked by
 * code and not asked.
 * @param sources the posts that were shown to the writer, by key
 * @param room tokens of sentences and posts a request
 */
export const auditParts = (
  sentences: readonly AuditedSentence[],
  sources: ReadonlyMap<string, Source>,
  language: AuditLanguage,
  room = AUDIT_ROOM,
): AuditPart[] => {
  const parts: AuditedSentence[][] = [];
  let used = 0;
  let shown = new Set<string>();
  for (const sentence of sentences.filter(({ kind }) => kind !== 'absence')) {
    const cost = (): number =>
      sentence.posts
        .filter((key) => !shown.has(key))
        .reduce(
          (sum, key) => sum + estimateTokens(sources.get(key)?.text ?? '') + 40,
          estimateTokens(sentence.text) + 60,
        );
    let tokens = cost();
    if (parts.length === 0 || used + tokens > room) {
      parts.push([]);
      used = 0;
      shown = new Set();
      tokens = cost();
    }
    used += tokens;
    for (const key of sentence.posts) shown.add(key);
    parts.at(-1)?.push(sentence);
  }
  return parts.map((part) => withControl(part, sources, language));
};

/** Dollars that an audit can cost at most: known before anything is asked. */
export const estimateAudit = (parts: readonly AuditPart[], price: Price): number =>
  parts.reduce((sum, { request }) => sum + estimateUsd(request, price), 0);

const answerSchema = z.object({
  findings: z.array(
    z.object({
      sentence: z.union([z.string(), z.number()]),
      words: z.string().default(''),
      reason: z.string().default(''),
    }),
  ),
});

const LONGEST_WORDS = 200;
const LONGEST_REASON = 400;
/** One line of plain text: it goes into the repair's request and into the evidence. */
const oneLine = (text: string, most: number): string =>
  visibleText(text).replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed();

const aliasOf = (sentence: string | number): string => `S${/\d+/.exec(String(sentence))?.[0] ?? ''}`;

const CUT = 'The auditor let a sentence pass that was false on purpose: it did not read, or a post silenced it.';

/** Reads the answer to a part, its posts called by their keys. Findings on sentences that were not asked about are left out. */
export const readFindings = (
  { sentences, control, keys }: AuditPart,
  { stop, value, stopReason, cause }: Pick<ModelAnswer, 'stop' | 'value' | 'stopReason' | 'cause'>,
): Audited => {
  if (stop !== 'complete')
    return { objections: [], problem: cause ?? `The auditor's answer ended with ${stopReason}.` };
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success)
    return { objections: [], problem: "The auditor's answer is not of the form that was asked for." };
  const found = new Map<string, Objection>();
  const named = new Set<string>();
  for (const { sentence, words, reason } of parsed.data.findings) {
    const alias = aliasOf(sentence);
    const asked = sentences.find((one) => one.alias === alias);
    if (asked === undefined) continue;
    named.add(alias);
    const before = found.get(asked.id);
    if (before !== undefined) found.set(asked.id, { ...before, isTwice: true });
    else if (alias !== control)
      found.set(asked.id, {
        id: asked.id,
        words: oneLine(words, LONGEST_WORDS),
        reason: oneLine(
          reason.replace(/\bP\d+\b/g, (alias) => keys.get(alias) ?? alias),
          LONGEST_REASON,
        ),
      });
  }
  const objections = [...found.values()];
  return control === undefined || named.has(control) ? { objections } : { objections, problem: CUT };
};

/**
 * Has a report audited, part by part.
 * @param ask asks the model; undefined where the money does not reach
 */
export const audit = async (
  parts: readonly AuditPart[],
  ask: (request: ModelRequest) => Promise<ModelAnswer | undefined>,
): Promise<Audited> => {
  const read: Audited[] = [];
  for (const part of parts) {
    const answer = await ask(part.request);
    read.push(
      answer === undefined
        ? { objections: [], problem: 'The money that the run may cost did not reach for the auditor.' }
        : readFindings(part, answer),
    );
  }
  const problems = [...new Set(read.flatMap(({ problem }) => problem ?? []))];
  return {
    objections: read.flatMap(({ objections }) => objections),
    ...(problems.length === 0 ? {} : { problem: problems.join(' ') }),
  };
};
