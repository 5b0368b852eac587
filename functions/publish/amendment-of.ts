// A wish for a sentence by hand made into an amendment: which sentence is meant, what the rules say, whether the report holds.
import { createHash } from 'node:crypto';
import { BadInputError } from '../../shared/errors.ts';
import { asTyped, sentenceMeant } from '../../shared/sentence-meant.ts';
import type { Store } from '../../shared/store/store.ts';
import { type Amendment, fingerprintOf } from './amendments.ts';
import { tried } from './bring-amendments.ts';
import { type Judged, judgeByHand } from './judge-by-hand.ts';
import { readRunSources } from './read-sources.ts';
import type { Verifiable } from './verify-edition.ts';

export interface Wish {
  readonly slug: string;
  /** Id of a sentence in evidence.json, or some of its words. */
  readonly sentence: string;
  /** What it is to say, `**…**` in bold; undefined where it is to go. */
  readonly text: string | undefined;
}

/** The sentence that is meant. Throws BadInputError for one that is no claim, or is a bold line above others. */
export const meant = (
  { evidence }: Verifiable,
  { slug, sentence }: Wish,
): { readonly id: string; readonly was: string } => {
  const id = sentenceMeant(evidence, sentence);
  const { role, text: was } = evidence.sentences[id] ?? {};
  if (role !== 'claim')
    throw new BadInputError(`The sentence ${id} of ${slug} is the report's own count or form, which can't be amended.`);
  if (was !== undefined && id !== sentence && !asTyped(was).includes(asTyped(sentence)))
    throw new BadInputError(
      `What ${JSON.stringify(sentence)} stands in is a bold line above ${id}, which can't be amended.`,
    );
  if (was === undefined)
    throw new BadInputError(
      `The evidence of ${slug} is of a version that does not hold what it says; run the day again first.`,
    );
  return { id, was };
};

/** One line of plain text without its full stop, quotations in the marks that a report has. Throws BadInputError where nothing is left. */
export const tidied = (text: string): string => {
  const line = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/"([^"]*)"/gu, '“$1”')
    .trim()
    .replace(/[。.]+$/u, '');
  if (line.replaceAll('*', '').trim() !== '') return line;
  throw new BadInputError('The text of --text is empty; --drop takes a sentence out.');
};

/** The amendment as the rules let it stand, tried in the report. Throws BadInputError where they don't. */
export const judged = async (
  store: Store,
  material: Verifiable,
  wish: Wish,
  now: Date,
): Promise<{ readonly amendment: Amendment; readonly result: Verifiable; readonly note: string | undefined }> => {
  const { id, was } = meant(material, wish);
  const text = wish.text === undefined ? undefined : tidied(wish.text);
  const at = now.toISOString();
  const base = { at, sentence: id, was: fingerprintOf(was), ...(text === undefined ? {} : { text }) };
  const sources = await readRunSources(store, material);
  const verdict: Judged = text === undefined ? { quotes: [] } : judgeByHand(text, id, material, sources);
  const hash = createHash('sha256').update(JSON.stringify(base)).digest('hex').slice(0, 16);
  const { amendment, result, note, fault, losesPart } = tried(material, id, { id: hash, ...base }, verdict, sources);
  if (fault !== undefined)
    throw new BadInputError(
      `The report would break ${fault.rule} with it: ${fault.message}${fault.text === '' ? '' : ` (${fault.text})`} Nothing was changed.`,
    );
  if (losesPart)
    throw new BadInputError(
      `The part of ${wish.slug} in which ${id} stands would be left without a direct quotation or two speakers; keep one in the text, or use --drop.`,
    );
  return { amendment, result, note };
};
