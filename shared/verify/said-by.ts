// A line that opens with its speaker and a colon, read as a sentence of what that one says.
import { authorSpans } from './own-words.ts';
import type { Source } from './source-post.ts';

/** `Ada Byron（Aster Labs）：…`, `Ada Byron (Aster Labs): …`: the speaker, and what says who that is. */
const OPENING =
  /^([^\s，。；：“”（）(),;:][^，。；：“”（）(),;:]{0,40}?)(\s?（[^（）]{1,60}）| \([^()]{1,60}\))?(：|: )(?=\S)/u;
const LATIN_NAME = /^(?:@\w{1,50}|\p{Lu}[\p{Script=Latin}\d.'’-]*(?: [\p{Lu}\d][\p{Script=Latin}\d.'’-]*){0,3})$/u;

/**
 * The text with a verb of speech in place of the colon behind a speaker, so that the rules which know such verbs see one:
 * behind a name in Latin letters, or the name of who wrote a cited post. Others (`已经可用：`, `开发者：`) are labels and stay.
 */
export const withSpeech = (text: string, sources: readonly Source[]): string => {
  const [whole = '', name = '', role = '', colon] = OPENING.exec(text) ?? [];
  if (whole === '') return text;
  const isAuthor = authorSpans(name, sources).some(({ start, end }) => start === 0 && end === name.length);
  if (!isAuthor && !LATIN_NAME.test(name)) return text;
  return `${name}${role}${colon === '：' ? '说，' : ' says '}${text.slice(whole.length)}`;
};
