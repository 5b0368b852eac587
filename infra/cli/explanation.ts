// The path of a published sentence: from its words down to posts, spans, checks, warnings, the auditor and the raw answer.
import { BadInputError } from '../../shared/errors.ts';
import type { Evidence } from '../../shared/report.ts';
import type { AuditFinding, Written, WrittenSentence } from '../../shared/written.ts';
import { likenessOf, type RawPiece } from './raw-answers.ts';

type Line = Evidence['sentences'][string];

/** One post that carries the sentence. */
export interface ExplainedPost {
  readonly key: string;
  readonly url: string;
  readonly handle: string;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly createdAt: string;
  /** Verbatim words that the report quotes, and those that carry names and numbers. */
  readonly quotes: readonly { readonly text: string; readonly translation?: string | undefined }[];
  readonly spans: readonly { readonly text: string; readonly for: string }[];
  /** The whole post, from the run's private files while they are kept. */
  readonly text?: string | undefined;
}

export interface Explanation {
  readonly slug: string;
  readonly revision: number;
  readonly run: string;
  /** Id in evidence.json. */
  readonly id: string;
  readonly section: string;
  readonly role: Line['role'];
  readonly kind?: Line['kind'];
  readonly text: string;
  readonly lead?: string | undefined;
  readonly posts: readonly ExplainedPost[];
  readonly searched: readonly string[];
  /** What the name pack says of names of the sentence. */
  readonly background: NonNullable<Line['background']>;
  readonly checks: Line['checks'];
  /** What rules that only warn had to say of it. */
  readonly warnings: NonNullable<WrittenSentence['warnings']>;
  /** Absent where no model wrote the report, or the run's files are gone. */
  readonly audit?: {
    readonly outcome: string;
    readonly model?: string | undefined;
    readonly findings: readonly AuditFinding[];
  };
  /** What the model wrote of it, most alike first; empty for what code made. */
  readonly raw: readonly RawPiece[];
  /** What could not be looked at, as sentences. */
  readonly missing: readonly string[];
}

const postOf = (key: string, line: Line, evidence: Evidence, texts: ReadonlyMap<string, string>): ExplainedPost => {
  const { url = '', handle = '', name, organisation, createdAt = '' } = evidence.posts[key] ?? {};
  return {
    ...{ key, url, handle, name, organisation, createdAt },
    quotes: line.quotes.filter(({ post }) => post === key).map(({ text, translation }) => ({ text, translation })),
    spans: line.spans.filter(({ post }) => post === key).map(({ text, for: carries }) => ({ text, for: carries })),
    text: texts.get(key),
  };
};

/** Every sentence that Summarise left. */
const writtenSentences = (written: Written): WrittenSentence[] => {
  const items = [...written.keyPoints, ...written.answered, ...written.events.flatMap(({ items: told }) => told)];
  const blocks = [...written.views, ...written.special.flatMap(({ blocks: told }) => told)];
  return [
    ...written.overview.flat(),
    ...items.flatMap(({ headline, detail }) => (detail === undefined ? [headline] : [headline, detail])),
    ...blocks.flatMap(({ paragraphs }) => paragraphs.flat()),
    ...Object.values(written.conclusion).flat(),
  ];
};

/** A text that is, or is part of, another one. */
const WITHIN = 1;
/** Findings and answers about a sentence that was repaired since are still alike. */
const ALIKE = 0.6;

export interface Kept {
  readonly written?: Written | undefined;
  readonly raw: readonly RawPiece[];
  /** Texts of posts, by key. */
  readonly texts: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
}

/** Puts the path together. `id` must be one of the evidence. */
export const explanationOf = (evidence: Evidence, revision: number, id: string, kept: Kept): Explanation => {
  const line = evidence.sentences[id];
  if (line === undefined) throw new BadInputError(`No sentence of ${evidence.slug} has the id ${id}.`);
  const text = line.text ?? '';
  const { written } = kept;
  const audit = written?.writing.audit;
  return {
    ...{
      slug: evidence.slug,
      revision,
      run: evidence.run,
      id,
      section: line.section,
      role: line.role,
      kind: line.kind,
    },
    text,
    lead: line.lead,
    posts: [...new Set([...line.cites, ...(line.posts ?? [])])].map((key) => postOf(key, line, evidence, kept.texts)),
    searched: line.searched ?? [],
    background: line.background ?? [],
    checks: line.checks,
    warnings: (written === undefined ? [] : writtenSentences(written))
      .filter((sentence) => likenessOf(sentence.text, text) === WITHIN)
      .flatMap(({ warnings = [] }) => warnings),
    ...(audit === undefined
      ? {}
      : {
          audit: {
            outcome: audit.outcome,
            model: audit.model,
            findings: audit.findings.filter(({ sentence }) => likenessOf(sentence, text) >= ALIKE),
          },
        }),
    raw: kept.raw,
    missing: kept.missing,
  };
};
