// A line that opens with its speaker and a colon, read as a sentence of what that one says.
import type { Names } from '../text/compile-names.ts';
import { findMentions } from '../text/names.ts';
import { authorSpans } from './own-words.ts';
import type { Source } from './source-post.ts';

/** `Ada Byron（Aster Labs）：…`, `Ada Byron (Aster Labs): …`: the speaker, and what says who that is. */
const OPENING =
  /^([^\s，。；：“”（）(),;:][^，。；：“”（）(),;:]{0,40}?)(\s?（[^（）]{1,60}）| \([^()]{1,60}\))?(：|: )(?=\S)/u;

/** An account that is called as a product of the field is no owner of what is said of that product. */
const isThing = (name: string, names: Names): boolean =>
  findMentions(name, names).some(({ kind, start, end }) => kind !== 'company' && start === 0 && end === name.length);

/**
 * The text with a verb of speech in place of the colon behind a speaker, so that the rules which know such verbs see one:
 * only behind the name of who wrote a cited post. Whatever else stands before a colon (`已经可用：`, `Pricing: `) is a label, owns
 * nothing, and is looked for in the posts like all other words.
 */
export const withSpeech = (text: string, sources: readonly Source[], names: Names): string => {
  const [whole = '', name = '', role = '', colon] = OPENING.exec(text) ?? [];
  if (whole === '' || isThing(name, names)) return text;
  const isAuthor = authorSpans(name, sources).some(({ start, end }) => start === 0 && end === name.length);
  if (!isAuthor) return text;
  return `${name}${colon === '：' ? '说' : ' says'}${role}${colon === '：' ? '，' : ' '}${text.slice(whole.length)}`;
};

/** The same with blanks in place of what says who the speaker is: that is nothing that he says. */
export const withoutRole = (text: string): string =>
  text.replace(
    /^([^，（(]{1,42}(?:说| says))(（[^（）]{1,60}）| \([^()]{1,60}\))/u,
    (_, said: string, role: string) => said + ' '.repeat(role.length),
  );
