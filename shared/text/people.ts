// People whom a field knows: found in a text by their names and accounts, and by the account that wrote a post.
import { handleOf, type Post } from '../post.ts';
import type { Names } from './compile-names.ts';
import type { Person } from './name-pack.ts';
import { expressionEnd, isWordStart, literalAt, searchOf, wordAt } from './name-search.ts';

/** Where a text speaks of a person. Offsets are UTF-16, end exclusive, into the text as given. */
export interface PersonMention {
  readonly person: Person;
  readonly start: number;
  readonly end: number;
}

/** The person whose account on X this is. */
export const personOfAccount = (handle: string, names: Names): Person | undefined =>
  names.personOf.get(handle.toLowerCase());

/** The person whose own account wrote a post; elsewhere than on X anybody may have the name. */
export const personOfAuthor = (post: Pick<Post, 'platform' | 'author'>, names: Names): Person | undefined =>
  post.platform === 'twitter' ? personOfAccount(handleOf(post), names) : undefined;

/** People in a text, left to right, by every spelling that the pack has, and by their accounts (`@name`). */
export const findPeople = (text: string, names: Names): PersonMention[] => {
  if (names.people.size === 0) return [];
  const search = searchOf(text, names);
  const found: PersonMention[] = [];
  let at = 0;
  while (at < search.text.length) {
    const handle = search.text[at] === '@' ? /^@(\w{1,50})/.exec(search.text.slice(at, at + 52))?.[1] : undefined;
    if (handle !== undefined) {
      const person = personOfAccount(handle, names);
      const end = at + 1 + handle.length;
      if (person !== undefined) found.push({ person, start: at, end });
      at = end;
      continue;
    }
    if (!isWordStart(search.text, at)) {
      at++;
      continue;
    }
    const word = wordAt(search, at);
    const literal = literalAt(search, names.personLiterals, word, at);
    const expression = expressionEnd(search, word, at);
    if (expression > (literal?.end ?? 0)) {
      at = expression;
      continue;
    }
    const person = literal === undefined ? undefined : names.people.get(literal.name);
    if (literal !== undefined && person !== undefined) found.push({ person, start: at, end: literal.end });
    at = literal?.end ?? at + word.length;
  }
  return found;
};
