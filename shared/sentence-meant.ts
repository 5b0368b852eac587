// Which sentence of a report a person means, by its id or by some of its words. Pure.
import { BadInputError } from './errors.ts';
import type { Evidence } from './report.ts';
import { visibleText } from './text/escape-visible.ts';

/** A text however it is typed: width, case and blanks apart. */
export const asTyped = (text: string): string => visibleText(text).normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const LISTED = 5;

const short = (text: string): string => ([...text].length > 50 ? `${[...text].slice(0, 50).join('')}…` : text);

/**
 * The id of the one sentence that is meant: by its id, or by some of its words. Throws BadInputError where none or several
 * have them.
 */
export const sentenceMeant = (evidence: Evidence, words: string): string => {
  if (evidence.sentences[words] !== undefined) return words;
  const wanted = asTyped(words);
  const found = Object.entries(evidence.sentences).filter(([, { text = '', lead = '' }]) =>
    [text, lead].some((each) => asTyped(each).includes(wanted)),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only[0];
  if (only === undefined || wanted === '') {
    const known = Object.keys(evidence.sentences).slice(0, LISTED).join(', ');
    throw new BadInputError(
      `No sentence of ${evidence.slug} has the id or the words "${short(words)}"; evidence.json lists all (${known}, …).`,
    );
  }
  const list = found.slice(0, LISTED).map(([id, { text = '' }]) => `${id} (${short(text)})`);
  throw new BadInputError(
    `${found.length} sentences of ${evidence.slug} have the words "${short(words)}"; give more of them, or an id: ${list.join(', ')}.`,
  );
};
