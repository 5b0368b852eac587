// A sentence by hand before the rules: what may never stand, what its posts don't carry, which of its words are quotations. Pure.
import { BadInputError } from '../../shared/errors.ts';
import { checkSentence } from '../../shared/verify/check-sentence.ts';
import { namesOf } from '../../shared/verify/published-truth.ts';
import { isVerbatim, quotedSpans } from '../../shared/verify/quotes-match.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import type { SentenceKind } from '../../shared/written.ts';
import { placeIn } from './amend-report.ts';
import type { Amendment } from './amendments.ts';
import type { Verifiable } from './verify-edition.ts';

export interface Judged {
  readonly quotes: Amendment['quotes'];
  /** Why its posts don't carry it. */
  readonly note?: string | undefined;
}

/** Said where the run's posts have expired: then nothing can be held against them. */
const NO_POSTS = 'The posts of the run are no longer kept, so that nobody can look whether they say it.';

/** Quotations of a text, each with its post. Throws BadInputError for one that stands in no post of the sentence. */
const quotesIn = (text: string, sources: readonly Source[]): Amendment['quotes'] =>
  quotedSpans(text).map(({ text: words }) => {
    const post = sources.find((source) => isVerbatim(words, source))?.key;
    if (post !== undefined) return { text: words, post };
    throw new BadInputError(
      `The words "${words}" stand in none of the sentence's posts${sources.length === 0 ? ', which are no longer kept' : ''}; only their own words may stand in quotation marks.`,
    );
  });

/** What a sentence by hand is checked as: what no post says was not, and is now. */
const kindOf = (kind: string | undefined): SentenceKind => (kind === 'synthesis' || kind === 'advice' ? kind : 'claim');

/**
 * Judges a text for a sentence of a report by the rules that the model's own sentences pass. Throws BadInputError for what may
 * stand nowhere: markup, another language, a quotation that nobody wrote.
 * @param sources the day's posts by their links; empty where they are no longer kept
 */
export const judgeByHand = (
  given: string,
  id: string,
  { report, evidence }: Verifiable,
  sources: ReadonlyMap<string, Source>,
): Judged => {
  const text = given.replaceAll('**', '');
  const { kind, cites = [], posts = cites } = evidence.sentences[id] ?? {};
  const own = [...sources.values()].filter(({ key }) => posts.includes(key));
  const quotes = quotesIn(text, own);
  const place = placeIn(report, id) === 'prose' ? 'prose' : 'detail';
  const sentence = { text, kind: kindOf(kind), posts, place, language: report.language } as const;
  const packet = new Map(own.map((source) => [source.key, source]));
  const { vetoes } = checkSentence(sentence, packet, { names: namesOf(evidence) });
  const unclean = vetoes.find(({ rule }) => rule === 'V12');
  if (unclean !== undefined) throw new BadInputError(`The text can't stand in the report: ${unclean.message}`);
  if (own.length === 0) return { quotes, note: NO_POSTS };
  return { quotes, note: vetoes[0]?.message };
};
