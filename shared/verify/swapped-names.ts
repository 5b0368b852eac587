// Rule V7 in prose of Latin letters: what a sentence tells of one name its post tells of another that it names too.
import { blank, type Span } from './own-words.ts';
import { latinWords, type Source, tight } from './source-post.ts';
import { stemsOf } from './swapped-speakers.ts';

/** Names of a text in a row of words with capitals or digits, with what is told behind each, up to the next or a stop. */
const tellingsOf = (text: string): Map<string, { readonly name: string; readonly told: Set<string> }> => {
  const names: { name: string; start: number; end: number }[] = [];
  for (const { text: word, start, end } of latinWords(text)) {
    if (!/[\p{Lu}\d]/u.test(word)) continue;
    const last = names.at(-1);
    if (last !== undefined && text.slice(last.end, start) === ' ')
      names[names.length - 1] = { name: `${last.name} ${word}`, start: last.start, end };
    else names.push({ name: word, start, end });
  }
  const tellings = new Map<string, { name: string; told: Set<string> }>();
  for (const [at, { name, end }] of names.entries()) {
    const behind = text.slice(end, names[at + 1]?.start).split(/[.!?;。；\n](?!\d)/u)[0] ?? '';
    const told = tellings.get(tight(name))?.told ?? new Set<string>();
    tellings.set(tight(name), { name, told: new Set([...told, ...stemsOf(behind)]) });
  }
  return tellings;
};

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((stem) => b.has(stem)).length;
/** How many more words of the other name's telling each must have before they have changed places. */
const LEAST_MORE = 2;

/**
 * A name of a sentence to which it gives what a cited post tells of another name of the sentence, which got its words in turn.
 * @param own where the sentence names who wrote the posts
 */
export const swappedTelling = (text: string, own: readonly Span[], sources: readonly Source[]): string | undefined => {
  const mine = [...tellingsOf(blank(text, own))].filter(([, { told }]) => told.size >= LEAST_MORE);
  if (mine.length < 2) return undefined;
  for (const { normal, tight: letters } of sources) {
    if (mine.filter(([key]) => letters.includes(key)).length < 2) continue;
    const theirs = tellingsOf(normal);
    const both = mine.filter(([key]) => theirs.has(key));
    for (const [key, { name, told }] of both)
      for (const [other, { told: toldOther }] of both) {
        const [ofKey, ofOther] = [theirs.get(key)?.told, theirs.get(other)?.told];
        if (key === other || ofKey === undefined || ofOther === undefined) continue;
        const crossed =
          common(told, ofOther) >= common(told, ofKey) + LEAST_MORE &&
          common(toldOther, ofKey) >= common(toldOther, ofOther) + LEAST_MORE;
        if (crossed) return name;
      }
  }
  return undefined;
};
