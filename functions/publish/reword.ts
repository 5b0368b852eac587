// A sentence in words by hand: which of them are bold or quoted, what of the old one stays around them. Pure.
import type { Sentence, Stretch } from '../../shared/report.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { boldOf, labelOf } from './edit-report.ts';

export interface Words {
  /** `**…**` at its beginning is bold. */
  readonly text: string;
  readonly quotes: readonly { readonly text: string; readonly post: string }[];
  /** Whether it is said to be the editor's own. */
  readonly note: boolean;
}

/** Where the sentence stands: in an item, a bold headline comes first and the mark of its list behind it. */
export type Place = 'keyPoint' | 'event' | 'prose';

/** What an item says now, in two parts. */
export interface Reworded {
  readonly sentence: Sentence;
  /** The bold words, and those behind them. */
  readonly head: string;
  readonly detail: string;
}

const textOf = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('');

/** Words in which accounts have their `@` in the cited style only. */
const named = (text: string, bold?: true): Stretch[] =>
  text
    .split(/(@)(?=\w)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, ...(bold ? { bold } : {}), ...(part === '@' ? { style: 'cited' as const } : {}) }));

/** Words with their verbatim quotations as stretches of their posts. */
const quoted = (text: string, quotes: Words['quotes']): Stretch[] =>
  text
    .split(/(“[^“”]*”)/u)
    .filter((part) => part !== '')
    .flatMap((part): Stretch[] => {
      const quote = quotes.find((each) => part === `“${each.text}”`);
      return quote === undefined ? named(part) : [{ text: quote.text, quoted: quote.post }];
    });

/** Bold words at the beginning of a text, as marked, or as the old sentence had them; and the rest. */
const cut = (text: string, bold: string): readonly [head: string, rest: string] => {
  const [, head, rest] = /^\*\*(.+?)\*\*(.*)$/su.exec(text) ?? [];
  if (head !== undefined && rest !== undefined) return [head, rest.replaceAll('**', '')];
  const plain = text.replaceAll('**', '');
  return bold !== '' && plain.startsWith(bold) ? [bold, plain.slice(bold.length)] : ['', plain];
};

const withoutMark = (text: string): string => text.replace(/^\s*[，,：:；;]\s*/u, '');

/**
 * The sentence in new words, with its posts and quotations below it. The label of a paragraph of the conclusion stays. In an
 * item the bold words are the headline: as marked, or the old ones where the text begins with them, else all of it.
 */
export const reword = (sentence: Sentence, words: Words, place: Place, labels: ReportLabels): Reworded => {
  const label = labelOf([sentence], labels);
  const before = textOf(label);
  const given = words.text.startsWith(before) ? words.text.slice(before.length) : words.text;
  const note = words.note ? `${labels.editorsNote}${labels.colon}` : '';
  // What no post says was not checked against posts; in words by hand it is.
  const kept: Sentence = sentence.kind === 'absence' ? { ...sentence, kind: 'claim' } : sentence;
  const [bold, rest] = cut(given, label.length > 0 ? '' : textOf(boldOf(sentence.stretches)));
  if (place === 'prose') {
    const opening = named(bold, true);
    const marked: Stretch[] = note === '' ? [] : [{ text: note }];
    const stretches = [...label, ...marked, ...opening, ...quoted(rest, words.quotes)];
    return { sentence: { ...kept, stretches }, head: bold, detail: rest };
  }
  const [head, detail] = bold === '' ? [rest, ''] : [bold, withoutMark(rest)];
  const mark = place === 'keyPoint' ? labels.comma : labels.colon;
  const behind = detail === '' ? [] : [{ text: mark }, ...quoted(detail, words.quotes)];
  const stretches = [...named(note + head, true), ...behind];
  return { sentence: { ...kept, stretches }, head: note + head, detail };
};
