// One physical line of Markdown from free text and our own markup: typography, bold edges and escaping, in that order.
import { escapeMarkdown } from '../../shared/text/escape-markdown.ts';
import { collapseSpaces, typeset } from '../../shared/text/escape-typography.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { Style } from './rendering.ts';

/** Free text, or our own markup, ready for its output. Typography looks through a link and not into a quotation. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean | undefined }
  | { readonly kind: 'link' | 'quotation'; readonly markup: string };

interface Glyph {
  readonly char: string;
  readonly bold: boolean;
}
interface Markup {
  readonly markup: string;
}
type Atom = Glyph | (Markup & { readonly kind: 'link' | 'quotation' });
/** A stretch of glyphs that are all bold or all not, or markup. */
export type Run = { readonly text: string; readonly bold: boolean } | Markup;

const CAN_OPEN_BOLD = /^[\p{L}\p{N}]$/u;
const CAN_CLOSE_BOLD = /^[\p{L}\p{N}\p{M}]$/u;

/** True when a text has a character that can stand at the edge of bold. */
export const canBeBold = (text: string): boolean => /[\p{L}\p{N}]/u.test(visibleText(text));

/** In the plain style `"` opens and closes quotations and nothing else. */
const toAtoms = (pieces: readonly Piece[], style: Style): Atom[] =>
  pieces.flatMap((piece): Atom[] => {
    if (piece.kind !== 'text') return [piece];
    const text = style === 'plain' ? piece.text.replaceAll('"', "'") : piece.text;
    return [...visibleText(text)].map((char) => ({ char, bold: piece.bold === true }));
  });

const withTypography = (atoms: readonly Atom[], han: boolean): Atom[] => {
  const places = atoms.flatMap((atom, at) => ('kind' in atom && atom.kind === 'link' ? [] : [at]));
  const chars = (han ? typeset : collapseSpaces)(
    places.map((at) => {
      const atom = atoms[at];
      return atom !== undefined && 'char' in atom ? atom.char : undefined;
    }),
  );
  const charAt = new Map(places.map((at, i) => [at, chars[i] ?? '']));
  return atoms
    .map((atom, at) => ('char' in atom ? { ...atom, char: charAt.get(at) ?? '' } : atom))
    .filter((atom) => !('char' in atom) || atom.char !== '');
};

/** Takes bold from characters at the edges of a bold stretch that CommonMark or kramdown might not take as an edge. */
const withSafeBold = (atoms: readonly Atom[]): Atom[] => {
  const result = [...atoms];
  const unbold = (from: number, step: 1 | -1, canStay: RegExp): void => {
    for (let at = from; ; at += step) {
      const atom = result[at];
      if (atom === undefined || !('char' in atom) || !atom.bold || canStay.test(atom.char)) return;
      result[at] = { ...atom, bold: false };
    }
  };
  const isBold = (atom: Atom | undefined): boolean => atom !== undefined && 'char' in atom && atom.bold;
  atoms.forEach((atom, at) => {
    if (isBold(atom) && !isBold(atoms[at - 1])) unbold(at, 1, CAN_OPEN_BOLD);
    if (isBold(atom) && !isBold(atoms[at + 1])) unbold(at, -1, CAN_CLOSE_BOLD);
  });
  return result;
};

const toRuns = (atoms: readonly Atom[]): Run[] => {
  const runs: Run[] = [];
  for (const atom of atoms) {
    const last = runs.at(-1);
    if ('markup' in atom) runs.push({ markup: atom.markup });
    else if (last !== undefined && 'text' in last && last.bold === atom.bold) {
      runs[runs.length - 1] = { text: last.text + atom.char, bold: atom.bold };
    } else runs.push({ text: atom.char, bold: atom.bold });
  }
  return runs;
};

/** Beginning and end of a run in Markdown, which its neighbours' escaping must know. */
const edge = (run: Run | undefined): string => {
  if (run === undefined) return '';
  if ('markup' in run) return run.markup;
  return run.bold ? '**' : run.text;
};

const runToMarkdown = (run: Run, before: string, after: string): string => {
  if ('markup' in run) return run.markup;
  if (!run.bold) return escapeMarkdown(run.text, { before, after });
  return `**${escapeMarkdown(run.text, { before: '**', after: '**' })}**`;
};

/**
 * Pieces as runs of bold and other text, typeset, for any output; markup comes through untouched.
 * @param han whether Chinese typography is kept
 */
export const typesetRuns = (pieces: readonly Piece[], style: Style, han = true): Run[] =>
  toRuns(withSafeBold(withTypography(toAtoms(pieces, style), han)));

/** Pieces as one line of Markdown, without indentation or marker. Shows the pieces' text, typeset, and nothing else. */
export const renderLine = (pieces: readonly Piece[], style: Style, han = true): string => {
  const runs = typesetRuns(pieces, style, han);
  return runs.map((run, at) => runToMarkdown(run, edge(runs[at - 1]), edge(runs[at + 1]))).join('');
};
